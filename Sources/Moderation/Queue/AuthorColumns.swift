internal import Text

/// Authors: names, e-mails, addresses, and what became of the comments of each.
///
/// An author is a name *and* an e-mail. Numbers begin with 1; an author's comments are a list of links through
/// ``CommentText/previousByAuthor``, in which erased comments stay but no longer name the author.
struct AuthorColumns: Sendable {
    var names = Interner()
    var emails = Interner()
    var addresses = Interner()
    var rows = Column<AuthorRow>(repeating: AuthorRow(key: AuthorKey(name: 0, email: 0)), count: 1)
    /// Authors by the hash of their key; 0 marks a free slot. Their count is a power of two.
    private var slots = Column<UInt32>(repeating: 0, count: 16)
    var nameCounts = Column<NameCounts>(repeating: NameCounts(), count: 1)
    /// How many comments that are not erased each e-mail has.
    var emailTotals = Column<UInt32>(repeating: 0, count: 1)
    var addressRows = Column<AddressRow>(repeating: AddressRow(), count: 1)
    /// Names that are canonically equivalent, and addresses that are the same number. A name or address in another form than
    /// the canonical one also brings that form into the table, though nobody has it, so that all spellings meet there.
    var nameTwins = Twins()
    var addressTwins = Twins()

    /// Adds the author of a comment; returns 0 and 0 when there is none.
    ///
    /// - Parameter known: What was looked up already.
    mutating func intern(
        name: UnsafeRawBufferPointer, email: UnsafeRawBufferPointer, address: UnsafeRawBufferPointer,
        known: KnownAuthor = KnownAuthor()
    ) -> (author: Int, address: Int) {
        let nameIndex = known.name != 0 ? known.name : names.intern(name)
        let emailIndex = known.email != 0 ? known.email : emails.intern(email)
        let addressIndex = known.address != 0 ? known.address : addresses.intern(address)
        if nameIndex == nameCounts.count {
            let form = CanonicalForm.changing(name)
            let twin = form.map { $0.withUnsafeBytes { names.intern($0) } }
            while nameCounts.count <= names.count { nameCounts.append(NameCounts()) }
            nameTwins.reach(names.count)
            if let twin { nameTwins.join(nameIndex, to: twin) }
        }
        if emailIndex == emailTotals.count { emailTotals.append(0) }
        if addressIndex == addressRows.count {
            let form = NetworkAddress.changing(address)
            let twin = form.map { $0.withUnsafeBytes { addresses.intern($0) } }
            while addressRows.count <= addresses.count { addressRows.append(AddressRow()) }
            addressTwins.reach(addresses.count)
            if let twin { addressTwins.join(addressIndex, to: twin) }
        }
        if nameIndex == 0 && emailIndex == 0 { return (0, addressIndex) }
        if known.author != 0 { return (known.author, addressIndex) }
        return (intern(AuthorKey(name: UInt32(nameIndex), email: UInt32(emailIndex))), addressIndex)
    }

    /// What is known about the authors of some entries.
    func find(_ entries: ArraySlice<EntryFacts>, in bytes: UnsafeRawBufferPointer) -> [KnownAuthor] {
        var known = [KnownAuthor](repeating: KnownAuthor(), count: entries.count)
        known.withUnsafeMutableBufferPointer { known in
            names.find(entries.lazy.map(\.name), in: bytes) { known[$0].name = $1 }
            emails.find(entries.lazy.map(\.email), in: bytes) { known[$0].email = $1 }
            addresses.find(entries.lazy.map(\.address), in: bytes) { known[$0].address = $1 }
            for (place, index) in zip(known.indices, entries.indices) {
                let (name, email) = (known[place].name, known[place].email)
                guard name != 0 || email != 0, name != 0 || entries[index].name.isEmpty,
                    email != 0 || entries[index].email.isEmpty
                else { continue }
                known[place].key = AuthorKey(
                    name: UInt32(truncatingIfNeeded: name), email: UInt32(truncatingIfNeeded: email))
                known[place].slot = hash(known[place].key)
            }
            for place in known.indices { known[place].author = Int(slots[Int(known[place].slot) & (slots.count - 1)]) }
            for place in known.indices where rows[known[place].author].key != known[place].key {
                known[place].author = 0
            }
            // Reading each count brings into the cache what is counted when the comment is taken.
            for place in known.indices {
                known[place].counted =
                    nameCounts[known[place].name].total &+ emailTotals[known[place].email]
                    &+ addressRows[known[place].address].total
            }
        }
        return known
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        names.visit(&visitor, "names.bytes", "names.ends", "names.slots")
        emails.visit(&visitor, "emails.bytes", "emails.ends", "emails.slots")
        addresses.visit(&visitor, "addresses.bytes", "addresses.ends", "addresses.slots")
        visitor.visit(&rows, "authors.rows")
        visitor.visit(&slots, "authors.slots")
        visitor.visit(&nameCounts, "names.counts")
        visitor.visit(&emailTotals, "emails.totals")
        visitor.visit(&addressRows, "addresses.rows")
        nameTwins.visit(&visitor, "names.twins")
        addressTwins.visit(&visitor, "addresses.twins")
    }

