internal import Text

/// Counts characters that cannot be seen, or that change how others are seen, by the rules by which they are shown
/// (``ClusterRules``): what does its duty in a word or a picture does not count.
struct HiddenCounter {
    private var counts = [Int](repeating: 0, count: Findings.HiddenKind.allCases.count)

    init(found: [Findings.Hidden] = []) {
        for hidden in found { counts[Int(hidden.kind.rawValue)] += hidden.count }
    }

    /// The kinds that occurred, in the order of the kinds.
    var found: [Findings.Hidden] {
        Findings.HiddenKind.allCases.compactMap { kind in
            let count = counts[Int(kind.rawValue)]
            return count == 0 ? nil : Findings.Hidden(kind: kind, count: count)
        }
    }

    /// Counts in a text of lines. A tab and a line feed lay it out, and so does a CR before a line feed, which is what web
    /// forms send.
    mutating func count(in body: BodyBytes) {
        count(in: body, isOneLine: false)
    }

    /// Counts in what should be one line, a name: there nothing lays out.
    mutating func count(inLine line: BodyBytes) {
        count(in: line, isOneLine: true)
    }

    private mutating func count(in body: BodyBytes, isOneLine: Bool) {
        var index = 0
        var rules = ClusterRules()
        while index < body.count {
            let byte = body[index]
            if byte >= 0x20 && byte < 0x7F {
                if byte == 0x20 { rules.end() } else { rules.takeLetter(UInt32(byte)) }
                index += 1
                continue
            }
            let (scalar, length) = body.scalar(at: index)
            index += length
            // Latin and Cyrillic letters.
            if (byte >= 0xC3 && byte <= 0xC9) || byte == 0xD0 || byte == 0xD1 {
                rules.takeLetter(scalar.value)
                continue
            }
            if !isOneLine, byte == 0x09 || byte == 0x0A || byte == 0x0D && body[index] == 0x0A {
                rules.end()
                continue
            }
            let next = { body.scalar(after: $0, at: index) }
            if ClusterRules.isOwnSign(scalar.value, next: next) {
                rules.end()
                continue
            }
            let verdict = rules.take(scalar, next: next)
            if verdict == .hidden, let kind = HiddenCounter.kind(of: scalar) { counts[Int(kind.rawValue)] += 1 }
        }
    }

    /// What a hidden character is; `nil` for one that could be seen.
    private static func kind(of scalar: Unicode.Scalar) -> Findings.HiddenKind? {
        switch scalar.characterClass {
        case .visible, .space: nil
        case .mark: .mark
        case .tab, .lineFeed, .control: .control
        case .bidi: .direction
        case .invisible, .annotation, .variationSelector: .withoutWidth
        case .tag: .tag
        case .filler: .filler
        case .separator: .separator
        case .privateUse, .noncharacter, .unassigned: .unknown
        }
    }
}

extension BodyBytes {
    /// The character that comes after so many others from a place on; `nil` behind the end.
    fileprivate func scalar(after count: Int, at place: Int) -> UInt32? {
        var place = place
        for _ in 0..<count where place < self.count { place += scalar(at: place).length }
        return place < self.count ? scalar(at: place).scalar.value : nil
    }
}
