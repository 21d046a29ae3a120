import Moderation
import Terminal
import Wording

/// What is known of a comment's author by earlier comments.
enum RecordText {
    static func line(_ queue: Queue, _ number: CommentNumber) -> DisplayText {
        let record = queue.record(ofAuthorOf: number)
        var text: DisplayText =
            switch (record.approved, record.rejected) {
            case (0, 0): record.total <= 1 ? "first comment" : "none decided yet"
            case (let approved, 0): "\(approved) approved, none rejected"
            case (0, let rejected): "none approved, \(rejected) rejected"
            case (let approved, let rejected): "\(approved) approved, \(rejected) rejected"
            }
        if record.sameNameOtherEmail > 0 { text += "; same name, other e-mail: \(record.sameNameOtherEmail)" }
        if record.othersFromAddress > 0 {
            let others: DisplayText = record.othersFromAddress == 1 ? "other" : "others"
            text += "; \(record.othersFromAddress) " + others + " from this address"
        }
        return text
    }
}
