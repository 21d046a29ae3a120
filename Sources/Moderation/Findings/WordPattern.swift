internal import Text

/// A pattern of a word list: folded letters and signs, `*` for any letters, a blank for whatever stands between two words.
///
/// A letter at an end of the pattern must be at the end of a word; a sign may stand anywhere. So `e-pasts`, `t.me`
/// and `C++` are found as they are written, and `kredīt*` only at the beginning of a word.
struct WordPattern: Sendable {
    enum Element: Sendable {
        case literal([UInt8])
        /// Any letters of one word, or none.
        case letters
        /// What separates words: at least one character that is not a letter.
        case gap
    }

    let elements: [Element]
    /// The first literal, by which the pattern is looked for.
    let anchor: [UInt8]
    /// Whether `*` precedes it.
    let isOpen: Bool
    /// Whether it can stand only where a word begins.
    let beginsWord: Bool

    /// - Returns: `nil` for a text that could match nothing: without a letter or a sign.
    init?(_ text: String) {
        var elements: [Element] = []
        var literal: [UInt8] = []
        func endLiteral() {
            if !literal.isEmpty { elements.append(.literal(literal)) }
            literal = []
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                endLiteral()
                guard let last = elements.last else { continue }
                if case .gap = last { continue }
                elements.append(.gap)
            } else if scalar == "*" {
                endLiteral()
                if case .letters = elements.last { continue }
                elements.append(.letters)
            } else {
                literal += Folding.fold(String(scalar))
            }
        }
        endLiteral()
        if case .gap = elements.last { elements.removeLast() }
        self.init(elements)
    }

    private init?(_ elements: [Element]) {
        var first: [UInt8]?
        for case .literal(let bytes) in elements where first == nil { first = bytes }
        guard let first else { return nil }
        self.elements = elements
        anchor = first
        isOpen = if case .literal = elements.first { false } else { true }
        beginsWord = first.withUnsafeBytes { FoldedLetters(BodyBytes(bytes: $0)).letter(at: 0).isLetter }
    }

    /// The pattern with each run of one letter as a single one.
    var squeezed: WordPattern? {
        WordPattern(
            elements.map { element in
                guard case .literal(let bytes) = element else { return element }
                return .literal(bytes.withUnsafeBytes { LetterRuns.squeezed($0).bytes })
            })
    }

    /// The end of a literal that begins at a place; `nil` if it doesn't stand there.
    private func literalEnd(_ bytes: [UInt8], at place: Int, of text: FoldedLetters, _ canRepeat: Bool) -> Int? {
        if canRepeat { return LetterRuns.end(of: bytes, at: place, in: text.folded.bytes) }
        return text.folded.bytes[place...].starts(with: bytes) ? place + bytes.count : nil
    }

    /// The end of the pattern that begins at a place of folded text; `nil` if it does not match.
    ///
    /// If a literal is missing, only the last `*` or blank before it takes one character more: an earlier one could do no better.
    ///
    /// - Parameter canRepeat: Whether the text may repeat a letter more often than the pattern does.
    func end(in text: FoldedLetters, from start: Int, canRepeat: Bool = false) -> Int? {
        var place = start
        var index = 0
        var star: (index: Int, place: Int, isGap: Bool)?
        while true {
            if index == elements.count {
                if isEnd(place, in: text) { return place }
            } else {
                switch elements[index] {
                case .literal(let bytes):
                    if let end = literalEnd(bytes, at: place, of: text, canRepeat) {
                        place = end
                        index += 1
                        continue
                    }
                case .letters:
                    if index == elements.count - 1 { return text.wordEnd(from: place) }
                    star = (index, place, false)
                    index += 1
                    continue
                case .gap:
                    let end = text.gapEnd(from: place)
                    if end > place {
                        if beginsWithSign(index + 1) {
                            place += text.letter(at: place).length
                            star = (index, place, true)
                        } else {
                            (place, star) = (end, nil)
                        }
                        index += 1
                        continue
                    }
                }
            }
            guard let last = star, last.place < text.folded.count else { return nil }
            let (isLetter, length) = text.letter(at: last.place)
            guard isLetter != last.isGap else { return nil }
            star = (last.index, last.place + length, last.isGap)
            (place, index) = (last.place + length, last.index + 1)
        }
    }

    /// Whether an element is a literal that begins with a sign: then a gap before it must not take that sign.
    private func beginsWithSign(_ index: Int) -> Bool {
        guard index < elements.count, case .literal(let bytes) = elements[index] else { return false }
        return bytes.withUnsafeBytes { !FoldedLetters(BodyBytes(bytes: $0)).letter(at: 0).isLetter }
    }

    /// Whether the word ends where the pattern has ended with a letter.
    private func isEnd(_ place: Int, in text: FoldedLetters) -> Bool {
        place >= text.folded.count || !text.letter(at: place).isLetter || !text.isLetter(before: place)
    }
}

/// What counts as a letter of a word in folded text: letters, digits, and the marks that spell vowels.
struct FoldedLetters {
    let folded: BodyBytes

    init(_ folded: BodyBytes) {
        self.folded = folded
    }

    func letter(at index: Int) -> (isLetter: Bool, length: Int) {
        let byte = folded[index]
        if byte < 0x80 { return (byte.isAlphanumeric, 1) }
        // Cyrillic: once folded, all of its characters here are letters.
        if byte == 0xD0 || byte == 0xD1 { return (true, 2) }
        let (scalar, length) = folded.scalar(at: index)
        return (Self.isLetter(scalar), length)
    }

    /// How many letters and digits a folded text has.
    static func count(in folded: UnsafeRawBufferPointer) -> Int {
        let text = FoldedLetters(BodyBytes(bytes: folded))
        var (count, index) = (0, 0)
        while index < folded.count {
            let (isLetter, length) = text.letter(at: index)
            if isLetter { count += 1 }
            index += length
        }
        return count
    }

    func isLetter(before index: Int) -> Bool {
        let byte = folded[index - 1]
        if byte < 0x80 { return byte.isAlphanumeric }
        return folded.scalar(before: index).map(Self.isLetter) ?? false
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
    }

    /// The end of the letters that begin at a place.
    func wordEnd(from place: Int) -> Int {
        var end = place
        while end < folded.count, case (let isLetter, let length) = letter(at: end), isLetter { end += length }
        return min(end, folded.count)
    }

    /// The end of the characters other than letters that begin at a place.
    func gapEnd(from place: Int) -> Int {
        var end = place
        while end < folded.count, case (let isLetter, let length) = letter(at: end), !isLetter { end += length }
        return min(end, folded.count)
    }

    /// The beginning of the word that a place is in.
    func wordStart(before place: Int) -> Int {
        var start = place
        while start > 0, isLetter(before: start) {
            start -= 1
            while start > 0, folded[start] & 0xC0 == 0x80 { start -= 1 }
        }
        return start
    }
}
