import Text

/// A text for a field of one line: without control characters and line separators, and without white space at its ends.
struct OneLine {
    var text: String
    /// Whether control characters inside it were left out.
    var isChanged: Bool

    init(_ text: String) {
        let trimmed = text.trimmed
        guard trimmed.unicodeScalars.contains(where: { $0.characterClass.isBarredFromLine }) else {
            (self.text, isChanged) = (trimmed, false)
            return
        }
        var scalars = String.UnicodeScalarView()
        // A line end is white space; other control characters have no meaning in a name.
        for scalar in trimmed.unicodeScalars {
            if !scalar.characterClass.isBarredFromLine {
                scalars.append(scalar)
            } else if scalar == "\n" || scalar == "\t" {
                scalars.append(" ")
            }
        }
        (self.text, isChanged) = (String(scalars).trimmed, true)
    }

    /// Cuts a text at a character, to a number of bytes.
    static func cut(_ text: String, to most: Int) -> String {
        guard text.utf8.count > most else { return text }
        var end = text.startIndex
        var count = 0
        // A cluster of thousands of marks is one character: count in scalars when the first one alone is too long.
        for index in text.indices {
            let next = text.index(after: index)
            let length = text[index..<next].utf8.count
            if count + length > most { break }
            count += length
            end = next
        }
        if count > 0 { return String(text[..<end]) }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            if count > most { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
