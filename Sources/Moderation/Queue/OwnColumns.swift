/// Each moderator's own entries but those that hand comments in, newest first, as links: so that "my last act" is found without a search.
struct OwnColumns: Sendable {
    private var links = Column<OwnLink>(repeating: OwnLink(entry: 0, previous: 0), count: 1)
    /// The newest link of each login, by number.
    private var newest = Column<UInt32>(repeating: 0, count: 1)

    mutating func append(_ entry: UInt32, by login: Int) {
        while newest.count <= login { newest.append(0) }
        links.append(OwnLink(entry: entry, previous: newest[login]))
        newest[login] = UInt32(truncatingIfNeeded: links.count - 1)
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&links, "own.links")
        visitor.visit(&newest, "own.newest")
    }

    /// Finds a login's newest entry that fits.
    func newest(by login: Int, where fits: (UInt32) -> Bool) -> UInt32? {
        var link = login < newest.count ? newest[login] : 0
        while link != 0 {
            if fits(links[link].entry) { return links[link].entry }
            link = links[link].previous
        }
        return nil
    }
}

/// An entry, and the link to the one before it by the same login.
struct OwnLink: BitwiseCopyable, Sendable {
    var entry: UInt32
    var previous: UInt32
}
