import Glibc
import System
import Terminal

/// Cuts a stream of bytes at its line feeds, and keeps no more of it than one line and what was read with it.
///
/// Each byte is looked at once, however long the lines are; of a line beyond the limit only its length is kept.
struct LineStream {
    enum Line: Hashable {
        /// A line without its line feed.
        case text([UInt8])
        /// A line of so many bytes, more than the limit.
        case tooLong(Int)
    }

    /// The most bytes of a line that is returned.
    let limit: Int
    /// What has been read and not yet returned.
    private(set) var waiting: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private let read: (inout [UInt8]) throws(Failure) -> Bool

    /// - Parameter read: Appends what comes next, at least some bytes; returns `false` at the end.
    init(limit: Int, read: @escaping (inout [UInt8]) throws(Failure) -> Bool) {
        self.limit = limit
        self.read = read
    }

    /// Gives the next line; `nil` at the end.
    mutating func next() throws(Failure) -> Line? {
        var searched = start
        while true {
            if let end = lineFeed(from: searched) {
                defer { start = end + 1 }
                return end - start > limit ? .tooLong(end - start) : .text(Array(waiting[start..<end]))
            }
            if waiting.count - start > limit { return .tooLong(try skipLine()) }
            if isAtEnd {
                guard start < waiting.count else { return nil }
                defer { start = waiting.count }
                return .text(Array(waiting[start...]))
            }
            searched = waiting.count - start
            try fill()
        }
    }

    /// Drops a line that is too long up to its line feed; returns its length.
    private mutating func skipLine() throws(Failure) -> Int {
        var length = 0
        while true {
            if let end = lineFeed(from: start) {
                length += end - start
                start = end + 1
                return length
            }
            length += waiting.count - start
            start = waiting.count
            if isAtEnd { return length }
            try fill()
        }
    }

    /// Reads more; what was returned makes room.
    private mutating func fill() throws(Failure) {
        waiting.removeSubrange(..<start)
        start = 0
        isAtEnd = try !read(&waiting)
    }

    private func lineFeed(from place: Int) -> Int? {
        waiting.withUnsafeBytes { bytes in
            guard place < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + place, 0x0A, bytes.count - place)
            else { return nil }
            return base.distance(to: UnsafeRawPointer(found))
        }
    }
}

/// Questions to a person at a terminal.
enum Asking {
    /// Whether there is a person who can be asked.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks, and returns what was typed; what was typed before doesn't count.
    static func answer(to question: DisplayText) -> String {
        Descriptor.dropTyped(STDIN_FILENO)
        Notices.tell(question)
        var lines = InputLines()
        return lines.next() ?? ""
    }

    /// Whether the answer is `y`, or another word that means it.
    static func isYes(to question: DisplayText, also words: [String] = []) -> Bool {
        let answer = answer(to: question).lowercased()
        return (["y", "yes"] + words).contains { answer.utf8.elementsEqual($0.utf8) }
    }
}

/// Standard input, a line at a time. A line without its end doesn't count, since the rest of it is unknown.
struct InputLines {
    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// Returns the next line without its line feed; `nil` at the end. Bytes that are not UTF-8 are repaired: the line
    /// only picks an act.
    mutating func next() -> String? {
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                let line = String(decoding: waiting[..<end], as: UTF8.self)
                waiting.removeSubrange(...end)
                return line
            }
            if isAtEnd { return nil }
            isAtEnd = (try? Descriptor.read(STDIN_FILENO, to: &waiting)) ?? 0 == 0
        }
    }

    /// Drops what was typed at a terminal until now. What comes from a pipe or a file stays.
    mutating func dropTyped() {
        guard isatty(STDIN_FILENO) == 1 else { return }
        waiting = []
        Descriptor.dropTyped(STDIN_FILENO)
    }
}
