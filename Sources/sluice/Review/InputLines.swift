import Glibc
import System

/// Standard input, a line at a time.
struct InputLines {
    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// Gives the next line without its line feed; `nil` at the end. What is not UTF-8 is repaired: it only picks an act.
    mutating func next() -> String? {
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                let line = String(decoding: waiting[..<end], as: UTF8.self)
                waiting.removeSubrange(...end)
                return line
            }
            if isAtEnd {
                guard !waiting.isEmpty else { return nil }
                defer { waiting = [] }
                return String(decoding: waiting, as: UTF8.self)
            }
            isAtEnd = (try? Descriptor.read(STDIN_FILENO, to: &waiting)) ?? 0 == 0
        }
    }
}
