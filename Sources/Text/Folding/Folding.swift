/// Makes texts comparable for search: without case and without diacritics, so that `cilveku` finds `cilvēku`.
package enum Folding {
    /// The folded text as UTF-8.
    package static func fold(_ text: String) -> [UInt8] {
        var text = text
        var output: [UInt8] = []
        text.withUTF8 { fold(UnsafeRawBufferPointer($0), into: &output) }
        return output
    }

    /// Appends the folded text to the output, as UTF-8. The input is valid UTF-8.
    package static func fold(_ utf8: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.append(contentsOf: String(decoding: utf8, as: UTF8.self).lowercased().utf8)
    }
}
