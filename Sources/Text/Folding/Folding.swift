/// Makes texts comparable for search: without case and without diacritics, so that `cilveku` finds `cilvēku`.
///
/// Each character folds by itself, whatever stands around it: its compatibility decomposition, without the marks that are added to letters, in
/// Unicode's full case folding. So folding two texts and joining them is folding the joined text, and folding what is folded changes nothing.
/// Some consequences:
/// - `ß` folds to `ss`, `İ` and `ı` to `i`, `ς` to `σ`, `ё` to `е`, `й` to `и`, `ї` to `і`, `が` to `か`; full-width and mathematical letters to
///   plain ones, `ﬁ` to `fi`, `…` to `...`.
/// - Letters of Latin, Greek and Cyrillic that Unicode names as another one WITH something fold to it: `ł` to `l`, `ø` to `o`, `đ` to `d`, `ґ` to
///   `г`. `æ` folds to `ae` and `œ` to `oe`.
/// - Characters without width go, so that they hide nothing: joiners, soft hyphens, direction controls, variation selectors, tags.
/// - Blanks of all widths and the separators of lines and paragraphs become a space; control characters stay.
/// - Digits of all kinds, with a stop or in brackets too, become those of ASCII, quotation marks of all kinds `'` or `"`, dashes `-`; what stretches Arabic words goes.
/// - Marks stay in the scripts where they spell vowels, such as Devanagari and Thai. Hangul syllables become their letters.
/// - Accents that stand alone, such as `´`, stay as they are.
package enum Folding {
    /// The folded text as UTF-8.
    package static func fold(_ text: String) -> [UInt8] {
        var text = text
        var output: [UInt8] = []
        text.withUTF8 { fold(UnsafeRawBufferPointer($0), into: &output) }
        return output
    }

    /// Appends the folded text to the output, as UTF-8.
    ///
    /// The input is valid UTF-8; of anything else, the output is some text or other, but nothing worse happens.
    package static func fold(_ utf8: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        var read = 0
        while read < utf8.count {
            // Nearly every text folds to at most its own length, so that one round is the rule.
            let start = output.count
            output.append(contentsOf: repeatElement(0, count: utf8.count - read + FoldingPass.slack))
            let written = output.withUnsafeMutableBytes { buffer in
                FoldingPass.run(utf8, from: &read, into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
            }
            output.removeLast(output.count - start - written)
        }
    }

    /// The folded text as UTF-8, and for each of its bytes the offset in the input of the character that it comes from.
    package static func foldWithOrigins(_ utf8: UnsafeRawBufferPointer) -> (bytes: [UInt8], origins: [Int]) {
        var bytes: [UInt8] = []
        var origins: [Int] = []
        bytes.reserveCapacity(utf8.count)
        origins.reserveCapacity(utf8.count)
        var offset = 0
        while offset < utf8.count {
            let byte = utf8[offset]
            if byte < 0x80 {
                bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                origins.append(offset)
                offset += 1
                continue
            }
            let (scalar, length) = Decoding.scalar(utf8, at: offset)
            FoldingPass.fold(scalar) { Decoding.append($0, to: &bytes) }
            origins.append(contentsOf: repeatElement(offset, count: bytes.count - origins.count))
            offset += length
        }
        return (bytes, origins)
    }
}
