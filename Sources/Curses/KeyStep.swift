import Terminal

/// The first thing that bytes from a terminal mean.
struct KeyStep {
    enum Meaning {
        case event(Event)
        case pasteBegin
        case pasteEnd
        /// A string of the terminal's own begins: OSC, DCS, SOS, PM or APC.
        case answerBegin
        /// Such a string ends: ST, in its form of one character. In its other form it looks like alt and a backslash.
        case answerEnd
        /// What the terminal has told of its kind.
        case told(TerminalAnswer)
        case nothing
    }

    /// How many bytes it takes; 0 if its end is still to come.
    private(set) var count = 0
    private(set) var meaning = Meaning.nothing

    /// Reads one step.
    ///
    /// - Parameters:
    ///   - bytes: At least one.
    ///   - isComplete: Whether nothing more will come.
    init(_ bytes: ArraySlice<UInt8>, known: [(sequence: [UInt8], key: Key)], isComplete: Bool) {
        guard let first = bytes.first else { return }
        // The same controls in their one-character form.
        if first == 0xC2, let second = bytes.dropFirst().first, (0x80..<0xA0).contains(second) {
            readControl(second, bytes, isComplete: isComplete)
            return
        }
        switch first {
        case 0x1B: readEscape(bytes, known: known, isComplete: isComplete)
        case 0x20..<0x7F: set(1, .character(Character(Unicode.Scalar(first))))
        case 0x80...: readCharacter(bytes, isComplete: isComplete)
        default: set(1, KeyStep.control(first))
        }
    }

    private mutating func set(_ count: Int, _ key: Key) {
        self.count = count
        meaning = .event(.key(key))
    }

    /// The key of a control character.
    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x00: Key(.character(" "), control: true)
        case 0x08, 0x7F: Key(.backspace)
        case 0x09: Key(.tab)
        case 0x0A, 0x0D: Key(.enter)
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    private mutating func readCharacter(_ bytes: ArraySlice<UInt8>, isComplete: Bool) {
        let first = bytes[bytes.startIndex]
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let piece = bytes.prefix(length)
        let isWhole = piece.count == length || piece.dropFirst().contains { $0 & 0xC0 != 0x80 }
        guard isWhole || isComplete else { return }
        let text = String(decoding: piece, as: UTF8.self)
        if let scalar = text.unicodeScalars.first, text.utf8.elementsEqual(piece) {
            count = length
            meaning = .event(.key(.character(Character(scalar))))
        } else {
            set(1, .character("\u{FFFD}"))
        }
    }

    /// U+0080 to U+009F, which no key sends: each stands for ESC and a sign.
    private mutating func readControl(_ second: UInt8, _ bytes: ArraySlice<UInt8>, isComplete: Bool) {
        switch second - 0x40 {
        case UInt8(ascii: "["): readControlSequence(bytes, isComplete: isComplete)
        case UInt8(ascii: "O"): readShifted(bytes, isComplete: isComplete)
        case let sign:
            count = 2
            if KeyStep.beginsAnswer(sign) { meaning = .answerBegin }
            if sign == UInt8(ascii: "\\") { meaning = .answerEnd }
        }
    }

    private static func beginsAnswer(_ sign: UInt8) -> Bool {
        KeyNotation.beginsAnswer(Character(Unicode.Scalar(sign)))
    }

    private mutating func readEscape(
        _ bytes: ArraySlice<UInt8>, known: [(sequence: [UInt8], key: Key)], isComplete: Bool
    ) {
        let rest = bytes.dropFirst()
        guard let second = rest.first else {
            if isComplete { set(1, Key(.escape)) }
            return
        }
        for (sequence, key) in known where bytes.starts(with: sequence) { return set(sequence.count, key) }
        switch second {
        case 0x1B:
            set(1, Key(.escape))
        case UInt8(ascii: "["):
            readControlSequence(bytes, isComplete: isComplete)
        case UInt8(ascii: "O"):
            readShifted(bytes, isComplete: isComplete)
        default:
            if KeyStep.beginsAnswer(second) {
                count = 2
                meaning = .answerBegin
                return
            }
            let step = KeyStep(rest, known: [], isComplete: isComplete)
            guard step.count > 0 else { return }
            count = step.count + 1
            if case .event(.key(var key)) = step.meaning {
                key.alt = true
                meaning = .event(.key(key))
            }
        }
    }

    /// ESC O and a letter.
    private mutating func readShifted(_ bytes: ArraySlice<UInt8>, isComplete: Bool) {
        var rest = bytes.dropFirst(2)
        var modifiers = 1
        if let digit = rest.first, (0x31...0x38).contains(digit) {
            modifiers = Int(digit) - 0x30
            rest = rest.dropFirst()
        }
        guard let letter = rest.first else {
            if isComplete { set(2, Key(.character("O"), alt: true)) }
            return
        }
        count = bytes.count - rest.count + 1
        if letter == UInt8(ascii: "M") {
            meaning = .event(.key(Key(.enter)))
        } else if let code = KeyStep.letters[letter] {
            meaning = .event(.key(KeyStep.key(code, modifiers)))
        } else if !KeyStep.isLetter(letter) {
            // Not a sequence: alt and O, followed by something else.
            set(2, Key(.character("O"), alt: true))
        }
    }

