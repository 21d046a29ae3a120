import ArgumentParser
import JSON
import Journal
import Moderation
import Terminal
import Text
import Wording

/// `sluice submit`: brings comments in.
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Bring comments in: one from options, or many as JSON.",
        discussion: """
            With - it reads standard input: one JSON object, or an object a line,

              {"release": "konference-brisele", "parent": 17,
               "author": {"name": "Līga", "email": "liga@example.lv",
                          "site": "https://liga.example", "address": "192.0.2.41"},
               "body": "Paldies!", "submitted": "2026-11-24T12:30:00.000Z",
               "source": {"system": "web", "id": "8812"}}

            in which release, author's name and body must be there. The number that each comment got is printed, one a \
            line. A comment with the same source again is not added; the number that it has is printed. What is \
            refused is told on standard error and the others are taken, unless --all-or-nothing.

            An e-mail, site, address, parent, time or source that is "" is absent; a name or a text in which nothing can be \
            seen is refused as empty.

            What is one line (name, e-mail, site, address, source) has no control characters. A name has at most 200 \
            bytes; a body 65536 bytes and 5000 lines; nowhere stand more than 30 combining marks in a row. A line of \
            JSON has at most 16 MiB, and its mistakes are told with line and column.

            --all-or-nothing is one write, but each comment is an act by itself: a kill or a power cut may leave a \
            beginning of it. With a source it can be repeated without doubling anything.

            With --decided an object may also have "state" (pending, approved or rejected) and, of a rejected one, \
            "reason": how it was decided elsewhere. Only who may decide may say so.

            A mistake in settings.json is told and keeps no comment out, but for --decided.

            Examples:
              sluice submit --release konference-brisele --name Līga --body "Paldies!"
              sluice submit - < comments.jsonl

            Exit code 1: at least one was refused; 65: one was not UTF-8.
            """)

    @Argument(help: "- reads JSON from standard input.")
    var input: String?

    @OptionGroup var comment: CommentOptions

    @Flag(name: .customLong("all-or-nothing"), help: "Take none if one is refused.")
    var allOrNothing = false

    @Flag(name: .customLong("decided"), help: "Let JSON say what was decided elsewhere.")
    var decided = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let inbox = try Session.copy(in: Session.folder(queue.choice)).flatMap { $0.isInbox ? InboxRun($0) : nil }
        if decided, input == nil { throw Failure(.usage, wording.needsDash("--decided")) }
        if let input {
            guard input == "-" else {
                throw Failure(.usage, wording.notADash(input))
            }
            if let option = comment.given {
                throw Failure(.usage, wording.optionAndDash(option))
            }
            if inbox != nil, decided { throw Failure(.usage, wording.nothingDecidedInInbox) }
            var reader = SubmissionReader(isDecided: decided, StandardInput.chunk)
            if let inbox { return try inbox.run(&reader, allOrNothing: allOrNothing) }
            var run = try SubmitRun(
                queue.choice, form: .forStandardOutput(json: output.json), isDecided: decided)
            try run.run(&reader, allOrNothing: allOrNothing)
        } else {
            let read = try comment.read()
            if let inbox {
                return try inbox.run(
                    SubmissionBatch(comment: try read(SystemZone())), allOrNothing: allOrNothing)
            }
            var run = try SubmitRun(queue.choice, form: .forStandardOutput(json: output.json))
            try run.run(
                SubmissionBatch(comment: try read(run.session.zone)), allOrNothing: allOrNothing)
        }
    }
}

/// One comment, as given by its options.
struct CommentOptions: ParsableArguments {
    @Option(
        name: .customLong("release"), help: ArgumentHelp("The release it belongs to.", valueName: "slug"),
        completion: .custom { words, _, prefix in Completions.releases(words, prefix) })
    var release: String?

    @Option(
        name: .customLong("name"), parsing: .unconditional, help: ArgumentHelp("The author's name.", valueName: "text"))
    var name: String?

    @Option(
        name: .customLong("body"), parsing: .unconditional,
        help: ArgumentHelp("The text; - reads standard input.", valueName: "text"))
    var body: String?

