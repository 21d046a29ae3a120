/// Finds the characters of a text that must not be shown as they are: those that can't be seen, that change how
/// others are seen, or that pile up (``ClusterRules``).
///
/// This is the only rule for what is hidden. The screen shows these characters by their names, a comment's findings
/// count them, published JSON carries them as escapes, and a moderator's own editor gets them spelled out.
package enum HiddenCharacters {
    /// Visits every hidden character of a text.
    ///
    /// A character that only looks like a sign of the program's own is not among them, though nothing joins it.
    ///
    /// - Parameters:
    ///   - isOneLine: Whether nothing counts as layout, as in a name. In a text of lines a tab and a line feed do, and so does a CR
    ///     before a line feed, which is what web forms send.
    ///   - take: Is given where the character begins, the character, and how many bytes it takes.
    package static func visit(
        _ utf8: UnsafeRawBufferPointer, isOneLine: Bool,
        _ take: (_ offset: Int, _ scalar: Unicode.Scalar, _ length: Int) -> Void
    ) {
        var index = 0
        var rules = ClusterRules()
        while index < utf8.count {
            let byte = utf8[index]
            if byte >= 0x20 && byte < 0x7F {
                if byte == 0x20 { rules.end() } else { rules.takeLetter(UInt32(byte)) }
                index += 1
                continue
            }
            let (value, length) = Decoding.scalar(utf8, at: index)
            let start = index
            index += length
            // Latin and Cyrillic letters.
            if (byte >= 0xC3 && byte <= 0xC9) || byte == 0xD0 || byte == 0xD1 {
                rules.takeLetter(value)
                continue
            }
            if !isOneLine, layOut(byte, before: index, in: utf8) {
                rules.end()
                continue
            }
            let next = { scalar(after: $0, in: utf8, from: index) }
            guard let scalar = Unicode.Scalar(value), !ClusterRules.isOwnSign(value, next: next) else {
                rules.end()
                continue
            }
            if rules.take(scalar, next: next) == .hidden { take(start, scalar, length) }
        }
    }

    /// Where the hidden characters of a text begin, in bytes.
    package static func offsets(in text: String, isOneLine: Bool) -> [Int] {
        var offsets: [Int] = []
        var text = text
        text.withUTF8 { utf8 in
            visit(UnsafeRawBufferPointer(utf8), isOneLine: isOneLine) { offset, _, _ in offsets.append(offset) }
        }
        return offsets
    }

    /// Whether a byte is layout in a text of lines.
    private static func layOut(_ byte: UInt8, before next: Int, in utf8: UnsafeRawBufferPointer) -> Bool {
        byte == 0x09 || byte == 0x0A || byte == 0x0D && next < utf8.count && utf8[next] == 0x0A
    }

    /// The character that comes after so many others from a place on; `nil` behind the end.
    private static func scalar(after count: Int, in utf8: UnsafeRawBufferPointer, from place: Int) -> UInt32? {
        var place = place
        for _ in 0..<count where place < utf8.count { place += Decoding.scalar(utf8, at: place).length }
        return place < utf8.count ? Decoding.scalar(utf8, at: place).scalar : nil
    }
}

extension String {
    /// Whether anything in the text can be seen: blanks, characters without width, fillers and marks alone can't.
    ///
    /// This is the only rule for what is empty, for decisions and submissions. A character newer than the tables
    /// counts as visible, unless Unicode says to ignore such characters.
    package var isVisible: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.characterClass {
            case .visible, .privateUse: true
            case .unassigned: !scalar.properties.isDefaultIgnorableCodePoint
            case .space, .tab, .lineFeed, .control, .bidi, .invisible, .tag, .variationSelector, .filler, .separator,
                .noncharacter, .annotation, .mark:
                false
            }
        }
    }

    /// `nil` for an empty text: for fields in which empty means nothing.
    package var unlessEmpty: String? { utf8.isEmpty ? nil : self }
}
