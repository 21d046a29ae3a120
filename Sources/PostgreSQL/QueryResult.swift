/// The result of a statement: rows of binary values.
final class QueryResult {
    private let library: Library
    private let handle: Library.Handle

    /// Takes over a result of libpq.
    init(_ handle: Library.Handle, of library: Library) {
        self.handle = handle
        self.library = library
    }

    deinit {
        library.clear(handle)
    }

    /// How many rows there are.
    var count: Int { Int(library.tupleCount(handle)) }

    /// How many rows the statement has changed or given.
    var affected: Int { library.commandTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// A value as bytes; `nil` for null, and for a column that isn't there.
    func bytes(_ row: Int, _ column: Int) -> [UInt8]? {
        guard row < count, column < Int(library.fieldCount(handle)) else { return nil }
        let (row, column) = (Int32(row), Int32(column))
        guard library.isNull(handle, row, column) == 0, let start = library.value(handle, row, column) else {
            return nil
        }
        return [UInt8](UnsafeBufferPointer(start: start, count: Int(library.length(handle, row, column))))
    }

    func text(_ row: Int, _ column: Int) -> String? {
        bytes(row, column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number of four or eight bytes.
    func integer(_ row: Int, _ column: Int) -> Int? {
        guard let bytes = bytes(row, column), [4, 8].contains(bytes.count) else { return nil }
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return bytes.count == 8 ? Int(Int64(bitPattern: value)) : Int(Int32(truncatingIfNeeded: value))
    }
}

/// An error that the server reported.
struct ServerError: Error, Hashable, Sendable {
    /// The five characters of SQLSTATE.
    var state: String
    /// The first line of what it said.
    var message: String

    /// Whether a statement that ended with it may have been carried out all the same.
    var isDoubtful: Bool {
        state.isEmpty || state.hasPrefix("08") || state.hasPrefix("01")
            || ["57P01", "57P02", "57P03", "40003", "57014"].contains(state)
    }

    /// Whether somebody else was quicker.
    var isLostRace: Bool { ["23505", "40001", "40P01"].contains(state) }
}
