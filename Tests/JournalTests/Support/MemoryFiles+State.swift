import Journal
import Moderation
import Synchronization

extension MemoryFiles {
    /// Makes a call under the lock, unless it is to fail, and traces it if it changes something.
    func changing<Value>(
        _ operation: StorageFailure.Operation, _ path: String, _ work: (inout Contents) throws(FileFailure) -> Value
    ) throws(FileFailure) -> Value {
        state.withLock { $0.meanwhile }?(operation, path)
        return try state.withLock { (state) throws(FileFailure) -> Value in
            if ![.open, .read, .lookAt].contains(operation) {
                state.trace.append("\(operation) \(path.lastName)")
            }
            switch state.strikeDue() {
            case .error(let code), .half(let code):
                throw FileFailure(operation: operation, path: path, code: code)
            case .held where operation == .lock:
                throw MemoryFiles.held(path)
            case .held, .short, nil: break
            }
            if let fault = state.fault(operation, path) {
                throw FileFailure(operation: operation, path: path, code: fault.code)
            }
            return try work(&state)
        }
    }

    func status(_ file: OpenFile) throws(FileFailure) -> FileStatus {
        try changing(.lookAt, file.path) { (state) throws(FileFailure) in
            guard let inode = state.descriptors[file.descriptor] else { throw missing(.lookAt, file.path) }
            return try state.status(inode, file.path)
        }
    }

    func status(path: String) throws(FileFailure) -> FileStatus? {
        try changing(.lookAt, path) { (state) throws(FileFailure) in
            guard let inode = state.names[path] else { return nil }
            return try state.status(inode, path)
        }
    }

    func followedStatus(path: String) throws(FileFailure) -> FileStatus? {
        try status(path: path)
    }

    func names(in folder: String) throws(FileFailure) -> [String] {
        try changing(.list, folder) { (state) throws(FileFailure) in
            let prefix = folder + "/"
            return state.names.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
                .filter { !$0.contains("/") }
        }
    }

    func mayWrite(folder: String) -> Bool {
        isWritable
    }

    /// Waits without taking any time; a strike holds the lock to the end.
    func lock(
        _ file: OpenFile, _ kind: LockKind, within milliseconds: Int, while isWanted: (Int) -> Bool
    ) throws(FileFailure) -> Bool {
        var waited = 0
        while true {
            do throws(FileFailure) {
                if try attempt(file, kind) { return true }
            } catch {
                guard error == MemoryFiles.held(file.path) else { throw error }
                return false
            }
            guard waited < milliseconds, isWanted(waited) else { return false }
            waited += 100
        }
    }

    private func attempt(_ file: OpenFile, _ kind: LockKind) throws(FileFailure) -> Bool {
        try changing(.lock, file.path) { (state) throws(FileFailure) in
            let inode = state.descriptors[file.descriptor]
            let others = state.locks.filter { $0.key != file.descriptor && state.descriptors[$0.key] == inode }
            guard others.values.allSatisfy({ $0 == .shared && kind == .shared }) else { return false }
            state.locks[file.descriptor] = kind
            return true
        }
    }

    /// Stands for a lock that is held to the end of the wait: no call fails with this.
    static func held(_ path: String) -> FileFailure { FileFailure(operation: .lock, path: path, code: 0) }

    func unlock(_ file: OpenFile) {
        state.withLock { $0.locks[file.descriptor] = nil }
    }

    func lockHolder(_ file: OpenFile) -> Int32? {
        state.withLock { state in
            let inode = state.descriptors[file.descriptor]
            let isHeld = state.locks.contains { $0.key != file.descriptor && state.descriptors[$0.key] == inode }
            return isHeld ? 4_711 : nil
        }
    }

    func group(named name: String) -> UInt32? {
        name == "press" ? 2_000 : nil
    }
}

extension MemoryFiles.Contents {
    @discardableResult
    mutating func make(_ path: String, _ node: MemoryFiles.Node) -> UInt64 {
        let inode = nextInode
        nextInode += 1
        nodes[inode] = node
        names[path] = inode
        steps?.append(.name(path, inode))
        return inode
    }

    mutating func open(_ inode: UInt64, _ path: String) -> OpenFile {
        let descriptor = nextDescriptor
        nextDescriptor += 1
        descriptors[descriptor] = inode
        return OpenFile(descriptor: descriptor, path: path)
    }

    func node(_ operation: StorageFailure.Operation, _ file: OpenFile) throws(FileFailure) -> MemoryFiles.Node {
        guard let inode = descriptors[file.descriptor], let node = nodes[inode] else {
            throw missing(operation, file.path)
        }
        return node
    }

    func status(_ inode: UInt64, _ path: String) throws(FileFailure) -> FileStatus {
        guard let node = nodes[inode] else { throw missing(.lookAt, path) }
        return FileStatus(
            kind: node.kind, device: 1, inode: inode, size: node.bytes.count, mode: node.mode,
            owner: node.owner, group: node.group)
    }

    /// The strike whose turn this call is.
    mutating func strikeDue() -> MemoryFiles.Strike? {
        guard let (kind, after) = strike else { return nil }
        strike = after > 0 ? (kind, after - 1) : nil
        return after > 0 ? nil : kind
    }

    /// The same files, with nothing open and nothing to fail.
    func closed() -> MemoryFiles.Contents {
        var copy = self
        copy.descriptors = [:]
        copy.locks = [:]
        copy.faults = []
        copy.trace = []
        copy.strike = nil
        copy.steps = nil
        copy.meanwhile = nil
        return copy
    }

    /// The fault that strikes this call, if one does.
    mutating func fault(_ operation: StorageFailure.Operation, _ path: String) -> MemoryFiles.Fault? {
        for (index, fault) in faults.enumerated()
        where fault.operation == operation && (fault.suffix.isEmpty || path.hasSuffix(fault.suffix)) {
            if fault.after > 0 {
                faults[index].after -= 1
            } else {
                if !fault.isLasting { faults.remove(at: index) }
                return fault
            }
        }
        return nil
    }
}

extension String {
    /// The last part of a path.
    var lastName: String {
        split(separator: "/").last.map(String.init) ?? self
    }
}
