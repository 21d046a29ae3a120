extension Range<Int> {
    /// Finds by bisection where a condition begins to hold: the first index at which it does, or the upper bound.
    /// From that index on it must hold for all.
    @inline(__always)
    package func partitioningIndex(where holds: (Int) -> Bool) -> Int {
        var low = lowerBound
        var high = upperBound
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension RandomAccessCollection where Element: Comparable, Index == Int {
    /// Looks an element up among ascending ones.
    @inline(__always)
    func containsAscending(_ element: Element) -> Bool {
        let index = (startIndex..<endIndex).partitioningIndex { self[$0] >= element }
        return index < endIndex && self[index] == element
    }
}

/// Tables of slots, their count a power of two, in which an element lies in the slot that its hash names or, if that
/// is taken, in one of the next: open addressing with linear probing.
enum OpenAddressing {
    /// Walks from the slot that a hash names, by its low bits, to the first at which the walk ends, because the slot
    /// is free or has what is looked for. Returns `nil` after `most` slots.
    @inline(__always)
    static func slot(from home: Int, of count: Int, most: Int, where ends: (Int) -> Bool) -> Int? {
        var slot = home & (count - 1)
        for _ in 0..<most {
            if ends(slot) { return slot }
            slot = (slot + 1) & (count - 1)
        }
        return nil
    }

    /// The same in a table that always has free slots.
    @inline(__always)
    static func slot(from home: Int, of count: Int, where ends: (Int) -> Bool) -> Int {
        var slot = home & (count - 1)
        while !ends(slot) { slot = (slot + 1) & (count - 1) }
        return slot
    }

    /// Whether a table has to grow before it takes one more element: at most two thirds of it may be taken.
    static func isFull(_ taken: Int, of count: Int) -> Bool { taken * 3 > count * 2 }
}

/// A fast hash of bytes that depends on a seed, and is never 0.
enum ByteHash {
    static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt32 {
        var state = seed ^ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
            state = mix(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), seed)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        state = mix(state ^ rest, seed)
        return folded(state)
    }

    /// Hashes two numbers.
    static func of(_ one: UInt32, _ other: UInt32, seed: UInt64) -> UInt32 {
        folded(mix(UInt64(one) << 32 | UInt64(other), seed))
    }

    /// Folds a state to 32 bits, never 0.
    private static func folded(_ state: UInt64) -> UInt32 {
        Swift.max(UInt32(truncatingIfNeeded: state ^ state >> 32), 1)
    }

    private static func mix(_ value: UInt64, _ seed: UInt64) -> UInt64 {
        let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: seed | 1)
        return product.high ^ product.low
    }
}
