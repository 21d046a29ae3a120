import Journal
import Moderation
import Synchronization

/// Files that live in memory, trace what is asked of them, and fail when they are told to.
final class MemoryFiles: Files {
    /// A call that fails instead of being done.
    struct Fault: Hashable {
        var operation: StorageFailure.Operation
        /// What the path ends with; empty for any.
        var suffix = ""
        /// How many such calls succeed before.
        var after = 0
        var code: Int32 = 5
        /// How many bytes a failing `write` writes all the same.
        var written = 0
        /// Whether every later such call fails too.
        var isLasting = false
    }

    /// What strikes one call, whatever it is.
    enum Strike: Hashable {
        /// It fails, and does nothing.
        case error(Int32)
        /// It fails; a write writes the first half all the same.
        case half(Int32)
        /// It succeeds, but a write writes less than it was given.
        case short
        /// Somebody else holds the lock.
        case held
    }

    struct Node {
        var kind: FileStatus.Kind
        var bytes: [UInt8] = []
        var mode: UInt32
        var group: UInt32 = 1_000
        var owner: UInt32 = 1_000
    }

    struct Contents {
        var nodes: [UInt64: Node] = [1: Node(kind: .folder, mode: 0o755)]
        var names: [String: UInt64] = ["/": 1]
        var descriptors: [Int32: UInt64] = [:]
        var locks: [Int32: LockKind] = [:]
        var nextInode: UInt64 = 2
        var nextDescriptor: Int32 = 3
        var faults: [Fault] = []
        var trace: [String] = []
        var seed: UInt8 = 0
        /// The most that one call writes.
        var mostWritten = Int.max
        var isWritable = true
        /// What is to strike a call, and how many calls come before it.
        var strike: (kind: Strike, after: Int)?
        /// Called before a call is done: somebody else's turn.
        var meanwhile: (@Sendable (_ operation: StorageFailure.Operation, _ path: String) -> Void)?
        /// What was done to the disk, in order, since the recording began.
        var steps: [DiskStep]?
    }

    let state: Mutex<Contents>

    init(_ contents: sending Contents = Contents()) {
        state = Mutex(contents)
    }

    // MARK: What tests see and set

    /// The calls that changed or flushed something, as `operation name`.
    var trace: [String] { state.withLock { $0.trace } }

    func forgetTrace() { state.withLock { $0.trace = [] } }

    func fail(_ fault: Fault) { state.withLock { $0.faults.append(fault) } }

    func heal() {
        state.withLock { state in
            state.faults = []
            state.strike = nil
        }
    }

    /// Makes `kind` strike the call that comes after so many others.
    func strike(_ kind: Strike, after: Int) { state.withLock { $0.strike = (kind, after) } }

