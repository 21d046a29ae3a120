import Markup
import Moderation

/// Makes a body from a text as another system has it.
enum BodyMapping {
    /// The body of a comment: its source if a moderator can read it and send it back, else its text.
    static func body(of text: ForeignComment.Text, plain: Bool, losses: inout [Loss]) -> String {
        let body: String
        switch text {
        case .source(let source):
            body = source
        case .html(let html):
            if StoredText.hasTag(html) { losses.append(.markupFlattened) }
            body = FlatText.of(html)
        case .stored(let stored):
            if !StoredText.isMarkup(stored) {
                body = StoredText.body(of: stored)
            } else if plain {
                losses.append(.markupFlattened)
                body = FlatText.of(stored, lineFeed: .lineBreak)
            } else {
                losses.append(.markupSource)
                body = StoredText.body(of: stored)
            }
        }
        guard body.utf8.contains(0) else { return body }
        // The only character that the queue can't hold.
        losses.append(.controlCharacters)
        return String(decoding: body.utf8.filter { $0 != 0 }, as: UTF8.self)
    }
}
