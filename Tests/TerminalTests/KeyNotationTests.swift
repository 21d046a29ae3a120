import Terminal
import TerminalDoubles
import Testing

@Suite("The notation of keys")
struct KeyNotationTests {
    static let codes: [Key.Code] =
        (0x20..<0x7F).map { .character(Character(Unicode.Scalar(UInt8($0)))) }
        + [.character("ā"), .character("Ж"), .character("中"), .character("👍🏽"), .character("e\u{301}")]
        + [
            .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
            .pageUp,
            .pageDown,
        ] + (1...24).map { .function($0) }

    @Test("Every key is read as it is written", arguments: codes)
    func roundTrip(code: Key.Code) throws {
        for control in [false, true] {
            for alt in [false, true] {
                let key = Key(code, control: control, alt: alt)
                if alt, !control, case .character(let sign) = code, KeyNotation.beginsAnswer(sign) {
                    #expect(Key(notation: key.notation) == nil, "a terminal's own strings begin with \(key.notation)")
                    continue
                }
                #expect(Key(notation: key.notation) == key, "\(key.notation)")
                let twice = [key, .character("a"), key]
                #expect(try [Key](notation: twice.map(\.notation).joined()) == twice)
            }
        }
    }

    @Test(
        "Keys are written as people write them",
        arguments: [
            ("j", Key.character("j")), ("^D", .control("d")), ("^d", .control("d")), ("<space>", .character(" ")),
            ("<ESC>", Key(.escape)), ("<pgdn>", Key(.pageDown)), ("<PageDown>", Key(.pageDown)),
            ("<lt>", .character("<")),
            (">", .character(">")), ("<caret>", .character("^")), ("<f12>", Key(.function(12))),
            ("<alt-j>", Key(.character("j"), alt: true)), ("<alt-J>", Key(.character("J"), alt: true)),
            ("<ctrl-left>", Key(.left, control: true)), ("^\\", .control("\\")),
            ("<alt-<>", Key(.character("<"), alt: true)),
            ("<backtab>", Key(.backTab)), ("<ctrl-alt-x>", Key(.character("x"), control: true, alt: true)),
        ])
    func reading(notation: String, key: Key) {
        #expect(Key(notation: notation) == key)
    }

    @Test(
        "More or less than one key isn't a key",
        arguments: ["", "ab", "<esc>x", "<foo>", "a<foo>", "^", "<", "<enter", "^ä", "\u{7}"])
    func notOne(notation: String) {
        #expect(Key(notation: notation) == nil)
    }

    @Test("A sequence is its keys")
    func sequence() throws {
        let keys = try [Key](notation: "jj<space>a^F")
        #expect(keys == [.character("j"), .character("j"), .character(" "), .character("a"), .control("f")])
    }

    @Test("A Cyrillic letter stands for the key at its place")
    func cyrillic() {
        let typed = "йцукенгшщзхъфывапролджэячсмитьбюё"
        let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
        #expect(String(typed.map { letter(Key.character($0).onLatinKeyboard) }) == latin)
        #expect(letter(Key.character("Ф").onLatinKeyboard) == "A")
        #expect(Key(.character("в"), control: true).onLatinKeyboard == .control("d"))
        for key in [Key.character("ā"), .character("a"), Key(.up)] { #expect(key.onLatinKeyboard == key) }
    }

    private func letter(_ key: Key) -> Character {
        if case .character(let character) = key.code { return character }
        return "?"
    }
}
