extension DisplayText {
    /// Makes the first words of a longer text safe, as one line.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - width: Cells; a wider text ends with `…`.
    package init(openingOf text: UnsafeRawBufferPointer, width: Int) {
        self.init(stranger: DisplayText.openingWords(of: text, width: width), truncatedTo: width)
    }

    /// The first words of a longer text on one line, more of them than fit into so many cells: white space of every
    /// kind becomes one blank.
    package static func openingWords(of text: UnsafeRawBufferPointer, width: Int) -> String {
        let limit = width * 8 + 64
        var words: [UInt8] = []
        var isCut = false
        for byte in text {
            guard byte == 0x20 || (0x09...0x0D).contains(byte) else {
                isCut = words.count >= limit
                if isCut { break }
                words.append(byte)
                continue
            }
            if let last = words.last, last != 0x20 { words.append(0x20) }
        }
        if isCut {
            // The cut may have gone through a character: its bytes are removed.
            while let last = words.last, last & 0xC0 == 0x80 { words.removeLast() }
            if let last = words.last, last >= 0xC0 { words.removeLast() }
        }
        return String(decoding: words, as: UTF8.self)
    }
}
