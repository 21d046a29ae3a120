package import Terminal

/// Makes events of the bytes that a terminal sends.
///
/// It keeps what is incomplete: half a character, an escape sequence whose end is still to come, a paste that goes on. The
/// ESC key sends the same byte that sequences begin with; whoever feeds the decoder waits a little (``isWaiting``) and then
/// says that nothing more came (``expire()``). ESC and a character that come together are that character with alt.
///
/// On a slow line the rest of a sequence may come after that. Then ESC has been given as the key, but the rest, which
/// begins with `[` or `O`, is still no letters: it is the key that the whole sequence stands for.
///
/// Sequences that nobody knows, such as late reports of the terminal, give nothing.
package struct KeyDecoder {
    /// What has not been understood yet.
    private var pending: [UInt8] = []
    /// The beginning of a sequence that time has cut off: its rest may still come.
    private var cut: [UInt8] = []
    /// The text of a paste that goes on.
    private var paste: [UInt8]?
    private let known: [(sequence: [UInt8], key: Key)]

    /// The most bytes of one paste that are kept; what follows is dropped.
    private static let mostPasted = 4 << 20
    /// The most bytes of a sequence.
    private static let longestSequence = 64

    /// Makes a decoder.
    ///
    /// - Parameter known: What named keys send, beyond what all terminals have in common.
    package init(known: [(sequence: [UInt8], key: Key)] = []) {
        self.known = known
    }

    /// Whether something incomplete waits for its end.
    package var isWaiting: Bool { !pending.isEmpty || paste != nil }
    /// Whether a paste goes on.
    package var isPasting: Bool { paste != nil }

    /// Takes what has come, and gives what can be told by now.
    package mutating func take(_ bytes: UnsafeRawBufferPointer) -> [Event] {
        if let first = bytes.first, !cut.isEmpty {
            if KeyDecoder.continues(cut, with: first) { pending = cut }
            cut = []
        }
        pending.append(contentsOf: bytes)
        return decode(isComplete: false)
    }

    /// Nothing more has come for a while: what waits is taken for what it is.
    package mutating func expire() -> [Event] {
        let waiting = paste == nil ? pending : []
        var events = decode(isComplete: true)
        cut = KeyDecoder.isBeginning(waiting) ? waiting : []
        if let paste {
            self.paste = nil
            events.append(.paste(KeyDecoder.text(paste)))
        }
        return events
    }

    /// Whether bytes are the beginning of a sequence, and nothing else.
    private static func isBeginning(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == 0x1B, let second = bytes.dropFirst().first else { return bytes == [0x1B] }
        return (second == UInt8(ascii: "[") || second == UInt8(ascii: "O"))
            && bytes.dropFirst(2).allSatisfy { (0x20...0x3F).contains($0) }
    }

    /// Whether a byte can be the next of a sequence that was cut off.
    private static func continues(_ beginning: [UInt8], with byte: UInt8) -> Bool {
        beginning.count == 1
            ? byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") : (0x20...0x7E).contains(byte)
    }

    private mutating func decode(isComplete: Bool) -> [Event] {
        let bytes = pending
        var events: [Event] = []
        var index = 0
        while index < bytes.count {
            if paste != nil {
                index = takePasted(bytes, from: index, isComplete: isComplete, &events)
                if paste != nil { break }
                continue
            }
            let step = KeyStep(bytes[index...], known: known, isComplete: isComplete)
            guard step.count > 0 else { break }
            index += step.count
            switch step.meaning {
            case .event(let event): events.append(event)
            case .pasteBegin: paste = []
            case .nothing: break
            }
        }
        pending = Array(bytes[index...])
        if pending.count > KeyDecoder.longestSequence, paste == nil { pending = [] }
        return events
    }

    /// Moves pasted bytes over, up to the sequence that ends the paste; gives the index behind.
    private mutating func takePasted(
        _ bytes: [UInt8], from index: Int, isComplete: Bool, _ events: inout [Event]
    ) -> Int {
        let end = Array("\u{1B}[201~".utf8)
        var place = index
        while place < bytes.count {
            let escape = bytes[place...].firstIndex(of: 0x1B) ?? bytes.count
            let room = max(0, KeyDecoder.mostPasted - (paste?.count ?? 0))
            paste?.append(contentsOf: bytes[place..<escape].prefix(room))
            guard escape < bytes.count else { return escape }
            let rest = bytes[escape...].prefix(end.count)
            if rest.elementsEqual(end) {
                events.append(.paste(KeyDecoder.text(paste ?? [])))
                paste = nil
                return escape + end.count
            }
            if !isComplete, end.starts(with: rest) { return escape }
            paste?.append(0x1B)
            place = escape + 1
        }
        return place
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
