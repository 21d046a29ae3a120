/// Turns offsets, asked for in ascending order, into lines and columns, looking at each byte once.
struct JSONPlaces {
    private var line: Int
    private var column = 1
    private var offset: Int

    /// Starts at the beginning of a line, at an offset of the bytes.
    init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
    }

    /// The position of the byte at an offset; the bytes need not be valid UTF-8.
    mutating func position(at place: Int, in bytes: UnsafeRawBufferPointer) -> JSONPosition {
        while offset < min(place, bytes.count) {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return JSONPosition(line: line, column: column, offset: place)
    }
}
