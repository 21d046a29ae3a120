import Text

extension Query {
    /// Where a body or a name holds what the query searches for there, so that a view can mark it.
    package enum Field: Sendable { case body, name }

    /// Finds the stretches of a text that the query's words match: ranges of its UTF-8, ascending, without overlap,
    /// each of whole characters as they are encoded. What stands behind a negation is not looked for.
    package func marks(in text: String, as field: Field) -> [Range<Int>] {
        let needles = needles(for: field)
        guard !needles.isEmpty, !text.utf8.isEmpty else { return [] }
        let map = FoldedMap(text)
        var ranges: [Range<Int>] = []
        for needle in needles { ranges += map.ranges(of: needle) }
        ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        var joined: [Range<Int>] = []
        for range in ranges {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    private func needles(for field: Field) -> [FoldedNeedle] {
        var needles: [FoldedNeedle] = []
        func collect(_ node: QueryNode, _ isWanted: Bool) {
            switch node {
            case .term(let term):
                guard isWanted else { return }
                switch (term, field) {
                case (.text(let text), _), (.body(let text), .body), (.author(let text), .name):
                    needles.append(FoldedNeedle(text))
                default: break
                }
            case .not(let inner): collect(inner, !isWanted)
            case .all(let parts), .any(let parts): for part in parts { collect(part, isWanted) }
            }
        }
        collect(node, true)
        return needles
    }
}

/// A folded text that knows which bytes of the text each of its bytes came from.
private struct FoldedMap {
    private var folded: [UInt8] = []
    /// For each folded byte, the scalar it came from: where that begins in the text.
    private var starts: [UInt32] = []
    private var ends: [UInt32] = []

    init(_ text: String) {
        var start = 0
        var bytes = Array(text.utf8)
        bytes.withUnsafeMutableBytes { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            while start < bytes.count {
                var end = start + 1
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                Folding.fold(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), into: &folded)
                let added = folded.count - starts.count
                starts.append(contentsOf: repeatElement(UInt32(start), count: added))
                // Marks fold away: they belong to the letter before.
                if added == 0, let last = ends.indices.last { ends[last] = UInt32(end) }
                ends.append(contentsOf: repeatElement(UInt32(end), count: added))
                start = end
            }
        }
    }

    func ranges(of needle: FoldedNeedle) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        guard !needle.bytes.isEmpty else { return [] }
        folded.withUnsafeBytes { folded in
            var from = 0
            while let offset = needle.firstOffset(in: folded, from: from) {
                ranges.append(Int(starts[offset])..<Int(ends[offset + needle.bytes.count - 1]))
                from = offset + needle.bytes.count
            }
        }
        return ranges
    }
}
