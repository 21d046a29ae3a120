import Moderation
import Text

/// Makes an author from what a file says about one.
enum AuthorMapping {
    /// Stands for a name that is not there.
    static let noName = "—"

    static func author(of comment: ForeignComment, losses: inout [Loss]) -> Author {
        Author(
            name: name(comment.name ?? "", losses: &losses),
            email: field(comment.email, .emailInvalid, &losses, isEmail),
            site: field(comment.site.flatMap(withoutBareScheme), .siteInvalid, &losses, isSite),
            address: field(comment.address, .addressInvalid, &losses, isAddress))
    }

    private static func name(_ text: String, losses: inout [Loss]) -> String {
        let line = OneLine(text)
        if line.isChanged { losses.append(.controlCharacters) }
        guard line.text.isVisible else {
            losses.append(.nameMissing)
            return noName
        }
        guard line.text.utf8.count > Limits.name else { return line.text }
        losses.append(.nameCut)
        let cut = OneLine.cut(line.text, to: Limits.name).trimmed
        return cut.isVisible ? cut : noName
    }

    /// A field, which is left out if it is not what it should be.
    private static func field(
        _ text: String?, _ loss: Loss, _ losses: inout [Loss], _ isLawful: (String) -> Bool
    ) -> String? {
        guard let text = text?.trimmed.unlessEmpty else { return nil }
        guard isLawful(text) else {
            losses.append(loss)
            return nil
        }
        return text
    }

    /// Forms fill in `http://` alone by themselves.
    private static func withoutBareScheme(_ text: String) -> String? {
        ["http://", "https://"].contains { text.trimmed.isSame(as: $0) } ? nil : text
    }

    private static func isEmail(_ text: String) -> Bool {
        text.utf8.count <= Limits.email && isWord(text) && text.utf8.count { $0 == UInt8(ascii: "@") } == 1
            && text.utf8.first != UInt8(ascii: "@") && text.utf8.last != UInt8(ascii: "@")
    }

    private static func isSite(_ text: String) -> Bool {
        text.utf8.count <= Limits.site && isWord(text)
    }

    /// Whether a text looks like an address: digits and colons or dots, in version 6 also hexadecimal letters and a zone.
    private static func isAddress(_ text: String) -> Bool {
        let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") }
        let number = text.utf8.prefix { $0 != UInt8(ascii: "%") }
        return text.utf8.count <= Limits.address && isWord(text) && number.contains(where: isSeparator)
            && number.allSatisfy { isSeparator($0) || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
    }

    /// Whether a text has no white space and no control character, but something that can be seen.
    private static func isWord(_ text: String) -> Bool {
        text.isVisible
            && !text.unicodeScalars.contains {
                $0.properties.isWhitespace || $0.properties.generalCategory == .control
            }
    }
}
