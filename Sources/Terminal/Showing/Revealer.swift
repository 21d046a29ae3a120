import Text

/// Makes a display text out of UTF-8 bytes, scalar by scalar: the one place that decides what may be shown as it is.
///
/// It looks at most a few scalars ahead and never back at more than the cluster it is building, whose length is limited; so
/// its time is in proportion to the bytes. The rules are told at ``DisplayText``.
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
    /// The cluster that the next scalar may join; `nil` after a blank, after something hidden, and at the start.
    private var cluster: Cluster?

    /// What is known about the cluster at the end of the text.
    private struct Cluster {
        /// The last scalar that something can stand on.
        var base: UInt32
        /// Its last scalar.
        var last: UInt32
        /// Its scalars, its marks, and whether a variation selector or a skin tone has been taken by the base.
        var count = 1
        var marks = 0
        var isSelected = false
        var isToned = false
        /// Whether a joiner ends it that the next letter of a joining script is to follow.
        var isJoined = false

        init(_ base: UInt32) {
            self.base = base
            last = base
        }
    }

    /// The most marks on one base.
    private static let mostMarks = 4
    /// The most scalars of one emoji: two persons with skin tones and a kiss between them.
    private static let mostEmojiScalars = 10

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
        if limit == .max, text.isEmpty { text.glyphs.reserveCapacity(bytes.count) }
        var scalars = Scalars(bytes)
        while text.width <= limit, let (value, length) = scalars.next() {
            if value < 0x80 {
                takeASCII(value)
            } else if Revealer.isPlainLetter(value) {
                put(value, width: 1, source: length)
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
            if value == 0x20 { cluster = nil }
            return
        }
        let picture = value == 0x7F ? 0x2421 : 0x2400 + value
        text.glyphs.append(Glyph(picture, width: 1, role: .hidden, source: 1))
        text.width += 1
        cluster = nil
        guard value == 0x09, expandsTabs else { return }
        while text.width % 8 != 0 {
            text.glyphs.append(.blank)
            text.width += 1
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, length: Int, before scalars: inout Scalars) {
        let value = scalar.value
        switch scalar.characterClass {
        case .visible:
            takeVisible(scalar, length: length, before: &scalars)
        case .space:
            put(value, width: scalar.cellWidth, source: length)
            cluster = nil
        case .mark:
            if let marks = cluster?.marks, marks < Revealer.mostMarks {
                cluster?.marks += 1
                extend(with: value, source: length)
            } else {
                hide(value, length: length, before: &scalars)
            }
        case .variationSelector:
            takeSelector(value, length: length, before: &scalars)
        case .tag:
            hide(value, length: length, before: &scalars)
        case .invisible where value == 0x200C || value == 0x200D:
            takeJoiner(value, length: length, before: &scalars)
        default:
            hide(value, length: length, before: &scalars)
        }
    }

    private mutating func takeVisible(_ scalar: Unicode.Scalar, length: Int, before scalars: inout Scalars) {
        let value = scalar.value
        switch value {
        case 0x1F1E6...0x1F1FF:
            // Two regional indicators are a flag; a single one would make a flag of whatever follows.
            if let (second, more) = scalars.peek(), (0x1F1E6...0x1F1FF).contains(second) {
                _ = scalars.next()
                put(value, width: 2, source: length)
                extend(with: second, source: more)
            } else {
                hide(value, length: length, before: &scalars)
            }
            return
        case 0x1F3FB...0x1F3FF:
            if let last = cluster, !last.isToned, !last.isSelected, Emoji.takesTone(last.base) {
                extend(with: value, source: length)
                cluster?.isToned = true
                setWidth(2)
                return
            }
        case 0x1F3F4:
            let (tags, bytes) = Emoji.flagTags(scalars)
            put(value, width: scalar.cellWidth, source: length)
            guard !tags.isEmpty else { return }
            for tag in tags { extend(with: tag, source: 0) }
            text.glyphs[text.glyphs.count - 1].source += bytes
            for _ in tags { _ = scalars.next() }
            setWidth(2)
            return
        case 0x2400...0x2426 where origin == .stranger, 0x27E8 where origin == .stranger && scalars.isNext("U+"):
            hide(value, length: length, before: &scalars)
            return
        default:
            break
        }
        let width = scalar.cellWidth
        if width > 0 {
            put(value, width: min(width, 2), source: length)
        } else if let last = cluster, last.marks < Revealer.mostMarks, Joining.goesOn(value, after: last.last) {
            cluster?.marks += 1
            extend(with: value, source: length)
        } else {
            hide(value, length: length, before: &scalars)
        }
    }

    private mutating func takeSelector(_ value: UInt32, length: Int, before scalars: inout Scalars) {
        if let last = cluster, !last.isSelected, last.marks == 0 {
            if value == 0xFE0F, Emoji.isKeycapBase(last.base), scalars.peek()?.value == 0x20E3 {
                cluster?.isSelected = true
                extend(with: value, source: length)
                setWidth(2)
                return
            }
            if value == 0xFE0F || value == 0xFE0E, Emoji.isEmoji(last.base), !last.isToned {
                cluster?.isSelected = true
                extend(with: value, source: length)
                if value == 0xFE0F { setWidth(2) }
                return
            }
            if (0x180B...0x180D).contains(value) || value == 0x180F, (0x1820...0x18AA).contains(last.base) {
                cluster?.isSelected = true
                cluster?.marks += 1
                extend(with: value, source: length)
                return
            }
        }
        hide(value, length: length, before: &scalars)
    }

    private mutating func takeJoiner(_ value: UInt32, length: Int, before scalars: inout Scalars) {
        if let last = cluster, let (next, more) = scalars.peek() {
            if value == 0x200D, last.marks == 0, last.count <= Revealer.mostEmojiScalars - 2, Emoji.isEmoji(last.base),
                Emoji.isEmoji(next), !(0x1F3FB...0x1F3FF).contains(next)
            {
                _ = scalars.next()
                extend(with: value, source: length)
                extend(with: next, source: more)
                cluster?.base = next
                cluster?.isSelected = false
                cluster?.isToned = false
                setWidth(2)
                return
            }
            if !last.isJoined, last.marks < Revealer.mostMarks, Joining.isLetter(last.base), Joining.isLetter(next) {
                cluster?.isJoined = true
                cluster?.marks += 1
                extend(with: value, source: length)
                return
            }
        }
        hide(value, length: length, before: &scalars)
    }

    /// Adds a cluster of one scalar.
    private mutating func put(_ value: UInt32, width: Int, source: Int) {
        text.glyphs.append(Glyph(value, width: width, source: source))
        text.width += width
        cluster = Cluster(value)
    }

    /// Adds a scalar to the last cluster.
    private mutating func extend(with value: UInt32, source: Int) {
        guard let scalar = Unicode.Scalar(value) else { return }
        let last = text.glyphs.count - 1
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
        cluster?.count += 1
        cluster?.last = value
    }

    private mutating func setWidth(_ width: Int) {
        let last = text.glyphs.count - 1
        text.width += width - text.glyphs[last].width
        text.glyphs[last].width = width
    }

    /// Shows what a scalar is, in place of it; several of the same as one.
    private mutating func hide(_ value: UInt32, length: Int, before scalars: inout Scalars) {
        var count = 1
        let most = Glyph.mostSource / length
        let rest = scalars
        while count < most, let (next, _) = scalars.peek(), next == value {
            _ = scalars.next()
            count += 1
        }
        if count == 2 {
            // Two are no flood: each is shown.
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
        cluster = nil
    }
}
