import Console
import Fuzzing
import Terminal

@main
enum EditorFuzzer {
    static func main() {
        fuzz(test)
    }
}

/// Types anything into both editors: the first two bytes are a size, every other is a key or begins some pasted text. In fewer
/// columns, where no editor is ever opened, the form of a hidden character can be wider than a row.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = bytes(start, count)
    guard count > 2, count < 4_096 else { return 0 }
    let (columns, rows) = (Int(bytes[0] % 60) + 24, Int(bytes[1] % 10) + 1)
    var rest = bytes.dropFirst(2)
    var line = LineEditor(limit: 512)
    var text = TextEditor("", limit: 2_048)
    while let byte = rest.popFirst() {
        if byte < 0x20 {
            let pasted = String(decoding: rest.prefix(Int(byte)), as: UTF8.self)
            rest = rest.dropFirst(Int(byte))
            _ = line.paste(pasted)
            _ = text.paste(pasted)
        } else {
            let key = key(byte)
            _ = line.press(key)
            _ = text.press(key, columns: columns, rows: rows)
        }
        precondition(line.cursor <= line.text.utf8.count && line.text.utf8.count <= 512)
        precondition(text.count == text.text.utf8.count && text.count <= 2_048)
        // Several keys may come before a frame.
        if byte % 3 > 0 { text.scroll(columns: columns, rows: rows) }
        let shown = text.rendering(columns: columns, rows: rows)
        precondition(shown.rows.count <= rows && shown.cursor.row < max(1, shown.rows.count))
        precondition(shown.cursor.column < columns && shown.rows.allSatisfy { $0.width <= columns })
    }
    return 0
}

private let keys: [Key] =
    [
        Key(.left), Key(.right), Key(.up), Key(.down), Key(.home), Key(.end), Key(.backspace), Key(.delete),
        Key(.enter),
        Key(.pageUp), Key(.pageDown), Key(.home, control: true), Key(.end, control: true),
    ] + "abdefghknptuwyz_".map { Key.control($0) } + "bdf".map { Key(.character($0), alt: true) }

/// Letters stand for themselves; the upper half are the keys that do something.
private func key(_ byte: UInt8) -> Key {
    byte < 0x7F ? .character(Character(Unicode.Scalar(byte))) : keys[Int(byte - 0x7F) % keys.count]
}