    /// Lets somebody else do something before the first call of an operation on a path that holds a text.
    func meanwhile(_ operation: StorageFailure.Operation, _ part: String, _ work: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.meanwhile = { [weak self] called, path in
                guard called == operation, path.contains(part) else { return }
                self?.state.withLock { $0.meanwhile = nil }
                work()
            }
        }
    }

    /// Whether something is still to strike.
    var isStrikePending: Bool { state.withLock { $0.strike != nil } }

    /// The same files once more, with nothing open.
    func copy() -> MemoryFiles { MemoryFiles(state.withLock { $0.closed() }) }

    /// The most that one call writes.
    var mostWritten: Int {
        get { state.withLock { $0.mostWritten } }
        set { state.withLock { $0.mostWritten = newValue } }
    }

    /// Whether folders may be written in.
    var isWritable: Bool {
        get { state.withLock { $0.isWritable } }
        set { state.withLock { $0.isWritable = newValue } }
    }

    /// The bytes of a file; setting them keeps the file the same one, and makes it if there is none.
    subscript(path: String) -> [UInt8]? {
        get { state.withLock { state in state.names[path].flatMap { state.nodes[$0]?.bytes } } }
        set {
            state.withLock { state in
                guard let newValue else {
                    state.names[path] = nil
                    return
                }
                if let inode = state.names[path] {
                    state.nodes[inode]?.bytes = newValue
                } else {
                    state.make(path, Node(kind: .file, bytes: newValue, mode: 0o600))
                }
            }
        }
    }

    /// Puts another file in the place of one.
    func replace(_ path: String, with bytes: [UInt8]) {
        state.withLock { state in _ = state.make(path, Node(kind: .file, bytes: bytes, mode: 0o600)) }
    }

    var openCount: Int { state.withLock { $0.descriptors.count } }

    func mode(of path: String) -> UInt32? {
        state.withLock { state in state.names[path].flatMap { state.nodes[$0]?.mode } }
    }

    var names: [String] { state.withLock { $0.names.keys.sorted() } }

    // MARK: Files

    func open(_ path: String, _ opening: Opening) throws(FileFailure) -> OpenFile {
        try changing(.open, path) { (state) throws(FileFailure) in
            switch opening {
            case .reading, .writing:
                guard let inode = state.names[path], let node = state.nodes[inode] else { throw missing(.open, path) }
                guard node.kind == .file else { throw FileFailure(operation: .open, path: path, code: 40) }
                if opening == .writing, !state.isWritable { throw FileFailure(operation: .open, path: path, code: 13) }
                return state.open(inode, path)
            case .create:
                guard state.names[path] == nil else {
                    throw FileFailure(operation: .open, path: path, code: FileFailure.exists)
                }
                guard state.isWritable else { throw FileFailure(operation: .open, path: path, code: 13) }
                return state.open(state.make(path, Node(kind: .file, mode: 0o600)), path)
            }
        }
    }

    func openFolder(_ path: String) throws(FileFailure) -> OpenFile {
        try changing(.open, path) { (state) throws(FileFailure) in
            guard let inode = state.names[path], state.nodes[inode]?.kind == .folder else {
                throw missing(.open, path)
            }
            return state.open(inode, path)
        }
    }

    func close(_ file: OpenFile) {
        state.withLock { state in
            state.descriptors[file.descriptor] = nil
            state.locks[file.descriptor] = nil
        }
    }

    func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileFailure) -> Int {
        try changing(.read, file.path) { (state) throws(FileFailure) in
            let bytes = try state.node(.read, file).bytes
            guard offset < bytes.count else { return 0 }
            let count = min(buffer.count, bytes.count - offset)
            buffer.copyBytes(from: bytes[offset..<offset + count])
            return count
        }
    }

    func map(_ file: OpenFile, length: Int) throws(FileFailure) -> MappedFile {
        try changing(.map, file.path) { (state) throws(FileFailure) in
            try state.node(.map, file).bytes.withUnsafeBytes {
                MappedFile(copying: UnsafeRawBufferPointer(rebasing: $0.prefix(length)))
            }
        }
    }

    func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileFailure) -> Int {
        state.withLock { $0.meanwhile }?(.write, file.path)
        let written = try state.withLock { (state) throws(FileFailure) -> Int in
            state.trace.append("write \(file.path.lastName)")
            var fault = state.fault(.write, file.path)
            let strike = state.strikeDue()
            switch strike {
            case .error(let code): fault = Fault(operation: .write, code: code)
            case .half(let code): fault = Fault(operation: .write, code: code, written: bytes.count / 2)
            case .short, .held, nil: break
            }
            let most = strike == .short ? max(1, bytes.count / 2) : state.mostWritten
            let count = min(bytes.count, most, fault?.written ?? .max)
            guard let inode = state.descriptors[file.descriptor], var node = state.nodes[inode] else {
                throw missing(.write, file.path)
            }
            if node.bytes.count < offset + count {
                node.bytes.append(contentsOf: repeatElement(0, count: offset + count - node.bytes.count))
            }
            node.bytes.replaceSubrange(offset..<offset + count, with: bytes[..<count])
            state.nodes[inode] = node
            state.steps?.append(.write(inode, offset: offset, Array(bytes[..<count])))
            if let fault { throw FileFailure(operation: .write, path: file.path, code: fault.code) }
            return count
        }
        return written
    }

    func cut(_ file: OpenFile, to length: Int) throws(FileFailure) {
        try changing(.cut, file.path) { (state) throws(FileFailure) in
            var node = try state.node(.cut, file)
            node.bytes.removeSubrange(min(length, node.bytes.count)...)
            node.bytes.append(contentsOf: repeatElement(0, count: length - node.bytes.count))
            guard let inode = state.descriptors[file.descriptor] else { return }
            state.nodes[inode] = node
            state.steps?.append(.cut(inode, length: length))
        }
    }

    func flush(_ file: OpenFile) throws(FileFailure) {
        try changing(.flush, file.path) { (state) throws(FileFailure) in
            _ = try state.node(.flush, file)
            if let inode = state.descriptors[file.descriptor] { state.steps?.append(.flush(inode)) }
        }
    }

    func flushFolder(_ folder: OpenFile) throws(FileFailure) {
        try changing(.flush, folder.path) { (state) throws(FileFailure) in
            _ = try state.node(.flush, folder)
            state.steps?.append(.flushNames(folder: folder.path))
        }
    }

    func rename(_ path: String, to name: String) throws(FileFailure) {
        try changing(.rename, path) { (state) throws(FileFailure) in
            guard let inode = state.names.removeValue(forKey: path) else { throw missing(.rename, path) }
            state.names[name] = inode
            state.steps?.append(.rename(path, to: name))
        }
    }

    func link(_ path: String, to name: String) throws(FileFailure) {
        try changing(.link, name) { (state) throws(FileFailure) in
            guard state.names[name] == nil else {
                throw FileFailure(operation: .link, path: name, code: FileFailure.exists)
            }
            guard let inode = state.names[path] else { throw missing(.link, path) }
            state.names[name] = inode
            state.steps?.append(.name(name, inode))
        }
    }

    func remove(_ path: String) throws(FileFailure) -> Bool {
        try changing(.remove, path) { (state) throws(FileFailure) in
            guard state.names.removeValue(forKey: path) != nil else { return false }
            state.steps?.append(.unname(path))
            return true
        }
    }

    func removeFolder(_ path: String) throws(FileFailure) {
        guard try remove(path) else { throw missing(.remove, path) }
    }

    func makeFolder(_ path: String, mode: UInt32) throws(FileFailure) -> Bool {
        try changing(.make, path) { (state) throws(FileFailure) in
            guard state.names[path] == nil else { return false }
            state.make(path, Node(kind: .folder, mode: mode))
            return true
        }
    }

    func setAccess(_ file: OpenFile, owner: UInt32?, group: UInt32?, mode: UInt32) throws(FileFailure) {
        try changing(.setMode, file.path) { (state) throws(FileFailure) in
            var node = try state.node(.setMode, file)
            node.mode = mode
            if let group { node.group = group }
            if let owner { node.owner = owner }
            if let inode = state.descriptors[file.descriptor] { state.nodes[inode] = node }
        }
    }

    /// Makes calls one after the other, and no random ones: each gives the next bytes.
    func random(bytes count: Int) -> [UInt8] {
        state.withLock { state in
            state.seed &+= 1
            return (0..<count).map { UInt8(truncatingIfNeeded: $0) &+ state.seed }
        }
    }

    func watch(folder: String, _ changed: @escaping @Sendable (Set<String>) -> Void) throws(FileFailure) -> any Watch {
        throw FileFailure(operation: .watch, path: folder, code: 38)
    }
}

func missing(_ operation: StorageFailure.Operation, _ path: String) -> FileFailure {
    FileFailure(operation: operation, path: path, code: FileFailure.missing)
}