    /// ESC [, parameters, and a last sign.
    private mutating func readControlSequence(_ bytes: ArraySlice<UInt8>, isComplete: Bool) {
        let body = bytes.dropFirst(2)
        // The Linux console sends ESC [ [ A for F1.
        if body.first == UInt8(ascii: "[") {
            guard let letter = body.dropFirst().first else {
                count = isComplete ? bytes.count : 0
                return
            }
            count = 4
            if (0x41...0x45).contains(letter) { meaning = .event(.key(Key(.function(Int(letter) - 0x40)))) }
            return
        }
        guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
            // Alone it is alt and [; with parameters, a sequence that was cut off.
            if isComplete {
                if body.isEmpty { set(2, Key(.character("["), alt: true)) } else { count = bytes.count }
            }
            return
        }
        guard (0x40...0x7E).contains(bytes[end]) else {
            // Broken off by a control: nothing, and the control comes next.
            count = end - bytes.startIndex
            return
        }
        count = end - bytes.startIndex + 1
        let parameters = body[..<end]
        if parameters.first == UInt8(ascii: "<") {
            meaning = KeyStep.mouse(KeyStep.numbers(parameters.dropFirst()), isPress: bytes[end] == UInt8(ascii: "M"))
        } else if bytes[end] == UInt8(ascii: "M"), parameters.isEmpty {
            // A report of the oldest kind: three bytes follow.
            guard body.count >= 4 || isComplete else {
                count = 0
                return
            }
            count = min(6, bytes.count)
        } else if parameters.first == UInt8(ascii: ">"), bytes[end] == UInt8(ascii: "c") {
            let numbers = KeyStep.numbers(parameters.dropFirst())
            meaning = TerminalAnswer(numbers: numbers).map { .told($0) } ?? .nothing
        } else {
            meaning = KeyStep.sequence(KeyStep.numbers(parameters), last: bytes[end])
        }
    }

    private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
        parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.prefix(6).reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1) - 0x30 : $0 }
        }
    }

    private static func sequence(_ numbers: [Int], last: UInt8) -> Meaning {
        let first = numbers.first ?? 0
        let modifiers = numbers.count > 1 ? numbers[1] : 1
        switch last {
        case UInt8(ascii: "~"):
            if first == 200 { return .pasteBegin }
            if first == 201 { return .pasteEnd }
            if first == 27, numbers.count == 3 { return typed(numbers[2], modifiers) }
            return codes[first].map { .event(.key(key($0, modifiers))) } ?? .nothing
        case UInt8(ascii: "u"):
            return typed(first, modifiers)
        default:
            // With another first number it is not a key but a report, such as of the cursor's place.
            guard first <= 1, numbers.count <= 2, let code = letters[last] else { return .nothing }
            return .event(.key(key(code, modifiers)))
        }
    }

    /// A character that is reported by its number.
    private static func typed(_ value: Int, _ modifiers: Int) -> Meaning {
        guard let scalar = Unicode.Scalar(UInt32(max(value, 0))), value > 0 else { return .nothing }
        if value < 0x20 || value == 0x7F {
            let plain = value == 0x1B ? Key(.escape) : control(UInt8(value))
            return .event(.key(plain.control ? plain : key(plain.code, modifiers)))
        }
        guard !(0x80..<0xA0).contains(value) else { return .nothing }
        return .event(.key(key(.character(Character(scalar)), modifiers)))
    }

    /// A key with its modifiers as terminals number them: 1, and 1 for shift, 2 for alt, 4 for control.
    private static func key(_ code: Key.Code, _ modifiers: Int) -> Key {
        let bits = max(modifiers, 1) - 1
        if code == .tab, bits & 1 != 0 { return Key(.backTab) }
        return Key(code, control: bits & 4 != 0, alt: bits & 2 != 0)
    }

    private static func mouse(_ numbers: [Int], isPress: Bool) -> Meaning {
        guard numbers.count == 3, isPress, numbers[1] > 0, numbers[2] > 0 else { return .nothing }
        let row = numbers[2] - 1
        let column = numbers[1] - 1
        // Without shift, alt and control.
        switch numbers[0] & ~0x1C {
        case 0: return .event(.click(row: row, column: column))
        case 64: return .event(.wheel(row: row, column: column, lines: -3))
        case 65: return .event(.wheel(row: row, column: column, lines: 3))
        default: return .nothing
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x40...0x7E).contains(byte) }

    private static let letters: [UInt8: Key.Code] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
        UInt8(ascii: "S"): .function(4),
    ]

    private static let codes: [Int: Key.Code] = {
        var codes: [Int: Key.Code] = [
            1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        ]
        let functions = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
        for (index, number) in functions.enumerated() { codes[number] = .function(index + 1) }
        return codes
    }()
}
