import Dispatch
import Glibc
import Moderation
import Synchronization
import System

/// Why a server gave no answer.
enum ConnectionError: Error, Hashable, Sendable {
    /// There is no connection, or it broke.
    case lost(ContactLoss)
    /// The service file names no such service, or can't be read; in the library's words.
    case noService(String)

    /// The answer did not come in time.
    static let late = ConnectionError.lost(.late)
    /// The caller gave up waiting.
    static let givenUp = ConnectionError.lost(.givenUp)

    /// The loss of contact that it means, once there was a connection.
    var loss: ContactLoss {
        switch self {
        case .lost(let loss): loss
        case .noService(let words): ContactLoss(words)
        }
    }

    /// Whether the connection broke, or was never made, rather than that nobody waits any longer.
    var isBroken: Bool {
        switch self {
        case .lost(.said), .lost(.silent), .lost(.noMemory): true
        case .lost, .noService: false
        }
    }

    /// Whether another attempt can only end the same way.
    var isLasting: Bool {
        switch self {
        case .lost(.noLibrary), .noService: true
        case .lost: false
        }
    }
}

/// A connection to a server, in pipeline mode: several statements go there in one packet, and their answers come in order.
///
/// One thread at a time uses it. It is closed when nobody holds it any longer.
final class Connection: Sendable {
    let library: Library
    private nonisolated(unsafe) let handle: Library.Handle
    /// Whether a warning came since ``forgetWarnings()``: a commit with one may not be what it says.
    private let warned: Warned
    /// What was sent and not answered yet, oldest first.
    private let pending = Mutex<[Request]>([])

    private enum Request { case statement, sync }

    private final class Warned: Sendable {
        let flag = Atomic(false)
        /// Whether the server said, without being asked, that it ends the connection.
        let isEnding = Atomic(false)
        let library: Library
        init(_ library: Library) { self.library = library }
    }

    /// Connects; that may take as long as the library and the network let it.
    ///
    /// - Parameter service: The name of a service in the user's or the system's service file.
    static func open(service: String) -> Result<Connection, ConnectionError> {
        let library: Library
        do throws(Library.Absence) {
            library = try Library.found.get()
        } catch {
            return .failure(.lost(.noLibrary(error.words)))
        }
        let keywords = ["service", "fallback_application_name"]
        let handle = withTexts(keywords) { keywords in
            withTexts([service, "sluice"]) { values in library.connect(keywords, values, 0) }
        }
        guard let handle else { return .failure(.lost(.noMemory)) }
        guard library.status(handle) == 0, library.setNonblocking(handle, 1) == 0,
            library.enterPipelineMode(handle) == 1
        else {
            let words = firstLine(library.errorMessage(handle))
            // The library fills in the name of a database once it has understood its settings.
            let isUnderstood = library.database(handle) != nil
            library.finish(handle)
            return .failure(isUnderstood ? .lost(ContactLoss(words)) : .noService(words))
        }
        return .success(Connection(handle, library))
    }

    private init(_ handle: Library.Handle, _ library: Library) {
        self.handle = handle
        self.library = library
        warned = Warned(library)
        keepAlive()
        _ = library.setNoticeReceiver(
            handle,
            { context, notice in
                guard let context, let notice else { return }
                let warned = Unmanaged<Warned>.fromOpaque(context).takeUnretainedValue()
                // `C` asks for the SQLSTATE; class 01 is a warning, class 00 a mere notice.
                let state = warned.library.resultErrorField(notice, 0x43).map { String(cString: $0) }
                if state?.hasPrefix("01") == true { warned.flag.store(true, ordering: .relaxed) }
                // While nothing is under way, an error comes as a notice: an administrator's command, or a crash.
                if state?.hasPrefix("57P") == true { warned.isEnding.store(true, ordering: .relaxed) }
            }, Unmanaged.passUnretained(warned).toOpaque())
    }

    deinit {
        library.finish(handle)
    }

    /// Notices within a minute that the other end is gone, unless the user has said how.
    private func keepAlive() {
        func set(_ keyword: String, _ level: Int32, _ option: Int32, _ value: Int32) {
            guard !isSet(keyword) else { return }
            var value = value
            _ = setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
        }
        set("keepalives_idle", Int32(IPPROTO_TCP), TCP_KEEPIDLE, 30)
        set("tcp_user_timeout", Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, 10_000)
    }

