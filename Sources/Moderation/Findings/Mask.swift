internal import Text

/// What replaces findings that nobody needs to read, above all personal data.
///
/// A masked text is an ordinary edit. The same text and the same mask give the same edit, on the screen and on the command
/// line.
package struct Mask: Hashable, Sendable {
    /// What can be masked.
    package enum Kind: String, CaseIterable, Sendable {
        case phone, email
        /// A personal code.
        case code
        case link
        /// A network address, outside links.
        case address
    }

    /// The kinds that are masked, each with its placeholder.
    package var placeholders: [Kind: String]

    package init(_ placeholders: [Kind: String]) {
        self.placeholders = placeholders
    }

    /// One finding, with the bytes of the text that it takes.
    package struct Hit: Hashable, Sendable {
        package var kind: Kind
        package var range: Range<Int>
        package var text: String

        package init(kind: Kind, range: Range<Int>, text: String) {
            self.kind = kind
            self.range = range
            self.text = text
        }
    }

    /// Finds everything in a text that is masked: ascending, without overlap.
    package func hits(in text: String) -> [Hit] {
        guard !placeholders.isEmpty else { return [] }
        var text = text
        let found = text.withUTF8 { bytes -> [Hit] in
            let body = BodyBytes(bytes: UnsafeRawBufferPointer(bytes))
            let findings = Findings(
                utf8: body.bytes, words: WordMatcher([]), kinds: [.links, .emails, .numbers])
            func all(_ kind: Kind, _ ranges: [Range<Int>]) -> [Hit] {
                guard placeholders[kind] != nil else { return [] }
                return ranges.map { range in
                    let range = body.withoutHiddenEnd(range)
                    return Hit(kind: kind, range: range, text: body.text(range))
                }
            }
            let links = findings.links.map(\.range)
            let emails = findings.emails.map(\.range)
            var hits = all(.phone, findings.phones.map(\.range)) + all(.email, emails)
            hits += all(.code, findings.personalCodes.map(\.range)) + all(.link, links)
            if placeholders[.address] != nil {
                let taken = links + emails
                hits += all(
                    .address,
                    NetworkAddressFinder(body: body).addresses.filter { address in
                        !taken.contains { $0.overlaps(address) }
                    })
            }
            return hits
        }
        var end = 0
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { hit in
            guard hit.range.lowerBound >= end else { return false }
            end = hit.range.upperBound
            return true
        }
    }

    /// Replaces hits in a text by placeholders.
    ///
    /// - Parameter hits: Some of the text's, in their order.
    package func masked(_ text: String, _ hits: [Hit]) -> String {
        let bytes = Array(text.utf8)
        var masked: [UInt8] = []
        var end = 0
        for hit in hits {
            masked += bytes[end..<hit.range.lowerBound]
            masked += Array((placeholders[hit.kind] ?? hit.text).utf8)
            end = hit.range.upperBound
        }
        return String(decoding: masked + bytes[end...], as: UTF8.self)
    }

    /// Replaces everything in a text that is masked.
    package func masked(_ text: String) -> String { masked(text, hits(in: text)) }
}

extension BodyBytes {
    /// A finding without invisible characters at its end: the end of a stretch in the other direction has to stay.
    fileprivate func withoutHiddenEnd(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, let last = scalar(before: end) {
            guard last.characterClass == .bidi || last.characterClass == .invisible else { break }
            end -= UTF8.width(last)
        }
        return range.lowerBound..<end
    }
}
