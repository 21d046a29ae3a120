import Corpus
import JSON
import Moderation
import Seeded
import Terminal
import Testing
import Text

@testable import sluice

@Suite("What leaves to a pipe: exact, and harmless on a terminal all the same")
struct EscapingTests {
    /// Texts of characters of every plane, those most of all that act, hide or pile up.
    static func randomTexts(seed: UInt64) -> [String] {
        let ranges: [ClosedRange<UInt32>] = [
            0x01...0x1F, 0x20...0x7E, 0x20...0x7E, 0x5C...0x5C, 0x22...0x22, 0x75...0x75, 0x30...0x39, 0x7F...0xA0,
            0xA0...0x24F, 0x300...0x36F, 0x300...0x36F, 0x400...0x4FF, 0x590...0x6FF, 0x900...0x97F, 0xE00...0xE7F,
            0x1100...0x11FF, 0x1800...0x180F, 0x2000...0x206F, 0x20D0...0x20F0, 0x2400...0x2426, 0x2800...0x2801,
            0x3000...0x30FF, 0xAC00...0xD7A3, 0xE000...0xF8FF, 0xFE00...0xFE0F, 0xFF00...0xFFFF, 0x1F1E6...0x1F1FF,
            0x1F300...0x1F6FF, 0xE0000...0xE01EF, 0x0...0x10FFFF, 0x0...0x10FFFF,
        ]
        var generator = SeededGenerator(seed: seed)
        return (0..<200).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let range = ranges[Int.random(in: ranges.indices, using: &generator)]
                let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "\u{301}"
                let count = Int.random(in: 0...9, using: &generator) == 0 ? 7 : 1
                for _ in 0..<count where scalar != "\u{0}" { text.append(scalar) }
            }
            return String(text)
        }
    }

    private func field(_ text: String) -> String {
        var fields = TabFields()
        fields.add(text)
        return String(decoding: fields.bytes, as: UTF8.self)
    }

    private func json(_ text: String) -> [UInt8] {
        var writer = OutputJSON.writer()
        writer.string(text)
        return writer.bytes
    }

    /// Reverses the escapes of a field, as a script would.
    private func unescaped(_ field: String) throws -> String {
        var units: [UInt16] = []
        var rest = Array(field.utf16)[...]
        while let unit = rest.popFirst() {
            guard unit == 0x5C else {
                units.append(unit)
                continue
            }
            let letter = rest.popFirst() ?? 0
            switch Character(Unicode.Scalar(letter) ?? " ") {
            case "t": units.append(9)
            case "n": units.append(10)
            case "r": units.append(13)
            case "\\": units.append(0x5C)
            case "u":
                units.append(try #require(UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16)))
                rest = rest.dropFirst(4)
            case let other: Issue.record("\\\(other) in \(field)")
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private func check(_ text: String) throws {
        let field = field(text)
        #expect(!field.utf8.contains { $0 < 0x20 }, "\(text.debugDescription)")
        #expect(Corpus.forbidden(in: field).isEmpty, "\(text.debugDescription)")
        #expect(try unescaped(field).utf8.elementsEqual(text.utf8), "\(text.debugDescription)")
        let json = json(text)
        #expect(Corpus.forbidden(in: String(decoding: json, as: UTF8.self)).isEmpty, "\(text.debugDescription)")
        guard case .string(let read) = try JSONReader.read(json).value else {
            Issue.record("no string: \(text.debugDescription)")
            return
        }
        #expect(read.utf8.elementsEqual(text.utf8), "\(text.debugDescription)")
        var comma = CommaFields()
        comma.add(text)
        let cell = String(decoding: comma.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(cell.allSatisfy { Corpus.forbidden(in: String($0)).isEmpty }, "\(text.debugDescription)")
    }

    @Test("Any text: nothing raw that acts or hides, and the escapes give it back to the byte", arguments: 1...25)
    func random(seed: UInt64) throws {
        for text in EscapingTests.randomTexts(seed: seed) { try check(text) }
    }

    @Test("The whole corpus", arguments: Corpus.hostile + Corpus.readable)
    func corpus(family: Corpus.Family) throws {
        for text in family.texts { try check(text) }
    }

    @Test("As many marks as people write stay as they are")
    func marks() {
        #expect(field("e\u{301}\u{302}\u{303}\u{304}") == "e\u{301}\u{302}\u{303}\u{304}")
        #expect(field("e\u{301}\u{302}\u{303}\u{304}\u{305}") == "e\u{301}\u{302}\u{303}\u{304}\\u0305")
        #expect(field("\u{301}a \u{301}") == "\\u0301a \\u0301")
        #expect(json("\u{301}") == Array(#""\u0301""#.utf8))
    }

    @Test("What is told as hidden is what is shown so, character by character", arguments: 1...25)
    func counted(seed: UInt64) {
        for text in EscapingTests.randomTexts(seed: seed) + Corpus.hostileTexts {
            for isLine in [true, false] {
                let shown = isLine ? [DisplayText(stranger: text)] : DisplayText.lines(stranger: text)
                var count = 0
                for line in shown {
                    var at = line.start
                    var isAfterUnplaced = false
                    for unit in line.units {
                        let bytes = text.utf8.dropFirst(at).prefix(unit.bytes)
                        isAfterUnplaced = unit.isHidden && isUnplaced(bytes, after: isAfterUnplaced)
                        if unit.isHidden, !isAfterUnplaced { count += hidden(in: bytes, isLine) }
                        at += unit.bytes
                    }
                }
                let found = Findings(body: isLine ? "" : text, name: isLine ? text : nil, words: WordMatcher([]))
                #expect(found.hiddenCount == count, "\(text.debugDescription)")
            }
        }
    }

    /// Whether a character shown by its number could be seen if there were a terminal that places it, or belongs to such a one.
    private func isUnplaced(_ bytes: Substring.UTF8View.SubSequence, after isAfterUnplaced: Bool) -> Bool {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
        if scalar.placement == .refused || (0x1F3FB...0x1F3FF).contains(scalar.value) { return true }
        let joins = scalar.characterClass == .mark || scalar.characterClass == .variationSelector
        return isAfterUnplaced
            && (joins || scalar.value == 0x200C || scalar.value == 0x200D || (0x1161...0x11FF).contains(scalar.value))
    }

    /// How many of the characters that a unit stands for can't be seen; the program's own signs, a half of a flag and a
    /// vowel without a consonant can, but are told because of what they would do.
    private func hidden(in bytes: Substring.UTF8View.SubSequence, _ isLine: Bool) -> Int {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.count {
            switch $0.value {
            case 0x2400...0x2426, 0x27E8, 0x1F1E6...0x1F1FF, 0x1161...0x11FF:
                $0.properties.generalCategory == .unassigned
            case 0x09: isLine
            default: true
            }
        }
    }
}