    /// Whether the user has given a setting of libpq a value, in whatever way.
    private func isSet(_ keyword: String) -> Bool {
        guard let options = library.conninfo(handle) else { return false }
        defer { library.conninfoFree(options) }
        // Six pointers, the keyword first and the value fourth, and a number.
        let stride = 56
        var option = UnsafeRawPointer(options)
        while let name = option.load(as: UnsafePointer<CChar>?.self) {
            if strcmp(name, keyword) == 0 {
                let value = option.load(fromByteOffset: 24, as: UnsafePointer<CChar>?.self)
                return value.map { $0.pointee != 0 } ?? false
            }
            option += stride
        }
        return false
    }

    /// The socket, to wait at.
    var descriptor: Int32 { library.socket(handle) }

    /// Whether an answer is still to come.
    var isUnderWay: Bool { pending.withLock { !$0.isEmpty } }
    var isIdle: Bool { !isUnderWay && library.status(handle) == 0 }

    /// Whether the connection is idle and the other end is still there, as far as that is known without asking.
    func isAlive() -> Bool {
        // The server's notice comes first, and the end of the connection is another reading.
        while isIdle, !warned.isEnding.load(ordering: .relaxed), Descriptor.isReadable(descriptor, within: 0) {
            guard (try? takeInput()) != nil else { return false }
        }
        return isIdle && !warned.isEnding.load(ordering: .relaxed)
    }

    func forgetWarnings() { warned.flag.store(false, ordering: .relaxed) }
    var hasWarning: Bool { warned.flag.load(ordering: .relaxed) }

    private var broken: ConnectionError { .lost(ContactLoss(firstLine(library.errorMessage(handle)))) }
}

