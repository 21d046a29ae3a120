extension DisplayText {
    /// The same text in a role. Hidden characters stay marked as hidden.
    package func styled(_ role: Role) -> DisplayText {
        var text = self
        for index in text.glyphs.indices where text.glyphs[index].role != .hidden { text.glyphs[index].role = role }
        return text
    }

    /// The same text with some ranges in a role. Hidden characters stay marked as hidden.
    ///
    /// - Parameter ranges: In UTF-8 bytes of the original text; a cluster is marked when a range touches it.
    package func marking(_ ranges: [Range<Int>], as role: Role) -> DisplayText {
        var text = self
        text.mark(Marking.sorted(ranges.map { Marking($0, as: role) }))
        return text
    }

    /// Marks what sorted ranges touch.
    mutating func mark(_ markings: [Marking]) {
        guard !markings.isEmpty else { return }
        var next = 0
        var active: [Marking] = []
        var offset = start
        var role: Role?
        for index in glyphs.indices {
            let glyph = glyphs[index]
            if !glyph.isContinuation {
                let end = offset + glyph.source
                while next < markings.count, markings[next].range.lowerBound < end {
                    active.append(markings[next])
                    next += 1
                }
                active.removeAll { $0.range.upperBound <= offset }
                role = active.last?.role
            }
            if let role, glyph.role != .hidden { glyphs[index].role = role }
            offset += glyph.source
        }
    }
}

/// A range of an original text and the role it is to be shown in.
package struct Marking: Hashable, Sendable {
    /// In UTF-8 bytes of the original text.
    var range: Range<Int>
    var role: Role

    package init(_ range: Range<Int>, as role: Role) {
        self.range = range
        self.role = role
    }

    /// In the order of their beginnings, without empty ones; of those that overlap the later one wins.
    static func sorted(_ markings: [Marking]) -> [Marking] {
        markings.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension DisplayText {
    /// A stranger's longer text, one display text a line.
    ///
    /// Lines end at LF, or at CR and LF together, which is what web forms send; a CR anywhere else is shown. A text that ends
    /// with a line feed has an empty last line. Tabs reach to the next column that is a multiple of eight.
    package static func lines(stranger text: String) -> [DisplayText] { lines(stranger: text, marking: []) }

    /// A stranger's longer text, one display text a line, with some ranges in other roles.
    ///
    /// - Parameter markings: In UTF-8 bytes of the whole text. Of those that overlap, the one that begins later wins.
    package static func lines(stranger text: String, marking markings: [Marking]) -> [DisplayText] {
        let markings = Marking.sorted(markings)
        return withBytes(of: text) { bytes in
            var lines: [DisplayText] = []
            var active: [Marking] = []
            var next = 0
            var start = 0
            while true {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                let isReturned = end < bytes.count && end > start && bytes[end - 1] == 0x0D
                var revealer = Revealer(by: .stranger, expandsTabs: true)
                revealer.take(UnsafeBufferPointer(rebasing: bytes[start..<(isReturned ? end - 1 : end)]))
                var line = revealer.text
                line.start = start
                while next < markings.count, markings[next].range.lowerBound < end {
                    active.append(markings[next])
                    next += 1
                }
                line.mark(active)
                active.removeAll { $0.range.upperBound <= end }
                lines.append(line)
                guard end < bytes.count else { return lines }
                start = end + 1
            }
        }
    }

    /// Adds words to this text, in a form that is safe to show.
    mutating func append(_ words: String, by origin: Revealer.Origin, upTo limit: Int = .max) {
        var revealer = Revealer(by: origin, limit: limit, appendingTo: self)
        self = DisplayText()
        DisplayText.withBytes(of: words) { revealer.take($0) }
        self = revealer.text
    }

    /// Runs something over the UTF-8 bytes of a string.
    private static func withBytes<Result>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(text.utf8).withUnsafeBufferPointer(body)
    }
}
