import Moderation
import Terminal
import Wording

/// What a live site has, where both have changed a comment: it stands above the text.
extension CommentLines {
    /// The most lines of the site's text: below it stands what is to be compared with it.
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
