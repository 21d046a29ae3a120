import Moderation
import Terminal
import Wording

/// Says what was found in a comment, so that it is seen before the text.
enum FoundText {
    static func lines(_ findings: Findings) -> [DisplayText] {
        var lines: [DisplayText] = []
        for link in findings.links.prefix(8) {
            var line: DisplayText = "link, host \(link.host)"
            if let ascii = link.asciiHost { line += " (\(ascii))" }
            if let written = link.writtenHost { line += ", written \(written)" }
            if link.isDisguised { line += ", disguised as another" }
            lines.append(line)
        }
        if findings.links.count > 8 {
            lines.append("and " + DisplayText.counted(findings.links.count - 8, "more link", "more links"))
        }
        lines += findings.emails.prefix(8).map { "e-mail address \($0.text)" }
        lines += findings.phones.prefix(8).map { "phone number \($0.text)" }
        lines += findings.personalCodes.prefix(8).map { "personal code \($0.text)" }
        lines += findings.words.prefix(8).map { "word “\($0.text)” of the list \($0.list)" }
        if let hidden = hidden(findings) { lines.append(hidden) }
        if !findings.mixedScripts.isEmpty {
            var line: DisplayText = "the name mixes alphabets: "
            for (index, run) in findings.mixedScripts.enumerated() {
                line += (index == 0 ? "" : ", ") + "\(run.letters) is \(run.script)"
            }
            lines.append(line)
        }
        return lines
    }

    static func line(_ original: Lookalikes.Original) -> DisplayText {
        switch original {
        case .author(let name, let approved):
            "the name looks like \(name), who is somebody else"
                + (approved == 0
                    ? "" : ", with " + DisplayText.counted(approved, "approved comment", "approved comments"))
        case .moderator(let name): "the name looks like the moderator \(name)"
        }
    }

    private static func hidden(_ findings: Findings) -> DisplayText? {
        guard findings.hiddenCount > 0 else { return nil }
        var line: DisplayText =
            DisplayText.counted(findings.hiddenCount, "hidden character", "hidden characters") + ": "
        for (index, hidden) in findings.hidden.enumerated() {
            line += (index == 0 ? "" : ", ") + "\(hidden.count) " + word(hidden.kind, isOne: hidden.count == 1)
        }
        return line
    }

    private static func word(_ kind: Findings.HiddenKind, isOne: Bool) -> DisplayText {
        switch kind {
        case .control: isOne ? "control" : "controls"
        case .direction: isOne ? "that turns the direction" : "that turn the direction"
        case .withoutWidth: "without width"
        case .tag: isOne ? "tag" : "tags"
        case .filler: isOne ? "blank letter" : "blank letters"
        case .separator: isOne ? "separator" : "separators"
        case .unknown: "unknown"
        case .mark: isOne ? "mark too many" : "marks too many"
        }
    }
}
