import Moderation
import Terminal
import Wording

/// What was found in a comment, told above its text.
extension CommentLines {
    /// The most findings of one kind that are named; the others are counted.
    private static let named = 4

    mutating func found(_ comment: Comment) {
        guard let findings = model.texts[comment.facts.body]?.findings else { return }
        var parts: [DisplayText] = []
        parts += named(
            findings.links.map { link in
                var host = DisplayText(stranger: link.host)
                if let ascii = link.asciiHost { host += " (\(ascii))" }
                return phrases.linkHost(
                    host, written: link.writtenHost.map { DisplayText(stranger: $0) }, isDisguised: link.isDisguised)
            })
        parts += named(findings.emails.map { phrases.email(DisplayText(stranger: $0.text)) })
        parts += named(findings.phones.map { phrases.phone(DisplayText(stranger: $0.text)) })
        parts += named(findings.personalCodes.map { phrases.personalCode(DisplayText(stranger: $0.text)) })
        parts += listedWords(findings)
        if let count = model.sameText.count(of: number, in: model.queue), count > 1 {
            parts.append(phrases.sameText(count - 1))
        }
        var rows = parts
        if findings.hiddenCount > 0 {
            rows.append(
                phrases.hidden(
                    findings.hiddenCount, findings.hidden.map { phrases.hiddenPart($0.kind, $0.count) },
                    isShort: isCompact))
        }
        if rows.isEmpty {
            if !isCompact { label(.found, [phrases.foundNothing.styled(.quiet)]) }
            return
        }
        if isCompact {
            label(.found, packed(rows).map { $0.styled(.found) })
        } else {
            label(
                .found,
                rows.flatMap { $0.wrapped(to: textWidth) }.map { $0.styled(.found) })
        }
    }

    /// The words of each list that has any, in the order of the text.
    private func listedWords(_ findings: Findings) -> [DisplayText] {
        var lists: [String] = []
        for word in findings.words where !lists.contains(where: { $0.utf8.elementsEqual(word.list.utf8) }) {
            lists.append(word.list)
        }
        return lists.map { list in
            let words = findings.words.filter { $0.list.utf8.elementsEqual(list.utf8) }
            return phrases.listedWords(
                named(words.map { phrases.listedWord($0) }).joined(by: ", "), list: DisplayText(stranger: list))
        }
    }

    private func named(_ parts: [DisplayText]) -> [DisplayText] {
        var unique: [DisplayText] = []
        for part in parts.prefix(200) where !unique.contains(part) {
            unique.append(part)
            if unique.count > CommentLines.named { break }
        }
        guard unique.count > CommentLines.named else { return unique }
        unique[CommentLines.named] = phrases.more(parts.count - CommentLines.named)
        return unique
    }

    /// As many facts on a line as fit; a fact longer than a line is folded.
    func packed(_ parts: [DisplayText]) -> [DisplayText] {
        var rows: [DisplayText] = []
        for part in parts {
            if let last = rows.last, last.width + part.width + 3 <= textWidth {
                rows[rows.count - 1] = "\(last)   \(part)"
            } else {
                rows += part.wrapped(to: textWidth)
            }
        }
        return rows
    }
}
