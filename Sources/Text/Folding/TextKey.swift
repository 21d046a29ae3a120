/// A short stand-in for a text, by which the same texts are found: folded, runs of white space as one space, none at either end.
package enum TextKey {
    /// The key of valid UTF-8; never 0. Different texts have different keys but for chance: one pair in 2^64.
    package static func of(_ utf8: UnsafeRawBufferPointer) -> UInt64 {
        var folded: [UInt8] = []
        Folding.fold(utf8, into: &folded)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in folded { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash == 0 ? 1 : hash
    }
}
