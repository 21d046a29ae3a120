import ArgumentParser
import JSON
import Journal
import Moderation
import Terminal
import Wording

/// `sluice verify`: checks every byte of the journal.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte of the journal.",
        discussion: """
            Form, numbering, chain, digests, the law of the state machine, and erasures. Prints the head as N:CHAIN: \
            the last entry and the sum of everything up to it. Kept elsewhere, it proves later that nothing before it \
            was changed. A last line that was never finished is a remark, no damage. So is an entry that only a newer \
            sluice can read: what stands before it is checked, and the head is that of the last entry before it.

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
            throw Failure(.usage, "--against “\(head)” is no head", advice: "write N:CHAIN as sluice verify prints it")
        }
        let verification: Verifier.Verification
        do throws(DeskError) {
            verification = try Verifier.verify(folder: folder, against: expected)
        } catch {
            throw Failure(error)
        }
        for remark in verification.remarks { Notices.tell(RemarkText.line(remark)) }
        if let newer = verification.newer {
            Notices.tell(
                Failure(newer: newer).message + ": checked up to entry \(verification.entries), and no further")
        }
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
                    json.key("damage")
                    guard let damage = verification.damage else { return json.null() }
                    json.beginObject()
                    json.member("line", damage.line)
                    json.member("byte", damage.byte)
                    json.member("kind", damage.kind.rawValue)
                    json.member("detail", damage.detail)
                    json.endObject()
                })
        case .tabs: try output.line("\(verification.head)")
        case .people:
            try output.line("\(verification.head)")
            if verification.damage == nil {
                let place: DisplayText = verification.newer == nil ? "" : " up to there"
                try output.line(
                    "in order\(place): \(DisplayText.counted(verification.entries, "entry", "entries")), \(DisplayText.counted(verification.comments, "comment", "comments"))"
                )
            }
        }
        try output.finish()
        if let damage = verification.damage {
            if let head, let holds = verification.holdsHead {
                Notices.tell(holds ? "the journal has the head \(head)" : "the journal does not have the head \(head)")
            }
            throw Failure(
                .data, Failure(damage).message,
                advice:
                    "the head is that of the last entry in order; put the journal back from a backup, or see sluice repair"
            )
        }
        if let head, let newer = verification.newer, verification.holdsHead == nil {
            throw Failure(
                .data, "whether the journal has the head \(head) can't be told",
                advice: "entry \(newer) comes before it, and only a newer sluice can read that")
        }
        if verification.holdsHead == false, let head {
            throw Failure(
                .data, "the journal does not have the head \(head)",
                advice: "it was changed, or it is another one; compare with a backup")
        }
    }
}
