internal import Text

/// The words of a text, folded, with where they stand in it.
///
/// Characters without width are gone in the folded text, so that none can hide a word by standing within it.
struct FoldedWords {
    let bytes: [UInt8]
    /// Letters and digits side by side, as ranges of ``bytes``.
    private(set) var words: [Range<Int>] = []
    private let origins: [Int]
    private let body: BodyBytes

    init(_ body: BodyBytes) {
        self.body = body
        (bytes, origins) = Folding.foldWithOrigins(body.bytes)
        words = FoldedWords.words(of: bytes)
    }

    /// Where a word begins in the text.
    func start(of word: Int) -> Int { origins[words[word].lowerBound] }

    /// Where a word ends in the text: behind its last character and the marks on it.
    func end(of word: Int) -> Int {
        let last = words[word].upperBound - 1
        var end = origins[last] + body.scalar(at: origins[last]).length
        while end < body.count, body[end] >= 0x80 {
            let (scalar, length) = body.scalar(at: end)
            guard scalar.characterClass == .mark else { break }
            end += length
        }
        return end
    }

    private static func words(of bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBytes { bytes in
            let body = BodyBytes(bytes: bytes)
            var words: [Range<Int>] = []
            var start: Int?
            var index = 0
            while index < body.count {
                let length = body[index] < 0x80 ? 1 : body.scalar(at: index).length
                if isLetter(body, at: index) {
                    if start == nil { start = index }
                } else if let first = start {
                    words.append(first..<index)
                    start = nil
                }
                index += length
            }
            if let start { words.append(start..<body.count) }
            return words
        }
    }

    private static func isLetter(_ body: BodyBytes, at index: Int) -> Bool {
        if body[index] < 0x80 { return body[index].isAlphanumeric }
        let properties = body.scalar(at: index).scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
    }
}
