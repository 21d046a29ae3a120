package import Moderation
import Synchronization

extension JournalDesk {
    /// What became of a part of the inbox.
    package struct TakenIn: Hashable, Sendable {
        /// How many of the comments that were looked at lay there.
        package var count = 0
        var added = 0
        package var refused = 0
        package var remarks: [Remark] = []
    }

    /// Takes the oldest comments in the server's inbox into the journal, in one write. Those that the gate refuses
    /// are put aside there.
    ///
    /// - Parameters:
    ///   - queue: Applies what was appended since, these comments last.
    ///   - read: Reads what was handed in, for the queue as it is by then; or says, for people, why it is not a comment.
    ///   - explain: Says, for people, why the gate does not let a comment in.
    package func takeIn(
        queue: inout Queue, read: (InboxItem, Queue) -> Result<NewComment, InboxFault>,
        explain: (InboxRefusal) -> String
    ) throws(DeskError) -> TakenIn {
        guard let ledger else { throw .invalid(.noServer) }
        if case .readOnly(let reason) = journalAccess, let error = reason.stopsReading { throw error }
        try refuseUnlessCopy()
        var turn: WriteTurn?
        var taken = TakenIn()
        let end = try journal.end().place
        try ledger.takeIn(after: end) { (lines, items) throws(DeskError) in
            try keep(lines)
            var intake = LedgerIntake()
            let drawn = try drawn(after: queue.place) { (turn) throws(DeskError) in
                try catchUp(&queue, with: turn.tail)
                intake = try judge(items, queue, &turn, read, explain)
            }
            intake.addition = try addition(of: drawn)
            taken = TakenIn(
                count: items.count, added: intake.addition.lines.count, refused: intake.refused.count)
            turn = drawn
            return intake
        }
        guard var turn else { return taken }
        if !turn.isEmpty { turn = brought(turn) }
        try catchUp(&queue, with: turn.tail)
        taken.remarks = turn.remarks
        return taken
    }

    /// Has the gate judge what lies in the inbox, and adds what it lets in to a turn.
    private func judge(
        _ items: [InboxItem], _ queue: Queue, _ turn: inout WriteTurn,
        _ read: (InboxItem, Queue) -> Result<NewComment, InboxFault>, _ explain: (InboxRefusal) -> String
    ) throws(DeskError) -> LedgerIntake {
        var intake = LedgerIntake()
        let now = clock()
        var contents: [(content: Content, by: Login)] = []
        var gate = SubmissionGate(queue: queue, now: now) { [self] (place) throws(DeskError) in
            try entryUnderLock(at: place)
        }
        for item in items {
            intake.taken.append(item.id)
            var why: String?
            switch read(item, queue) {
            case .failure(let fault): why = fault.why
            case .success(var comment):
                comment.submitted = comment.submitted ?? item.at
                guard let by = Login(item.role) else {
                    why = explain(.role(item.role))
                    break
                }
                if let refusal = SubmissionGate.refusal(of: comment) {
                    why = explain(.gate(refusal))
                    break
                }
                switch try gate.judge(comment) {
                case .added: contents.append((comment.content, by))
                case .known: break
                case .refused(let refusal): why = explain(.gate(refusal))
                }
            }
            if let why { intake.refused.append((why, item.comment)) }
        }
        for (submission, (content, by)) in zip(gate.accepted, contents) {
            try turn.add(
                Entry(number: turn.nextNumber, at: now, by: by, act: .submit(submission), content: content))
        }
        return intake
    }
}

/// Why a comment of the inbox is not let into the queue.
package enum InboxRefusal: Hashable, Sendable {
    case gate(SubmitRefusal)
    /// The server's role that handed it in has a name that is not a login.
    case role(String)
}

/// Why something in the inbox is not a comment.
package struct InboxFault: Error, Hashable, Sendable {
    var why: String

    package init(why: String) {
        self.why = why
    }
}
