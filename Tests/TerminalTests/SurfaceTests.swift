import Seeded
import Terminal
import TerminalDoubles
import Testing

@Suite("Surface")
struct SurfaceTests {
    @Test("A text is put where it belongs, in its own roles or the row's")
    func putting() {
        var surface = Surface(size: Size(columns: 8, rows: 2))
        let end = surface.put("a" + ("b" as DisplayText).styled(.found), row: 1, column: 2, style: Style(.quiet))
        #expect(end == 4)
        #expect(surface.textLines() == ["", "  ab"])
        #expect(surface.styledLines() == ["", "  qf"])
        #expect(surface[1, 2] == Cell(text: "a", width: 1, style: Style(.quiet)))
        #expect(surface[0, 0] == Cell())
        #expect(surface[9, 9] == Cell())
    }

    @Test("A reversed row is told by capitals")
    func current() {
        var surface = Surface(size: Size(columns: 4, rows: 1))
        surface.fill(row: 0, style: Style(.current, isCurrent: true))
        surface.put(("a" as DisplayText).styled(.approved), row: 0, column: 1, style: Style(isCurrent: true))
        #expect(surface.styledLines() == ["CACC"])
    }

    @Test("What is hidden in the first line counts as reversed, to differ from it without colours")
    func hiddenInBar() {
        var surface = Surface(size: Size(columns: 3, rows: 1))
        surface.put(DisplayText(stranger: "a\u{7}b"), row: 0, column: 0, style: Style(.bar))
        #expect(surface.styledLines() == ["bHb"])
    }

    @Test("Half a wide character is never drawn", arguments: [(-1, " b"), (0, "中b"), (2, "  中"), (3, "")])
    func halves(column: Int, line: String) {
        var surface = Surface(size: Size(columns: 4, rows: 1))
        surface.put(DisplayText(stranger: "中b"), row: 0, column: column)
        #expect(surface.textLines() == [line])
    }

    @Test("What is drawn over half a wide character leaves a blank")
    func overwriting() {
        var surface = Surface(size: Size(columns: 6, rows: 1))
        surface.put("中中中", row: 0, column: 0)
        surface.put("x", row: 0, column: 1)
        #expect(surface.textLines() == [" x中中"])
        surface.put("文", row: 0, column: 3)
        #expect(surface.textLines() == [" x 文"])
        surface.put("中中中", row: 0, column: 0)
        surface.fill(row: 0, columns: 1..<3, with: "─")
        #expect(surface.textLines() == [" ──  中".replacing("  中", with: " 中")])
    }

    @Test("A width cuts with an ellipsis, the edge without")
    func cutting() {
        var surface = Surface(size: Size(columns: 5, rows: 2))
        surface.put("abcdefgh", row: 0, column: 0, width: 3)
        surface.put("abcdefgh", row: 1, column: 1)
        #expect(surface.textLines() == ["ab…", " abcd"])
    }

    @Test("Nothing is ever drawn outside, at any size")
    func everySize() {
        var generator = SeededGenerator(seed: 7)
        for columns in -1...7 {
            for rows in -1...3 {
                var surface = Surface(size: Size(columns: columns, rows: rows))
                for _ in 0..<40 {
                    let text = DisplayText(stranger: HostileText.random(4, using: &generator))
                    let row = Int(generator.next() % 7) - 2
                    let column = Int(generator.next() % 20) - 10
                    let before = surface
                    surface.put(text, row: row, column: column, width: generator.next() % 2 == 0 ? nil : column)
                    surface.fill(row: column, columns: min(row, column)..<max(row, column) + 1, with: "x")
                    for other in 0..<max(rows, 0) where other != row && other != column {
                        for place in 0..<max(columns, 0) { #expect(surface[other, place] == before[other, place]) }
                    }
                    expectWhole(surface)
                }
                #expect(surface.textLines().count == max(rows, 0))
            }
        }
    }

    /// Every wide character has both halves, and every half a character.
    private func expectWhole(_ surface: Surface) {
        for row in 0..<surface.size.rows {
            var column = 0
            while column < surface.size.columns {
                let width = surface[row, column].width
                #expect(width == 1 || width == 2)
                if width == 2 {
                    #expect(column + 1 < surface.size.columns)
                    #expect(surface[row, column + 1].width == 0)
                }
                column += max(width, 1)
            }
        }
    }

    @Test("Equal is what looks alike")
    func equality() {
        var one = Surface(size: Size(columns: 9, rows: 2))
        var other = one
        one.put("e\u{301}", row: 0, column: 0)
        one.put("a\u{302}", row: 1, column: 0)
        other.put("a\u{302}", row: 1, column: 0)
        #expect(one != other)
        other.put("e\u{301}", row: 0, column: 0)
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        one.cursor = (row: 0, column: 1)
        #expect(one != other)
        other.put("é", row: 0, column: 0)
        other.cursor = (row: 0, column: 1)
        #expect(one != other)
    }

    @Test("Changes are told row by row, and never cut a wide character")
    func changes() {
        var shown = Surface(size: Size(columns: 8, rows: 3))
        shown.put("ab中cd", row: 1, column: 0)
        var surface = shown
        #expect(surface.changes(from: shown).isEmpty)
        surface.put("x", row: 1, column: 3)
        #expect(surface.changes(from: shown) == [Change(row: 1, columns: 2..<4)])
        surface.put("文", row: 1, column: 1)
        #expect(surface.changes(from: shown) == [Change(row: 1, columns: 1..<4)])
        #expect(surface.changes(from: Surface(size: Size(columns: 8, rows: 2))).count == 3)
    }

    @Test("Applying the changes makes one frame of another", arguments: 0..<20)
    func changesAreEnough(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        func frame() -> Surface {
            var surface = Surface(size: Size(columns: 12, rows: 4))
            for _ in 0..<6 {
                let text = DisplayText(stranger: HostileText.random(3, using: &generator))
                surface.put(text, row: Int(generator.next() % 4), column: Int(generator.next() % 12))
            }
            return surface
        }
        let shown = frame()
        let surface = frame()
        let changes = surface.changes(from: shown)
        for row in 0..<4 {
            for column in 0..<12 {
                let isChanged = changes.contains { $0.row == row && $0.columns.contains(column) }
                if !isChanged { #expect(surface[row, column] == shown[row, column]) }
            }
        }
    }
}
