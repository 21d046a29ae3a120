package import Terminal

/// Turns the bytes that a terminal sends into events.
///
/// It keeps what is incomplete: half a character, an escape sequence whose end is still to come, a paste that goes on. The
/// ESC key sends the same byte that sequences begin with; its caller waits until ``deadline`` and then says
/// that nothing more came (``expire(at:)``). ESC and a character that come together are that character with alt.
///
/// On a slow line the rest of a sequence may come after that. Then ESC has been returned as the key, but the rest, if it
/// comes soon, still doesn't count as letters: it is what the whole sequence stands for. Unknown sequences are dropped.
///
/// A terminal also sends strings of its own, such as answers to questions about its colours. They are swallowed
/// whole, up to BEL, ST, CAN or SUB. When such a string or a paste stops without its end, then ``Delay/string`` after
/// its last byte a paste is returned as far as it came, and from then on keys are ``Event/doubtful(_:of:)``: they may
/// be the rest. That ends with the missing end, with ESC or ^C alone, or after ``Delay/doubt`` without a byte.
package struct KeyDecoder {
    /// How long to wait, in milliseconds.
    private enum Delay {
        /// For the rest of a paste or a string.
        static let string: Int64 = 2_000
        /// For a byte, while it is doubtful what belongs to a paste or a string without an end.
        static let doubt: Int64 = 10_000
        /// For the rest of a character.
        static let character: Int64 = 1_000
        /// For what follows an ESC that has been returned as the key. A `P` that is typed later means that letter.
        static let afterEscape: Int64 = 1_000
        /// For what follows the beginning of a sequence that no person types.
        static let afterBeginning: Int64 = 10_000
    }

    /// What the next byte belongs to.
    private enum Inside {
        case keys
        case paste([UInt8])
        /// A string of the terminal's own; the part that may be needed is kept.
        case answer([UInt8])
        /// A sequence too long to be anything that is known.
        case sequence
    }

    private var inside = Inside.keys
    /// What has not been understood yet.
    private var pending: [UInt8] = []
    /// The beginning of a sequence that was cut off by time: its rest may still come.
    private var cut: [UInt8] = []
    /// What lacks its end, so that keys may be its rest.
    private var unended: Unended?
    /// Whether the ESC that waits came in a read of its own.
    private var isEscapeAlone = false
    /// When the last byte came.
    private var last: Int64 = 0
    /// What the terminal has told, not yet fetched.
    private var answers: [TerminalAnswer] = []
    private let known: [(sequence: [UInt8], key: Key)]
    private let escapeDelay: Int64

    /// The most bytes of one paste that are kept; what follows is dropped.
    private static let mostPasted = 4 << 20
    /// The most bytes of a sequence.
    private static let longestSequence = 64
    private static let escape: UInt8 = 0x1B
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Makes a decoder.
    ///
    /// - Parameters:
    ///   - known: What named keys send, beyond what all terminals have in common.
    ///   - escapeDelay: How long an ESC waits for what may follow, in milliseconds.
    package init(known: [(sequence: [UInt8], key: Key)] = [], escapeDelay: Int64 = 20) {
        self.known = known
        self.escapeDelay = escapeDelay
    }

    /// When bytes that wait count as what they are (``expire(at:)``); `nil` if nothing waits.
    package var deadline: Int64? {
        guard isInKeys else { return last + Delay.string }
        guard let first = pending.first else { return nil }
        // A half character can't come from a finger.
        return last + (first < 0x80 ? escapeDelay : Delay.character)
    }

    /// What the terminal has told about itself since the last time.
    package mutating func takeAnswers() -> [TerminalAnswer] {
        defer { answers = [] }
        return answers
    }

    private var isInKeys: Bool {
        if case .keys = inside { true } else { false }
    }

    /// Takes what has come, and returns the events that are certain by now.
    ///
    /// - Parameter time: Of a clock that only goes forward, in milliseconds.
    package mutating func take(_ bytes: UnsafeRawBufferPointer, at time: Int64) -> [Event] {
        guard let first = bytes.first else { return [] }
        let silence = time - last
        last = time
        if silence >= Delay.doubt { unended = nil }
        if !cut.isEmpty {
            if continues(cut, with: first), silence <= patience(for: first, isAlone: bytes.count == 1) { pending = cut }
            cut = []
        }
        let isAlone = pending.isEmpty && bytes.count == 1
        isEscapeAlone = isAlone && first == KeyDecoder.escape
        if isAlone, first == 0x03, unended != nil {
            unended = nil
            return []
        }
        pending.append(contentsOf: bytes)
        return decode(isComplete: false)
    }

    /// Notes that nothing more has come up to ``deadline``: bytes that wait count as what they are.
    package mutating func expire(at time: Int64) -> [Event] {
        guard let deadline, time >= deadline else { return [] }
        switch inside {
        case .keys:
            let waiting = pending
            if unended != nil, isEscapeAlone, waiting == [KeyDecoder.escape] {
                unended = nil
                pending = []
                cut = waiting
                return []
            }
            let events = decode(isComplete: true)
            cut = KeyDecoder.isBeginning(waiting) ? waiting : []
            return events
        case .paste(let pasted):
            // A beginning of the end that never came is text.
            let text = KeyDecoder.text(pasted + pending)
            stop(.paste)
            return [.paste(text)]
        case .answer, .sequence:
            cut = pending
            stop(.answer)
            return []
        }
    }

    /// Drops what is incomplete. Its rest, if it still comes, doesn't count as letters.
    mutating func forget() {
        switch inside {
        case .keys:
            cut = KeyDecoder.isBeginning(pending) ? pending : []
            pending = []
        case .paste: stop(.paste)
        case .answer, .sequence: stop(.answer)
        }
    }

    /// Goes back to keys, while the end of something is missing.
    private mutating func stop(_ kind: Unended) {
        inside = .keys
        pending = []
        unended = kind
    }

    // MARK: What time has cut

    /// Whether bytes are the beginning of a sequence, and nothing else.
    private static func isBeginning(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == escape, let second = bytes.dropFirst().first else { return bytes == [escape] }
        return (second == UInt8(ascii: "[") || second == UInt8(ascii: "O"))
            && bytes.dropFirst(2).allSatisfy { (0x20...0x3F).contains($0) }
    }

    /// Whether a byte can be the next of a sequence that was cut off.
    private func continues(_ beginning: [UInt8], with byte: UInt8) -> Bool {
        guard beginning.count == 1 else { return (0x20...0x7E).contains(byte) }
        if unended == .answer, byte == UInt8(ascii: "\\") { return true }
        return byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
            || KeyNotation.beginsAnswer(Character(Unicode.Scalar(byte)))
    }

    /// How long the rest of a sequence, which begins with this byte, may be on its way. A person types one letter after ESC, not
    /// several in one read, except for a letter that is a key by itself.
    private func patience(for first: UInt8, isAlone: Bool) -> Int64 {
        cut.count == 1 && (isAlone || first == UInt8(ascii: "O")) ? Delay.afterEscape : Delay.afterBeginning
    }

    // MARK: Decoding

    private mutating func decode(isComplete: Bool) -> [Event] {
        let bytes = pending
        var events: [Event] = []
        var index = 0
        while index < bytes.count {
            let (before, wasInKeys) = (index, isInKeys)
            switch inside {
            case .keys: index = takeStep(bytes, from: index, isComplete: isComplete, &events)
            case .paste(let pasted): index = takePasted(bytes, from: index, after: pasted, &events)
            case .answer(let told): index = takeAnswer(bytes, from: index, after: told)
            case .sequence: index = skipSequence(bytes, from: index)
            }
            if index == before, isInKeys == wasInKeys { break }
        }
        pending = Array(bytes[index...])
        if isInKeys, pending.count > KeyDecoder.longestSequence {
            pending = []
            inside = .sequence
        }
        return events
    }

    /// Takes one key, or the beginning of something longer; returns the index after it, or the same index if its end
    /// is still to come.
    private mutating func takeStep(
        _ bytes: [UInt8], from index: Int, isComplete: Bool, _ events: inout [Event]
    ) -> Int {
        let step = KeyStep(bytes[index...], known: known, isComplete: isComplete)
        switch step.meaning {
        case .event(.key(let key)):
            guard let unended else {
                events.append(.key(key))
                break
            }
            if unended == .answer, KeyDecoder.endsAnswer(key) {
                self.unended = nil
            } else {
                events.append(.doubtful(key, of: unended))
            }
        case .event(let event): events.append(event)
        case .pasteBegin:
            unended = nil
            inside = .paste([])
        case .pasteEnd: if unended == .paste { unended = nil }
        case .answerBegin:
            unended = nil
            inside = .answer([])
        case .told(let answer): answers.append(answer)
        case .answerEnd: if unended == .answer { unended = nil }
        case .nothing: break
        }
        return index + step.count
    }

    /// Whether a key is the end of a string: BEL, CAN, SUB, or ST, which looks like alt and a backslash.
    private static func endsAnswer(_ key: Key) -> Bool {
        key == .control("g") || key == .control("x") || key == .control("z") || key == Key(.character("\\"), alt: true)
    }

    /// Moves pasted bytes over, up to the sequence that ends the paste; returns the index after what was used.
    private mutating func takePasted(
        _ bytes: [UInt8], from index: Int, after pasted: [UInt8], _ events: inout [Event]
    ) -> Int {
        var pasted = pasted
        // One reference only, so that appending copies nothing.
        inside = .keys
        var place = index
        while place < bytes.count {
            let escape = bytes[place...].firstIndex(of: KeyDecoder.escape) ?? bytes.count
            let room = max(0, KeyDecoder.mostPasted - pasted.count)
            pasted.append(contentsOf: bytes[place..<escape].prefix(room))
            place = escape
            guard escape < bytes.count else { break }
            let rest = bytes[escape...].prefix(KeyDecoder.pasteEnd.count)
            if rest.elementsEqual(KeyDecoder.pasteEnd) {
                events.append(.paste(KeyDecoder.text(pasted)))
                return escape + KeyDecoder.pasteEnd.count
            }
            if KeyDecoder.pasteEnd.starts(with: rest) { break }
            if pasted.count < KeyDecoder.mostPasted { pasted.append(KeyDecoder.escape) }
            place = escape + 1
        }
        inside = .paste(pasted)
        return place
    }

    /// Passes over a string of the terminal's own, and notes it if it is an answer; returns the index after what was used.
    private mutating func takeAnswer(_ bytes: [UInt8], from index: Int, after told: [UInt8]) -> Int {
        var place = index
        while place < bytes.count {
            switch bytes[place] {
            case 0x07, 0x18, 0x1A:
                endAnswer(told + bytes[index..<place])
                return place + 1
            case KeyDecoder.escape, 0xC2:
                guard place + 1 < bytes.count else { return keepAnswer(told, bytes[index..<place]) }
                let end: UInt8 = bytes[place] == KeyDecoder.escape ? UInt8(ascii: "\\") : 0x9C
                if bytes[place + 1] == end {
                    endAnswer(told + bytes[index..<place])
                    return place + 2
                }
                place += 1
            default: place += 1
            }
        }
        return keepAnswer(told, bytes[index..<place])
    }

    private mutating func keepAnswer(_ told: [UInt8], _ more: ArraySlice<UInt8>) -> Int {
        inside = .answer(told + more.prefix(max(0, KeyDecoder.longestSequence - told.count)))
        return more.endIndex
    }

    private mutating func endAnswer(_ told: [UInt8]) {
        inside = .keys
        if told.count <= KeyDecoder.longestSequence, let answer = TerminalAnswer(string: told) {
            answers.append(answer)
        }
    }

    /// Passes over the rest of a sequence: parameters, and one last sign.
    private mutating func skipSequence(_ bytes: [UInt8], from index: Int) -> Int {
        guard let end = bytes[index...].firstIndex(where: { !(0x20...0x3F).contains($0) }) else { return bytes.count }
        inside = .keys
        return (0x40...0x7E).contains(bytes[end]) ? end + 1 : end
    }

    /// Pasted text: terminals send a carriage return where a line ends.
    private static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D {
                text.append(0x0A)
            } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
