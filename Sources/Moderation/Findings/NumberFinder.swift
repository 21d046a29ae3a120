internal import Text

/// Finds telephone numbers and personal codes: both are groups of digits with blanks or hyphens between them.
///
/// They are looked for in the folded text, where digits of all kinds (full-width, mathematical, raised, on keys) are
/// plain ones, and no character without width stands among them.
struct NumberFinder {
    /// The folded text.
    private let body: BodyBytes
    private let folded: FoldedText
    /// The text as it is written.
    private let written: BodyBytes

    /// Digits side by side.
    private struct Group {
        var range: Range<Int>
        /// Whether a `+` stands before it.
        var hasPlus: Bool
        /// Whether it is a part of something else: of a word, of a decimal number, of a date with full stops.
        var isPart: Bool
        /// Whether at most a blank, a hyphen or a bracket separates it from the group after it.
        var isJoined: Bool

        var count: Int { range.count }
    }

    /// - Parameters:
    ///   - taken: Links and e-mail addresses, in which no number is looked for; ascending.
    static func numbers(
        in body: BodyBytes, outside taken: [Range<Int>]
    ) -> (phones: [Findings.Passage], codes: [Findings.Passage]) {
        guard mayFind(in: body.bytes) else { return ([], []) }
        let folded = FoldedText(body.bytes)
        return folded.bytes.withUnsafeBytes {
            NumberFinder(body: BodyBytes(bytes: $0), folded: folded, written: body).numbers(outside: taken)
        }
    }

    /// The fewest digits of a number.
    private static let fewest = 8

    /// Whether a text has as many digits as a number. For nearly every text its bytes tell; one with characters that
    /// may be digits of another kind is folded.
    static func mayFind(in body: UnsafeRawBufferPointer) -> Bool {
        var digits = 0
        // The top bits of the bytes beyond ASCII that are more than letters of Latin and Cyrillic.
        var others: UInt64 = 0
        var offset = 0
        while offset &+ 8 <= body.count {
            let bytes = EightBytes(body, at: offset)
            digits &+= bytes.digits.nonzeroBitCount
            others |= (bytes.lows(0x59, 0x7F) | bytes.lows(0x42, 0x42)) & bytes.word
            offset &+= 8
        }
        for byte in body[offset...] {
            if byte.isDigit { digits += 1 }
            if byte >= 0xD9 || byte == 0xC2 { others = 1 }
        }
        if digits >= fewest { return true }
        guard others != 0, hasOtherKinds(body) else { return false }
        var folded: [UInt8] = []
        Folding.fold(body, into: &folded)
        return folded.lazy.filter(\.isDigit).prefix(fewest).count == fewest
    }

    /// Whether a text has characters that may be digits of another kind. What occurs in every second text is none:
    /// punctuation from U+2000 to U+203F, the euro sign, and all characters of two bytes except raised digits and
    /// those of Arabic and N'Ko.
    private static func hasOtherKinds(_ body: UnsafeRawBufferPointer) -> Bool {
        for index in body.indices.dropLast() {
            let next = body[index + 1]
            switch body[index] {
            case 0xC2: if next == 0xB2 || next == 0xB3 || next == 0xB9 { return true }
            case 0xD9...0xDF: return true
            case 0xE2:
                if next != 0x80, next != 0x82 || index + 2 < body.count && body[index + 2] != 0xAC { return true }
            case 0xE0...: return true
            default: break
            }
        }
        return false
    }

    private func numbers(outside taken: [Range<Int>]) -> (phones: [Findings.Passage], codes: [Findings.Passage]) {
        var phones: [Findings.Passage] = []
        var codes: [Findings.Passage] = []
        let groups = groups(outside: taken)
        var index = 0
        while index < groups.count {
            if let count = codeLength(groups[index...]) {
                codes.append(passage(groups[index..<index + count]))
                index += count
            } else if let count = phoneLength(groups[index...]) {
                phones.append(passage(groups[index..<index + count]))
                index += count
            } else {
                index += 1
            }
        }
        return (phones, codes)
    }

    // MARK: Groups

