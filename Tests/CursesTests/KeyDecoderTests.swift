import Curses
import Terminal
import TerminalDoubles
import Testing

@Suite("What the terminal sends")
struct KeyDecoderTests {
    /// The events of bytes that come at once, with nothing behind them.
    private func events(_ text: String, known: [(sequence: [UInt8], key: Key)] = []) -> [Event] {
        events(Array(text.utf8), known: known)
    }

    private func events(_ bytes: [UInt8], known: [(sequence: [UInt8], key: Key)] = []) -> [Event] {
        var decoder = KeyDecoder(known: known)
        return decoder.take(bytes, at: 0) + decoder.expire(at: 2_000)
    }

    @Test(
        "Bytes are the keys that they stand for",
        arguments: [
            ("j", "j"), ("āЖ中👍", "āЖ中👍"), ("\r", "<enter>"), ("\n", "<enter>"), ("\t", "<tab>"), ("\u{7F}", "<bs>"),
            ("\u{8}", "<bs>"), ("\u{4}\u{6}\u{1A}\u{3}", "^D^F^Z^C"), ("\0", "<ctrl-space>"), ("\u{1C}\u{1F}", "^\\^_"),
            ("\u{1B}", "<esc>"), ("\u{1B}\u{1B}", "<esc><esc>"), ("\u{1B}[A\u{1B}OA", "<up><up>"),
            ("\u{1B}[B\u{1B}[C\u{1B}[D", "<down><right><left>"),
            ("\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~", "<home><end><home><end>"),
            ("\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~", "<pgup><pgdn><ins><del>"), ("\u{1B}[Z", "<backtab>"),
            ("\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}[[A", "<f1><f5><f12><f1>"), ("\u{1B}[1;5D", "<ctrl-left>"),
            ("\u{1B}[1;3C", "<alt-right>"), ("\u{1B}[1;2A", "<up>"), ("\u{1B}[5;7~", "<ctrl-alt-pgup>"),
            ("\u{1B}j", "<alt-j>"),
            ("\u{1B}ā", "<alt-ā>"), ("\u{1B}\r", "<alt-enter>"), ("\u{1B}\u{4}", "<ctrl-alt-d>"),
            ("\u{1B}[", "<alt-[>"),
            ("\u{1B}O", "<alt-O>"), ("\u{1B}[97;5u", "^A"), ("\u{1B}[27;5;106~", "^J"), ("\u{1B}[27u", "<esc>"),
            ("\u{1B}[9;2u", "<backtab>"), ("\u{1B}[?1;2c", ""), ("\u{1B}[12;40R", ""), ("\u{1B}[I", ""),
            ("\u{1B}[M !!j", "j"),
            ("\u{1B}[3\u{3}", "^C"), ("\u{85}", ""), ("jj\u{1B}[Bk", "jj<down>k"), ("\u{1B}OM", "<enter>"),
        ])
    func keys(bytes: String, notation: String) throws {
        let expected = try [Key](notation: notation)
        #expect(events(bytes) == expected.map { Event.key($0) })
    }

