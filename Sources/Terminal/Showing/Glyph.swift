/// One cluster of a text, or one cell of a surface, in eight bytes.
///
/// A cluster of one scalar is stored as that scalar. Any other is an index into the table of strings that lies beside
/// the glyphs, so that an array of glyphs needs no object per cell and compares like memory.
package struct Glyph: Hashable, Sendable {
    /// From the lowest bit: 32 bits content, 2 width, 6 role, 1 current, 1 continuation, 1 beginning, 1 unused, 20 source bytes.
    private var bits: UInt64

    /// Makes a glyph of one scalar.
    ///
    /// - Parameters:
    ///   - scalar: Its value.
    ///   - width: Cells, 0 to 2; 0 is the right half of a wide one, on surfaces only.
    ///   - source: How many bytes of the original text it stands for.
    ///   - isContinuation: Whether it belongs to the unit that the glyph before it began.
    init(_ scalar: UInt32, width: Int, role: Role = .text, source: Int = 0, isContinuation: Bool = false) {
        bits =
            UInt64(scalar) | UInt64(truncatingIfNeeded: width & 3) << 32 | UInt64(role.rawValue & 63) << 34
            | (isContinuation ? 1 << 41 : 0) | UInt64(min(max(source, 0), Glyph.mostSource)) << 44
    }

    /// The most bytes of original text that one glyph can stand for.
    static let mostSource = 1 << 20 - 1
    /// A blank cell.
    static let blank = Glyph(0x20, width: 1)

    /// The sign after a picture that shares its place with others, as in a family: where there is no room for all of
    /// them, or it is not known how much of it a terminal takes, the first stands for them.
    static let more = Glyph(0x207A, width: 1, isContinuation: true)

    private static let clusterFlag: UInt64 = 1 << 31
    private static let contentMask: UInt64 = 0xFFFF_FFFF
    private static let lookMask: UInt64 = 1 << 41 - 1

    /// Whether the content is an index into the table of clusters.
    package var isCluster: Bool { bits & Glyph.clusterFlag != 0 }
    /// The scalar; only for a glyph that isn't a cluster.
    package var scalar: UInt32 { UInt32(truncatingIfNeeded: bits & Glyph.contentMask) }
    /// The cells it takes: 1 or 2, or 0 for the right half of a wide one.
    package var width: Int {
        get { Int(truncatingIfNeeded: bits >> 32 & 3) }
        set { bits = bits & ~(3 << 32) | UInt64(truncatingIfNeeded: newValue & 3) << 32 }
    }
    /// What it is.
    package var role: Role {
        get { Role(rawValue: UInt8(truncatingIfNeeded: bits >> 34 & 63)) ?? .text }
        set { bits = bits & ~(63 << 34) | UInt64(newValue.rawValue & 63) << 34 }
    }
    /// Whether it lies in a reversed row.
    package var isCurrent: Bool {
        get { bits >> 40 & 1 != 0 }
        set { bits = newValue ? bits | 1 << 40 : bits & ~(1 << 40) }
    }
    /// Role and row together.
    package var style: Style { Style(role, isCurrent: isCurrent) }
    /// Whether another glyph has the same style.
    func isStyled(like other: Glyph) -> Bool { (bits ^ other.bits) >> 34 & 127 == 0 }

    /// The index into the table of clusters; only for a cluster.
    var clusterIndex: Int {
        get { Int(truncatingIfNeeded: bits & (Glyph.clusterFlag - 1)) }
        set { bits = bits & ~Glyph.contentMask | Glyph.clusterFlag | UInt64(newValue) & (Glyph.clusterFlag - 1) }
    }
    /// Whether it belongs to the unit that the glyph before it began, as all but the first of `⟨U+202E⟩` do.
    package var isContinuation: Bool { bits >> 41 & 1 != 0 }
    /// Whether it is the sign that there are more pictures than the one before it.
    package var isMore: Bool { isContinuation && !isCluster && scalar == Glyph.more.scalar }
    /// Whether somebody else's words begin with it: on a surface, another field.
    package var isBeginning: Bool {
        get { bits >> 42 & 1 != 0 }
        set { bits = newValue ? bits | 1 << 42 : bits & ~(1 << 42) }
    }
    /// How many bytes of the original text it stands for.
    var source: Int {
        get { Int(truncatingIfNeeded: bits >> 44) }
        set { bits = bits & (1 << 44 - 1) | UInt64(min(max(newValue, 0), Glyph.mostSource)) << 44 }
    }
    /// The same look, without what is known about the original text.
    var look: Glyph {
        var glyph = self
        glyph.bits &= Glyph.lookMask
        return glyph
    }
    /// What a surface keeps of it in a row of a style.
    func cell(in style: Style, isBeginning: Bool) -> Glyph {
        var glyph = look
        if isMore { glyph.bits |= 1 << 41 }
        glyph.isBeginning = isBeginning || self.isBeginning
        if glyph.role == .text { glyph.role = style.role }
        // The first line is reversed too: hidden characters must differ from it without colours.
        glyph.isCurrent = style.isCurrent || (glyph.role == .hidden && (style.role == .bar || style.role == .current))
        return glyph
    }
    /// What stands behind a wide one.
    var rightHalf: Glyph {
        var half = Glyph(0, width: 0, role: role)
        half.isCurrent = isCurrent
        return half
    }
    /// Whether it is a blank that a line may be broken at.
    var isBreakingSpace: Bool {
        guard !isCluster else { return false }
        switch scalar {
        case 0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: return true
        default: return false
        }
    }
}

/// Compares two clusters byte by byte: `==` of strings compares by canonical equivalence, which takes longer.
func isSameBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
}