    private mutating func intern(_ key: AuthorKey) -> Int {
        let slot = slot(of: key)
        if slots[slot] != 0 { return Int(slots[slot]) }
        let index = rows.count
        rows.append(AuthorRow(key: key))
        slots[slot] = UInt32(truncatingIfNeeded: index)
        if OpenAddressing.isFull(index, of: slots.count) { rehash() }
        return index
    }

    /// Makes a comment the newest of an author, and returns the one that was.
    mutating func add(_ number: UInt32, by author: Int) -> UInt32 {
        guard author != 0 else { return 0 }
        let row = rows[author]
        rows[author].newest = number
        nameCounts[row.key.name].total += 1
        emailTotals[row.key.email] += 1
        return row.newest
    }

    /// Makes a comment the newest from an address, and returns the one that was.
    mutating func add(_ number: UInt32, from address: Int) -> UInt32 {
        guard address != 0 else { return 0 }
        let row = addressRows[address]
        addressRows[address] = AddressRow(total: row.total + 1, newest: number)
        return row.newest
    }

    /// Counts a comment of an author under a state, or stops counting it there.
    mutating func count(_ change: Int, to state: State, of author: Int) {
        var row = rows[author]
        row.tally.add(change, to: state)
        rows[author] = row
        guard state == .approved else { return }
        var counts = nameCounts[row.key.name]
        counts.approved = UInt32(truncatingIfNeeded: Int(counts.approved) + change)
        nameCounts[row.key.name] = counts
    }

    /// Whether anybody has written under a name and an e-mail.
    func isKnown(_ key: AuthorKey) -> Bool {
        let author = index(of: key)
        return author != 0 && rows[author].tally.total > 0
    }

    /// The number of an author; 0 when there is none.
    private func index(of key: AuthorKey) -> Int {
        Int(slots[slot(of: key)])
    }

    /// The slot that an author has, or would get.
    private func slot(of key: AuthorKey) -> Int {
        OpenAddressing.slot(from: Int(hash(key)), of: slots.count) { slots[$0] == 0 || rows[slots[$0]].key == key }
    }

    /// Calls `visit` with an author, and with those whose name is the same in another spelling.
    func forEachSpelling(of author: Int, _ visit: (Int) -> Void) {
        let key = rows[author].key
        guard key.name != 0, !nameTwins.isAlone(Int(key.name)) else { return visit(author) }
        nameTwins.forEach(of: Int(key.name)) { name in
            let twin = index(of: AuthorKey(name: UInt32(truncatingIfNeeded: name), email: key.email))
            if twin != 0 { visit(twin) }
        }
    }

    /// Whether two names are one in two spellings.
    func isSameName(_ one: Int, _ other: Int) -> Bool {
        guard !nameTwins.isAlone(one), !nameTwins.isAlone(other) else { return one == other }
        return names.withBytes(one) { first in names.withBytes(other) { CanonicalForm.areSame(first, $0) } }
    }

    /// How many comments under a name, in any spelling, are approved.
    func approved(ofName name: Int) -> UInt32 {
        var approved: UInt32 = 0
        nameTwins.forEach(of: name) { approved += nameCounts[$0].approved }
        return approved
    }

    /// Overwrites a name that no comment has any more. The canonical form stays while a comment has the name in any spelling.
    mutating func eraseName(_ name: Int) {
        let counts = nameCounts
        AuthorColumns.erase(name, from: &names, nameTwins) {
            counts[$0].total > 0
        } canonical: {
            CanonicalForm.changing($0)
        }
    }

