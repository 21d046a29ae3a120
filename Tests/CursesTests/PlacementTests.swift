import Curses
import Terminal
import TerminalDoubles
import Testing

/// How wide some kinds of terminals make clusters on which they don't agree.
enum TerminalKind: CaseIterable {
    /// Adds up what every character takes by itself, as most do.
    case adding
    /// Makes a part of what stands before out of vowel signs and out of signs around numbers, and gives each letter of Hangul its cells.
    case joining
    /// Knows no picture after Unicode 8, and thinks that nothing is wider than a cell.
    case narrow
    /// Thinks that whatever isn't Latin is wide.
    case wide

    func width(_ scalar: Unicode.Scalar) -> Int {
        let category = scalar.properties.generalCategory
        switch category {
        case .nonspacingMark, .enclosingMark: return 0
        case .format: return self == .adding && scalar.value < 0x700 ? 1 : 0
        case .spacingMark: return self == .joining ? 0 : 1
        default: break
        }
        switch scalar.value {
        case ..<0x590: return 1
        case 0x1100...0x115F: return 2
        case 0x1160...0x11FF: return self == .joining ? 1 : self == .wide ? 2 : 0
        case 0x2010...0x2600, 0x27E8, 0x27E9: return 1
        case 0x2E80...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return 2
        case 0x1F300...0x1FAFF: return scalar.properties.isEmojiPresentation || self == .wide ? 2 : 1
        default: return self == .wide ? 2 : 1
        }
    }
}

extension CursesSuite {
    @Suite("Whatever a terminal thinks of widths", .serialized)
    struct PlacementTests {
        private static let pieces = [
            "plain words", "ātrie kredīti", "请问会议资料", "👍 yes", "👩\u{200D}👩\u{200D}👧 family", "❤\u{FE0F}!", "🇱🇻 flag",
            "👍🏽 tone", "1\u{FE0F}\u{20E3}.", "\u{1FAE9} new", "e\u{301}\u{302}", "שלום", "한국어",
            "\u{1112}\u{1161}\u{11AB}",
            "কি বাংলা", "မြန်မာ", "؀١٢", "䷀ 𝌀", "🏳\u{FE0F}\u{200D}🌈", "☝🏽", "☺\u{FE0E}", "مرحبا", "    ", "",
        ]

        private func random(_ state: inout UInt64, _ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }

        /// A frame of a list, a line, and a text beside it.
        private func frame(_ state: inout UInt64, columns: Int, rows: Int) -> Surface {
            var surface = Surface(size: Size(columns: columns, rows: rows))
            let bar = columns / 2
            surface.divide(at: bar)
            for row in 0..<rows {
                let texts = (0..<3).map { _ in PlacementTests.pieces[random(&state, PlacementTests.pieces.count)] }
                surface.put(DisplayText(stranger: texts[0]), row: row, column: 2, width: 8)
                surface.put(DisplayText(stranger: texts[1]), row: row, column: 12, width: bar - 12)
                surface.put("│", row: row, column: bar)
                surface.put(DisplayText(stranger: texts[2]), row: row, column: bar + 2, width: columns - bar - 3)
                surface.put("#", row: row, column: columns - 1)
            }
            return surface
        }

        @Test(
            "The line and the edge stay where they are, and nothing is left that ^L would wipe away",
            arguments: TerminalKind.allCases, 0..<3)
        func inPlace(kind: TerminalKind, seed: Int) throws {
            let pty = try #require(Pty(columns: 48, rows: 12))
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment())
            var emulator = Emulator(columns: 48, rows: 12, width: kind.width)
            var state = UInt64(seed + 1)
            var surface = frame(&state, columns: 48, rows: 12)
            for step in 0..<12 {
                if random(&state, 2) == 0 {
                    surface = frame(&state, columns: 48, rows: 12)
                } else {
                    // One row becomes another: what stood there is wiped.
                    let other = frame(&state, columns: 48, rows: 12)
                    let row = random(&state, 12)
                    surface.fill(row: row)
                    for column in 0..<48 where other[row, column].width > 0 {
                        surface.put(DisplayText(stranger: other[row, column].text), row: row, column: column)
                    }
                }
                screen.show(surface)
                emulator.take(pty.output())
                for row in 0..<12 {
                    #expect(
                        emulator.cells[row][24].text == "│" && emulator.cells[row][47].text == "#", "\(step), \(row)")
                }
                let shown = emulator.cells
                screen.invalidate()
                screen.show(surface)
                emulator.take(pty.output())
                for row in 0..<12 { #expect(shown[row] == emulator.cells[row], "\(step), \(row)") }
            }
            screen.close()
        }

