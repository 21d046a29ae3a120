import Text

/// The texts that the `same:` of a query asks for, as ``TextKey/normal(_:into:)`` makes them: what keys propose is compared with
/// them.
struct OriginalTexts: Sendable {
    /// Where they stand, each with the slot of the condition that asks for it.
    private var places: [(slot: Int, place: EntryPlace)] = []
    private var texts: [Int: [[UInt8]]] = [:]

    /// Notes where the texts stand that a program asks for.
    init(of program: FilterProgram, in queue: Queue) {
        for leaf in program.leaves where leaf.kind == .same {
            for raw in program.numbers[leaf.slot] {
                let number = CommentNumber(raw)
                guard queue.contains(number), queue.state(of: number) != .erased,
                    let place = queue.bodyPlace(of: number)
                else { continue }
                places.append((leaf.slot, place))
            }
        }
    }

    /// Reads them.
    func read(from desk: any Desk) throws(DeskError) -> OriginalTexts {
        guard !places.isEmpty else { return self }
        var read = self
        try desk.bodies(at: places.map { $0.place }) { index, text in
            var normal: [UInt8] = []
            TextKey.normal(text, into: &normal)
            read.texts[places[index].slot, default: []].append(normal)
            return true
        }
        return read
    }

    /// Tells whether a text is one of those that a condition asks for.
    func hold(_ normal: [UInt8], of slot: Int) -> Bool {
        texts[slot]?.contains(normal) ?? false
    }
}
