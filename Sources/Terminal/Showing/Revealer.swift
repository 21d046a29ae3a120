import Text

/// Makes a display text out of UTF-8 bytes, scalar by scalar: the one place that decides what may be shown as it is.
///
/// The rules are those of ``ClusterRules``, and a few of its own, described at ``DisplayText``.
struct Revealer {
    /// Whose words they are.
    enum Origin {
        case program, stranger
    }

    /// What has been made.
    private(set) var text: DisplayText

    private let origin: Origin
    private let expandsTabs: Bool
    private let limit: Int
    /// What may be shown, and what belongs together.
    private var rules = ClusterRules()

    /// Prepares to make words safe.
    ///
    /// - Parameters:
    ///   - limit: Cells; the first cluster beyond it is the last that is taken.
    ///   - text: What the words are added to. They never join its last cluster.
    init(
        by origin: Origin, expandsTabs: Bool = false, limit: Int = .max,
        appendingTo text: consuming DisplayText = DisplayText()
    ) {
        self.origin = origin
        self.expandsTabs = expandsTabs
        self.limit = limit
        self.text = text
    }

    /// Takes valid UTF-8.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        let first = text.glyphs.count
        defer { if text.glyphs.count > first { text.glyphs[first].isBeginning = true } }
        if limit == .max, text.isEmpty { text.glyphs.reserveCapacity(bytes.count) }
        var scalars = Scalars(bytes)
        while text.width <= limit || rules.isGranting, let (value, length) = scalars.next() {
            if value < 0x80 {
                takeASCII(value)
            } else if Revealer.isPlainLetter(value) {
                put(value, width: 1, source: length)
                rules.takeLetter(value)
            } else if let scalar = Unicode.Scalar(value) {
                take(scalar, length: length, before: &scalars)
            }
        }
    }

    /// Letters of Latin and Cyrillic, which nearly all text is made of: visible and one cell wide.
    private static func isPlainLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0xC0...0x2AF, 0x400...0x481, 0x48A...0x52F: true
        default: false
        }
    }

    private mutating func takeASCII(_ value: UInt32) {
        if value >= 0x20, value < 0x7F {
            put(value, width: 1, source: 1)
            if value == 0x20 { rules.end() } else { rules.takeLetter(value) }
            return
        }
        let picture = value == 0x7F ? 0x2421 : 0x2400 + value
        text.glyphs.append(Glyph(picture, width: 1, role: .hidden, source: 1))
        text.width += 1
        rules.end()
        guard value == 0x09, expandsTabs else { return }
        while text.width % 8 != 0 {
            text.glyphs.append(.blank)
            text.width += 1
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, length: Int, before scalars: inout Scalars) {
        let value = scalar.value
        if origin == .stranger, ClusterRules.isOwnSign(value, next: scalars.following) {
            rules.end()
            return hide(value, length: length, before: &scalars)
        }
        switch rules.take(scalar, next: scalars.following) {
        case .begins(let width):
            put(value, width: width, source: length)
        case .joins(let width):
            extend(with: scalar, source: length)
            setWidth(width)
        case .hidden, .unplaced:
            hide(value, length: length, before: &scalars)
        }
    }

    /// Adds a cluster of one scalar.
    private mutating func put(_ value: UInt32, width: Int, source: Int) {
        text.glyphs.append(Glyph(value, width: width, source: source))
        text.width += width
    }

    /// Adds a scalar to the last cluster.
    private mutating func extend(with scalar: Unicode.Scalar, source: Int) {
        let last = lastCluster
        if text.glyphs[last].isCluster {
            text.clusters[text.glyphs[last].clusterIndex].unicodeScalars.append(scalar)
        } else {
            var string = ""
            text.append(text.glyphs[last], to: &string)
            string.unicodeScalars.append(scalar)
            text.glyphs[last].clusterIndex = text.clusters.count
            text.clusters.append(string)
        }
        text.glyphs[last].source += source
    }

    /// Where the last cluster is; the sign after pictures that share a place doesn't count as one.
    private var lastCluster: Int {
        let last = text.glyphs.count - 1
        return text.glyphs[last].isMore ? last - 1 : last
    }

    private mutating func setWidth(_ width: Int) {
        let last = lastCluster
        let isMany = width == 3
        text.width += min(width, 2) - text.glyphs[last].width
        text.glyphs[last].width = min(width, 2)
        if isMany, last == text.glyphs.count - 1 {
            text.glyphs.append(.more)
            text.width += 1
        }
    }

    /// Shows what a scalar is, in its place; several equal ones as one.
    private mutating func hide(_ value: UInt32, length: Int, before scalars: inout Scalars) {
        var count = 1
        let most = Glyph.mostSource / length
        let rest = scalars
        while count < most, let (next, _) = scalars.peek(), next == value {
            _ = scalars.next()
            count += 1
        }
        if count == 2 {
            // Two are not a flood: each is shown.
            count = 1
            scalars = rest
        }
        let hex = String(value, radix: 16, uppercase: true)
        var form = "\u{27E8}U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
        if count > 1 { form += "\u{D7}" + String(count) }
        form += "\u{27E9}"
        var isContinuation = false
        for scalar in form.unicodeScalars {
            text.glyphs.append(
                Glyph(
                    scalar.value, width: 1, role: .hidden, source: isContinuation ? 0 : count * length,
                    isContinuation: isContinuation))
            isContinuation = true
        }
        text.width += form.unicodeScalars.count
    }
}

/// Walks the scalars of valid UTF-8.
struct Scalars {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next scalar and how many bytes it takes.
    mutating func next() -> (value: UInt32, length: Int)? {
        guard let found = peek() else { return nil }
        index += found.length
        return found
    }

    /// The next scalar, left where it is.
    func peek() -> (value: UInt32, length: Int)? {
        guard index < bytes.count else { return nil }
        let (value, length) = Decoding.scalar(bytes, at: index)
        return (value, length)
    }

    /// The value of the scalar that comes after so many others.
    func following(_ count: Int) -> UInt32? {
        var rest = self
        for _ in 0..<count { _ = rest.next() }
        return rest.peek()?.value
    }
}
