import ArgumentParser
import JSON
import Journal
import Moderation
import PostgreSQL
import Terminal
import Wording

/// `sluice verify`: checks every byte of the journal.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte of the journal.",
        discussion: """
            Form, numbering, chain, digests, the rules of the state machine, and erasures. Prints the head as N:CHAIN: \
            the last entry and the sum of everything up to it. Kept elsewhere, it proves later that nothing before it \
            was changed. A last line that was never finished is a remark, no damage. So is an entry that only a newer \
            sluice can read: what stands before it is checked, and the head is that of the last entry before it. A copy is \
            compared with its server besides.

            Examples:
              sluice verify
              sluice verify > head; sluice verify --against "$(cat head)"

            Exit code 65: the journal is damaged, or no longer has that head.
            """)

    @Option(
        name: .customLong("against"),
        help: ArgumentHelp("A head printed before, which the journal must still have.", valueName: "n:chain"))
    var head: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try Session.folder(queue.choice)
        let expected = head.flatMap { Head($0) }
        if let head, expected == nil {
            throw Failure(.usage, wording.badHead(head))
        }
        let copy = try Session.copy(in: folder)
        let ledger = try Session.ledger(of: copy, in: folder)
        var trouble: DeskError?
        do throws(DeskError) {
            if let ledger { try CopyFolder.follow(folder, ledger, within: 5_000) }
        } catch {
            // What the copy has is verified all the same.
            trouble = error
        }
        let verification = try calling { () throws(DeskError) in
            try Verifier.verify(folder: folder, against: expected)
        }
        Notices.tell(verification.remarks)
        if let newer = verification.newer {
            Notices.tell(wording.checkedUpTo(verification.entries, Failure(newer: newer).message))
        }
        try write(verification)
        if let failure = failure(verification, advice: copy.map { wording.damagedCopy($0.service) }) { throw failure }
        if let trouble { throw Failure(trouble) }
        guard let copy, let ledger else { return }
        try JoinCommand.check(folder, copy, PostgreSQLServer(over: ledger))
        Notices.tell(wording.sameHead(copy.service))
    }

    private func write(_ verification: Verifier.Verification) throws(Failure) {
        var output = Output(.forStandardOutput(json: output.json))
        switch output.form {
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("head", verification.head)
                    json.member("entries", verification.entries)
                    json.member("comments", verification.comments)
                    json.member("holdsHead", verification.holdsHead)
                    json.member("newer", verification.newer?.rawValue)
                    json.member("damage", verification.damage) { damage, json in
                        json.member("line", damage.line)
                        json.member("byte", damage.byte)
                        json.member("kind", damage.kind.rawValue)
                        json.member("detail", damage.detail)
                    }
                })
        case .tabs: try output.line("\(verification.head)")
        case .people:
            try output.line("\(verification.head)")
            if verification.damage == nil {
                try output.line(
                    wording.inOrder(
                        entries: verification.entries, comments: verification.comments,
                        isUpToThere: verification.newer != nil))
            }
        }
        try output.finish()
    }

    /// Why the journal is not in order, or isn't the one that had the head; `nil` if neither is the case.
    ///
    /// - Parameter advice: What to do about damage, if there is more to do than look for a backup.
    private func failure(_ verification: Verifier.Verification, advice: DisplayText?) -> Failure? {
        if let damage = verification.damage {
            if let head, let holds = verification.holdsHead { Notices.tell(wording.headStands(head, holds)) }
            return Failure(.data, Failure(damage).message, advice: advice ?? wording.headOfLastInOrder)
        }
        guard let head else { return nil }
        if let newer = verification.newer, verification.holdsHead == nil {
            return Failure(.data, wording.headUnknown(head, newer: newer))
        }
        return verification.holdsHead == false ? Failure(.data, wording.headGone(head)) : nil
    }
}
