import Text

extension SameText {
    /// Compares the texts of all comments that share a key, and gives other keys to those that share it only by chance.
    mutating func separate(in queue: Queue, _ desk: any Desk) throws(DeskError) {
        var sharing: [(number: CommentNumber, place: EntryPlace)] = []
        for raw in 0..<UInt32(queue.commentCount) {
            let number = CommentNumber(raw + 1)
            if isSaidTwice(number), let place = queue.bodyPlace(of: number) { sharing.append((number, place)) }
        }
        // The standard library's dictionary compares the texts whose hashes are the same, and has a seed of its own for these.
        var keys: [[UInt8]: UInt64] = [:]
        var taken: Set<UInt64> = []
        for range in SearchChunks.ranges(of: sharing.count) {
            try desk.bodies(at: sharing[range].map { $0.place }) { index, text in
                let number = sharing[range.lowerBound + index].number
                var normal: [UInt8] = []
                TextKey.normal(text, into: &normal)
                var key = keys[normal] ?? self.key(of: number) ?? 1
                if keys[normal] == nil {
                    while !taken.insert(key).inserted || key == 0 || key == SameText.erased {
                        key = .random(in: .min ... .max)
                    }
                    keys[normal] = key
                }
                if key != self.key(of: number) { set(key, at: Int(number.rawValue) - 1) }
                return true
            }
        }
    }

    /// The texts whose keys are missing: made on the queue's thread, run on any.
    package struct Scan: Sendable {
        private var numbers: [CommentNumber] = []
        private var bodies: [EntryNumber] = []
        private var places: [EntryPlace] = []

        package var count: Int { numbers.count }

        mutating func append(_ number: CommentNumber, body: EntryNumber, place: EntryPlace) {
            numbers.append(number)
            bodies.append(body)
            places.append(place)
        }

        /// Reads the texts and passes on their keys, batch by batch, until all are read or it is stopped.
        ///
        /// - Returns: Whether it came to the end.
        @discardableResult
        package func run(
            over desk: any Desk, stop: SearchStop = SearchStop(), report: (Batch) -> Void
        ) throws(DeskError) -> Bool {
            for range in SearchChunks.ranges(of: count) {
                guard let batch = try keys(range, over: desk, stop) else { return false }
                report(batch)
            }
            return true
        }

        /// Makes the keys of a range; `nil` when it was stopped.
        func keys(_ range: Range<Int>, over desk: any Desk, _ stop: SearchStop) throws(DeskError) -> Batch? {
            if stop.isStopped { return nil }
            var batch = Batch(origin: places[range.lowerBound].origin)
            var scratch: [UInt8] = []
            try desk.bodies(at: Array(places[range])) { index, text in
                // The one key that stands for erased texts is replaced by its neighbour.
                let key = min(TextKey.of(text, scratch: &scratch), .max - 1)
                batch.append(numbers[range.lowerBound + index], body: bodies[range.lowerBound + index], key: key)
                return !stop.isStopped
            }
            return stop.isStopped ? nil : batch
        }
    }
}
