/// Reads a file of one format, piece by piece, and returns what it holds.
///
/// Nothing is known before all of it has been read: a file that breaks off gives a fault and no comments.
package struct ImportReader {
    private let format: Format
    private var body: any FormatReader
    /// The first bytes, until there are enough to recognise the format.
    private var head: [UInt8] = []
    private var isBegun = false

    package init(_ format: Format) {
        self.format = format
        body =
            switch format {
            case .wordpress: WordPressReader()
            case .isso: IssoReader()
            case .disqus: DisqusReader()
            case .remark42: Remark42Reader()
            case .commento: CommentoReader()
            }
    }

    /// Takes what comes next in the file.
    package mutating func take(_ bytes: [UInt8]) throws(ImportFault) {
        guard !isBegun else { return try body.take(bytes[...]) }
        head += bytes
        if head.count >= 16 { try begin() }
    }

    /// Says that nothing follows.
    package mutating func finish() throws(ImportFault) -> ForeignFile {
        guard isBegun || head.contains(where: { $0 > 0x20 }) else { throw ImportFault("the file is empty") }
        if !isBegun { try begin() }
        return try body.finish()
    }

    private mutating func begin() throws(ImportFault) {
        isBegun = true
        try refuseOthers()
        var rest = head[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        try body.take(rest)
        head = []
    }

    /// Refuses what is not text, and says what it is.
    private func refuseOthers() throws(ImportFault) {
        if head.starts(with: [0x1F, 0x8B]) {
            throw ImportFault("the file is compressed by gzip", advice: "unpack it first: gunzip FILE.gz")
        }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw ImportFault("the file is a ZIP archive", advice: "unpack it first: unzip FILE.zip")
        }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw ImportFault("the file is UTF-16", advice: "convert it: iconv -f UTF-16 -t UTF-8")
        }
        if head.starts(with: "SQLite format 3\0".utf8) {
            throw ImportFault(
                "the file is an SQLite database",
                advice: format == .isso ? "write it as JSON first; sluice help import says how" : nil)
        }
    }
}

/// Reads one format.
protocol FormatReader {
    mutating func take(_ bytes: ArraySlice<UInt8>) throws(ImportFault)
    mutating func finish() throws(ImportFault) -> ForeignFile
}
