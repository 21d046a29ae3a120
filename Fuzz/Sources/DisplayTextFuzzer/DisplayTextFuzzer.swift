import Fuzzing
import Terminal

@main
enum DisplayTextFuzzer {
    static func main() {
        fuzz(test)
    }
}

/// Shows any text: the first byte is a width, the rest the text, whatever bytes they are.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = bytes(start, count)
    guard count > 0 else { return 0 }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let width = Int(bytes[0] % 100) + 2
    let shown: DisplayText = "\(text)"
    precondition(isSafe(shown))
    precondition(shown.sourceCount == text.utf8.count, "a byte is not accounted for")
    precondition(shown.truncated(to: width).width <= width)
    precondition(shown.fitted(to: width).width == width)
    var offset = 0
    for line in DisplayText.lines(stranger: text) {
        precondition(isSafe(line) && line.start == offset)
        offset += line.sourceCount
        for row in line.wrapped(to: width) { precondition(isSafe(row) && row.width <= width, "a row is too wide") }
        // The line's end, with the CR before it that belongs to it.
        while offset < text.utf8.count, isLineEnd(text, at: offset) == .carriageReturn { offset += 1 }
        if offset < text.utf8.count { offset += 1 }
    }
    precondition(offset == text.utf8.count)
    return 0
}

private enum LineEnd {
    case carriageReturn, other
}

private func isLineEnd(_ text: String, at offset: Int) -> LineEnd {
    let bytes = text.utf8
    return bytes[bytes.index(bytes.startIndex, offsetBy: offset)] == 0x0D ? .carriageReturn : .other
}

/// Whether nothing in a text acts on a terminal or turns its direction.
private func isSafe(_ text: DisplayText) -> Bool {
    text.plain.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: false
        default: true
        }
    }
}
