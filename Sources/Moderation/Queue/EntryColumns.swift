/// All entries, a column a property: entry 17 stands at index 16. About 34 bytes an entry.
struct EntryColumns: Sendable {
    var verb = Column<UInt8>()
    var flags = Column<UInt8>()
    var at = Column<Int64>()
    var by = Column<UInt32>()
    var offset = Column<Int>()
    var length = Column<UInt32>()
    /// How many touches there were before this entry: its own follow (see ``TouchColumns``). A `submit` has none.
    var touchesBefore = Column<UInt32>()
    /// What the verb says: of `submit` the comment, of `release` the release, of `reject` the reason, of `defer` the
    /// deferral, of `undo` the entry it names.
    var payload = Column<UInt32>()

    /// The content is there as far as the line shows.
    static let hasContent: UInt8 = 1
    /// The content is there, or was.
    static let hasDigest: UInt8 = 2
    /// An erasure lists it: its content is gone whatever the line shows.
    static let isListed: UInt8 = 4

    var count: Int { verb.count }

    mutating func reserve(_ more: Int) {
        verb.reserve(more)
        flags.reserve(more)
        at.reserve(more)
        by.reserve(more)
        offset.reserve(more)
        length.reserve(more)
        touchesBefore.reserve(more)
        payload.reserve(more)
    }

    mutating func append(_ facts: EntryFacts, by login: Int, payload value: UInt32, touchesBefore touches: Int) {
        verb.append(facts.verb.rawValue)
        flags.append((facts.hasContent ? Self.hasContent : 0) | (facts.hasDigest ? Self.hasDigest : 0))
        at.append(facts.at.milliseconds)
        by.append(UInt32(truncatingIfNeeded: login))
        offset.append(facts.place.offset)
        length.append(UInt32(truncatingIfNeeded: facts.place.length))
        touchesBefore.append(UInt32(truncatingIfNeeded: touches))
        payload.append(value)
    }

    func verb(of entry: UInt32) -> Verb {
        Verb(rawValue: verb[Int(entry) - 1]) ?? .found
    }
}
