import Moderation
import Terminal
import Wording

/// The site's version of a comment that was changed both here and there: it stands above the text.
extension CommentLines {
    /// The most lines of the site's text: the text to compare it with stands below.
    private static let mostLines = 8

    mutating func conflict() {
        let note = model.sites.conflict(on: number, in: model.queue) { model.texts[$0]?.note }
        guard let note else { return }
        for line in phrases.conflictOnSite(note.state).styled(.found).wrapped(to: area.width) { lines.append(line) }
        var left = CommentLines.mostLines
        for line in DisplayText.lines(stranger: note.text) {
            for part in quoted(line) where left > 0 {
                lines.append(part)
                left -= 1
            }
        }
        if left == 0 { lines.append(("…" as DisplayText).styled(.quiet)) }
        for line in phrases.conflictAdvice.styled(.quiet).wrapped(to: area.width) { lines.append(line) }
        lines.append(DisplayText())
    }
}
