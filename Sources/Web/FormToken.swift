package import Moderation
import Text

/// Makes codes that nobody can make without the queue's secret: a MAC of 32 bytes.
package protocol Seal: Sendable {
    func code(for bytes: [UInt8]) -> [UInt8]
}

extension Seal {
    /// Half of a code for several fields, as 32 hexadecimal digits. Each field is preceded by its length, so that no
    /// two lists of fields are the same.
    func digits(_ purpose: String, _ fields: [String]) -> String {
        var bytes: [UInt8] = []
        for field in [purpose] + fields {
            let utf8 = Array(field.utf8)
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: utf8.count >> shift))
            }
            bytes += utf8
        }
        return Hexadecimal.text(of: code(for: bytes).prefix(16))
    }

    /// The code by which the author of a comment can see later what became of it.
    package func receipt(for number: CommentNumber, of queue: String) -> String {
        digits("receipt", [queue, String(number.rawValue)])
    }

    /// The same for a comment that was handed in and has no number yet, by the id of its source.
    func receipt(forSource id: String, of queue: String) -> String { digits("receipt", [queue, "source", id]) }
}

/// What the author of a comment finds it again by: `n=17`, or `s=` with the id of its source if it has no number yet.
/// The code that belongs to it follows as `k`.
enum FormTicket: Hashable {
    case number(CommentNumber)
    case source(String)

    /// Reads what a request names.
    init?(_ query: FormFields) {
        if let number = query["n"].flatMap({ FormPage.number($0) }), query["s"] == nil {
            self = .number(number)
        } else if let id = query["s"], query["n"] == nil, id.utf8.count == 32, Hexadecimal.bytes(of: id.utf8) != nil {
            self = .source(id)
        } else {
            return nil
        }
    }

    func code(_ seal: some Seal, of queue: String) -> String {
        switch self {
        case .number(let number): seal.receipt(for: number, of: queue)
        case .source(let id): seal.receipt(forSource: id, of: queue)
        }
    }

    /// Whether a request has the code.
    func isProven(by query: FormFields, _ seal: some Seal, of queue: String) -> Bool {
        query["k"].map { code(seal, of: queue).isSameCode(as: $0) } ?? false
    }

    /// As it stands in an address.
    var parameter: HTML {
        switch self {
        case .number(let number): "n=\(number.rawValue)"
        case .source(let id): "s=\(id)"
        }
    }
}

/// What a form carries along in a hidden field: when it was made, and for which release.
///
/// It marks and never refuses: a comment without a token, or with one that is too young or too old, is a comment like
/// any other, and a moderator sees what it came with.
package struct FormToken: Hashable, Sendable {
    package let text: String

    /// Too young: nobody reads a form and writes a comment in less.
    private static let youngest = 3 * Moment.second
    private static let oldest = Moment.day

    package init(for release: Slug, at now: Moment, seal: some Seal) {
        let time = String(now.milliseconds, radix: 36)
        text = time + "." + seal.digits("form", [release.text, time])
    }

    /// Signs against a form that was sent.
    package struct Traps: Hashable, Sendable {
        /// A field was filled in that people can't see.
        var decoy: Bool
        var fast = false
        /// The token is too old, forged, another release's, or missing.
        var stale = false
        /// Whether the form came with a token of ours, however old.
        var hasToken = false

        /// The system of the comment's source: `form`, or `form:decoy,fast`.
        package var system: String {
            let marks = [(decoy, "decoy"), (fast, "fast"), (stale, "stale")].filter(\.0).map(\.1)
            return marks.isEmpty ? "form" : "form:" + marks.joined(separator: ",")
        }

        /// Every system that a form can give, the one without marks first.
        static let systems: [String] = (0..<8).map { bits in
            Traps(decoy: bits & 1 != 0, fast: bits & 2 != 0, stale: bits & 4 != 0).system
        }

        /// The sources under which the same form may have come when it was sent before; empty for a comment that no form sent.
        package static func twins(of source: Source?) -> [Source] {
            guard let source, systems.contains(where: { $0.utf8.elementsEqual(source.system.utf8) }) else { return [] }
            return systems.map { Source(system: $0, id: source.id) }
        }
    }

    /// - Parameter sent: The token that came with the form, if one did.
    package static func traps(
        sent: String?, decoy: String?, for release: Slug, at now: Moment, seal: some Seal
    ) -> Traps {
        var traps = Traps(decoy: !(decoy ?? "").utf8.isEmpty)
        guard let time = sent.flatMap({ time(of: $0, for: release, seal: seal) }) else {
            traps.stale = true
            return traps
        }
        traps.hasToken = true
        let age = now - time
        traps.fast = age < youngest
        traps.stale = age > oldest
        return traps
    }

    private static func time(of sent: String, for release: Slug, seal: some Seal) -> Moment? {
        let digits = sent.utf8.prefix { $0 != UInt8(ascii: ".") }
        guard digits.count <= 13, let milliseconds = Int64(String(decoding: digits, as: UTF8.self), radix: 36) else {
            return nil
        }
        let moment = Moment(milliseconds: milliseconds)
        return FormToken(for: release, at: moment, seal: seal).text.isSameCode(as: sent) ? moment : nil
    }
}

extension String {
    /// Compares two codes in a time that tells nothing about where they differ.
    func isSameCode(as other: String) -> Bool {
        let (own, others) = (Array(utf8), Array(other.utf8))
        guard own.count == others.count else { return false }
        return zip(own, others).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