    @Option(name: .customLong("email"), help: ArgumentHelp("The author's e-mail.", valueName: "text"))
    var email: String?

    @Option(name: .customLong("site"), help: ArgumentHelp("The author's web site.", valueName: "url"))
    var site: String?

    @Option(name: .customLong("address"), help: ArgumentHelp("The network address it came from.", valueName: "address"))
    var address: String?

    @Option(name: .customLong("parent"), help: ArgumentHelp("The comment it answers.", valueName: "number"))
    var parent: String?

    @Option(
        name: .customLong("submitted"), help: ArgumentHelp("When the reader sent it (else now).", valueName: "time"))
    var submitted: String?

    @Option(
        name: .customLong("source"),
        help: ArgumentHelp("Where it was imported from.", valueName: "system:id"))
    var source: String?

    /// The first option that was given: each has the name of its property.
    var given: DisplayText? {
        let given = Mirror(reflecting: self).children.first { ($0.value as? Option<String?>)?.wrappedValue != nil }
        return given?.label.map { DisplayText(stranger: "--" + $0.dropFirst()) }
    }

    /// Reads the options before the queue is opened; only a local time needs the queue's zone.
    func read() throws(Failure) -> (any Zone) throws(Failure) -> NewComment {
        guard let release, let name, let body else {
            throw Failure(.usage, wording.submissionNeeds)
        }
        let (parent, submitted, source) = (parent?.unlessEmpty, submitted?.unlessEmpty, source?.unlessEmpty)
        var comment = NewComment(
            release: try SlugArgument.slug(release),
            author: Author(
                name: name, email: email?.unlessEmpty, site: site?.unlessEmpty, address: address?.unlessEmpty),
            body: try TextArgument.text(body))
        if let parent {
            guard let word = TargetWord(parent), word.version == nil else {
                throw Failure(.usage, wording.badParent(parent))
            }
            comment.parent = word.number
        }
        if let source {
            let parts = source.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                throw Failure(.usage, wording.badSource(source))
            }
            comment.source = Source(system: String(parts[0]), id: String(parts[1]))
        }
        return { [comment, submitted] zone throws(Failure) in
            guard let submitted else { return comment }
            guard let moment = TimeForm.absolute(submitted, zone: zone) else {
                throw Failure(.usage, wording.badSubmissionTime(submitted))
            }
            var comment = comment
            comment.submitted = moment
            return comment
        }
    }
}

/// Hands comments in, and reports the number that each got or why it was refused.
struct SubmitRun {
    var session: Session
    let form: OutputForm
    /// How many comments were added so far.
    private var takenCount = 0

    /// Opens the queue that the options name.
    ///
    /// - Parameter isDecided: Whether decisions come in too, so that only those who may decide may hand them in.
    init(_ options: QueueChoice, form: OutputForm, isDecided: Bool = false) throws(Failure) {
        self.form = form
        guard !isDecided else {
            session = try Session.open(options)
            _ = try session.decider()
            return
        }
        // A reader's comment never waits for a moderator to correct a file.
        session = try Session.open(options, settings: .readable(wording.pendingAllTheSame))
    }

    /// Hands in one comment, or several that belong together.
    ///
    /// - Throws: `ExitCode` when at least one was refused, after each was reported.
    mutating func run(_ batch: SubmissionBatch, allOrNothing: Bool) throws {
        let status: ExitStatus?
        do throws(Failure) {
            status = try take(batch, allOrNothing: allOrNothing)
        } catch {
            throw takenCount == 0 ? error : error.butDone(wording.commentTaken)
        }
        if let status { throw ExitCode(status.rawValue) }
    }

    /// Hands in a stream of comments, some thousands in one write, so that neither the time that the lock is held nor
    /// memory grows with their number; all of them in one write if none may come in without the others.
    ///
    /// - Throws: `ExitCode` when at least one was refused, after each was reported.
    mutating func run(_ reader: inout SubmissionReader, allOrNothing: Bool) throws {
        let worst: ExitStatus?
        do throws(Failure) {
            worst = try reader.takeAll(allOrNothing: allOrNothing) { (batch) throws(Failure) in
                try take(batch, allOrNothing: allOrNothing)
            }
        } catch {
            throw takenCount == 0 ? error : error.butDone(wording.deed(.taken(takenCount)))
        }
        if let worst { throw ExitCode(worst.rawValue) }
    }

