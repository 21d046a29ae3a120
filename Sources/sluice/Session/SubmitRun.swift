import ArgumentParser
import Journal
import Moderation
import Terminal
import Wording

/// Hands comments in, and tells the number that each got or why it was refused.
struct SubmitRun {
    var session: Session
    let desk: JournalDesk
    let form: OutputForm
    /// How many comments were added so far.
    private var takenCount = 0

    /// Opens the queue that the options name.
    init(_ options: QueueChoice, form: OutputForm) throws(Failure) {
        // A reader's comment never waits for a moderator's file.
        (session, desk) = try Session.openJournal(options, settings: .readable("what comes in is pending all the same"))
        self.form = form
    }

    /// Hands in one comment, or all that belong together.
    ///
    /// - Throws: `ExitCode` when at least one was refused, after each was told.
    mutating func run(_ batch: SubmissionBatch, allOrNothing: Bool) throws {
        let status: ExitStatus?
        do throws(Failure) {
            status = try take(batch, allOrNothing: allOrNothing)
        } catch {
            throw takenCount == 0 ? error : error.butDone("the comment was taken")
        }
        if let status { throw ExitCode(status.rawValue) }
    }

    /// Hands in a stream of comments, some thousands in one write, so that neither the lock is held nor memory filled by
    /// how many there are; all of them in one write if none may come in without the others.
    ///
    /// - Throws: `ExitCode` when at least one was refused, after each was told.
    mutating func run(_ reader: inout SubmissionReader, allOrNothing: Bool) throws {
        var worst: ExitStatus?
        do throws(Failure) {
            while let batch = try reader.next(
                atMost: allOrNothing ? .max : SubmitRun.batchCount,
                bytes: allOrNothing ? StandardInput.limit : SubmitRun.batchBytes)
            {
                if allOrNothing, try reader.next(atMost: 1, bytes: 1) != nil {
                    throw Failure(
                        .data, "standard input has more than 1 GiB, too much for one write",
                        advice: "hand it over in parts, or without --all-or-nothing")
                }
                worst = SubmitRun.worse(worst, try take(batch, allOrNothing: allOrNothing))
            }
        } catch {
            throw takenCount == 0
                ? error
                : error.butDone(takenCount == 1 ? "1 comment was taken" : "\(takenCount) comments were taken")
        }
        if let worst { throw ExitCode(worst.rawValue) }
    }

    /// Bad data outweighs a refusal.
    private static func worse(_ one: ExitStatus?, _ other: ExitStatus?) -> ExitStatus? {
        guard let one, let other else { return one ?? other }
        return one.rawValue > other.rawValue ? one : other
    }

    /// How much is written at once.
    private static let batchCount = 4_096
    private static let batchBytes = 8 << 20

    /// Hands a batch in and tells of each what became of it; gives what a refusal among them ends with.
    private mutating func take(_ batch: SubmissionBatch, allOrNothing: Bool) throws(Failure) -> ExitStatus? {
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

    /// Tells of each comment what became of it; gives what a refusal among them ends with.
    private func tell(_ batch: SubmissionBatch, _ results: [SubmitResult]) throws(Failure) -> ExitStatus? {
        var output = Output(form)
        var worst: ExitStatus?
        var next = results.makeIterator()
        for item in batch.items {
            let line: DisplayText = item.line.map { "line \($0): " } ?? ""
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
        do throws(DeskError) {
            let submitted = try desk.submit(
                comments, by: session.login, queue: &session.queue, allOrNothing: allOrNothing)
            for remark in submitted.remarks { Notices.tell(RemarkText.line(remark)) }
            return submitted.results
        } catch {
            throw Failure(error)
        }
    }

    private func tell(_ number: CommentNumber, isNew: Bool, to output: inout Output) throws(Failure) {
        switch form {
        case .people: try output.line(isNew ? "submitted \(number)" : "\(number) is there already; nothing added")
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
        case .unknownRelease(let slug): "there is no release \(slug); sluice releases lists them"
        case .unknownParent(let number): "there is no comment \(number) to answer"
        case .parentElsewhere(let number, let release): "\(number), which it answers, belongs to release \(release)"
        case .parentErased(let number): "\(number), which it answers, is erased"
        case .breach(let breach): "\(breach.clause)"
        case .unfit(let breach): "\(breach.clause)"
        case .notAlone: "not taken, because another one was refused"
        }
    }
}
