import Testing
import Text

/// What `script/test-terminals --widths` was told by real terminals.
@Suite("The table of widths")
struct WidthTableTests {
    /// A row: some characters, and how wide each terminal makes them; `nil` where it gave no answer.
    private struct Row {
        var characters: ClosedRange<UInt32>
        var widths: [Int?]
    }

    private var lines: [Substring] { House.read("Tests/Terminals/widths.tsv").split(separator: "\n") }

    /// The rows of single characters.
    private var rows: [Row] {
        lines.dropFirst().compactMap { line in
            let fields = line.split(separator: "\t")
            let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
            guard let first = ends.first, let last = ends.last, !fields[0].contains(" ") else { return nil }
            return Row(characters: first...last, widths: fields.dropFirst().map { Int($0) })
        }
    }

    @Test("What goes through curses is as wide in every terminal as on a surface")
    func agreed() throws {
        let rows = rows
        #expect(rows.count > 500)
        #expect(lines.first == "characters\txterm\turxvt\tvte\tkonsole\tkitty\talacritty\tfoot")
        for row in rows {
            for value in row.characters {
                guard let scalar = Unicode.Scalar(value), scalar.placement == .agreed else { continue }
                #expect(
                    row.widths.allSatisfy { $0 == scalar.cellWidth }, "U+\(String(value, radix: 16)): \(row.widths)")
            }
        }
    }

    @Test("No terminal takes more cells for a character than are kept free for it")
    func most() {
        for row in rows {
            let most = row.widths.compactMap { $0 }.max() ?? 0
            for value in row.characters {
                guard let scalar = Unicode.Scalar(value), scalar.characterClass == .visible,
                    scalar.placement != .refused
                else { continue }
                #expect(most <= scalar.mostCells, "U+\(String(value, radix: 16)): \(most)")
            }
        }
    }

    @Test(
        "What nearly all text is made of is agreed on",
        arguments: ["Skursteņslauķa", "Спасибо", "Ευχαριστώ", "请问", "こんにちは", "안녕", "“€–…│─┴", "😀👍"])
    func usual(text: String) {
        #expect(text.unicodeScalars.allSatisfy { $0.placement == .agreed })
    }
}
