import JSON
import Moderation

extension PieceReader {
    /// Where the parts of a line stand in the bytes.
    struct Line {
        /// What the chain covers: from `{` to before `,"chain":"`.
        var head: Range<Int>
        /// The 64 digits.
        var chain: Range<Int>
        /// What is wrong with the content, if anything.
        var contentFault: LineFault?
    }

    /// Reads one line and adds its entry to the tail.
    ///
    /// - Parameters:
    ///   - end: The offset of its LF.
    mutating func readLine(from start: Int, to end: Int) throws(LineFault) -> Line {
        cursor.offset = start
        guard end - start < Limits.line else {
            throw LineFault(offset: start, kind: .form, detail: "the line is longer than \(Limits.line) bytes")
        }
        var facts = EntryFacts()
        facts.place = EntryPlace(offset: base + start, length: end + 1 - start)
        try literal(#"{"n":"#)
        facts.number = try number("n")
        try literal(#","at":""#)
        facts.at = try moment("at")
        try literal(#"","by":"#)
        facts.by = try login()
        try literal(#","do":""#)
        try members(&facts)
        guard (facts.number == 1) == (facts.verb == .found) else {
            throw LineFault(offset: start, kind: .unlawful, detail: "the first entry, and no other, founds the journal")
        }

        var digest: Range<Int>?
        if cursor.take(#","digest":""#) {
            guard facts.verb.mayHaveContent else {
                throw LineFault(offset: cursor.offset, kind: .form, detail: "an entry of this verb has no content")
            }
            digest = try digits("digest")
            try literal("\"")
        } else if facts.verb.mustHaveContent {
            throw LineFault(offset: cursor.offset, kind: .form, detail: #"expected ,"digest":""#)
        }
        let head = start..<cursor.offset
        try literal(#","chain":""#)
        let chain = try digits("chain")
        var line = Line(head: head, chain: chain, contentFault: nil)
        if let digest {
            facts.hasDigest = true
            try literal(#"","content":"#)
            line.contentFault = try content(&facts, digest: digest, end: end)
        } else {
            try literal(#""}"#)
        }
        guard cursor.offset == end else {
            throw LineFault(offset: cursor.offset, kind: .form, detail: "expected the end of the line")
        }
        tail.entries.append(facts)
        return line
    }

    /// Reads the content, or what an erasure has left of it, up to the end of the line.
    ///
    /// - Returns: What is wrong with the content, if anything: only a later erasure can make that valid.
    private mutating func content(
        _ facts: inout EntryFacts, digest: Range<Int>, end: Int
    ) throws(LineFault) -> LineFault? {
        guard end > cursor.offset, bytes[end - 1] == UInt8(ascii: "}") else {
            throw LineFault(offset: end, kind: .form, detail: "expected } at the end of the line")
        }
        let value = cursor.offset..<end - 1
        defer { cursor.offset = end }
        if cursor.take("null") {
            var offset = cursor.offset
            while offset < value.upperBound, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
            if offset == value.upperBound { return nil }
            return LineFault(offset: offset, kind: .form, detail: "content: a blanked one is null and spaces")
        }
        let bytesBefore = tail.bytes.count
        do throws(LineFault) {
            try contentMembers(&facts)
            guard cursor.offset == value.upperBound else {
                throw LineFault(offset: cursor.offset, kind: .form, detail: "expected the end of the content")
            }
            if options.checksDigests {
                guard
                    HexDigest.isDigest(
                        UnsafeRawBufferPointer(rebasing: bytes[digest]),
                        of: UnsafeRawBufferPointer(rebasing: bytes[value]))
                else {
                    throw LineFault(
                        offset: value.lowerBound, kind: .digest, detail: "the content does not match its digest")
                }
            }
            facts.hasContent = true
            return nil
        } catch {
            tail.bytes.removeSubrange(bytesBefore...)
            (facts.name, facts.email, facts.address) = (.none, .none, .none)
            return error
        }
    }
}
