/// A terminal in memory that understands what curses sends to an xterm.
///
/// It knows nothing of emoji of several parts, of skin tones and of presentation selectors: every scalar takes the cells
/// that a function says. So it can be made any terminal that disagrees with us.
struct Emulator {
    struct Place: Equatable {
        var text = " "
        var look = ""
        /// Whether it is the right half of a wide character.
        var isHalf = false
    }

    let columns: Int
    let rows: Int
    private(set) var cells: [[Place]]
    private(set) var row = 0
    private(set) var column = 0
    /// The modes that were switched.
    private(set) var modes: [String: Bool] = [:]
    /// What it didn't understand.
    private(set) var unknown: [String] = []
    /// How often it was asked what it is, and what colour it writes on.
    private(set) var questions = 0

    private let width: (Unicode.Scalar) -> Int
    private var look: [Int] = []
    private var isWrapPending = false
    private var top = 0
    private var bottom: Int
    private var saved: (row: Int, column: Int, look: [Int]) = (0, 0, [])

    init(columns: Int, rows: Int, width: @escaping (Unicode.Scalar) -> Int) {
        self.columns = columns
        self.rows = rows
        self.width = width
        bottom = rows - 1
        cells = Array(repeating: Array(repeating: Place(), count: columns), count: rows)
    }

    /// A row as text, without blanks at its end.
    func line(_ row: Int) -> String {
        var line = cells[row].filter { !$0.isHalf }.map(\.text).joined()
        while line.utf8.last == 0x20 { line.unicodeScalars.removeLast() }
        return line
    }

