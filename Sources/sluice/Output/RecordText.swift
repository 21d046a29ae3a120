import Moderation
import Terminal

/// What is known of a comment's author by earlier comments.
enum RecordText {
    static func line(_ queue: Queue, _ number: CommentNumber) -> DisplayText {
        let record = queue.record(ofAuthorOf: number)
        var text: DisplayText
        if record.total <= 1, record.approved + record.rejected == 0 {
            text = "first comment"
        } else {
            let rejected: DisplayText = record.rejected == 0 ? "none" : "\(record.rejected)"
            text = "\(record.approved) approved, " + rejected + " rejected"
            if record.pending > 1 { text += ", \(record.pending) pending" }
        }
        if record.sameNameOtherEmail > 0 { text += "; same name, other e-mail: \(record.sameNameOtherEmail)" }
        if record.othersFromAddress > 0 { text += "; \(record.othersFromAddress) others from this address" }
        return text
    }
}
