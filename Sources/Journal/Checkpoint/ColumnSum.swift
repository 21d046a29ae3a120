/// A fast checksum of a column's bytes. It finds what a disk or a broken write did to them; it is no seal.
///
/// Eight lanes side by side, so that a core adds up bytes faster than memory gives them. Within a lane no single change
/// can go unnoticed, because every step can be undone.
enum ColumnSum {
    private static let lanes = 8
    private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let blockLength = lanes * MemoryLayout<UInt64>.size

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = Lanes()
        var offset = 0
        while offset + blockLength <= bytes.count {
            lanes.add(bytes, at: offset)
            offset += blockLength
        }
        if offset < bytes.count {
            withUnsafeTemporaryAllocation(byteCount: blockLength, alignment: 8) { rest in
                rest.initializeMemory(as: UInt8.self, repeating: 0)
                rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset...]))
                lanes.add(UnsafeRawBufferPointer(rest), at: 0)
            }
        }
        return lanes.folded(count: bytes.count)
    }

    private struct Lanes {
        private var a = prime
        private var b = prime &* 3
        private var c = prime &* 5
        private var d = prime &* 7
        private var e = prime &* 11
        private var f = prime &* 13
        private var g = prime &* 17
        private var h = prime &* 19

        @inline(__always)
        mutating func add(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            a = step(a, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            b = step(b, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            c = step(c, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
            d = step(d, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
            e = step(e, bytes.loadUnaligned(fromByteOffset: offset + 32, as: UInt64.self))
            f = step(f, bytes.loadUnaligned(fromByteOffset: offset + 40, as: UInt64.self))
            g = step(g, bytes.loadUnaligned(fromByteOffset: offset + 48, as: UInt64.self))
            h = step(h, bytes.loadUnaligned(fromByteOffset: offset + 56, as: UInt64.self))
        }

        func folded(count: Int) -> UInt64 {
            var sum = UInt64(truncatingIfNeeded: count)
            for lane in [a, b, c, d, e, f, g, h] { sum = step(sum, lane) }
            return sum ^ sum >> 31
        }

        @inline(__always)
        private func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
            let mixed = state ^ word
            return (mixed << 29 | mixed >> 35) &* prime
        }
    }
}
