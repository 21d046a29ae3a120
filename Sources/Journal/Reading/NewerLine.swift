import JSON
import Moderation

/// A line that a later format may have written: it has a verb, a member or a format number that format 1 doesn't know.
///
/// Later formats add verbs and members, and keep the frame: one object a line of at most 16 MiB and 64 levels, `n`,
/// `at`, `by` and `do` in this order, the chain over everything before it, and after it the content under its digest.
/// So a line counts as newer only if the unknown part is covered by a chain that holds, or stands in a content that
/// its digest confirms. A changed byte, whatever it looks like, breaks one of the two, and is damage.
struct NewerLine: Sendable {
    let number: UInt32
    let at: Moment
    /// What the chain covers, and the chain: checked once the line before is known.
    let head: [UInt8]
    let chain: [UInt8]
    /// What format 1 finds wrong with the line: the damage, if the chain doesn't hold.
    let fault: LineFault

    /// Looks at a line that is not in order by format 1.
    ///
    /// - Parameters:
    ///   - line: The whole line, its LF included.
    /// - Returns: `nil` if everything in the line is known, or if it doesn't keep the frame.
    init?(_ line: UnsafeRawBufferPointer, fault: LineFault) {
        guard line.count <= Limits.line, let parts = LineParts(line), parts.isWhole(in: line),
            let members = NewerLine.members([UInt8](line[parts.head]) + [UInt8(ascii: "}")]),
            members.first?.isNamed("n") == true, let number = members.first?.node.integer(UInt32.self),
            let time = members.node("at")?.string, let at = Moment(journal: time.utf8),
            let by = members.node("by")?.string, Login(by) != nil, let word = members.node("do")?.string,
            members.contains(where: { $0.isNamed("digest") }) == (parts.content != nil)
        else { return nil }
        let verb = Verb(word: word.utf8)
        let known = ["n", "at", "by", "do"] + (verb?.members ?? [])
        let digest = verb?.mayHaveContent ?? true ? ["digest"] : []
        guard members.areOrdered(by: known + digest) else { return nil }
        guard
            verb == nil || members.haveMore(than: known + digest) || NewerLine.isFormatNewer(members)
                || members.node("source")?.hasMore(than: ["system", "id"]) == true
                || NewerLine.isContentNewer(parts, in: line, of: verb)
        else { return nil }
        self.number = number
        self.at = at
        head = [UInt8](line[parts.head])
        chain = [UInt8](line[parts.chain])
        self.fault = fault
    }

    /// Whether the line is the one that follows a place in the journal.
    func follows(_ place: Place) -> Bool {
        number == place.entry &+ 1 && PieceReading.isChain(chain, after: place.chain, head: head)
    }

    private static func isFormatNewer(_ members: [JSONMember]) -> Bool {
        members.node("format")?.integer(UInt32.self).map { $0 > 1 } ?? false
    }

    /// Whether a content is as it was written and has a member that format 1 doesn't give the verb's content.
    private static func isContentNewer(_ parts: LineParts, in line: UnsafeRawBufferPointer, of verb: Verb?) -> Bool {
        guard let content = parts.content, let verb, parts.hasDigest(of: content, in: line),
            let members = NewerLine.members([UInt8](line[content])), members.areOrdered(by: verb.contentMembers)
        else { return false }
        return members.haveMore(than: verb.contentMembers)
            || members.node("author")?.hasMore(than: ["name", "email", "site", "address"]) == true
    }

    private static func members(_ bytes: [UInt8]) -> [JSONMember]? {
        // The limits of a line's length and depth hold for all formats; everything else may be as large as it comes.
        let limits = JSONLimits(bytes: Limits.line, values: Limits.line, numberBytes: Limits.line)
        return (try? JSONReader.read(bytes, limits: limits))?.object
    }
}

extension LineParts {
    /// Whether the line ends after its chain as the format requires.
    fileprivate func isWhole(in line: UnsafeRawBufferPointer) -> Bool {
        guard HexDigest.areDigits(line, from: chain.lowerBound, count: HexDigest.count) else { return false }
        guard content == nil else { return line.holds("}\n", at: line.count - 2) }
        return line.count == chain.upperBound + 3 && line.holds("\"}\n", at: chain.upperBound)
    }
}

extension Verb {
    /// The members that format 1 gives an entry of this verb, in their order.
    fileprivate var members: [String] {
        switch self {
        case .found: ["format", "queue"]
        case .release: ["release", "title", "date", "url", "summary"]
        case .submit: ["comment", "release", "parent", "submitted", "source", "state", "reason"]
        case .approve, .edit, .reopen, .note: ["on"]
        case .reject: ["on", "reason"]
        case .defer: ["on", "until"]
        case .undo: ["entry", "on"]
        case .erase: ["on", "blank"]
        }
    }

    /// The members that format 1 gives its content, in their order.
    fileprivate var contentMembers: [String] {
        switch self {
        case .submit: ["salt", "author", "body"]
        case .edit: ["salt", "body", "note"]
        case .approve, .reopen, .reject, .defer, .note: ["salt", "note"]
        case .found, .release, .undo, .erase: []
        }
    }
}

extension [JSONMember] {
    fileprivate func haveMore(than known: [String]) -> Bool {
        contains { member in !known.contains { member.isNamed($0) } }
    }

    /// Whether the known members that are there stand in this order.
    fileprivate func areOrdered(by known: [String]) -> Bool {
        let places = compactMap { member in known.firstIndex { member.isNamed($0) } }
        return zip(places, places.dropFirst()).allSatisfy(<)
    }
}

extension JSONNode {
    fileprivate func hasMore(than known: [String]) -> Bool { object?.haveMore(than: known) ?? false }
}
