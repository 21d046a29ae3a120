import Glibc
import Interchange

/// The system's SQLite, opened when the program runs: it is built without it, and on machines without an Isso it is not needed.
///
/// Nothing here is shared between threads.
struct SQLite {
    /// What is in the way, in SQLite's words.
    struct Failure: Error {
        var clause: String
        /// Whether somebody else holds the database.
        var isBusy: Bool
    }

    enum Value: Equatable {
        case null
        case integer(Int64)
        case real(Double)
        case text([UInt8])
    }

    private typealias Handle = OpaquePointer
    private typealias Open =
        @convention(c) (
            UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>, Int32, UnsafePointer<CChar>?
        ) -> Int32
    private typealias OfHandle = @convention(c) (Handle?) -> Int32
    private typealias Message = @convention(c) (Handle?) -> UnsafePointer<CChar>?
    private typealias Timeout = @convention(c) (Handle?, Int32) -> Int32
    private typealias Prepare =
        @convention(c) (
            Handle?, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Handle?>, UnsafeMutableRawPointer?
        ) -> Int32
    private typealias BindInteger = @convention(c) (Handle?, Int32, Int64) -> Int32
    private typealias BindText =
        @convention(c) (
            Handle?, Int32, UnsafePointer<UInt8>?, Int32, UnsafeMutableRawPointer?
        ) -> Int32
    private typealias ColumnKind = @convention(c) (Handle?, Int32) -> Int32
    private typealias ColumnInteger = @convention(c) (Handle?, Int32) -> Int64
    private typealias ColumnReal = @convention(c) (Handle?, Int32) -> Double
    private typealias ColumnText = @convention(c) (Handle?, Int32) -> UnsafePointer<UInt8>?

    /// The functions of the library.
    private struct Library {
        let open: Open
        let close: OfHandle
        let message: Message
        let timeout: Timeout
        let prepare: Prepare
        let finalize: OfHandle
        let step: OfHandle
        let changes: OfHandle
        let bindInteger: BindInteger
        let bindText: BindText
        let columns: OfHandle
        let kind: ColumnKind
        let integer: ColumnInteger
        let real: ColumnReal
        let text: ColumnText
        let bytes: ColumnKind

        init?() {
            guard let library = dlopen("libsqlite3.so.0", RTLD_NOW) else { return nil }
            func find<Function>(_ name: String, _: Function.Type) -> Function? {
                dlsym(library, "sqlite3_" + name).map { unsafeBitCast($0, to: Function.self) }
            }
            guard let open = find("open_v2", Open.self), let close = find("close", OfHandle.self),
                let message = find("errmsg", Message.self), let timeout = find("busy_timeout", Timeout.self),
                let prepare = find("prepare_v2", Prepare.self), let finalize = find("finalize", OfHandle.self),
                let step = find("step", OfHandle.self), let changes = find("changes", OfHandle.self),
                let bindInteger = find("bind_int64", BindInteger.self),
                let bindText = find("bind_text", BindText.self), let columns = find("column_count", OfHandle.self),
                let kind = find("column_type", ColumnKind.self),
                let integer = find("column_int64", ColumnInteger.self),
                let real = find("column_double", ColumnReal.self), let text = find("column_text", ColumnText.self),
                let bytes = find("column_bytes", ColumnKind.self)
            else { return nil }
            self.open = open
            self.close = close
            self.message = message
            self.timeout = timeout
            self.prepare = prepare
            self.finalize = finalize
            self.step = step
            self.changes = changes
            self.bindInteger = bindInteger
            self.bindText = bindText
            self.columns = columns
            self.kind = kind
            self.integer = integer
            self.real = real
            self.text = text
            self.bytes = bytes
        }
    }

    private let library: Library
    private let path: String

    /// How long another writer is waited for, in milliseconds.
    private static let patience: Int32 = 5_000
    private static let (ok, busy, row, done): (Int32, Int32, Int32, Int32) = (0, 5, 100, 101)
    private static let (readOnly, readWrite): (Int32, Int32) = (1, 2)

    /// - Parameter path: The database's file, which must exist.
    init(_ path: String) throws(SiteFault) {
        guard let library = Library() else {
            throw SiteFault(exit: 74, "SQLite is not installed here (libsqlite3.so.0, of the package libsqlite3-0)")
        }
        self.library = library
        self.path = path
    }

    /// Runs a query on a connection of its own, as Isso does.
    func rows(_ query: String, _ values: [Value] = []) throws(Failure) -> [[Value]] {
        try run(query, values, SQLite.readOnly).rows
    }

    /// Changes rows, and returns how many.
    func change(_ statement: String, _ values: [Value]) throws(Failure) -> Int {
        try run(statement, values, SQLite.readWrite).changes
    }

    private func run(
        _ statement: String, _ values: [Value], _ mode: Int32
    ) throws(Failure) -> (rows: [[Value]], changes: Int) {
        var connection: Handle?
        let opened = library.open(path, &connection, mode, nil)
        defer { _ = library.close(connection) }
        guard opened == SQLite.ok else { throw failure(opened, connection) }
        _ = library.timeout(connection, SQLite.patience)
        var prepared: Handle?
        let code = library.prepare(connection, statement, -1, &prepared, nil)
        defer { _ = library.finalize(prepared) }
        guard code == SQLite.ok else { throw failure(code, connection) }
        for (index, value) in values.enumerated() { bind(value, Int32(index + 1), prepared) }
        var rows: [[Value]] = []
        while true {
            let code = library.step(prepared)
            if code == SQLite.done { break }
            guard code == SQLite.row else { throw failure(code, connection) }
            rows.append((0..<library.columns(prepared)).map { column($0, of: prepared) })
        }
        return (rows, Int(library.changes(connection)))
    }

    private func failure(_ code: Int32, _ connection: Handle?) -> Failure {
        let clause = library.message(connection).map { String(cString: $0) } ?? "error \(code)"
        return Failure(clause: clause, isBusy: code & 0xFF == SQLite.busy)
    }

    private func bind(_ value: Value, _ index: Int32, _ prepared: Handle?) {
        switch value {
        case .integer(let number): _ = library.bindInteger(prepared, index, number)
        case .text(let bytes):
            // The library copies the bytes before it returns.
            let copies = UnsafeMutableRawPointer(bitPattern: -1)
            bytes.withUnsafeBufferPointer { buffer in
                _ = library.bindText(prepared, index, buffer.baseAddress, Int32(buffer.count), copies)
            }
        case .null, .real: break
        }
    }

    private func column(_ index: Int32, of prepared: Handle?) -> Value {
        switch library.kind(prepared, index) {
        case 1: return .integer(library.integer(prepared, index))
        case 2: return .real(library.real(prepared, index))
        case 5: return .null
        default:
            guard let text = library.text(prepared, index) else { return .text([]) }
            let count = Int(library.bytes(prepared, index))
            return .text(Array(UnsafeBufferPointer(start: text, count: count)))
        }
    }
}
