import Curses
import Terminal
import Testing

@Suite("What the terminal sends")
struct KeyDecoderTests {
    /// The events of bytes that come at once, with nothing behind them.
    private func events(_ text: String, known: [(sequence: [UInt8], key: Key)] = []) -> [Event] {
        events(Array(text.utf8), known: known)
    }

    private func events(_ bytes: [UInt8], known: [(sequence: [UInt8], key: Key)] = []) -> [Event] {
        var decoder = KeyDecoder(known: known)
        return bytes.withUnsafeBytes { decoder.take($0) } + decoder.expire()
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
        let expected = try KeySequence(notation: notation).keys
        #expect(events(bytes) == expected.map { Event.key($0) })
    }

    @Test("However the bytes are cut, the events are the same")
    func anyCut() {
        let bytes = Array("jā\u{1B}[1;5D\u{1B}[200~pasted\r\ntext\u{1B}[A\u{1B}[201~中\u{1B}Ok\u{1B}[<0;5;6Mq".utf8)
        let whole = events(bytes)
        #expect(whole.contains(.paste("pasted\ntext\u{1B}[A")))
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            var parts = bytes[..<cut].withUnsafeBytes { decoder.take($0) }
            parts += bytes[cut...].withUnsafeBytes { decoder.take($0) }
            #expect(parts == whole, "cut at \(cut)")
            #expect(!decoder.isWaiting)
        }
        var decoder = KeyDecoder()
        #expect(bytes.flatMap { byte in withUnsafeBytes(of: byte) { decoder.take($0) } } == whole)
    }

    @Test("An ESC waits for what may follow, and half a character too")
    func waiting() {
        var decoder = KeyDecoder()
        #expect(
            [0x6A, 0x1B].withUnsafeBytes { _ in decoder.take(UnsafeRawBufferPointer(start: nil, count: 0)) }.isEmpty)
        #expect([UInt8]([0x6A, 0x1B]).withUnsafeBytes { decoder.take($0) } == [.key(.character("j"))])
        #expect(decoder.isWaiting)
        #expect(decoder.expire() == [.key(Key(.escape))])
        #expect(!decoder.isWaiting)
        #expect([UInt8]([0xC4]).withUnsafeBytes { decoder.take($0) }.isEmpty)
        #expect([UInt8]([0x81]).withUnsafeBytes { decoder.take($0) } == [.key(.character("ā"))])
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
        var events = Array(beginning.utf8).withUnsafeBytes { decoder.take($0) } + decoder.expire()
        events += Array(rest.utf8).withUnsafeBytes { decoder.take($0) } + decoder.expire()
        #expect(try events == KeySequence(notation: notation).keys.map { Event.key($0) })
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
            _ = withUnsafeBytes(of: byte) { decoder.take($0) }
        }
        _ = decoder.expire()
        _ = decoder.expire()
        #expect(
            "j".utf8.withContiguousStorageIfAvailable { decoder.take(UnsafeRawBufferPointer($0)) } == [
                .key(.character("j"))
            ])
    }
}
