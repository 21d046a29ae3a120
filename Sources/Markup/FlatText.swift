/// HTML as text that a person can read: paragraphs separated by a blank line, the target of a link after its words,
/// quotations marked by `>`.
package struct FlatText {
    /// What a line feed in the source is.
    package enum LineFeed: Sendable {
        /// White space like any other.
        case space
        /// The end of a line, as in what WordPress stores.
        case lineBreak
    }

    /// The text of a piece of HTML, without white space at its ends.
    package static func of(_ html: String, lineFeed: LineFeed = .space) -> String {
        var html = html
        var flat = FlatText(lineFeed: lineFeed)
        html.withUTF8 { flat.take(UnsafeRawBufferPointer($0)) }
        return flat.finished()
    }

    private let lineFeed: LineFeed
    private var output: [UInt8] = []
    /// Line feeds that are due before the next text.
    private var breaks = 0
    private var quotes = 0
    private var preformatted = 0
    /// The links that are open: their target, and where their words begin.
    private var links: [(target: [UInt8], start: Int)] = []

    private init(lineFeed: LineFeed) {
        self.lineFeed = lineFeed
    }

    private mutating func take(_ html: UnsafeRawBufferPointer) {
        var tag = Tag()
        var offset = 0
        while offset < html.count {
            let found = Bytes.index(of: UInt8(ascii: "<"), in: html, from: offset) ?? html.count
            text(UnsafeRawBufferPointer(rebasing: html[offset..<found]))
            guard found < html.count else { return }
            if Bytes.begins("<!--", in: html, at: found) {
                offset = Bytes.index(of: "-->", in: html, from: found).map { $0 + 3 } ?? html.count
                continue
            }
            switch tag.read(html, at: found) {
            case .read(let end):
                take(tag)
                offset = end
            case .none, .unfinished:
                append("<".utf8)
                offset = found + 1
            }
        }
    }

    private mutating func text(_ source: UnsafeRawBufferPointer) {
        var decoded: [UInt8] = []
        Entities.decode(source, into: &decoded)
        for line in decoded.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.offset > 0 {
                if preformatted > 0 || lineFeed == .lineBreak { breaks += 1 } else { space() }
            }
            append(line.element.last == 0x0D ? line.element.dropLast() : line.element)
        }
    }

    /// A blank, unless the line begins here.
    private mutating func space() {
        guard breaks == 0, let last = output.last, last != 0x0A, last != 0x20 else { return }
        output.append(0x20)
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty else { return }
        let isLineStart = output.isEmpty || breaks > 0
        // White space between two blocks is not part of the text.
        if isLineStart, preformatted == 0, lineFeed == .space, bytes.allSatisfy(\.isMarkupSpace) { return }
        if !output.isEmpty, breaks > 0 {
            while output.last == 0x20 { output.removeLast() }
            for _ in 0..<min(breaks, 16) {
                output.append(0x0A)
                if quotes > 0, breaks > 1 { output += String(repeating: ">", count: quotes).utf8 }
            }
            if quotes > 0, breaks > 1 { output.removeLast(quotes) }
        }
        breaks = 0
        if isLineStart, quotes > 0 { output += (String(repeating: ">", count: quotes) + " ").utf8 }
        output += bytes
    }

    private mutating func take(_ tag: Tag) {
        let name = tag.name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let opens = tag.kind != .closing
        switch String(decoding: name, as: UTF8.self) {
        case "br":
            breaks += 1
        case "p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr":
            breaks = max(breaks, 2)
        case "tr":
            breaks = max(breaks, 1)
        case "li":
            breaks = max(breaks, 1)
            if opens { append("- ".utf8) }
        case "blockquote":
            breaks = max(breaks, 2)
            quotes = opens ? min(quotes + 1, 32) : max(quotes - 1, 0)
        case "pre":
            breaks = max(breaks, 2)
            preformatted = opens ? preformatted + 1 : max(preformatted - 1, 0)
        case "img":
            if let target = tag["src"], !target.isEmpty { append(Array("<".utf8) + target + Array(">".utf8)) }
        case "a":
            if tag.kind == .opening {
                links.append((tag["href"] ?? [], output.count))
            } else if tag.kind == .closing, let link = links.popLast() {
                close(link)
            }
        default:
            break
        }
    }

    /// Appends the target of a link, unless its words are the target.
    private mutating func close(_ link: (target: [UInt8], start: Int)) {
        guard !link.target.isEmpty else { return }
        let words = output[min(link.start, output.count)...].drop(while: \.isMarkupSpace)
        guard !words.elementsEqual(link.target) else { return }
        if !words.isEmpty { space() }
        append(Array("<".utf8) + link.target + Array(">".utf8))
    }

    private func finished() -> String {
        let start = output.firstIndex { !$0.isMarkupSpace } ?? output.count
        let end = output.lastIndex { !$0.isMarkupSpace }.map { $0 + 1 } ?? start
        return String(decoding: output[start..<end], as: UTF8.self)
    }
}