    /// Does the same with an address that no comment came from any more.
    mutating func eraseAddress(_ address: Int) {
        let rows = addressRows
        AuthorColumns.erase(address, from: &addresses, addressTwins) {
            rows[$0].total > 0
        } canonical: {
            NetworkAddress.changing($0)
        }
    }

    private static func erase(
        _ text: Int, from texts: inout Interner, _ twins: Twins, isUsed: (Int) -> Bool,
        canonical: (UnsafeRawBufferPointer) -> [UInt8]?
    ) {
        var (isNeeded, spellings) = (false, [text])
        if !twins.isAlone(text) {
            spellings = []
            twins.forEach(of: text) {
                spellings.append($0)
                if isUsed($0) { isNeeded = true }
            }
        }
        if !isNeeded {
            for spelling in spellings { texts.erase(spelling) }
        } else if texts.withBytes(text, canonical) != nil {
            texts.erase(text)
        }
    }

    private func hash(_ key: AuthorKey) -> UInt32 {
        ByteHash.of(key.name, key.email, seed: names.seed)
    }

    private mutating func rehash() {
        var next = Column<UInt32>(repeating: 0, count: slots.count * 2)
        for index in 1..<rows.count {
            let slot = OpenAddressing.slot(from: Int(hash(rows[index].key)), of: next.count) { next[$0] == 0 }
            next[slot] = UInt32(truncatingIfNeeded: index)
        }
        slots = next
    }
}

/// What is known about an author before the comment is taken: 0 for what isn't.
struct KnownAuthor {
    var name = 0
    var email = 0
    var address = 0
    var author = 0
    fileprivate var key = AuthorKey(name: 0, email: 0)
    /// The first slot where the author may be.
    fileprivate var slot: UInt32 = 0
    fileprivate var counted: UInt32 = 0
}

/// An author. What is read and changed together stands together: reading any of it brings the rest into the cache.
struct AuthorRow: BitwiseCopyable, Sendable {
    var key: AuthorKey
    /// The newest comment.
    var newest: UInt32 = 0
    var tally = AuthorTally()
}

/// How many comments not erased a name has, and how many of them are approved.
struct NameCounts: BitwiseCopyable, Sendable {
    var total: UInt32 = 0
    var approved: UInt32 = 0
}

/// How many comments not erased came from an address, and the newest from there.
struct AddressRow: BitwiseCopyable, Sendable {
    var total: UInt32 = 0
    var newest: UInt32 = 0
}

/// A name and an e-mail, by number.
struct AuthorKey: BitwiseCopyable, Hashable, Sendable {
    var name: UInt32
    var email: UInt32
}

/// How many comments of an author are in each state.
struct AuthorTally: BitwiseCopyable, Hashable, Sendable {
    var pending: UInt32 = 0
    var approved: UInt32 = 0
    var rejected: UInt32 = 0

    var total: UInt32 { pending + approved + rejected }

    mutating func add(_ change: Int, to state: State) {
        switch state {
        case .pending: pending = UInt32(truncatingIfNeeded: Int(pending) + change)
        case .approved: approved = UInt32(truncatingIfNeeded: Int(approved) + change)
        case .rejected: rejected = UInt32(truncatingIfNeeded: Int(rejected) + change)
        case .erased: break
        }
    }
}

/// Which entries of a table are other spellings of each other: a ring through the numbers of each. Nearly all are alone.
struct Twins: Sendable {
    /// The next of the ring; 0 for one that is alone.
    private var next = Column<UInt32>(repeating: 0, count: 1)

    /// Makes room for entries up to a number, each alone for now.
    mutating func reach(_ index: Int) {
        while next.count <= index { next.append(0) }
    }

    /// Puts an entry that is alone into the ring of another.
    mutating func join(_ index: Int, to other: Int) {
        reach(max(index, other))
        let following = next[other] == 0 ? UInt32(truncatingIfNeeded: other) : next[other]
        next[index] = following
        next[other] = UInt32(truncatingIfNeeded: index)
    }

    func isAlone(_ index: Int) -> Bool { next[index] == 0 }

    /// Calls `visit` with all of a ring, beginning with the entry itself.
    func forEach(of index: Int, _ visit: (Int) -> Void) {
        var place = index
        repeat {
            visit(place)
            place = Int(next[place])
        } while place != 0 && place != index
    }

    mutating func visit(_ visitor: inout some ColumnVisitor, _ name: StaticString) {
        visitor.visit(&next, name)
    }
}
