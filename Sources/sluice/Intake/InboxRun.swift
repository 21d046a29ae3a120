import ArgumentParser
import JSON
import Journal
import Moderation
import PostgreSQL
import Terminal
import Web
import Wording

/// A queue's inbox on its server, where comments lie until somebody takes them in.
struct ServerInbox {
    private let copy: CopyFile
    private let server: PostgreSQLServer

    /// - Parameter ledger: The ledger that the copy follows: its connection is used here too.
    init(_ copy: CopyFile, over ledger: PostgreSQLLedger? = nil) {
        self.copy = copy
        server = ledger.map { PostgreSQLServer(over: $0) } ?? PostgreSQLServer(service: copy.service)
    }

    /// The queue's UUID.
    var queue: String { copy.queue }

    /// Puts comments there to which the gate has no objection.
    func handIn(_ comments: [NewComment]) throws(DeskError) {
        guard !copy.isLeft else { throw .readOnly(.copyWasLeft) }
        try server.handIn(comments.map(\.json), to: copy.queue)
    }

    /// What its author may know of a comment that is not in the queue.
    func fate(ofSource id: String) throws(DeskError) -> Fate {
        switch try server.handedIn(withSource: id, to: copy.queue) {
        case .waits: .handedIn
        case .refused: .refused
        // It has just been taken in, or somebody has looked at it and deleted it.
        case .gone: .unseen
        }
    }
}

/// Hands comments in on a machine that has no journal.
struct InboxRun {
    private let inbox: ServerInbox

    init(_ copy: CopyFile) { inbox = ServerInbox(copy) }

    /// Hands in one comment, or several that belong together.
    ///
    /// - Throws: `ExitCode` when at least one was refused, after each was reported.
    func run(_ batch: SubmissionBatch, allOrNothing: Bool) throws {
        if let status = try take(batch, allOrNothing: allOrNothing) { throw ExitCode(status.rawValue) }
    }

    /// Hands in a stream of comments.
    func run(_ reader: inout SubmissionReader, allOrNothing: Bool) throws {
        let worst = try reader.takeAll(allOrNothing: allOrNothing) { (batch) throws(Failure) in
            try take(batch, allOrNothing: allOrNothing)
        }
        if let worst { throw ExitCode(worst.rawValue) }
    }

    private func take(_ batch: SubmissionBatch, allOrNothing: Bool) throws(Failure) -> ExitStatus? {
        var comments: [NewComment] = []
        var worst: ExitStatus?
        for item in batch.items {
            switch item.comment {
            case .failure(let fault):
                Notices.tell(fault.line)
                worst = SubmitRun.worse(worst, fault.status)
            case .success(let comment):
                if let refusal = SubmissionGate.refusal(of: comment) {
                    let line: DisplayText = item.line.map { wording.onLine($0) } ?? ""
                    Notices.tell(line + SubmitRun.clause(refusal))
                    worst = SubmitRun.worse(worst, .refused)
                } else {
                    comments.append(comment)
                }
            }
        }
        guard !comments.isEmpty, worst == nil || !allOrNothing else { return worst }
        try calling { () throws(DeskError) in try inbox.handIn(comments) }
        return worst
    }
}

/// Takes what lies in the inbox into the journal.
struct InboxTaking {
    private let server: PostgreSQLServer
    private let queue: String

    init(_ copy: CopyFile) {
        server = PostgreSQLServer(service: copy.service)
        queue = copy.queue
    }

    /// Takes in everything that lies there now.
    func run(on desk: JournalDesk, _ session: inout Session) throws(DeskError) {
        while try server.hasInbox(queue) {
            let taken = try desk.takeIn(queue: &session.queue, read: InboxTaking.read) { refusal in
                switch refusal {
                case .gate(let refusal): SubmitRun.clause(refusal).plain
                case .role(let name): wording.roleIsNoLogin(name).plain
                }
            }
            Notices.tell(taken.remarks)
            if taken.refused > 0 { Notices.tell(wording.refusedFromInbox(taken.refused)) }
            guard taken.count > 0 else { return }
        }
    }

    /// Reads a comment as `submit -` takes it; comments decided elsewhere never come this way.
    private static func read(_ item: InboxItem, for queue: Queue) -> Result<NewComment, InboxFault> {
        do {
            var comment = try NewComment(try JSONReader.read(item.comment))
            comment.twins = FormToken.Traps.twins(of: comment.source)
            // A form's machine may not know what is public; that a stranger answers a hidden comment is no reason to
            // refuse the answer.
            if !comment.twins.isEmpty, let parent = comment.parent, !queue.isPublic(parent, in: comment.release) {
                comment.parent = nil
            }
            return .success(comment)
        } catch let fault as InputFault {
            return .failure(InboxFault(why: fault.line.plain))
        } catch {
            return .failure(InboxFault(why: "\(error)"))
        }
    }
}
