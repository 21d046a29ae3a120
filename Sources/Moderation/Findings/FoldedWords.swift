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
        bytes.withUnsafeBytes { Array(IteratorSequence(Reader(BodyBytes(bytes: $0)))) }
    }

    /// Goes through folded text word by word.
    struct Reader: IteratorProtocol {
        private let folded: BodyBytes
        private var index = 0

        init(_ folded: BodyBytes) {
            self.folded = folded
        }

        mutating func next() -> Range<Int>? {
            while index < folded.count, !letter(at: index).isLetter { index += letter(at: index).length }
            let start = index
            while index < folded.count {
                let (isLetter, length) = letter(at: index)
                if !isLetter { break }
                index += length
            }
            return start < index ? start..<min(index, folded.count) : nil
        }

        private func letter(at index: Int) -> (isLetter: Bool, length: Int) {
            let byte = folded[index]
            if byte < 0x80 { return (byte.isAlphanumeric, 1) }
            // Cyrillic, all of whose characters here are letters once folded.
            if byte == 0xD0 || byte == 0xD1 { return (true, 2) }
            let (scalar, length) = folded.scalar(at: index)
            let properties = scalar.properties
            let isLetter =
                properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
            return (isLetter, length)
        }
    }
}
