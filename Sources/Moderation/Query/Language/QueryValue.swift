import Text

/// What stands after the colon, or alone: its plain bytes, and where it began.
struct QueryValue {
    var bytes: [UInt8]
    /// The byte of the query at which the value begins, its quotation mark included.
    var offset: Int
    var isQuoted: Bool

    /// The value as text to search for.
    func words() throws(QueryFault) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard FoldedNeedle(text).bytes.contains(where: { $0 != 0x20 }) else { throw QueryFault(at: offset, .noText) }
        return text
    }

    /// The values between the commas, each with the byte of the query at which it begins. What is quoted is one value.
    func items() throws(QueryFault) -> [(bytes: ArraySlice<UInt8>, offset: Int)] {
        if isQuoted { return [(bytes[...], offset)] }
        var items: [(bytes: ArraySlice<UInt8>, offset: Int)] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2C {
            guard index > start else {
                throw QueryFault(
                    at: offset + index, index == bytes.count ? .noValueAfterComma : .noValueBeforeComma)
            }
            items.append((bytes[start..<index], offset + start))
            start = index + 1
        }
        return items
    }
}

extension QueryKey {
    /// Reads the value of the key.
    func term(of value: QueryValue) throws(QueryFault) -> QueryTerm {
        switch self {
        case .author: .author(try value.words())
        case .email: .email(try value.words())
        case .address: .address(try value.words())
        case .body: .body(try value.words())
        case .release: .release(try names(value, of: .release))
        case .reason: .reason(try names(value, of: .reason))
        case .by: .by(try logins(value))
        case .is: .is(try words(value))
        case .has: .has(try words(value))
        case .number: .number(try ranges(value))
        case .entry: .entry(try numbers(value, of: .entry))
        case .same: .same(try numbers(value, of: .comment))
        case .like: .like(try numbers(value, of: .comment))
        case .word: .word(try lists(value))
        case .host: .host(try hosts(value))
        case .links: .count(.links, try counts(value))
        case .length: .count(.length, try counts(value))
        case .script: .script(try scripts(value))
        case .lang: .lang(try words(value))
        case .view: .view(try name(value))
        case .authorApproved: .count(.authorApproved, try counts(value))
        case .authorRejected: .count(.authorRejected, try counts(value))
        case .addressApproved: .count(.addressApproved, try counts(value))
        case .addressRejected: .count(.addressRejected, try counts(value))
        case .burst: .count(.burst, try counts(value, isAtLeast: true))
        case .rule: .rule(try names(value, of: .rule))
        case .likely:
            .likely(
                try names(value, of: .reason).map { (code: ReasonCode) in
                    code.text.utf8.elementsEqual(QueryTerm.anyReason.utf8) ? nil : code
                })
        case .before: .before(try day(value))
        case .after: .after(try day(value))
        case .decidedBefore: .decidedBefore(try day(value))
        case .decidedAfter: .decidedAfter(try day(value))
        }
    }

    /// Reads the value after `=`, as a whole. Only an e-mail address may be empty, which then means none.
    func exactTerm(of value: QueryValue) throws(QueryFault) -> QueryTerm {
        guard !value.bytes.isEmpty || self == .email else { throw QueryFault(at: value.offset, .noText) }
        let text = String(decoding: value.bytes, as: UTF8.self)
        if FoldedNeedle(text).bytes == [0x20] { throw QueryFault(at: value.offset, .noText) }
        switch self {
        case .email: return .emailIs(text)
        case .address: return .addressIs(text)
        default: return .authorIs(text)
        }
    }

