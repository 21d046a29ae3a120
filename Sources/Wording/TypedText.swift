extension String {
    /// What was typed, without blanks at either end.
    package var trimmed: String {
        let start = utf8.drop { $0 == 0x20 || $0 == 0x09 }
        var end = start.endIndex
        while end > start.startIndex {
            let before = utf8.index(before: end)
            guard utf8[before] == 0x20 || utf8[before] == 0x09 else { break }
            end = before
        }
        return String(self[start.startIndex..<end])
    }
}
