/// A text as it comes out of an editor, and what its writer meant.
///
/// Editors and pipes change texts by habit: they end each line in their own way, with LF, CR LF or CR, put a byte
/// order mark before the first line, even before one that is there already, and add or drop the end of the last line.
/// Nobody decides any of that, so it is undone: a text that differs from the one before in nothing else is that one,
/// byte for byte, and in an edited text all lines that were left alone end as they did.
package enum EditedText {
    /// Undoes what an editor does by habit.
    ///
    /// - Parameters:
    ///   - original: The text that was edited.
    ///   - shown: What the editor was given of it, if not the text itself.
    ///   - read: Turns the editor's file into what is meant; called once lines end with LF alone.
    package static func meant(
        _ typed: String, from original: String, shownAs shown: String? = nil,
        reading read: (String) -> String = { $0 }
    ) -> String {
        let shown = shown ?? original
        if typed.utf8.elementsEqual(shown.utf8) { return original }
        var old = lines(of: original)
        let unified = unified(typed, from: shown)
        var new = read(String(decoding: unified, as: UTF8.self)).utf8
            .split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        // Nobody decides to add or drop a CR at the very end.
        let wasReturned = shown.utf8.last == 0x0D && old[old.count - 1].bytes.last == 0x0D
        let isReturned = unified.last == 0x0D && new[new.count - 1].last == 0x0D
        if wasReturned { old[old.count - 1].bytes.removeLast() }
        if isReturned { new[new.count - 1].removeLast() }
        let isEnded = new.count > 1 && new[new.count - 1].isEmpty
        if isEnded, old.count == 1 || old[old.count - 1].bytes.count > 0 { new.removeLast() }
        // The same lines, or all of them except the empty one after the last line feed.
        let same = zip(old, new).prefix { $0.bytes == $1 }.count
        if same == new.count, same == old.count || same == old.count - 1 && old[same].bytes.isEmpty { return original }
        let keepsReturn = wasReturned && (isReturned || new[new.count - 1] == old[old.count - 1].bytes)
        return String(decoding: joined(new, like: old, same: same) + (keepsReturn ? [0x0D] : []), as: UTF8.self)
    }

    /// Whether an edit changes nothing, or only what an editor changes by habit.
    package static func isUnchanged(_ typed: String, from original: String) -> Bool {
        meant(typed, from: original).utf8.elementsEqual(original.utf8)
    }

    private struct Line {
        /// Without what ends it.
        var bytes: [UInt8]
        /// Whether CR and LF end it, and not LF alone.
        var isReturned = false
    }

    private static func lines(of text: String) -> [Line] {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Line(bytes: Array($0)) }
        for index in lines.indices.dropLast() where lines[index].bytes.last == 0x0D {
            lines[index].bytes.removeLast()
            lines[index].isReturned = true
        }
        return lines
    }

    /// The text with each line ended by LF alone, and without any byte order mark that the one before didn't have.
    ///
    /// CR ends lines too if the text has no other ends, and the one before had no CR of its own.
    private static func unified(_ text: String, from shown: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8.dropFirst(marks(before: text) > marks(before: shown) ? 3 : 0) {
            if byte == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
            bytes.append(byte)
        }
        guard !bytes.contains(0x0A), !hasLoneReturn(shown) else { return bytes }
        return bytes.map { $0 == 0x0D ? 0x0A : $0 }
    }

    /// How many byte order marks a text begins with.
    private static func marks(before text: String) -> Int {
        text.unicodeScalars.prefix { $0 == "\u{FEFF}" }.count
    }

    /// Whether there is a CR without a line feed after it.
    private static func hasLoneReturn(_ text: String) -> Bool {
        var isReturn = false
        for byte in text.utf8 {
            if isReturn, byte != 0x0A { return true }
            isReturn = byte == 0x0D
        }
        return isReturn
    }

    /// Ends lines as the original's ended: lines that were left alone, before the edit and after it, as they did, and
    /// new ones like the line before the edit.
    ///
    /// - Parameter same: How many lines at the beginning are those of the original.
    private static func joined(_ lines: [[UInt8]], like old: [Line], same: Int) -> [UInt8] {
        let rest = min(lines.count, old.count) - same
        let behind = zip(old.reversed(), lines.reversed()).prefix(rest).prefix { $0.bytes == $1 }.count
        let usual = old.count > 1 && old[max(0, min(same, old.count - 1) - 1)].isReturned
        var bytes: [UInt8] = []
        for (index, line) in lines.enumerated() {
            bytes += line
            guard index < lines.count - 1 else { break }
            let fromEnd = lines.count - index
            var isReturned = usual
            if index < same, index < old.count - 1 {
                isReturned = old[index].isReturned
            } else if fromEnd <= behind {
                isReturned = old[old.count - fromEnd].isReturned
            }
            bytes += isReturned ? [0x0D, 0x0A] : [0x0A]
        }
        return bytes
    }
}