    private func lists(_ value: QueryValue) throws(QueryFault) -> [String] {
        if value.bytes.isEmpty { throw QueryFault(at: value.offset, .noText) }
        return try value.items().map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func hosts(_ value: QueryValue) throws(QueryFault) -> [String] {
        try value.items().map { (item) throws(QueryFault) in
            let host = HostName.mapped(String(decoding: item.bytes, as: UTF8.self))
            let isHost = host.unicodeScalars.allSatisfy {
                $0 == "." || $0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil
                    || $0.properties.generalCategory == .nonspacingMark
            }
            guard isHost, let first = host.utf8.first, first != 0x2E, host.utf8.last != 0x2E else {
                throw QueryFault(at: item.offset, .badName(QueryFault.quote(item.bytes), .host))
            }
            return host
        }
    }

    /// Reads `5`, `2..5`, `2..` and `..20`.
    ///
    /// - Parameter isAtLeast: Whether a number alone means that many or more.
    private func counts(_ value: QueryValue, isAtLeast: Bool = false) throws(QueryFault) -> [ClosedRange<UInt32>] {
        try value.items().map { (item) throws(QueryFault) in
            let bytes = item.bytes
            guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E })
            else {
                let count = try count(bytes, at: item.offset)
                return count...(isAtLeast ? .max : count)
            }
            let (first, last) = (bytes[..<dots], bytes[(dots + 2)...])
            if first.isEmpty, last.isEmpty { throw QueryFault(at: item.offset, .noCount) }
            let lower = first.isEmpty ? 0 : try count(first, at: item.offset)
            let after = item.offset + dots + 2 - bytes.startIndex
            let upper = last.isEmpty ? .max : try count(last, at: after)
            guard lower <= upper else { throw QueryFault(at: after, .rangeGoesDown(from: lower)) }
            return lower...upper
        }
    }

    private func count(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(QueryFault) -> UInt32 {
        guard let count = decimal(bytes) else { throw QueryFault(at: offset, .noCount) }
        return count
    }

    private func logins(_ value: QueryValue) throws(QueryFault) -> [Login] {
        for item in try value.items() where FoldedNeedle(String(decoding: item.bytes, as: UTF8.self)).isEmpty {
            throw QueryFault(at: item.offset, .noText)
        }
        return try names(value, of: .moderator)
    }

    private func names<N: Name>(_ value: QueryValue, of what: QueryProblem.Name) throws(QueryFault) -> [N] {
        var names: [N] = []
        for item in try value.items() {
            guard let name = N(String(decoding: item.bytes, as: UTF8.self)) else {
                throw QueryFault(at: item.offset, .badName(QueryFault.quote(item.bytes), what))
            }
            names.append(name)
        }
        return names
    }

    private func words<W: RawRepresentable & CaseIterable>(
        _ value: QueryValue
    ) throws(QueryFault) -> [W] where W.RawValue == String {
        var words: [W] = []
        for item in try value.items() {
            guard let word = W.allCases.first(where: { $0.rawValue.utf8.elementsEqual(item.bytes) }) else {
                let known = W.allCases.map(\.rawValue)
                let suggestion = NearestWord.to(item.bytes, among: known)
                throw QueryFault(
                    at: item.offset, .unknownWord(QueryFault.quote(item.bytes), key: rawValue, known: known),
                    suggestion: suggestion)
            }
            words.append(word)
        }
        return words
    }

    private func scripts(_ value: QueryValue) throws(QueryFault) -> [Script] {
        var scripts: [Script] = []
        for item in try value.items() {
            guard let script = Script.named.first(where: { $0.word.utf8.elementsEqual(item.bytes) }) else {
                let known = Script.named.map(\.word)
                throw QueryFault(
                    at: item.offset, .unknownWord(QueryFault.quote(item.bytes), key: rawValue, known: known),
                    suggestion: NearestWord.to(item.bytes, among: known))
            }
            scripts.append(script)
        }
        return scripts
    }

    /// The name of a view, which may hold blanks and commas.
    private func name(_ value: QueryValue) throws(QueryFault) -> String {
        let name = String(decoding: value.bytes, as: UTF8.self)
        guard NamedView.canBeNamed(name) else { throw QueryFault(at: value.offset, .noText) }
        return name
    }

    private func ranges(_ value: QueryValue) throws(QueryFault) -> [ClosedRange<UInt32>] {
        var ranges: [ClosedRange<UInt32>] = []
        for item in try value.items() {
            if let dots = item.bytes.indices.dropLast().first(where: {
                item.bytes[$0] == 0x2E && item.bytes[$0 + 1] == 0x2E
            }) {
                let first = try number(item.bytes[..<dots], at: item.offset)
                let after = item.offset + dots + 2 - item.bytes.startIndex
                let last = try number(item.bytes[(dots + 2)...], at: after)
                guard first <= last else { throw QueryFault(at: after, .rangeGoesDown(from: first)) }
                ranges.append(first...last)
            } else {
                let number = try number(item.bytes, at: item.offset)
                ranges.append(number...number)
            }
        }
        return ranges
    }

    /// Reads the number of a comment, which may have its `#`.
    private func number(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(QueryFault) -> UInt32 {
        let digits = bytes.first == 0x23 ? bytes.dropFirst() : bytes
        guard let number = decimal(digits), number > 0 else {
            throw QueryFault(at: offset, .noCommentNumber)
        }
        return number
    }

    private func numbers(_ value: QueryValue, of what: QueryProblem.Numbered) throws(QueryFault) -> [UInt32] {
        var numbers: [UInt32] = []
        for item in try value.items() {
            let digits = what == .comment && item.bytes.first == 0x23 ? item.bytes.dropFirst() : item.bytes
            guard let number = decimal(digits), number > 0 else {
                throw QueryFault(at: item.offset, .noNumber(what))
            }
            numbers.append(number)
        }
        return numbers
    }

    private func day(_ value: QueryValue) throws(QueryFault) -> QueryDay {
        if let date = CivilDate(value.bytes) { return .date(date) }
        if let age = Age(value.bytes) { return .age(age) }
        let looksLikeDate = value.bytes.count == 10 && value.bytes[4] == 0x2D && value.bytes[7] == 0x2D
        throw QueryFault(
            at: value.offset, looksLikeDate ? .noSuchDay(QueryFault.quote(value.bytes)) : .noDay)
    }
}

extension Login {
    /// Whether it can be searched for: a name in which nothing can be seen is not one that anybody means.
    package var canBeAskedFor: Bool { !FoldedNeedle(text).isEmpty }
}

/// The value of `before:` and `after:`: a day of the local calendar, or an age counted back from now.
package enum QueryDay: Hashable, Sendable {
    case date(CivilDate)
    case age(Age)

    /// Returns the moment that the value stands for: local midnight of the date, or so much time before `now`.
    package func start(now: Moment, zone: any Zone) -> Moment {
        switch self {
        case .date(let date): zone.moment(date)
        case .age(let age): now + -age.milliseconds
        }
    }

    package var text: String {
        switch self {
        case .date(let date): date.description
        case .age(let age): age.text
        }
    }
}
