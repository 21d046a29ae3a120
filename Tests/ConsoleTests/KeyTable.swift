import Terminal
import Wording

@testable import Console

/// The table of keys for documents: the help's lines, as plain text. What is written of the keys elsewhere comes from
/// here, and a test compares.
enum KeyTable {
    /// One line: its group, its keys as they are pressed, what it does, and the names that settings bind.
    struct Row: Hashable {
        var group: String
        var keys: String
        var title: String
        var names: [String]
    }

    /// All lines in the order of the help, with the keys that hold unless settings say otherwise.
    static func rows(_ language: Language) -> [Row] {
        let phrases = language.phrases
        let map = KeyMap.make(from: [:]).0
        return HelpLine.all.map { line in
            Row(
                group: phrases.title(line.group).plain, keys: line.keys(map).plain, title: line.title(phrases).plain,
                names: line.ids.map(\.rawValue))
        }
    }

    /// The table in Markdown: keys, what they do, and the names for settings and the line after `:`.
    static func markdown(_ language: Language) -> String {
        var text = ""
        var group = ""
        for row in rows(language) {
            if row.group != group {
                group = row.group
                text += (text.isEmpty ? "" : "\n") + "## \(group)\n\n| keys | what they do | names |\n|---|---|---|\n"
            }
            let names = row.names.map { "`\($0)`" }.joined(separator: " ")
            text += "| `\(row.keys)` | \(row.title) | \(names) |\n"
        }
        return text
    }
}
