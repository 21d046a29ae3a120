import CNcurses
import Glibc
import System

/// The system's description of a terminal, as a file of terminfo.
enum Description {
    /// Where `sgr` stands among the strings of a description.
    private static let attributeString = 131

    /// Runs something while curses finds a description that makes it combine styles from the strings for bold, dim
    /// and the like, as is done here for what is written past it.
    ///
    /// Curses prefers one string for all styles at once. If that string doesn't know dim, as in kitty's description,
    /// labels would be as bright as text; so it is hidden from curses, in a copy passed in the environment.
    ///
    /// - Parameter environment: Looks up a variable.
    static func reading<Result>(
        _ term: String, environment: (String) -> String?, _ body: () -> Result
    ) -> Result {
        guard shim_loses_dim() != 0, let copy = copy(of: term, environment) else { return body() }
        let before = environment("TERMINFO")
        setenv("TERMINFO", "hex:" + copy.map { digits($0) }.joined(), 1)
        defer {
            if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
        }
        return body()
    }

    /// The bytes of a description, without the one string.
    private static func copy(of term: String, _ environment: (String) -> String?) -> [UInt8]? {
        guard let first = term.utf8.first, !term.contains("/") else { return nil }
        var folders = [environment("TERMINFO"), environment("HOME").map { $0 + "/.terminfo" }].compactMap { $0 }
        folders += (environment("TERMINFO_DIRS") ?? "").split(separator: ":").map(String.init)
        folders += ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
        for folder in folders {
            for name in [String(decoding: [first], as: UTF8.self), digits(first)] {
                if let bytes = read("\(folder)/\(name)/\(term)") { return withoutAttributeString(bytes) }
            }
        }
        return nil
    }

    /// A compiled description (term(5)): six short numbers, the names, switches, numbers, and where each string begins.
    private static func withoutAttributeString(_ bytes: [UInt8]) -> [UInt8]? {
        func short(_ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }
        guard bytes.count >= 12, short(0) == 0o432 || short(0) == 0o1036 else { return nil }
        let head = 12 + short(2) + short(4)
        let place = head + head % 2 + short(6) * (short(0) == 0o432 ? 2 : 4) + 2 * attributeString
        guard short(8) > attributeString, place + 1 < bytes.count else { return nil }
        var copy = bytes
        copy[place] = 0xFF
        copy[place + 1] = 0xFF
        return copy
    }

    private static func read(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        // The largest that the library reads.
        var bytes = [UInt8](repeating: 0, count: 32_768)
        let count = bytes.withUnsafeMutableBytes { (try? Descriptor.read(file, into: $0)) ?? 0 }
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    private static func digits(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
