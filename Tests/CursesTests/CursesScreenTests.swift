import Curses
import Terminal
import TerminalDoubles
import Testing

extension CursesSuite {
    @Suite("The screen", .serialized)
    struct CursesScreenTests {
        /// A screen, its terminal, and what that shows.
        private func open(
            columns: Int = 40, rows: Int = 10, _ changes: [String: String] = [:]
        ) throws -> (screen: CursesScreen, pty: Pty, emulator: Emulator) {
            let pty = try #require(Pty(columns: columns, rows: rows))
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment(changes))
            return (screen, pty, Emulator(columns: columns, rows: rows, width: scalarWidth))
        }

        /// How a terminal that measures scalars, one by one, measures.
        private func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: break
            }
            // What is shown in another form when it stands alone.
            if (0x1F1E6...0x1F1FF).contains(scalar.value) || (0x2400...0x2426).contains(scalar.value) { return 1 }
            if (0x1160...0x11FF).contains(scalar.value) { return 0 }
            return min(DisplayText(stranger: String(Character(scalar))).width, 2)
        }

        /// Compares all cells, except those of clusters that the terminal can't have placed right.
        private func expectShown(_ surface: Surface, _ emulator: Emulator, _ comment: Comment? = nil) {
            for row in 0..<surface.size.rows {
                for column in 0..<surface.size.columns {
                    let cell = surface[row, column]
                    let place = emulator.cells[row][column]
                    if cell.width == 0 { continue }
                    let widths = cell.text.unicodeScalars.map(scalarWidth)
                    guard widths.reduce(0, +) == cell.width, widths.dropFirst().allSatisfy({ $0 == 0 }) else {
                        continue
                    }
                    let isSame = place.text.unicodeScalars.elementsEqual(cell.text.unicodeScalars)
                    #expect(isSame, "\(row), \(column): \(place.text) for \(cell.text) \(comment ?? "")")
                    if !isSame { return }
                }
            }
        }

        @Test("Frames are shown as they are drawn, one after the other", arguments: 0..<12)
        func randomFrames(seed: Int) throws {
            var (screen, pty, emulator) = try open()
            var state = UInt64(seed + 1)
            func random(_ count: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % count
            }
            let pieces = [
                "plain words", "ātrie kredīti", "请问会议资料", "👍 yes", "👩\u{200D}👩\u{200D}👧 family", "❤\u{FE0F}!", "🇱🇻 flag",
                "👍🏽 tone", "1\u{FE0F}\u{20E3}.", "\u{1FAE9} new", "e\u{301}\u{302}", "\u{1B}[2Jx\u{202E}y", "שלום",
                "한국어", "    ", "",
            ]
            let roles = Role.allCases
            var surface = Surface(size: Size(columns: 40, rows: 10))
            for step in 0..<25 {
                if random(4) == 0 {
                    // Everything moves up by a row, as a list does.
                    var moved = Surface(size: surface.size)
                    for row in 1..<10 {
                        for column in 0..<40 where surface[row, column].width > 0 {
                            let cell = surface[row, column]
                            moved.put(DisplayText(stranger: cell.text), row: row - 1, column: column, style: cell.style)
                        }
                    }
                    surface = moved
                }
                for _ in 0..<random(6) {
                    let text = DisplayText(stranger: pieces[random(pieces.count)]).styled(roles[random(roles.count)])
                    surface.put(text, row: random(10), column: random(44) - 4, style: Style(isCurrent: random(3) == 0))
                }
                surface.cursor = random(3) == 0 ? nil : (row: random(10), column: random(40))
                screen.show(surface)
                emulator.take(pty.output())
                expectShown(surface, emulator, "step \(step)")
                #expect(emulator.unknown == [])
                if let cursor = surface.cursor {
                    #expect(emulator.row == cursor.row && emulator.column == cursor.column)
                    #expect(emulator.modes["?25"] ?? true)
                } else {
                    #expect(emulator.modes["?25"] == false)
                }
            }
            screen.close()
        }

        @Test("The terminal is given back as it was, and its modes too")
        func restoration() throws {
            let pty = try #require(Pty())
            let before = pty.modes()
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment())
            var emulator = Emulator(columns: 80, rows: 24, width: scalarWidth)
            screen.show(Surface(size: Size(columns: 80, rows: 24)))
            emulator.take(pty.output())
            #expect(emulator.modes["?1049"] == true)
            #expect(emulator.modes["?2004"] == true)
            #expect(emulator.modes["?25"] == false)
            #expect(pty.modes() != before)
            var during: [UInt32] = []
            screen.leave { during = pty.modes() }
            emulator.take(pty.output())
            #expect(during == before)
            expectGivenBack(emulator)
            screen.show(Surface(size: Size(columns: 80, rows: 24)))
            emulator.take(pty.output())
            #expect(emulator.modes["?1049"] == true)
            #expect(emulator.modes["?2004"] == true)
            screen.close()
            screen.close()
            emulator.take(pty.output())
            expectGivenBack(emulator)
            #expect(pty.modes() == before)
        }

        private func expectGivenBack(_ emulator: Emulator) {
            #expect(emulator.modes["?1049"] == false)
            #expect(emulator.modes["?2004"] == false)
            #expect(emulator.modes["?25"] ?? true)
            #expect(emulator.modes["?1"] == false)
        }

        @Test("Moving the cursor by a row sends little, and showing the same again nothing")
        func fewBytes() throws {
            let (screen, pty, _) = try open(columns: 120, rows: 40)
            func frame(_ current: Int) -> Surface {
                var surface = Surface(size: Size(columns: 120, rows: 40))
                for row in 0..<30 {
                    let style = row == current ? Style(.current, isCurrent: true) : Style()
                    surface.fill(row: row, columns: 0..<58, style: style)
                    let text = DisplayText(
                        stranger: "      \(2838 + row)   2d  Inese Kalniņa   Paldies par darbu! Vai kādreiz")
                    surface.put(text, row: row, column: 0, width: 58, style: style)
                }
                surface.cursor = (row: current, column: 0)
                return surface
            }
            screen.show(frame(3))
            _ = pty.output()
            screen.show(frame(4))
            #expect(pty.output().count < 400)
            screen.show(frame(4))
            #expect(pty.output().count == 0)
            screen.close()
        }

        @Test("Without colours everything is told by other means", arguments: [["NO_COLOR": "1"], ["TERM": "vt100"]])
        func noColors(changes: [String: String]) throws {
            var (screen, pty, emulator) = try open(changes)
            var surface = Surface(size: Size(columns: 40, rows: 10))
            surface.put(DisplayText(stranger: "a\u{202E}"), row: 0, column: 0)
            surface.put(("found" as DisplayText).styled(.found), row: 1, column: 0)
            screen.show(surface)
            emulator.take(pty.output())
            #expect(emulator.cells.joined().allSatisfy { ["", "4", "7"].contains($0.look) })
            #expect(emulator.cells[0][1].look == "7")
            #expect(emulator.cells[1][0].look == "4")
            screen.close()
        }

        @Test("With colours every role has its look, and what is hidden has one of its own")
        func colors() throws {
            var (screen, pty, emulator) = try open()
            var surface = Surface(size: Size(columns: 40, rows: 40))
            for role in Role.allCases {
                for (column, isCurrent) in [(0, false), (1, true)] {
                    let text = role == .hidden ? DisplayText(stranger: "\u{7}") : ("x" as DisplayText).styled(role)
                    surface.put(text, row: Int(role.rawValue), column: column, style: Style(isCurrent: isCurrent))
                }
            }
            emulator = Emulator(columns: 40, rows: 40, width: scalarWidth)
            pty.resize(columns: 40, rows: 40)
            screen.show(surface)
            emulator.take(pty.output())
            func look(_ role: Role, _ column: Int = 0) -> String { emulator.cells[Int(role.rawValue)][column].look }
            #expect(
                look(.text) == "" && look(.bar) == "7;36" && look(.tagged) == "1;36" && look(.quiet) == "2"
                    && look(.strong) == "1")
            #expect(look(.approved) == "32" && look(.rejected) == "31" && look(.deferred) == "33")
            #expect(look(.found) == "4;33" && look(.hidden) == "7;35" && look(.error) == "1;31")
            #expect(look(.text, 1) == "7" && look(.hidden, 1) == "35")
            for role in Role.allCases where role != .hidden {
                for column in 0...1 { #expect(look(role, column) != look(.hidden, column)) }
            }
            screen.close()
        }

        @Test("In a locale that isn't UTF-8 only ASCII is sent, and every cell keeps its place")
        func ascii() throws {
            var (screen, pty, emulator) = try open(["LC_ALL": "C"])
            #expect(!screen.isUnicode)
            var surface = Surface(size: Size(columns: 40, rows: 10))
            surface.put("Līga Ķīlis │ Олег 中文 👍🏽 – …x", row: 0, column: 0)
            surface.put(DisplayText(stranger: "\u{202E}x"), row: 1, column: 0)
            surface.fill(row: 2, with: "─")
            screen.show(surface)
            let bytes = pty.output()
            #expect(bytes.allSatisfy { $0 < 0x80 })
            emulator.take(bytes)
            #expect(emulator.line(0) == "Liga Kilis | ???? ???? ?? - ~x")
            #expect(emulator.line(1) == "<U+202E>x")
            #expect(emulator.line(2) == String(repeating: "-", count: 40))
            screen.close()
        }

        @Test("A locale that this machine lacks is no reason to lose letters")
        func missingLocale() throws {
            let (screen, _, _) = try open(["LC_ALL": "xx_XX.UTF-8"])
            #expect(screen.isUnicode)
            screen.close()
        }

        @Test(
            "A frame of another size makes the screen that size",
            arguments: [(20, 5), (60, 20), (1, 1), (2, 1), (200, 60)])
        func sizes(columns: Int, rows: Int) throws {
            let (screen, pty, _) = try open()
            screen.show(Surface(size: Size(columns: 40, rows: 10)))
            _ = pty.output()
            pty.resize(columns: columns, rows: rows)
            #expect(screen.size == Size(columns: columns, rows: rows))
            var surface = Surface(size: screen.size)
            for row in 0..<rows {
                surface.put(("row \(row) 中文 " as DisplayText).padded(to: columns), row: row, column: 0)
            }
            screen.show(surface)
            var emulator = Emulator(columns: columns, rows: rows, width: scalarWidth)
            emulator.take(pty.output())
            expectShown(surface, emulator)
            screen.show(Surface(size: Size(columns: 0, rows: 0)))
            screen.invalidate()
            screen.show(surface)
            emulator.take(pty.output())
            expectShown(surface, emulator)
            screen.close()
        }

        @Test(
            "Every terminal of the system's basic set can be driven",
            arguments: [
                "xterm", "linux", "screen", "screen-256color", "tmux-256color", "vt100", "vt220", "rxvt", "ansi",
            ])
        func terminals(name: String) throws {
            let (screen, pty, _) = try open(["TERM": name])
            var surface = Surface(size: Size(columns: 40, rows: 10))
            surface.put("hello ❤\u{FE0F}", row: 3, column: 3)
            screen.show(surface)
            #expect(String(decoding: pty.output(), as: UTF8.self).contains("hello"))
            screen.close()
        }

        @Test(
            "A terminal that can't is left as it was, and the error tells which it is",
            arguments: [
                ("dumb", TerminalError.dumb("dumb")), ("", .dumb("")), ("unknown", .unknown("unknown")),
                ("no-such-thing", .unknown("no-such-thing")),
            ])
        func errors(term: String, error: TerminalError) throws {
            let pty = try #require(Pty())
            let before = pty.modes()
            #expect(throws: error) {
                try CursesScreen(input: pty.slave, output: pty.slave, environment: environment(["TERM": term]))
            }
            #expect(pty.output() == [])
            #expect(pty.modes() == before)
        }
    }
}
