import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// Applies a decision to the targets that the command line names, and reports what became of it.
///
/// The session is passed through rather than kept: a second reference to its queue would make the first entry that it
/// applies copy all of it.
struct DecisionRun {
    let form: OutputForm

    /// Opens the queue and takes a decision that depends on it: a reason that the settings list, a local time.
    static func run(
        queue: QueueChoice, output: OutputOptions, targets: TargetOptions,
        decision: (Session) throws(Failure) -> Decision
    ) throws {
        let input = { () throws(Failure) -> [UInt8] in try StandardInput.text() }
        if targets.where == nil, targets.targets.isEmpty {
            throw Failure(.usage, wording.noTarget)
        }
        if targets.where != nil, !targets.targets.isEmpty {
            throw Failure(.usage, wording.targetsAndQuery)
        }
        let list = try TargetList(targets.targets, input: input)
        var session = try Session.open(queue)
        let decision = try decision(session)
        let (named, unknown) =
            try targets.where.map { text throws(Failure) in (try matching(text, session), []) }
            ?? list.fixed(in: session.queue)
        let run = DecisionRun(form: .forStandardOutput(json: output.json))
        try run.run(
            decision, on: named, unknown: unknown, note: targets.note, dryRun: targets.dryRun, in: &session)
    }

    /// Reads the query of `--where`.
    static func query(_ text: String) throws(Failure) -> Query {
        let query = try Session.query(text, otherwise: .everything)
        guard !query.isEmpty else {
            throw Failure(.usage, wording.emptyWhere)
        }
        return query
    }

    /// The comments that a query matches, at their present versions.
    private static func matching(_ text: String, _ session: Session) throws(Failure) -> [Target] {
        try session.select(try query(text)).sorted().map {
            Target(number: $0, version: session.queue.version(of: $0))
        }
    }

    func run(
        _ decision: Decision, on targets: [Target], unknown: [SetApart], note: String?, dryRun: Bool,
        bodyInForce: String? = nil, in session: inout Session
    ) throws {
        let login = try session.decider()
        guard targets.count <= Limits.targets else {
            throw Failure(.usage, wording.tooManyTargets(targets.count, limit: Limits.targets))
        }
        var command = session.queue.command(
            decision, on: targets, by: login, note: note, at: session.now, bodyInForce: bodyInForce)
        command.setApart = (command.setApart + unknown).sorted { $0.number < $1.number }
        try run(command, dryRun: dryRun, in: &session)
    }

    /// Writes a command, unless it is only to be tried, and reports what became of it.
    ///
    /// - Throws: `ExitCode` when a target was set apart, after each was reported.
    func run(_ command: Command, dryRun: Bool, in session: inout Session) throws {
        if let fault = command.fault(settings: session.settings) {
            // A text comes from a file or a pipe, everything else from the command line.
            throw Failure(command.decision.verb == .edit ? .data : .usage, wording.fault(fault))
        }
        var outcome = (entry: EntryNumber?.none, done: command.targets.map(\.number), setApart: command.setApart)
        if !dryRun, !command.targets.isEmpty {
            let written = try session.decide(command)
            outcome = (written.entry, written.done, written.setApart)
        }
        try DecisionReport(decision: command.decision, session: session, form: form)
            .tell(entry: outcome.entry, done: outcome.done, setApart: outcome.setApart)
    }
}

/// Reports what became of a decision: what was done on standard output, each target that was set apart on standard error.
struct DecisionReport {
    let decision: Decision
    let session: Session
    let form: OutputForm

