import Curses
import Terminal
import Testing

extension CursesSuite {
    @Suite("What a terminal tells about itself", .serialized)
    struct AnswerTests {
        private func decode(_ text: String) -> (answers: [TerminalAnswer], events: [Event]) {
            var decoder = KeyDecoder()
            let events = Array(text.utf8).withUnsafeBytes { decoder.take($0, at: 0) }
            return (decoder.takeAnswers(), events)
        }

        @Test(
            "Answers are read, however they are framed, and are never keys",
            arguments: [
                ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", .ground(.light)),
                ("\u{1B}]11;rgb:0000/0000/0000\u{7}", .ground(.dark)),
                ("\u{1B}]11;rgb:2323/2626/2727\u{1B}\\", .ground(.dark)),
                ("\u{1B}]11;rgb:f/f/e\u{1B}\\", .ground(.light)),
                ("\u{1B}]11;rgba:fd/f6/e3/ff\u{7}", .ground(.light)), ("\u{1B}[>65;7006;1c", .kind(65, version: 7006)),
                ("\u{1B}[>1;115;0c", .kind(1, version: 115)), ("\u{1B}[>41;379;0c", .kind(41, version: 379)),
            ] as [(String, TerminalAnswer)])
        func answers(text: String, answer: TerminalAnswer) {
            let found = decode(text)
            #expect(found.answers == [answer])
            #expect(found.events == [])
            let parted = decode("a\(text)b")
            #expect(parted.answers == [answer])
            #expect(parted.events == [.key(.character("a")), .key(.character("b"))])
        }

        @Test(
            "What answers nothing that was asked is passed over",
            arguments: [
                "\u{1B}]11;?\u{7}", "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:ffff/ffff\u{7}",
                "\u{1B}]11;rgb:fffff/0/0\u{7}",
                "\u{1B}]11;rgb:zz/0/0\u{7}", "\u{1B}]11\u{7}", "\u{1B}P>|VTE(7006)\u{1B}\\", "\u{1B}[>c",
                "\u{1B}[?64;1;2c",
            ])
        func others(text: String) {
            let found = decode(text)
            #expect(found.answers == [])
            #expect(found.events == [])
        }

        private func open(
            _ changes: [String: String] = [:], theme: [String: String] = [:], asks: Bool = true
        ) throws -> (screen: CursesScreen, pty: Pty, inbox: CursesInbox) {
            let pty = try #require(Pty(columns: 40, rows: 4))
            var options = CursesScreen.Options()
            options.asks = asks
            options.theme = Theme.read(theme).theme
            let screen = try CursesScreen(
                input: pty.slave, output: pty.slave, options: options, environment: environment(changes))
            return (screen, pty, try CursesInbox(screen: screen, environment: environment(changes)))
        }

        private func tell(_ text: String, _ pty: Pty, _ inbox: CursesInbox) -> [Event] {
            pty.type(text)
            return inbox.next(until: inbox.now + 50).map(\.event)
        }

        /// How `!` and a release of the state approved look.
        private func looks(_ screen: CursesScreen, _ pty: Pty, _ emulator: inout Emulator) -> [String] {
            var surface = Surface(size: Size(columns: 40, rows: 4))
            surface.put(("!" as DisplayText).styled(.found), row: 0, column: 0)
            surface.put(("r" as DisplayText).styled(.rejected), row: 1, column: 0)
            surface.put(("❤\u{FE0F}" as DisplayText).styled(.found), row: 2, column: 0)
            screen.show(surface)
            emulator.take(pty.output())
            return (0..<3).map { emulator.cells[$0][0].look }
        }

        @Test("A light ground gets dark shades as soon as the terminal tells, and the same frame is drawn anew")
        func ground() throws {
            let (screen, pty, inbox) = try open()
            var emulator = Emulator(columns: 40, rows: 4, width: TerminalKind.adding.width)
            #expect(looks(screen, pty, &emulator) == ["4;33", "31", "4;33"])
            #expect(emulator.questions == 2)
            #expect(tell("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", pty, inbox) == [.terminalKnown])
            #expect(looks(screen, pty, &emulator) == ["4;5;38;94", "5;38;124", "4;5;38;94"])
            #expect(tell("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", pty, inbox) == [])
            #expect(tell("\u{1B}[>41;379;0c", pty, inbox) == [])
            screen.close()
        }

