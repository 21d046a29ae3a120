import Text

extension SameText {
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

        /// Reads the texts and hands on their keys, batch by batch, until all are read or it is stopped.
        ///
        /// - Returns: Whether it came to the end.
        @discardableResult
        package func run(
            over desk: any Desk, stop: SearchStop = SearchStop(), report: (Batch) -> Void
        ) throws(DeskError) -> Bool {
            var start = 0
            var scratch: [UInt8] = []
            while start < count {
                if stop.isStopped { return false }
                let end = min(start + TextSearch.batch, count)
                var batch = Batch()
                try desk.bodies(at: Array(places[start..<end])) { index, text in
                    // The one key that stands for erased texts is shared with its neighbour.
                    let key = min(TextKey.of(text, scratch: &scratch), .max - 1)
                    batch.append(numbers[start + index], body: bodies[start + index], key: key)
                    return !stop.isStopped
                }
                if stop.isStopped { return false }
                report(batch)
                start = end
            }
            return true
        }
    }
}
