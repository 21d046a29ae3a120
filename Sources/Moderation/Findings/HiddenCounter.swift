internal import Text

/// Counts characters that cannot be seen, or that change how others are seen, by the rule by which they are shown
/// (``HiddenCharacters``): what does its duty in a word or a picture does not count.
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
        HiddenCharacters.visit(body.bytes, isOneLine: isOneLine) { _, scalar, _ in
            if let kind = HiddenCounter.kind(of: scalar) { counts[Int(kind.rawValue)] += 1 }
        }
    }

    /// What a hidden character is; `nil` for one that could be seen, such as a half of a flag.
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