    private func groups(outside taken: [Range<Int>]) -> [Group] {
        var groups: [Group] = []
        var next = 0
        var index = 0
        while index < body.count {
            if next < taken.count, folded.origin(of: index) >= taken[next].lowerBound {
                while index < body.count, folded.origin(of: index) < taken[next].upperBound { index += 1 }
                next += 1
                continue
            }
            guard body[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            while body[index].isDigit { index += 1 }
            if let last = groups.indices.last { groups[last].isJoined = isJoint(groups[last].range.upperBound..<start) }
            let hasPlus = body[start - 1] == UInt8(ascii: "+")
            let isPart =
                (!hasPlus && body.isWord(before: start) && isOfWord(start - 1))
                || (body.isWord(at: index) && isOfWord(index))
                || isPoint(before: start) || isPoint(at: index)
            groups.append(Group(range: start..<index, hasPlus: hasPlus, isPart: isPart, isJoined: false))
        }
        return groups
    }

    /// Whether a letter at a place makes one word with digits: a letter of an alphabet, unlike those of Chinese and
    /// signs such as `№`.
    private func isOfWord(_ place: Int) -> Bool {
        let scalar = written.scalar(at: folded.origin(of: place)).scalar
        guard scalar.properties.isAlphabetic else { return scalar.properties.numericType != nil }
        switch scalar.script {
        case .latin, .cyrillic, .greek, .common, .inherited: return true
        default: return false
        }
    }

    /// Whether two groups can be one number, given what stands between them.
    private func isJoint(_ range: Range<Int>) -> Bool {
        switch range.count {
        case 1: return " -/()".utf8.contains(body[range.lowerBound])
        case 2:
            let pair = (body[range.lowerBound], body[range.lowerBound + 1])
            return pair == (UInt8(ascii: ")"), 0x20) || pair == (0x20, UInt8(ascii: "("))
                || pair == (UInt8(ascii: ")"), 0x2D)
        default: return false
        }
    }

    /// Whether a point, comma or colon with a digit beyond it stands before a place.
    private func isPoint(before index: Int) -> Bool {
        ".,:".utf8.contains(body[index - 1]) && body[index - 2].isDigit
    }

    private func isPoint(at index: Int) -> Bool {
        ".,:".utf8.contains(body[index]) && body[index + 1].isDigit
    }

    private func digits(_ groups: ArraySlice<Group>) -> [UInt8] {
        groups.flatMap { body.bytes[$0.range] }.map { $0 - 0x30 }
    }

    private func passage(_ groups: ArraySlice<Group>) -> Findings.Passage {
        let first = groups[groups.startIndex]
        let start = first.range.lowerBound - (first.hasPlus ? 1 : 0)
        let range = folded.range(of: start..<groups[groups.endIndex - 1].range.upperBound)
        return Findings.Passage(range: range, text: written.text(range))
    }

    // MARK: Telephone numbers

    /// How many groups from the first on make a telephone number.
    private func phoneLength(_ groups: ArraySlice<Group>) -> Int? {
        let first = groups[groups.startIndex]
        if first.isPart { return nil }
        let isInternational = first.hasPlus || hasZeros(first)
        var total = 0
        var length: Int?
        for (number, group) in groups.prefix(8).enumerated() {
            if group.isPart || (number > 0 && group.hasPlus) { break }
            total += group.count
            let candidate = groups.prefix(number + 1)
            if isInternational ? isForeign(candidate, total, first) : isLatvian(candidate, total) {
                length = number + 1
            }
            // A national number is complete when it is one; an international one may go on.
            if !group.isJoined || total > 17 || (length != nil && !isInternational) { break }
            if isInternational, length != nil, isLatvianCode(candidate), total - prefix(first) >= 11 { break }
        }
        return length
    }

    /// Whether a group begins with `00` and the code of a country, which never begins with 0.
    private func hasZeros(_ group: Group) -> Bool {
        let start = group.range.lowerBound
        return group.count > 2 && body[start] == 0x30 && body[start + 1] == 0x30 && body[start + 2] != 0x30
    }

    /// How many digits only say that the number is international.
    private func prefix(_ first: Group) -> Int { first.hasPlus ? 0 : 2 }

    private func isForeign(_ groups: ArraySlice<Group>, _ total: Int, _ first: Group) -> Bool {
        let count = total - prefix(first)
        return isLatvianCode(groups) ? count == 11 : (8...15).contains(count)
    }

    private func isLatvianCode(_ groups: ArraySlice<Group>) -> Bool {
        digits(groups).dropFirst(prefix(groups[groups.startIndex])).prefix(3).elementsEqual([3, 7, 1])
    }

    /// Eight digits that begin as numbers in Latvia do, perhaps after its code without a sign.
    private func isLatvian(_ groups: ArraySlice<Group>, _ total: Int) -> Bool {
        guard total == 8 || total == 11 else { return false }
        let digits = digits(groups)
        if total == 11 { return digits.starts(with: [3, 7, 1]) && [2, 6, 8, 9].contains(digits[3]) }
        guard [2, 6, 8, 9].contains(digits[0]) else { return false }
        return !isDateOrYears(groups, digits) && !isAmount(after: groups[groups.endIndex - 1].range.upperBound)
    }

    /// `2010-10-15`, `2009-2010`: what looks like years is not a number to call.
    private func isDateOrYears(_ groups: ArraySlice<Group>, _ digits: [UInt8]) -> Bool {
        let counts = groups.map(\.count)
        let begins = digits[0] == 2 && digits[1] == 0
        if counts == [4, 2, 2] { return begins }
        return counts == [4, 4] && begins && digits[4] * 10 + digits[5] == 20
    }

    /// Whether the number counts money, people or a share.
    private func isAmount(after end: Int) -> Bool {
        var index = end
        if body[index] == 0x20 { index += 1 }
        let rest = body.text(index..<min(index + 8, body.count))
        return ["€", "$", "£", "%", "eur", "eir", "lat", "ls", "usd", "rub", "руб", "евро"].contains {
            rest.utf8.starts(with: $0.utf8)
        }
    }

    // MARK: Personal codes

    /// How many groups from the first on make a Latvian personal code: `DDMMYY-NNNNN`, or `32` and nine more digits
    /// in the same form. Without the hyphen, only a code of the old form whose last digit is right.
    private func codeLength(_ groups: ArraySlice<Group>) -> Int? {
        let first = groups[groups.startIndex]
        if first.isPart || first.hasPlus { return nil }
        if first.count == 11 {
            let digits = digits(groups.prefix(1))
            return isBirthDate(digits) && isChecked(digits) ? 1 : nil
        }
        guard first.count == 6, first.isJoined, groups.count > 1 else { return nil }
        let second = groups[groups.startIndex + 1]
        guard second.count == 5, !second.isPart, body[first.range.upperBound] != 0x20 else { return nil }
        let digits = digits(groups.prefix(2))
        return isBirthDate(digits) || (digits[0] == 3 && digits[1] >= 2) ? 2 : nil
    }

    private func isBirthDate(_ digits: [UInt8]) -> Bool {
        (1...31).contains(digits[0] * 10 + digits[1]) && (1...12).contains(digits[2] * 10 + digits[3]) && digits[6] <= 2
    }

    private func isChecked(_ digits: [UInt8]) -> Bool {
        let weights = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
        return (1_101 - sum) % 11 % 10 == Int(digits[10])
    }
}
