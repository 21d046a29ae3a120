/// A text that an option gives, or `-` for one that is piped in.
enum TextArgument {
    /// Gives the text; of a piped one the last line feed, which `echo` and editors add, is left out.
    static func text(_ value: String) throws(Failure) -> String {
        guard value == "-" else { return value }
        return withoutLastLineFeed(try StandardInput.text())
    }

    static func withoutLastLineFeed(_ bytes: [UInt8]) -> String {
        var text = bytes[...]
        if text.last == 0x0A { text = text.dropLast() }
        if text.last == 0x0D { text = text.dropLast() }
        return String(decoding: text, as: UTF8.self)
    }
}

extension String {
    /// An option that is given as `""` says that there is nothing.
    var unlessEmpty: String? { utf8.isEmpty ? nil : self }
}
