/// What the columns told of comments, part by part of a query, kept for when their texts are read elsewhere: one bit a
/// gate, a row of whole words a comment.
struct Gates: Sendable {
    private var bits: [UInt64] = []
    private let words: Int

    init(for program: FilterProgram) {
        words = max(1, (program.gateNodes.count + 63) / 64)
    }

    mutating func reserve(_ rows: Int) {
        bits.reserveCapacity(bits.count + rows * words)
    }

    mutating func appendRow() {
        for _ in 0..<words { bits.append(0) }
    }

    /// Opens a gate of the last row.
    mutating func open(_ gate: Int) {
        bits[bits.count - words + gate / 64] |= 1 << (gate % 64)
    }

    func isOpen(_ gate: Int, row: Int) -> Bool {
        bits[row * words + gate / 64] >> (gate % 64) & 1 == 1
    }
}

extension FilterProgram {
    /// Adds a row for a comment.
    func collect(
        _ gates: inout Gates, of number: CommentNumber, in queue: Queue, _ tables: inout FilterTables,
        _ entry: EntryAspects?
    ) {
        gates.appendRow()
        for (gate, node) in gateNodes.enumerated() {
            if verdict(node, number, queue, &tables, .unknown, entry) == .yes { gates.open(gate) }
        }
    }
}