        @Test(
            "At the edge a cluster that might be wider shows its first sign, and no row runs into the next",
            arguments: TerminalKind.allCases,
            ["❤\u{FE0F}", "👍🏽", "1\u{FE0F}\u{20E3}", "\u{1112}\u{1161}\u{11AB}", "🇱🇻", "⚠\u{FE0F}", "கௌ", "䷀"])
        func edge(kind: TerminalKind, cluster: String) throws {
            let pty = try #require(Pty(columns: 20, rows: 4))
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment())
            var surface = Surface(size: Size(columns: 20, rows: 4))
            let text = DisplayText(stranger: cluster)
            for row in 0..<4 {
                surface.put("|", row: row, column: 0)
                surface.put(text, row: row, column: 20 - text.width)
            }
            screen.show(surface)
            var emulator = Emulator(columns: 20, rows: 4, width: kind.width)
            emulator.take(pty.output())
            for row in 0..<4 { #expect(emulator.cells[row][0].text == "|") }
            #expect(emulator.modes["?7"] == true)
            screen.close()
        }

        @Test("Rows don't wrap while clusters are written, and do before the screen is given back")
        func wrapping() throws {
            let pty = try #require(Pty(columns: 20, rows: 4))
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment())
            var surface = Surface(size: Size(columns: 20, rows: 4))
            surface.put("👍🏽", row: 1, column: 3)
            screen.show(surface)
            let sent = pty.output()
            func places(of text: String) -> [Int] {
                sent.indices.filter { sent[$0...].starts(with: text.utf8) }
            }
            let off = try #require(places(of: "\u{1B}[?7l").first)
            let on = try #require(places(of: "\u{1B}[?7h").last)
            let cluster = try #require(places(of: "👍🏽").first)
            #expect(off < cluster && cluster < on)
            screen.close()
        }

        @Test("Pictures that share a place are all shown where nothing stands behind them, else the first and a sign")
        func many() throws {
            let pty = try #require(Pty(columns: 40, rows: 4))
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment())
            let family = "👨\u{200D}👩\u{200D}👧\u{200D}👦"
            var surface = Surface(size: Size(columns: 40, rows: 4))
            surface.put(DisplayText(stranger: "a \(family)"), row: 0, column: 0)
            surface.put(DisplayText(stranger: "\(family)b"), row: 1, column: 0)
            surface.put(DisplayText(stranger: family), row: 2, column: 0)
            surface.put("│", row: 2, column: 6)
            surface.put(DisplayText(stranger: family), row: 3, column: 34)
            surface.put(DisplayText(stranger: family), row: 3, column: 0)
            surface.put(DisplayText(stranger: "text"), row: 3, column: 16)
            screen.show(surface)
            var emulator = Emulator(columns: 40, rows: 4, width: TerminalKind.adding.width)
            let bytes = pty.output()
            emulator.take(bytes)
            #expect(emulator.line(0).unicodeScalars.elementsEqual("a 👨\u{200D}👩\u{200D}👧\u{200D}👦".unicodeScalars))
            #expect(emulator.line(1) == "👨⁺b")
            #expect(emulator.line(2) == "👨⁺   │")
            #expect(emulator.line(3).hasSuffix("👨⁺"))
            #expect(emulator.line(3).hasPrefix("👨⁺             text"))
            screen.close()
        }

        @Test(
            "A Hangul syllable that is spelled by its letters is written as the one character that it is",
            arguments: [
                ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1112}\u{1161}", "하"), ("가\u{11A8}", "각"),
                ("\u{1100}\u{1100}", "ㄱㄱ"),
                ("\u{1112}\u{1161}\u{1161}", "\u{1112}\u{1161}\u{1161}"), ("각", "각"),
            ])
        func hangul(text: String, written: String) throws {
            let pty = try #require(Pty(columns: 20, rows: 4))
            let screen = try CursesScreen(input: pty.slave, output: pty.slave, environment: environment())
            var surface = Surface(size: Size(columns: 20, rows: 4))
            surface.put(DisplayText(stranger: text), row: 1, column: 0)
            screen.show(surface)
            var emulator = Emulator(columns: 20, rows: 4, width: TerminalKind.adding.width)
            emulator.take(pty.output())
            #expect(emulator.line(1).unicodeScalars.elementsEqual(written.unicodeScalars))
            screen.close()
        }

        @Test(
            "The first sign of a description that knows no dim is passed over: labels are dim in every terminal",
            arguments: ["xterm-256color", "xterm-kitty", "screen-256color", "tmux-256color"])
        func dim(term: String) throws {
            let pty = try #require(Pty(columns: 20, rows: 4))
            // Not every system knows every terminal.
            guard
                let screen = try? CursesScreen(
                    input: pty.slave, output: pty.slave, environment: environment(["TERM": term]))
            else { return }
            var surface = Surface(size: Size(columns: 20, rows: 4))
            surface.put(("label" as DisplayText).styled(.quiet), row: 1, column: 0)
            surface.put(("❤\u{FE0F}" as DisplayText).styled(.quiet), row: 2, column: 0)
            screen.show(surface)
            var emulator = Emulator(columns: 20, rows: 4, width: TerminalKind.adding.width)
            emulator.take(pty.output())
            #expect(emulator.cells[1][0].look == "2" && emulator.cells[2][0].look == "2")
            screen.close()
        }
    }
}
