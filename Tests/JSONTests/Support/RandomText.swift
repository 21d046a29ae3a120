import Seeded

/// Makes texts of characters that escaping and UTF-8 treat in different ways.
enum RandomText {
    private static let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0x01...0x1F, 0x20...0x22, 0x5B...0x5D, 0x7E...0xA1, 0xA0...0x17F, 0x400...0x45F,
        0x61B...0x61D, 0x7FF...0x801,
        0x200D...0x2010, 0x2027...0x202F, 0x2065...0x206A, 0x3040...0x30FF, 0x4E00...0x9FFF, 0xD7FE...0xD7FF,
        0xE000...0xE001,
        0xFFFD...0x1_0001, 0x1F300...0x1F6FF, 0xE0000...0xE007F, 0x10FFFE...0x10FFFF,
    ]

    /// A text of at most `most` characters, runs of plain ASCII among them, without U+0000.
    static func text(most: Int, using generator: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        while text.count < most, Int.random(in: 0..<40, using: &generator) > 0 {
            if Int.random(in: 0..<8, using: &generator) == 0 {
                text.append(contentsOf: "plain words of a run ".unicodeScalars)
                continue
            }
            let range = ranges[Int.random(in: ranges.indices, using: &generator)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
        }
        return String(text)
    }
}