    mutating func take(_ bytes: [UInt8]) {
        var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x1B: escape(&rest)
            case 0x08: move(to: row, max(column - 1, 0))
            case 0x0D: move(to: row, 0)
            case 0x0A: lineFeed()
            case 0x09: move(to: row, min((column / 8 + 1) * 8, columns - 1))
            case ..<0x20, 0x7F: unknown.append("control \(scalar.value)")
            default: print(scalar)
            }
        }
    }

    private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
        guard let next = rest.popFirst() else { return }
        switch next {
        case "[": control(&rest)
        case "(": _ = rest.popFirst()
        case "]":
            questions += 1
            while let next = rest.popFirst(), next != "\u{7}" {
                if next == "\u{1B}" {
                    _ = rest.popFirst()
                    break
                }
            }
        case "7": saved = (row, column, look)
        case "8": (row, column, look) = saved
        case "M":
            if row == top { scroll(by: -1) } else { move(to: max(row - 1, 0), column) }
        case "=", ">": modes["keypad"] = next == "="
        default: unknown.append("ESC \(next)")
        }
    }

    private mutating func control(_ rest: inout ArraySlice<Unicode.Scalar>) {
        var body = ""
        while let next = rest.popFirst() {
            guard (0x40...0x7E).contains(next.value) else {
                body.unicodeScalars.append(next)
                continue
            }
            return control(body, next)
        }
    }

    private mutating func control(_ body: String, _ last: Unicode.Scalar) {
        let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = max(numbers.first ?? 1, 1)
        switch last {
        case "H": move(to: first - 1, numbers.count > 1 ? max(numbers[1], 1) - 1 : 0)
        case "G": move(to: row, first - 1)
        case "d": move(to: first - 1, column)
        case "A": move(to: row - first, column)
        case "B": move(to: row + first, column)
        case "C": move(to: row, column + first)
        case "D": move(to: row, column - first)
        case "J": erase(numbers.first ?? 0, all: true)
        case "K": erase(numbers.first ?? 0, all: false)
        case "X": blank(row, column..<min(column + first, columns))
        case "b": repeatLast(first)
        case "L", "M", "S", "T": insertLines(last, first)
        case "r" where body.hasPrefix("?"), "s" where body.hasPrefix("?"): modes["kept \(body)"] = last == "s"
        case "c" where body == ">": questions += 1
        case "r":
            top = first - 1
            bottom = numbers.count > 1 && numbers[1] > 0 ? numbers[1] - 1 : rows - 1
            move(to: 0, 0)
        case "m": setLook(body.isEmpty ? [0] : numbers)
        case "h", "l": modes[body] = last == "h"
        case "t": break
        default: unknown.append("CSI \(body)\(last)")
        }
    }

    private mutating func setLook(_ numbers: [Int]) {
        for number in numbers {
            switch number {
            case 0: look = []
            case 39: look.removeAll { (30...37).contains($0) }
            case 49: look.removeAll { (40...47).contains($0) }
            case 22...27: look.removeAll { $0 == number - 20 || (number == 22 && $0 == 1) }
            default: if !look.contains(number) { look.append(number) }
            }
        }
        look.sort()
    }

    private mutating func move(to newRow: Int, _ newColumn: Int) {
        row = min(max(newRow, 0), rows - 1)
        column = min(max(newColumn, 0), columns - 1)
        isWrapPending = false
    }

    private mutating func lineFeed() {
        if row == bottom { scroll(by: 1) } else { move(to: row + 1, column) }
    }

    private mutating func scroll(by count: Int) {
        for _ in 0..<abs(count) {
            if count > 0 {
                cells.remove(at: top)
                cells.insert(Array(repeating: Place(), count: columns), at: bottom)
            } else {
                cells.remove(at: bottom)
                cells.insert(Array(repeating: Place(), count: columns), at: top)
            }
        }
    }

    private mutating func insertLines(_ last: Unicode.Scalar, _ count: Int) {
        let whole = top
        if last == "L" || last == "M" { top = row }
        scroll(by: last == "L" || last == "T" ? -count : count)
        top = whole
    }

    private mutating func erase(_ kind: Int, all: Bool) {
        switch kind {
        case 0:
            blank(row, column..<columns)
            if all, row + 1 < rows { for other in row + 1..<rows { blank(other, 0..<columns) } }
        case 1:
            blank(row, 0..<column + 1)
            if all { for other in 0..<row { blank(other, 0..<columns) } }
        default:
            for other in all ? 0..<rows : row..<row + 1 { blank(other, 0..<columns) }
        }
    }

    private mutating func blank(_ row: Int, _ columns: Range<Int>) {
        for column in columns { set(row, column, Place()) }
    }

    private mutating func repeatLast(_ count: Int) {
        let last = cells[row][max(column - 1, 0)].text
        for _ in 0..<count { for scalar in last.unicodeScalars { print(scalar) } }
    }

    private mutating func print(_ scalar: Unicode.Scalar) {
        let width = width(scalar)
        if width == 0 {
            var place = isWrapPending ? column : max(column - 1, 0)
            if cells[row][place].isHalf { place -= 1 }
            cells[row][max(place, 0)].text.unicodeScalars.append(scalar)
            return
        }
        if modes["?7"] == false {
            column = min(column, columns - width)
            isWrapPending = false
        } else if isWrapPending || column + width > columns {
            move(to: row, 0)
            lineFeed()
        }
        let name = look.map(String.init).joined(separator: ";")
        set(row, column, Place(text: String(Character(scalar)), look: name))
        if width == 2 { set(row, column + 1, Place(text: "", look: name, isHalf: true)) }
        column += width
        if column == columns {
            column = columns - 1
            isWrapPending = true
        }
    }

    /// Overwrites a cell; the other half of a wide character that was there goes blank.
    private mutating func set(_ row: Int, _ column: Int, _ place: Place) {
        if cells[row][column].isHalf, column > 0, !place.isHalf {
            cells[row][column - 1] = Place(look: cells[row][column - 1].look)
        }
        if column + 1 < columns, cells[row][column + 1].isHalf {
            cells[row][column + 1] = Place(look: cells[row][column + 1].look)
        }
        cells[row][column] = place
    }
}
