import Markup

/// What a scanner finds, in words: `<a b=c>`, `</a>`, `"text"`, `[cdata]`.
enum Scan {
    /// Scans bytes that are handed over in pieces of a length.
    static func events(_ bytes: [UInt8], pieces: Int = .max) throws(MarkupFault) -> [String] {
        var scanner = XMLScanner()
        var found: [String] = []
        var rest = bytes[...]
        var text: (kind: Character, bytes: [UInt8]) = (" ", [])
        func end() {
            guard !text.bytes.isEmpty else { return }
            let words = String(decoding: text.bytes, as: UTF8.self)
            found.append(text.kind == "[" ? "[\(words)]" : "\"\(words)\"")
            text.bytes = []
        }
        while true {
            let event = try scanner.next()
            switch event {
            case .text, .cdata:
                var kind: Character = "\""
                if case .cdata = event { kind = "[" }
                if text.kind != kind { end() }
                text.kind = kind
                text.bytes += scanner.text
            case .opening:
                end()
                let attributes = scanner.tag.attributes.map {
                    " " + String(decoding: $0.name, as: UTF8.self) + "=" + String(decoding: $0.value, as: UTF8.self)
                }
                found.append("<" + String(decoding: scanner.tag.name, as: UTF8.self) + attributes.joined() + ">")
            case .closing:
                end()
                found.append("</" + String(decoding: scanner.tag.name, as: UTF8.self) + ">")
            case .more:
                if rest.isEmpty {
                    scanner.finish()
                } else {
                    let piece = rest.prefix(pieces)
                    piece.withUnsafeBytes { scanner.append($0) }
                    rest = rest.dropFirst(piece.count)
                }
            case .end:
                return found
            }
        }
    }

    static func events(_ text: String, pieces: Int = .max) throws(MarkupFault) -> [String] {
        try events(Array(text.utf8), pieces: pieces)
    }
}
