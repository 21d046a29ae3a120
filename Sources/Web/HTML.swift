import Terminal

/// Markup that is safe to send: HTML, or the XML of a feed.
///
/// A literal is the program's own markup. A `String` that is interpolated is a stranger's text: it is escaped, and
/// stands only for itself, in text and in quoted attributes alike. The only other way in is ``init(markup:)``, which
/// only this room uses, for what it has made itself.
package struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
    package private(set) var text: String

    init(markup: String) { text = markup }
    init() { text = "" }
    package init(stringLiteral markup: String) { text = markup }
    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    static func += (html: inout HTML, other: HTML) { html.text += other.text }
    static func + (one: HTML, other: HTML) -> HTML { HTML(markup: one.text + other.text) }

    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }
        package mutating func appendLiteral(_ markup: String) { text += markup }
        package mutating func appendInterpolation(_ stranger: String) { text += HTML.escaped(stranger) }
        package mutating func appendInterpolation(_ safe: HTML) { text += safe.text }
        package mutating func appendInterpolation(_ safe: HTML?) { text += safe?.text ?? "" }
        package mutating func appendInterpolation(_ number: some BinaryInteger) { text += String(number) }
    }

    /// Escapes what has a meaning in markup, and shows what XML forbids as the console shows it: `␛`, `⟨U+FFFE⟩`.
    private static func escaped(_ stranger: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(stranger.utf8.count)
        for scalar in stranger.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // A line feed becomes a reference: one line of ours stays one line.
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            default:
                if isForbidden(scalar) {
                    escaped += DisplayText(stranger: String(scalar)).plain
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
        return escaped
    }

    /// Controls except tab and line feed, and noncharacters. XML 1.0 allows a few of these and advises against them.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return value < 0x20 || (0x7F...0x9F).contains(value) || value & 0xFFFE == 0xFFFE
            || (0xFDD0...0xFDEF).contains(value)
    }

    /// A comment's text: a paragraph for each run of lines, each of which reads in its own direction.
    package static func paragraphs(of body: String) -> HTML {
        var html = HTML()
        var paragraph = HTML()
        for line in body.withLineFeeds.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.allSatisfy({ $0 == " " || $0 == "\t" }) else {
                paragraph += paragraph.text.isEmpty ? "\(String(line))" : "<br>\(String(line))"
                continue
            }
            html.close(&paragraph)
        }
        html.close(&paragraph)
        return html
    }

    private mutating func close(_ paragraph: inout HTML) {
        guard !paragraph.text.isEmpty else { return }
        self += "<p dir=\"auto\">\(paragraph)</p>"
        paragraph = HTML()
    }
}

extension String {
    /// The text with line feeds for all line ends: browsers send two characters for one.
    var withLineFeeds: String {
        var text = ""
        var wasReturn = false
        for scalar in unicodeScalars {
            if scalar == "\r" {
                text.unicodeScalars.append("\n")
            } else if scalar != "\n" || !wasReturn {
                text.unicodeScalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return text
    }
}
