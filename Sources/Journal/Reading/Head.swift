package import Moderation

/// An entry and its chain, which stand for the whole journal up to there.
package struct Head: Hashable, Sendable {
    package var entry: EntryNumber
    /// 64 hexadecimal digits.
    package var chain: String

    /// Reads `N:CHAIN`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = UInt32(parts[0]), number > 0, parts[1].utf8.count == HexDigest.count,
            parts[1].utf8.allSatisfy(HexDigest.isDigit)
        else { return nil }
        entry = EntryNumber(number)
        chain = String(parts[1])
    }

    /// The head of a journal that was read up to a place.
    init(_ place: Place) {
        entry = EntryNumber(place.entry)
        chain = String(decoding: place.chain, as: UTF8.self)
    }

    /// `N:CHAIN`.
    package var text: String { "\(entry.rawValue):\(chain)" }
}

extension JournalFile {
    /// Tells whether an entry stands in the journal with just this chain.
    func holds(_ head: Head, before end: Int) throws(FileFailure) -> Bool {
        guard let place = try place(of: head.entry, before: end) else { return false }
        let line = try line(at: place)
        guard let chain = LineParts(line.bytes)?.chain else { return false }
        return line.bytes[chain].elementsEqual(head.chain.utf8)
    }
}