extension Connection {
    /// Sends a statement; it is on its way at the next ``sync()`` or ``requestFlush()`` at the latest.
    func send(_ statement: Statement) throws(ConnectionError) {
        let lengths = statement.values.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: statement.values.count)
        let isSent = withPointers(statement.values) { values in
            library.sendQueryParams(
                handle, statement.text, Int32(statement.values.count), nil, values, lengths, formats, 1)
        }
        guard isSent == 1 else { throw broken }
        pending.withLock { $0.append(.statement) }
    }

    /// Ends a transaction, or the statements of one answer.
    func sync() throws(ConnectionError) {
        guard library.pipelineSync(handle) == 1 else { throw broken }
        pending.withLock { $0.append(.sync) }
    }

    /// Asks for the answers so far without ending anything.
    func requestFlush() throws(ConnectionError) {
        guard library.sendFlushRequest(handle) == 1, library.flush(handle) >= 0 else { throw broken }
    }

    /// The result of one statement.
    enum Answer {
        case result(QueryResult)
        case failed(ServerError)
        /// A statement before it failed, so it was not carried out.
        case skipped
        case synced
    }

    /// Waits for the next answer.
    func next(_ patience: inout Patience) throws(ConnectionError) -> Answer {
        guard let request = pending.withLock({ $0.first }) else { return .synced }
        while true {
            guard let result = try take(&patience) else { continue }
            let answer = self.answer(result)
            switch (request, answer) {
            case (.sync, .synced):
                pending.withLock { _ = $0.removeFirst() }
                return .synced
            case (.sync, _):
                // The commit itself failed; its end still follows.
                return answer
            case (.statement, _):
                // Every statement's answer ends with an empty result.
                while try take(&patience) != nil {}
                pending.withLock { _ = $0.removeFirst() }
                return answer
            }
        }
    }

    /// The results of the statements up to the next sync.
    struct Segment {
        var results: [QueryResult] = []
        /// The first error, whether a statement's or the commit's.
        var error: ServerError?
        /// Whether a warning came with it.
        var isWarned = false
    }

    /// Waits for all answers up to the next sync.
    func segment(_ patience: inout Patience) throws(ConnectionError) -> Segment {
        var segment = Segment()
        forgetWarnings()
        while true {
            switch try next(&patience) {
            case .result(let result): segment.results.append(result)
            case .failed(let error): segment.error = segment.error ?? error
            case .skipped: break
            case .synced:
                segment.isWarned = hasWarning
                return segment
            }
        }
    }

    /// Whether a notification with this text came since the last time.
    func heard(_ text: String) -> Bool {
        var isHeard = false
        while let notice = library.notifies(handle) {
            // A name, a process, then the text.
            let said = notice.load(fromByteOffset: 16, as: UnsafePointer<CChar>?.self)
            if let said, strcmp(said, text) == 0 { isHeard = true }
            library.freeMemory(notice)
        }
        return isHeard
    }

    /// Takes in what has arrived.
    func takeInput() throws(ConnectionError) {
        guard library.consumeInput(handle) == 1 else { throw broken }
        _ = library.isBusy(handle)
    }

    /// Waits for the next result of the library; `nil` ends a statement's.
    private func take(_ patience: inout Patience) throws(ConnectionError) -> Library.Handle? {
        while true {
            let unsent = library.flush(handle)
            guard unsent >= 0 else { throw broken }
            if library.isBusy(handle) == 0 { break }
            patience.tellIfLong()
            if patience.isGivenUp { throw .givenUp }
            guard patience.rest > 0 else { throw .late }
            let events = Int16(POLLIN) | (unsent > 0 ? Int16(POLLOUT) : 0)
            var wait = pollfd(fd: descriptor, events: events, revents: 0)
            if poll(&wait, 1, Int32(patience.step)) > 0, wait.revents & ~Int16(POLLOUT) != 0 {
                guard library.consumeInput(handle) == 1 else { throw broken }
            }
        }
        let result = library.getResult(handle)
        if library.status(handle) != 0 {
            if let result { library.clear(result) }
            throw broken
        }
        return result
    }

    private func answer(_ result: Library.Handle) -> Answer {
        switch library.resultStatus(result) {
        case 1, 2: return .result(QueryResult(result, of: library))
        case 10:
            library.clear(result)
            return .synced
        case 11:
            library.clear(result)
            return .skipped
        default:
            defer { library.clear(result) }
            // `C` is the SQLSTATE, `M` the message.
            let state = library.resultErrorField(result, 0x43).map { String(cString: $0) } ?? ""
            return .failed(ServerError(state: state, message: firstLine(library.resultErrorField(result, 0x4D))))
        }
    }
}

/// The first line of what the library says.
private func firstLine(_ text: Library.Text?) -> String {
    let text = text.map { String(cString: $0) } ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? ""
}

extension ContactLoss {
    /// What the library or the server says, which may be nothing.
    init(_ words: String) { self = words.isEmpty ? .silent : .said(words) }
}

/// Passes C strings, followed by a null.
private func withTexts<Value>(_ texts: [String], _ work: (Library.Texts) -> Value) -> Value {
    withPointers(texts.map { Array($0.utf8) + [0] }, work)
}

/// Passes pointers to bytes, null for nothing.
private func withPointers<Value>(
    _ values: [[UInt8]?], _ work: (Library.Texts) -> Value
) -> Value {
    // One block of memory holds them all, so that every pointer stays valid.
    let sizes = values.map { $0?.count ?? 0 }
    return withUnsafeTemporaryAllocation(byteCount: max(1, sizes.reduce(0, +)), alignment: 1) { block in
        var pointers: [Library.Text?] = []
        var offset = 0
        for value in values {
            if let value, let base = block.baseAddress {
                let start = base + offset
                value.withUnsafeBytes { bytes in
                    if let source = bytes.baseAddress { start.copyMemory(from: source, byteCount: bytes.count) }
                }
                pointers.append(UnsafePointer(start.assumingMemoryBound(to: CChar.self)))
                offset += value.count
            } else {
                pointers.append(nil)
            }
        }
        // So that the list is never empty: without values, the library reads none of it.
        pointers.append(nil)
        let list = UnsafeMutablePointer<Library.Text?>.allocate(capacity: pointers.count)
        defer { list.deallocate() }
        list.initialize(from: pointers, count: pointers.count)
        return work(UnsafePointer(list))
    }
}