    @Test("However the bytes are cut, the events are the same")
    func anyCut() {
        let bytes = Array("jā\u{1B}[1;5D\u{1B}[200~pasted\r\ntext\u{1B}[A\u{1B}[201~中\u{1B}Ok\u{1B}[<0;5;6Mq".utf8)
        let whole = events(bytes)
        #expect(whole.contains(.paste("pasted\ntext\u{1B}[A")))
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            let parts = decoder.take(Array(bytes[..<cut]), at: 0) + decoder.take(Array(bytes[cut...]), at: 1)
            #expect(parts == whole, "cut at \(cut)")
            #expect(decoder.deadline == nil)
        }
        var decoder = KeyDecoder()
        #expect(bytes.flatMap { decoder.take([$0], at: 0) } == whole)
    }

    @Test("An ESC waits for what may follow, and half a character too")
    func waiting() {
        var decoder = KeyDecoder()
        #expect(decoder.take([], at: 0).isEmpty)
        #expect(decoder.take([0x6A, 0x1B], at: 0) == [.key(.character("j"))])
        #expect(decoder.deadline == 20)
        #expect(decoder.expire(at: 19) == [])
        #expect(decoder.expire(at: 20) == [.key(Key(.escape))])
        #expect(decoder.deadline == nil)
        #expect(decoder.take([0xC4], at: 2_000).isEmpty)
        #expect(decoder.take([0x81], at: 2_001) == [.key(.character("ā"))])
    }

    @Test(
        "What isn't UTF-8 is told as such, and nothing is lost behind it",
        arguments: [
            [0xFF, 0x6A], [0xC4, 0x6A], [0xE4, 0xB8, 0x6A], [0xC0, 0x80, 0x6A], [0xED, 0xA0, 0x80, 0x6A], [0x80, 0x6A],
        ] as [[UInt8]])
    func invalid(bytes: [UInt8]) {
        let found = events(bytes)
        #expect(found.last == .key(.character("j")))
        #expect(found.dropLast().allSatisfy { $0 == .key(.character("\u{FFFD}")) })
        #expect(found.count > 1)
    }

    @Test("A paste that is never ended is given when nothing more comes")
    func endlessPaste() {
        #expect(events("\u{1B}[200~abc\u{1B}[20") == [.paste("abc\u{1B}[20")])
    }

    @Test(
        "The rest of a sequence that comes too late is no letters",
        arguments: [
            ("\u{1B}", "[A", "<esc><up>"), ("\u{1B}", "OB", "<esc><down>"), ("\u{1B}", "[5~", "<esc><pgup>"),
            ("\u{1B}[", "3~j", "<alt-[><del>j"), ("\u{1B}[1;", "5Dj", "<ctrl-left>j"), ("\u{1B}", "a", "<esc>a"),
            ("\u{1B}", "j[A", "<esc>j[A"),
        ])
    func late(beginning: String, rest: String, notation: String) throws {
        var decoder = KeyDecoder()
        var events = decoder.take(Array(beginning.utf8), at: 0) + decoder.expire(at: 20)
        events += decoder.take(Array(rest.utf8), at: 900) + decoder.expire(at: 920)
        #expect(try events == [Key](notation: notation).map { Event.key($0) })
    }

    @Test("Who types a letter long after ESC means the letter", arguments: ["P", "X", "O", "]", "[", "_"])
    func letterAfterEscape(letter: Character) {
        var decoder = KeyDecoder()
        var events = decoder.take([0x1B], at: 0) + decoder.expire(at: 20)
        events += decoder.take(Array(String(letter).utf8), at: 1_001) + decoder.expire(at: 1_021)
        #expect(events == [.key(Key(.escape)), .key(.character(letter))])
    }

    /// One of each kind that a terminal sends, with each of the ends; none holds a byte that would end it before.
    private static let answers = [
        "\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{7}", "\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\", "\u{1B}]52;c;YQ==\u{9C}",
        "\u{1B}P>|XTerm(390)\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^aa\r\u{18}",
        "\u{1B}Xa\u{1B}[Aa\u{1A}", "\u{9D}4;1;rgb:0/0/0\u{7}", "\u{90}a\u{9C}",
        "\u{1B}]l\u{1B}\u{1B}a\u{C3}\u{A9}r\u{7}",
    ]

    @Test("What a terminal says is never a key, however it is cut in time", arguments: answers)
    func answer(text: String) {
        let bytes = Array((text + "j").utf8)
        #expect(events(bytes) == [.key(.character("j"))])
        for pause in [1, 30, 900] as [Int64] {
            for cut in 1..<(bytes.count - 1) {
                var decoder = KeyDecoder()
                var found = decoder.take(Array(bytes[..<cut]), at: 0) + decoder.expire(at: pause)
                found += decoder.take(Array(bytes[cut...]), at: pause) + decoder.expire(at: pause + 20)
                if found.first == .key(Key(.escape)) { found.removeFirst() }
                #expect(found == [.key(.character("j"))], "cut at \(cut), \(pause) ms")
            }
            var decoder = KeyDecoder()
            var found: [Event] = []
            for (index, byte) in bytes.enumerated() {
                let time = Int64(index) * pause
                found += decoder.expire(at: time)
                found += decoder.take([byte], at: time)
            }
            if found.first == .key(Key(.escape)) { found.removeFirst() }
            #expect(found == [.key(.character("j"))], "byte by byte, \(pause) ms")
        }
    }

    @Test(
        "A stall behind ESC, or behind ESC [, makes no keys of what a terminal says",
        arguments: [
            ("\u{1B}", "]11;rgb:fdfd/f6f6/e3e3\u{7}"), ("\u{1B}", "P>|XTerm(ad)\u{1B}\\"), ("\u{1B}", "[?62;1;4c"),
            ("\u{1B}", "[I"), ("\u{1B}", "[8;40;120t"), ("\u{1B}[", "8u"), ("\u{1B}[", "?62;1;4c"),
        ])
    func stall(beginning: String, rest: String) {
        for pause in [1_000, 3_000, 9_000] as [Int64] {
            var decoder = KeyDecoder()
            _ = decoder.take(Array(beginning.utf8), at: 0) + decoder.expire(at: 20)
            let found = decoder.take(Array(rest.utf8), at: pause) + decoder.expire(at: pause + 20)
            #expect(found.allSatisfy { $0 == .key(Key(.backspace)) }, "\(pause) ms")
        }
    }

    @Test(
        "What comes behind a string or a paste without its end is doubtful, until that end or a sign of the moderator's",
        arguments: [
            ("\u{1B}]11;rgb:fd", Unended.answer, "\u{7}"), ("\u{1B}P1$r", .answer, "\u{1B}\\"),
            ("\u{1B}_G", .answer, "\u{18}"), ("\u{1B}]0;a", .answer, "\u{1B}"), ("\u{1B}]0;a", .answer, "\u{3}"),
            ("\u{1B}[200~a", .paste, "\u{1B}[201~"), ("\u{1B}[200~a", .paste, "\u{1B}"),
            ("\u{1B}[200~a", .paste, "\u{3}"), ("\u{1B}[" + String(repeating: "1;", count: 40), .answer, "\u{1B}"),
        ])
    func unended(beginning: String, kind: Unended, end: String) {
        var decoder = KeyDecoder()
        #expect(decoder.take(Array(beginning.utf8), at: 0).isEmpty)
        #expect(decoder.deadline == 2_000)
        #expect(decoder.expire(at: 1_999).isEmpty)
        #expect(decoder.expire(at: 2_000) == (kind == .paste ? [.paste("a")] : []))
        #expect(
            decoder.take(Array("r\r\u{1B}[B".utf8), at: 3_000)
                == [Key.character("r"), Key(.enter), Key(.down)].map { .doubtful($0, of: kind) })
        #expect((decoder.take(Array(end.utf8), at: 4_000) + decoder.expire(at: 4_020)).isEmpty)
        #expect(decoder.take([0x61], at: 5_100) == [.key(.character("a"))])
    }

    @Test("Ten seconds without a byte end the doubt, and ^C that comes with others does not")
    func doubt() {
        var decoder = KeyDecoder()
        _ = decoder.take(Array("\u{1B}]0;a".utf8), at: 0) + decoder.expire(at: 2_000)
        #expect(
            decoder.take([0x03, 0x61], at: 3_000)
                == [.doubtful(.control("c"), of: .answer), .doubtful(.character("a"), of: .answer)])
        #expect(decoder.take([0x61], at: 12_999) == [.doubtful(.character("a"), of: .answer)])
        #expect(decoder.take([0x61], at: 22_999) == [.key(.character("a"))])
    }

    @Test("The beginning of a paste may be cut in time too")
    func cutPaste() {
        var decoder = KeyDecoder()
        var events = decoder.take(Array("\u{1B}[20".utf8), at: 0) + decoder.expire(at: 20)
        events += decoder.take(Array("0~ra\u{1B}[201~".utf8), at: 5_000)
        #expect(events == [.paste("ra")])
    }

    @Test("Buttons and wheel are reported where they were, from 0")
    func mouse() {
        #expect(
            events("\u{1B}[<0;5;6M\u{1B}[<0;5;6m\u{1B}[<64;1;1M\u{1B}[<69;2;3M\u{1B}[<2;1;1M")
                == [
                    .click(row: 5, column: 4), .wheel(row: 0, column: 0, lines: -3),
                    .wheel(row: 2, column: 1, lines: 3),
                ])
    }

    @Test("What a terminal's own keys send is known")
    func known() {
        #expect(events("\u{1B}A", known: [(Array("\u{1B}A".utf8), Key(.up))]) == [.key(Key(.up))])
    }

    @Test("Random bytes never stop it")
    func random() {
        var state: UInt64 = 9
        var decoder = KeyDecoder()
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let signs = Array("\u{1B}\u{1B}[[O<;0123456789~MABu".utf8) + [0xC4, 0x81, 0xFF]
            let byte = state >> 60 == 0 ? UInt8(truncatingIfNeeded: state >> 40) : signs[Int(state >> 33) % signs.count]
            _ = decoder.take([byte], at: 0)
        }
        for time in [2_000, 4_000] as [Int64] { _ = decoder.expire(at: time) }
        #expect(decoder.take([0x6A], at: 20_000) == [.key(.character("j"))])
    }
}

extension KeyDecoder {
    fileprivate mutating func take(_ bytes: [UInt8], at time: Int64) -> [Event] {
        bytes.withUnsafeBytes { take($0, at: time) }
    }
}
