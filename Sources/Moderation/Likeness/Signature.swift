internal import Text

/// What is kept of a text to find others like it: the eight smallest hashes of its shingles, and a key that equal texts share.
package struct Signature: Hashable, Sendable {
    /// Ascending; all zero for a short text.
    let smallest: SIMD8<UInt32>
    /// ``TextKey``.
    let key: UInt64

    var isShort: Bool { smallest == .zero }

    /// Whether two texts may be alike: long ones if they share two of their hashes; short ones if they share a key,
    /// which other texts share only by chance.
    func mayBeAlike(to other: Signature) -> Bool {
        guard !isShort, !other.isShort else { return key == other.key }
        // Both ascend. Most pairs share nothing, and take as many steps as there are hashes.
        var (shared, lane, otherLane) = (0, 0, 0)
        while lane < 8, otherLane < 8 {
            let (own, its) = (smallest[lane], other.smallest[otherLane])
            shared += own == its ? 1 : 0
            lane += own <= its ? 1 : 0
            otherLane += its <= own ? 1 : 0
        }
        return shared >= 2
    }
}

extension LikenessScratch {
    /// Reads a body: its signature. Its ``normal`` form stays there.
    mutating func signature(of body: UnsafeRawBufferPointer) -> Signature {
        TextKey.normal(body, into: &normal)
        text.read(body, normal: normal)
        let shingles = text.shingles
        return Signature(smallest: shingles.isShort ? .zero : shingles.smallestHashes, key: TextKey.of(normal: normal))
    }

    /// Reads a body: its shingles.
    mutating func shingles(of body: UnsafeRawBufferPointer) -> Shingles {
        text.read(body)
        return text.shingles
    }
}

extension Shingles {
    fileprivate var smallestHashes: SIMD8<UInt32> {
        var smallest = SIMD8<UInt32>(repeating: .max)
        for key in keys {
            let hash = Shingles.hash(key)
            guard hash < smallest[7], !any(smallest .== SIMD8(repeating: hash)) else { continue }
            var lane = 7
            while lane > 0, smallest[lane - 1] > hash {
                smallest[lane] = smallest[lane - 1]
                lane -= 1
            }
            smallest[lane] = hash
        }
        return smallest
    }

    /// The same in every process, and never 0.
    private static func hash(_ key: UInt128) -> UInt32 {
        var mixed = UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64) &* 0xC2B2_AE3D_27D4_EB4F
        mixed = (mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
        return max(1, UInt32(truncatingIfNeeded: mixed >> 32))
    }
}
