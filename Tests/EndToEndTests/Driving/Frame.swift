/// A screen as a person sees it: its lines from the top, without colours, cut after the last visible character.
struct Frame: Sendable {
    var lines: [String]

    /// The lowest line that is not empty.
    var last: String? {
        lines.last { !$0.isEmpty }
    }

    /// The console's last line: what was done, an error, or the prompt.
    var message: String {
        lines.last ?? ""
    }

    /// The console's last line but one: the keys that work now.
    var hints: String {
        lines.dropLast().last ?? ""
    }

    func contains(_ text: String) -> Bool {
        lines.contains { $0.contains(text) }
    }

    /// The row of the console's list that shows this comment.
    func row(of number: Int) -> Row? {
        lines.lazy.compactMap(Row.init).first { $0.number == number }
    }

    /// The row of the list that the cursor is on.
    var current: Row? {
        lines.lazy.compactMap(Row.init).first { $0.isCurrent }
    }
}

/// A row of the console's list: five cells of marks, then the number, the age and the rest.
struct Row: Sendable, Hashable {
    var isCurrent: Bool
    var isTagged: Bool
    /// The letter of the state; a blank while the comment is pending.
    var state: Character
    var isEdited: Bool
    var number: Int
    var rest: String

    /// `nil` for a line that is no row.
    init?(_ line: String) {
        let marks = Array(line.prefix(5))
        guard marks.count == 5, " >".contains(marks[0]), " *".contains(marks[1]), " @arwx".contains(marks[2]),
            " e~".contains(marks[3]), " !".contains(marks[4])
        else { return nil }
        let words = line.dropFirst(5).split(separator: " ", maxSplits: 1)
        guard words.count == 2, let number = Int(words[0]) else { return nil }
        isCurrent = marks[0] == ">"
        isTagged = marks[1] == "*"
        // Where somebody else is, which only a pending row shows.
        state = marks[2] == "@" ? " " : marks[2]
        isEdited = marks[3] == "e"
        self.number = number
        rest = String(words[1])
    }
}
