import ArgumentParser
import Journal
import Moderation
import Terminal

/// Hands comments in, and tells the number that each got or why it was refused.
struct SubmitRun {
    var session: Session
    let desk: JournalDesk
    let form: OutputForm

    /// Opens the queue that the options name.
    init(_ options: QueueChoice, form: OutputForm) throws(Failure) {
        (session, desk) = try Session.openJournal(options)
        self.form = form
    }

    /// - Throws: `ExitCode` when at least one was refused, after each was told.
    mutating func run(_ batch: SubmissionBatch, allOrNothing: Bool) throws {
        let comments = batch.items.compactMap { try? $0.comment.get() }
        let isBroken = comments.count < batch.items.count
        var results: [SubmitResult] = []
        if allOrNothing, isBroken {
            results = comments.map { _ in .refused(.notAlone) }
        } else if !comments.isEmpty {
            results = try submit(comments, allOrNothing: allOrNothing)
        }
        let isAnyRefused: Bool
        do throws(Failure) {
            isAnyRefused = try tell(batch, results)
        } catch {
            let isAnyTaken = results.contains { if case .added = $0 { true } else { false } }
            guard isAnyTaken else { throw error }
            throw Failure(
                error.status, "the comments were taken, but " + error.message, advice: "sluice list shows their numbers"
            )
        }
        if isAnyRefused { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// Tells of each comment what became of it; gives whether any was refused.
    private func tell(_ batch: SubmissionBatch, _ results: [SubmitResult]) throws(Failure) -> Bool {
        var output = Output(form)
        var isAnyRefused = false
        var next = results.makeIterator()
        for item in batch.items {
            let line: DisplayText = item.line.map { "line \($0): " } ?? ""
            switch item.comment {
            case .failure(let fault):
                Notices.tell(fault.line)
                isAnyRefused = true
            case .success:
                switch next.next() {
                case .added(let number): try tell(number, isNew: true, to: &output)
                case .known(let number): try tell(number, isNew: false, to: &output)
                case .refused(let refusal):
                    Notices.tell(line + SubmitRun.clause(refusal))
                    isAnyRefused = true
                case nil: break
                }
            }
        }
        try output.finish()
        return isAnyRefused
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
        case .notAlone: "not taken, because another one was refused"
        }
    }
}