    /// Bad data outweighs a refusal.
    static func worse(_ one: ExitStatus?, _ other: ExitStatus?) -> ExitStatus? {
        guard let one, let other else { return one ?? other }
        return one.rawValue > other.rawValue ? one : other
    }

    /// Hands a batch in and reports what became of each comment; returns the exit status of the worst refusal among them.
    private mutating func take(_ batch: SubmissionBatch, allOrNothing: Bool) throws(Failure) -> ExitStatus? {
        let batch = knowing(batch)
        let comments = batch.comments
        var results: [SubmitResult] = []
        if allOrNothing, comments.count < batch.items.count {
            results = comments.map { _ in .refused(.notAlone) }
        } else if !comments.isEmpty {
            results = try submit(comments, allOrNothing: allOrNothing)
        }
        takenCount += results.count { if case .added = $0 { true } else { false } }
        return try tell(batch, results)
    }

    /// The batch without the comments that were rejected elsewhere for a reason that the settings don't list.
    private func knowing(_ batch: SubmissionBatch) -> SubmissionBatch {
        var batch = batch
        for (index, item) in batch.items.enumerated() {
            guard case .success(let comment) = item.comment, case .rejected(let reason) = comment.base else { continue }
            do throws(Failure) {
                _ = try RejectCommand.reason(reason.text, in: session.settings)
            } catch {
                let place = JSONPosition(line: item.line ?? 1, column: 1, offset: 0)
                batch.items[index].comment = .failure(InputFault(place, error.sentence))
            }
        }
        return batch
    }

    /// Reports what became of each comment; returns the exit status of the worst refusal among them.
    private func tell(_ batch: SubmissionBatch, _ results: [SubmitResult]) throws(Failure) -> ExitStatus? {
        var output = Output(form)
        var worst: ExitStatus?
        var next = results.makeIterator()
        for item in batch.items {
            let line: DisplayText = item.line.map { wording.onLine($0) } ?? ""
            switch item.comment {
            case .failure(let fault):
                Notices.tell(fault.line)
                worst = SubmitRun.worse(worst, fault.status)
            case .success:
                switch next.next() {
                case .added(let number): try tell(number, isNew: true, to: &output)
                case .known(let number): try tell(number, isNew: false, to: &output)
                case .refused(let refusal):
                    Notices.tell(line + SubmitRun.clause(refusal))
                    worst = SubmitRun.worse(worst, .refused)
                case nil: break
                }
            }
        }
        try output.finish()
        return worst
    }

    private mutating func submit(_ comments: [NewComment], allOrNothing: Bool) throws(Failure) -> [SubmitResult] {
        let submitted = try calling { () throws(DeskError) in
            try session.desk.submit(
                comments, by: session.login, queue: &session.queue, allOrNothing: allOrNothing)
        }
        Notices.tell(submitted.remarks)
        return submitted.results
    }

    private func tell(_ number: CommentNumber, isNew: Bool, to output: inout Output) throws(Failure) {
        switch form {
        case .people: try output.line(wording.submittedNow(number, isNew: isNew))
        case .tabs: try output.line("\(number.rawValue)")
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("number", number.rawValue)
                    json.member("version", session.queue.facts(number)?.version.rawValue)
                    json.member("added", isNew)
                })
        }
    }

    static func clause(_ refusal: SubmitRefusal) -> DisplayText {
        switch refusal {
        case .unknownRelease(let slug): wording.noRelease(slug).clause
        case .unknownParent(let number): wording.noParent(number)
        case .parentElsewhere(let number, let release): wording.parentElsewhere(number, release)
        case .parentErased(let number): wording.parentErased(number)
        case .breach(let breach): wording.clause(breach)
        case .unfit(let breach): wording.clause(breach)
        case .notAlone: wording.notTakenAlone
        }
    }
}
