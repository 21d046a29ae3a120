import Glibc
import Moderation
import Terminal
import Text
import Wording

/// The words that the program was called with, without its own name, and the variables that stand for some of them.
enum Arguments {
    /// The words, if they can be read and all of them are UTF-8: a broken one would silently be repaired and then kept for good.
    static var utf8: Result<[String], Failure> {
        // Swift's own library reads them from /proc. Without them any command would open the console.
        guard CommandLine.argc > 0 else {
            return .failure(Failure(.bug, wording.argumentsUnreadable))
        }
        var words: [String] = []
        for index in 1..<Int(CommandLine.argc) {
            guard let pointer = CommandLine.unsafeArgv[index] else { break }
            let bytes = Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
            guard StandardInput.firstFault(bytes) == nil else {
                return .failure(Failure(.data, wording.argumentNotUTF8(index)))
            }
            words.append(String(decoding: bytes, as: UTF8.self))
        }
        for name in ["SLUICE_QUEUE", "SLUICE_MODERATOR"] {
            guard let pointer = getenv(name) else { continue }
            let bytes = Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
            guard StandardInput.firstFault(bytes) == nil else {
                return .failure(Failure(.data, wording.variableNotUTF8(name)))
            }
        }
        return .success(words)
    }
}

/// The name of a release as the command line gives it.
enum SlugArgument {
    static func slug(_ text: String) throws(Failure) -> Slug {
        guard let slug = Slug(text) else {
            throw Failure(.usage, wording.badSlug(text))
        }
        return slug
    }
}

/// The number of an entry as the command line names it.
enum EntryArgument {
    /// Reads `4808`; `nil` stays `nil`.
    static func number(_ text: String?) throws(Failure) -> EntryNumber? {
        guard let text else { return nil }
        guard let number = EntryNumber(typed: text) else { throw Failure(.usage, wording.noEntryNumber(text)) }
        return number
    }
}

/// A text that an option gives, or `-` for one that is piped in.
enum TextArgument {
    /// Returns the text; the last line feed of a piped one, which `echo` and editors add, is left out.
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

/// Values with commas between them.
enum CommaList {
    /// - Parameter rule: What each value must be, for messages.
    static func values<Value>(
        _ text: String?, option: DisplayText, _ rule: DisplayText, _ read: (String) -> Value?
    ) throws(Failure) -> [Value]? {
        guard let text else { return nil }
        var values: [Value] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = read(String(part)) else {
                throw Failure(.usage, wording.badValue(option, String(part), rule: rule))
            }
            values.append(value)
        }
        return values
    }
}