        @Test(
            "COLORFGBG tells too, and settings win over all",
            arguments: [
                (["COLORFGBG": "0;15"], [:], "4;5;38;94"), (["COLORFGBG": "15;0"], [:], "4;33"),
                (["COLORFGBG": "0;default;15"], [:], "4;5;38;94"),
                (["COLORFGBG": "15;0"], ["ground": "light"], "4;5;38;94"),
                (["COLORFGBG": "0;15"], ["ground": "dark"], "4;33"), ([:], [:], "4;33"),
                (["NO_COLOR": "1"], ["ground": "light"], "4"),
            ] as [([String: String], [String: String], String)])
        func told(changes: [String: String], theme: [String: String], look: String) throws {
            let (screen, pty, _) = try open(changes, theme: theme, asks: false)
            var emulator = Emulator(columns: 40, rows: 4, width: TerminalKind.adding.width)
            #expect(looks(screen, pty, &emulator)[0] == look)
            #expect(emulator.questions == 0)
            screen.close()
        }

        @Test("A terminal that would print the questions isn't asked", arguments: ["linux", "vt100", "screen", "ansi"])
        func notAsked(term: String) throws {
            let (screen, pty, _) = try open(["TERM": term])
            var emulator = Emulator(columns: 40, rows: 4, width: TerminalKind.adding.width)
            _ = looks(screen, pty, &emulator)
            #expect(emulator.questions == 0)
            screen.close()
        }

        @Test("Leaving at once leaves no answer to the shell")
        func leaving() throws {
            let (screen, pty, _) = try open()
            screen.show(Surface(size: Size(columns: 40, rows: 4)))
            pty.type("\u{1B}]11;rgb:cccc/cccc/cccc\u{1B}\\\u{1B}[>41;379;0c")
            screen.close()
            pty.type("x")
            let inbox = try CursesInbox(input: pty.slave, output: pty.slave, environment: environment())
            _ = pty.output()
            pty.type("\n")
            let events = inbox.next(until: inbox.now + 50).map(\.event)
            #expect(events.first == .key(.character("x")))
        }

        /// A row as it was sent, from its first letter to the line.
        private func sent(_ answer: String?) throws -> String {
            let (screen, pty, inbox) = try open()
            var surface = Surface(size: Size(columns: 40, rows: 4))
            surface.put(DisplayText(stranger: "שלום"), row: 1, column: 2)
            surface.put(DisplayText(stranger: "עולם טוב 17"), row: 1, column: 10)
            surface.put("│", row: 1, column: 30)
            surface.put(DisplayText(stranger: "Līga"), row: 2, column: 2)
            screen.show(surface)
            if let answer { _ = tell(answer, pty, inbox) }
            _ = pty.output()
            surface.put("x", row: 0, column: 0)
            screen.invalidate()
            screen.show(surface)
            defer { screen.close() }
            return String(decoding: pty.output(), as: UTF8.self)
        }

        @Test(
            "A left-to-right mark stands between the fields of a row that is turned, where the terminal is known to heed it",
            arguments: [
                ("\u{1B}[>65;7006;1c", 2), ("\u{1B}[>1;115;0c", 2), ("\u{1B}[>41;379;0c", 0), ("\u{1B}[>1;4000;26c", 0),
                ("\u{1B}[>24;279;0c", 0), ("\u{1B}[>1;011301;0c", 0), (nil, 0),
            ] as [(String?, Int)])
        func marks(answer: String?, count: Int) throws {
            let text = try sent(answer)
            #expect(text.unicodeScalars.count { $0 == "\u{200E}" } == count)
            // Ours stands behind an absolute position, always.
            let pieces = text.unicodeScalars.split(separator: "\u{200E}", omittingEmptySubsequences: false)
            for piece in pieces.dropLast() { #expect(piece.last == "H") }
        }

        @Test("xterm is told to send ESC for alt, and gets back what it did before; nobody else is")
        func alt() throws {
            for (answer, isXterm) in [
                ("\u{1B}[>41;379;0c", true), ("\u{1B}[>65;7006;1c", false), ("\u{1B}[>84;0;0c", false),
            ] {
                let (screen, pty, inbox) = try open()
                screen.show(Surface(size: Size(columns: 40, rows: 4)))
                _ = tell(answer, pty, inbox)
                var emulator = Emulator(columns: 40, rows: 4, width: TerminalKind.adding.width)
                emulator.take(pty.output())
                #expect(emulator.modes["?1036"] == (isXterm ? true : nil))
                #expect(emulator.modes["kept ?1036;1039"] == (isXterm ? true : nil))
                screen.close()
                emulator.take(pty.output())
                #expect(emulator.modes["kept ?1036;1039"] == (isXterm ? false : nil))
            }
        }
    }
}
