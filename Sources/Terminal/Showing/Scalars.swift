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
        let first = UInt32(bytes[index])
        switch first {
        case ..<0x80: return (first, 1)
        case ..<0xE0: return ((first & 0x1F) << 6 | tail(1), 2)
        case ..<0xF0: return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
        default: return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
        }
    }

    /// The value of the scalar that comes after so many others.
    func following(_ count: Int) -> UInt32? {
        var rest = self
        for _ in 0..<count { _ = rest.next() }
        return rest.peek()?.value
    }

    private func tail(_ offset: Int) -> UInt32 {
        index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
}
