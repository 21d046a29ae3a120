/// Numbers as people type them, after `:` or on the command line.
enum TypedNumber {
    /// Reads a number from 1 to 4294967295 written in plain digits.
    static func read(_ digits: some Collection<UInt8>) -> UInt32? {
        guard (1...10).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let value = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
        return value == 0 ? nil : UInt32(exactly: value)
    }
}

extension CommentNumber {
    /// Reads the number of a comment: `17`, `#17`, or `+17` as some type and paste it. `nil` for anything else.
    package init?(typed text: some StringProtocol) {
        var digits = Array(text.utf8)[...]
        if digits.first == UInt8(ascii: "#") || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard let number = TypedNumber.read(digits) else { return nil }
        self.init(number)
    }
}

extension EntryNumber {
    /// Reads the number of an entry, in plain digits. `nil` for anything else.
    package init?(typed text: some StringProtocol) {
        guard let number = TypedNumber.read(Array(text.utf8)) else { return nil }
        self.init(number)
    }
}