    /// - Parameter entry: The entry that was written; `nil` when none was, or when it was only tried.
    /// - Throws: `ExitCode` when a target was set apart.
    func tell(entry: EntryNumber?, done: [CommentNumber], setApart: [SetApart]) throws {
        do throws(Failure) {
            try write(entry: entry, done: done, setApart: setApart)
        } catch {
            guard let entry else { throw error }
            throw Failure(error.status, wording.doneBut(entry, error.message))
        }
        for refused in setApart { Notices.tell(refused.line(session)) }
        tellAnswers(done)
        tellEndedDeferrals(entry, done)
        if !setApart.isEmpty { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// Reports which of the comments that the public sees from now on answer one that it doesn't see.
    private func tellAnswers(_ done: [CommentNumber]) {
        let queue = session.queue
        let isApproval = decision.verb == .approve
        guard isApproval || decision.verb == .undo else { return }
        let approved = isApproval ? Set(done) : []
        var answers: [(number: CommentNumber, parent: Comment)] = []
        for number in done where isApproval || queue.state(of: number) == .approved {
            guard let parent = queue.unpublishedParent(of: number), !approved.contains(parent),
                let comment = queue[parent]
            else { continue }
            answers.append((number, comment))
        }
        for answer in answers.prefix(Self.shownAnswers) {
            let state = answer.parent.stateWord(at: session.now)
            Notices.tell(wording.answersOne(answer.number, answer.parent.number, state: state))
        }
        if answers.count > Self.shownAnswers {
            Notices.tell(wording.moreAnswers(answers.count - Self.shownAnswers))
        }
    }

    /// Reports which comments are no longer deferred because of a note or an edit, and that undoing a note doesn't defer them again.
    private func tellEndedDeferrals(_ entry: EntryNumber?, _ done: [CommentNumber]) {
        if case .undo(let taken) = decision, session.queue.verb(of: taken) == .note {
            let ended = session.queue.deferralsEnded(by: taken, of: done, stillMissedAt: session.now)
            if ended > 0 { Notices.tell(wording.deferralsStayEnded(ended)) }
        }
        guard decision.endsDeferralsOfOthers, case .full(let login) = session.desk.access else { return }
        let queue = session.queue
        let ended = done.compactMap { number -> (CommentNumber, Deferral)? in
            let deferral =
                entry.map { queue.deferral(of: number, endedBy: $0) }
                ?? queue.deferral(of: number, notBy: login, at: session.now)
            return deferral.map { (number, $0) }
        }
        for (number, deferral) in ended.prefix(Self.shownAnswers) {
            let until = wording.moment(session.zone.local(deferral.until))
            Notices.tell(wording.deferralEnded(number, deferral, until: until, isTried: entry == nil))
        }
        if ended.count > Self.shownAnswers {
            Notices.tell(wording.moreDeferralsEnded(ended.count - Self.shownAnswers, isTried: entry == nil))
        }
    }

    private static let shownAnswers = 20

    private func write(entry: EntryNumber?, done: [CommentNumber], setApart: [SetApart]) throws(Failure) {
        var output = Output(form)
        switch form {
        case .people: try output.line(sentence(entry: entry, done: done, setApart: setApart))
        case .tabs: try tellTargets(entry: entry, done: done, to: &output)
        case .json: try output.line(json: object(entry: entry, done: done, setApart: setApart))
        }
        try output.finish()
    }

    /// One target a line, at its new version: the input of the next command in a pipe.
    private func tellTargets(entry: EntryNumber?, done: [CommentNumber], to output: inout Output) throws(Failure) {
        for number in done {
            var fields = TabFields()
            fields.add("\(number.rawValue)@\((entry ?? session.queue.version(of: number)).rawValue)")
            try output.line(fields)
        }
    }

    private func object(entry: EntryNumber?, done: [CommentNumber], setApart: [SetApart]) -> [UInt8] {
        OutputJSON.object { json in
            json.member("do", decision.verb.word)
            json.member("entry", entry?.rawValue)
            json.member("on", done)
            json.array("refused", setApart) { refused, json in
                json.member("number", refused.number.rawValue)
                json.member("why", refused.refusal.code)
                let conflict = refused.refusal.conflict
                json.member("entry", conflict?.entry.rawValue)
                json.member("by", conflict?.by.text)
                json.member("at", conflict?.at)
            }
        }
    }

    private func sentence(entry: EntryNumber?, done: [CommentNumber], setApart: [SetApart]) -> DisplayText {
        guard let first = done.first else { return wording.nothingDone(isNothingNamed: setApart.isEmpty) }
        let which: CommandWhich =
            done.count == 1 ? .one(first, session.queue[first]?.authorName) : .many(done.count)
        return wording.decided(deed, which, setApart: setApart.count, entry: entry)
    }

    /// What was done: an undo takes an act back, or, if it takes an undo back, does the act again.
    private var deed: CommandDeed {
        switch decision {
        case .undo(let taken):
            guard session.queue.verb(of: taken) == .undo, let act = session.queue.line(taken)?.reference else {
                return .takeBack(taken, session.queue.verb(of: taken))
            }
            return .doAgain(act, session.queue.verb(of: act))
        case .defer(let until):
            return .decision(decision, until: wording.moment(session.zone.local(until)), reason: nil)
        case .reject(let reason): return .decision(decision, until: nil, reason: session.name(of: reason))
        case .approve, .edit, .reopen, .note, .erase: return .decision(decision, until: nil, reason: nil)
        }
    }
}

extension SetApart {
    /// One line about a target that a decision did not reach: `#17: juris rejected it as spam, … (entry 4807), after you saw it`.
    func line(_ session: Session) -> DisplayText {
        "\(number): \(wording.clause(refusal, zone: session.zone, reasons: session.settings))"
    }
}

extension Refusal {
    /// Its code, for JSON: the same in every language.
    var code: String {
        switch self {
        case .unknownComment: "unknown"
        case .alreadyPending: "already-pending"
        case .alreadyApproved: "already-approved"
        case .alreadyRejected: "already-rejected"
        case .rejectedNotEditable: "rejected"
        case .notPending: "not-pending"
        case .erased: "erased"
        case .unchanged: "unchanged"
        case .untilPassed: "until-passed"
        case .untilTooFar: "until-too-far"
        case .unknownVersion: "unknown-version"
        case .conflict: "conflict"
        case .notInEntry: "not-in-entry"
        case .alreadyUndone: "already-undone"
        case .undoneOutOfOrder: "undone-out-of-order"
        case .notUndoable: "not-undoable"
        }
    }

    /// Who did what meanwhile, if that is why.
    var conflict: Conflict? {
        switch self {
        case .conflict(let conflict), .undoneOutOfOrder(let conflict): conflict
        default: nil
        }
    }
}
