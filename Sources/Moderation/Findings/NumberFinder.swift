/// Finds telephone numbers and personal codes: both are groups of digits with blanks or hyphens between them.
struct NumberFinder {
    let body: BodyBytes

    /// Digits side by side.
    private struct Group {
        var range: Range<Int>
        /// Whether a `+` stands before it.
        var hasPlus: Bool
        /// Whether it is a part of something else: of a word, of a decimal number, of a date with full stops.
        var isPart: Bool
        /// Whether no more than a blank, a hyphen or a bracket parts it from the group after it.
        var isJoined: Bool

        var count: Int { range.count }
    }

    /// - Parameters:
    ///   - taken: Links and e-mail addresses, in which no number is looked for; ascending.
    func numbers(outside taken: [Range<Int>]) -> (phones: [Findings.Passage], codes: [Findings.Passage]) {
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
            if next < taken.count, index >= taken[next].lowerBound {
                index = max(index, taken[next].upperBound)
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
                (!hasPlus && body.isWord(before: start)) || body.isWord(at: index)
                || isPoint(before: start) || isPoint(at: index)
            groups.append(Group(range: start..<index, hasPlus: hasPlus, isPart: isPart, isJoined: false))
        }
        return groups
    }

    /// Whether what stands between two groups lets them be one number.
    private func isJoint(_ range: Range<Int>) -> Bool {
        switch range.count {
        case 1: return " -/()".utf8.contains(body[range.lowerBound])
        case 2:
            let pair = (body[range.lowerBound], body[range.lowerBound + 1])
            return pair == (0xC2, 0xA0) || pair == (UInt8(ascii: ")"), 0x20) || pair == (0x20, UInt8(ascii: "("))
                || pair == (UInt8(ascii: ")"), 0x2D)
        case 3:
            // En dash, and the narrow and the figure's blank.
            return body[range.lowerBound] == 0xE2 && body[range.lowerBound + 1] == 0x80
                && [0x90, 0x91, 0x93, 0xAF, 0x87, 0x89].contains(body[range.lowerBound + 2])
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
        let range = first.range.lowerBound - (first.hasPlus ? 1 : 0)..<groups[groups.endIndex - 1].range.upperBound
        return Findings.Passage(range: range, text: body.text(range))
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

    /// How many digits say no more than that the number is international.
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

    /// `2010-10-15`, `2009-2010`: what looks like years is no number to call.
    private func isDateOrYears(_ groups: ArraySlice<Group>, _ digits: [UInt8]) -> Bool {
        let counts = groups.map(\.count)
        let begins = digits[0] == 2 && digits[1] == 0
        if counts == [4, 2, 2] { return begins }
        return counts == [4, 4] && begins && digits[4] * 10 + digits[5] == 20
    }

    /// Whether money, people or a share are counted.
    private func isAmount(after end: Int) -> Bool {
        var index = end
        if body[index] == 0x20 { index += 1 }
        if body[index] == 0xC2 && body[index + 1] == 0xA0 { index += 2 }
        let rest = body.text(index..<min(index + 8, body.count)).lowercased()
        return ["€", "$", "£", "%", "eur", "eir", "lat", "ls", "usd", "rub", "руб", "евро"].contains {
            rest.utf8.starts(with: $0.utf8)
        }
    }

    // MARK: Personal codes

    /// How many groups from the first on make a Latvian personal code: `DDMMYY-NNNNN`, or `32` and nine more digits in
    /// the same form. Without the hyphen only a code of the old form whose last digit checks.
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
