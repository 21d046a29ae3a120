extension InMemoryDesk.Contents {
    /// Lets a caller's queue judge a tail.
    func judged(_ tail: EntryBatch, by judge: (EntryBatch) throws(Damage) -> Bool) throws(DeskError) -> Bool {
        do throws(Damage) {
            return try judge(tail)
        } catch {
            throw .damaged(error)
        }
    }

    mutating func failIfAsked() throws(DeskError) {
        if !failures.isEmpty { throw failures.removeFirst() }
    }

    /// Appends an entry if the state machine accepts it; an erasure blanks what it lists.
    @discardableResult
    mutating func append(_ act: Act, by login: Login, content: Content?) throws(Damage) -> EntryNumber {
        let entry = Entry(
            number: EntryNumber(UInt32(entries.count + 1)), at: now, by: login, act: act, content: content)
        // Lengths are nominal: no bytes stand behind them, but no two entries share a place.
        let place = EntryPlace(offset: end, length: 200)
        var tail = EntryBatch(end: self.place)
        tail.append(entry, place: place)
        try queue.apply(tail)
        entries.append(entry)
        places.append(place)
        end += place.length
        if case .erase(_, let blank) = act {
            for number in blank {
                entries[Int(number.rawValue) - 1].content = nil
                entries[Int(number.rawValue) - 1].isBlanked = true
            }
        }
        return entry.number
    }

    /// Where a reader of everything stands.
    var place: Place {
        Place(entry: UInt32(entries.count), offset: end, chain: Place.beginning.chain, file: file)
    }

    /// What was appended after a place.
    func tail(after place: Place) throws(DeskError) -> EntryBatch {
        guard place.entry == 0 || place.file == file, Int(place.entry) <= entries.count else { throw .replaced }
        var tail = EntryBatch(end: place)
        for index in Int(place.entry)..<entries.count {
            tail.append(entries[index], place: places[index])
        }
        tail.end = self.place
        return tail
    }

    /// Finds the entry at a place: an index of ``entries``.
    func index(of place: EntryPlace) -> Int? {
        let index = place.offset / 200
        return places.indices.contains(index) && places[index] == place ? index : nil
    }
}
