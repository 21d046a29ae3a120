import JSON
import Markup

/// Why a file can't be taken at all.
package struct ImportFault: Error, Sendable {
    /// What was wrong, in one clause, safe to print.
    package var clause: String
    /// What to do about it.
    package var advice: String?
    /// Where.
    var place: MarkupPlace?

    /// The line, from 1, and the column in characters, from 1.
    package var line: Int? { place?.line }
    package var column: Int? { place?.column }

    init(_ clause: String, advice: String? = nil, at place: MarkupPlace? = nil) {
        self.clause = clause
        self.advice = advice
        self.place = place
    }

    init(_ error: JSONError, advice: String? = nil) {
        self.init(
            error.reason, advice: advice,
            at: MarkupPlace(line: error.position.line, column: error.position.column))
    }

    init(_ fault: MarkupFault) {
        let clause: String
        switch fault.kind {
        case .noElement: clause = "no XML: the file ends before the first element"
        case .cutOff: clause = "the file is cut off inside what begins here"
        case .neverClosed(let element): clause = "the file is cut off: “\(ImportFault.shown(element))” is never closed"
        case .closes(let element, let instead):
            clause =
                instead.isEmpty
                ? "“/\(ImportFault.shown(element))” closes nothing"
                : "“/\(ImportFault.shown(element))” stands where “\(ImportFault.shown(instead))” should be closed"
        case .tooDeep: clause = "more than \(XMLScanner.deepest) elements inside one another"
        case .tooLong: clause = "a tag of more than \(XMLScanner.longestTag) bytes"
        }
        self.init(clause, at: fault.place)
    }

    /// A name from the file, made safe and short: anything but plain ASCII becomes a question mark.
    static func shown(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: bytes.prefix(40).map { (0x21..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
