import Crypto
import Fuzzing
import Journal
import Moderation

@main
enum JournalFuzzer {
    static func main() {
        fuzz(test)
    }
}

/// Reads any bytes as a journal, and as changes to a journal that is in order.
///
/// Whatever comes: nothing breaks, no line is taken whose chain fails, and what is read of a changed journal is never more than a
/// beginning of what had been written.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(bytes(start, count))
    let taken = read(bytes)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    precondition(taken.count - 1 <= lines.count)
    for (index, chain) in taken.dropFirst().enumerated() {
        precondition(isChain(chain, of: lines[index], after: taken[index]), "line \(index + 1) does not chain")
    }
    let changed = read(Whole.changed(by: bytes))
    precondition(Whole.heads.starts(with: changed), "something else was read than what was written")
    return 0
}

/// Opens a journal and reads all that can be read of it.
///
/// - Returns: The chains of the lines that were taken, that of no line first.
private func read(_ journal: [UInt8]) -> [[UInt8]] {
    let files = MemoryFiles()
    _ = try? files.makeFolder(Sample.folder)
    files[Sample.journal] = journal
    let verification = try? Verifier.verify(folder: Sample.folder, files: files)
    guard
        let opened = try? JournalDesk.open(
            folder: Sample.folder, as: Sample.anna, files: files, clock: { Sample.now })
    else { return [Place.beginning.proof] }
    let count = opened.queue.entryCount
    // Verifying looks at the texts too, and so may stop earlier.
    precondition((verification?.entries ?? 0) <= count)
    var places: [EntryPlace] = []
    for number in 0..<UInt32(count) {
        guard let place = opened.queue.place(of: EntryNumber(number + 1)) else { preconditionFailure("no place") }
        _ = try? opened.desk.entry(at: place)
        places.append(place)
    }
    try? opened.desk.bodies(at: places) { _, _ in true }
    precondition(files[Sample.journal] == journal, "reading has changed the journal")
    return Array(chains(of: journal).prefix(count + 1))
}

/// Whether a line's chain is what it computes to.
private func isChain(_ chain: [UInt8], of line: ArraySlice<UInt8>, after previous: [UInt8]) -> Bool {
    let key = Array(#","chain":""#.utf8)
    var end = line.startIndex
    while end < line.endIndex, !line[end...].starts(with: key) { end += 1 }
    var hash = SHA256()
    (previous + line[..<end]).withUnsafeBytes { hash.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef".utf8)
    return hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } == chain
}

/// A journal that is in order, with something of everything in it.
private enum Whole {
    static let bytes: [UInt8] = {
        guard let office = try? Deed.office(), case (let desk, var queue)? = try? office.open() else { return [] }
        for deed in [Deed.batch, .edit, .decide, .erase, .release] { try? deed.perform(desk, &queue) }
        return office.journal
    }()

    static let heads = chains(of: bytes)

    /// Changes the journal as bytes say: four for a change, what it is, where, and with which byte.
    static func changed(by orders: [UInt8]) -> [UInt8] {
        var journal = bytes
        for start in stride(from: 0, to: orders.count - 3, by: 4) where !journal.isEmpty {
            let place = (Int(orders[start + 1]) << 8 | Int(orders[start + 2])) % journal.count
            let value = orders[start + 3]
            let end = min(journal.count, place + Int(value) + 1)
            switch orders[start] % 7 {
            case 0: journal[place] = value
            case 1: journal.remove(at: place)
            case 2: journal.insert(value, at: place)
            case 3: journal.removeSubrange(place...)
            case 4: journal.insert(contentsOf: journal[place..<end], at: end)
            case 5: journal.removeSubrange(place..<end)
            default: for index in place..<end { journal[index] = 0 }
            }
        }
        return journal
    }
}
