import Journal
import Seeded
import Synchronization

/// Something that was done to the disk: a change, or the wait until changes are on it.
enum DiskStep {
    case write(UInt64, offset: Int, [UInt8])
    case cut(UInt64, length: Int)
    case name(String, UInt64)
    case unname(String)
    case rename(String, to: String)
    case flush(UInt64)
    case flushNames(folder: String)

    /// The file whose bytes it changes.
    var file: UInt64? {
        switch self {
        case .write(let inode, _, _), .cut(let inode, _): inode
        case .name, .unname, .rename, .flush, .flushNames: nil
        }
    }

    /// The folder whose names it changes.
    var folder: String? {
        switch self {
        case .name(let path, _), .unname(let path), .rename(_, let path): path.folderName
        case .write, .cut, .flush, .flushNames: nil
        }
    }
}

/// What a machine that loses its power may find on its disk afterwards.
///
/// What was flushed is there. Of all else anything may be missing: each write, cut and name by itself, whole or, for a
/// write, from some byte on, with nothing or with zeroes in its place.
struct CrashImages {
    let before: MemoryFiles.Contents
    let after: MemoryFiles.Contents
    let steps: [DiskStep]

    /// What became of a step that nothing had flushed.
    enum Fate: Hashable {
        case done
        case gone
        /// So many bytes of a write were written.
        case cut(Int)
        /// So many, and zeroes for the others.
        case zeroes(Int)
    }

    /// Does some work and remembers what it did to the disk.
    init(_ files: MemoryFiles, _ work: () throws -> Void) rethrows {
        before = files.state.withLock { state in
            state.steps = []
            return state.closed()
        }
        try work()
        (after, steps) = files.state.withLock { state in
            defer { state.steps = nil }
            return (state.closed(), state.steps ?? [])
        }
    }

    /// Goes through images of the disk at every point in time.
    ///
    /// - Parameters:
    ///   - stride: How many steps lie between one point in time and the next.
    ///   - visit: Gets the image, and whether the work was over by then.
    func visit(
        every stride: Int = 1, _ visit: (MemoryFiles, _ isOver: Bool, _ what: String) throws -> Void
    ) rethrows {
        var chance = SeededGenerator(seed: 1)
        for time in 0...steps.count where time % stride == 0 || time == steps.count {
            for fates in fates(at: time, &chance) {
                try visit(image(at: time, fates), time == steps.count, "step \(time) of \(steps.count), \(fates)")
            }
        }
    }

    /// The changes before a point in time that nothing has flushed by then.
    private func unflushed(at time: Int) -> [Int] {
        (0..<time).filter { index in
            let later = steps[(index + 1)..<time]
            if let file = steps[index].file {
                return !later.contains { if case .flush(file) = $0 { true } else { false } }
            }
            guard let folder = steps[index].folder else { return false }
            return !later.contains { if case .flushNames(folder) = $0 { true } else { false } }
        }
    }

    private func fates(at time: Int, _ chance: inout SeededGenerator) -> [[Int: Fate]] {
        let open = unflushed(at: time)
        guard !open.isEmpty else { return [[:]] }
        var all: [[Int: Fate]] = []
        if open.count <= 5 {
            for subset in 0..<(1 << open.count) {
                all.append(pairs(open) { subset & 1 << $0 == 0 ? .gone : .done })
            }
        } else {
            all.append(pairs(open) { _ in .gone })
            all.append(pairs(open) { _ in .done })
            for _ in 0..<12 {
                all.append(pairs(open) { _ in Bool.random(using: &chance) ? .gone : .done })
            }
        }
        for (place, index) in open.enumerated() {
            guard case .write(_, _, let bytes) = steps[index], bytes.count > 1 else { continue }
            // Of many writes some are cut.
            guard open.count <= 5 || Int.random(in: 0..<open.count, using: &chance) < 2 else { continue }
            for _ in 0..<4 {
                let length = Int.random(in: 1..<bytes.count, using: &chance)
                for (fate, other) in [
                    (Fate.cut(length), Fate.done), (.zeroes(length), .done), (.cut(length), .gone),
                    (.zeroes(length), .gone),
                ] {
                    all.append(pairs(open) { $0 == place ? fate : other })
                }
            }
        }
        return all
    }

    private func pairs(_ open: [Int], _ fate: (Int) -> Fate) -> [Int: Fate] {
        var fates: [Int: Fate] = [:]
        for (place, index) in open.enumerated() { fates[index] = fate(place) }
        return fates
    }

    private func image(at time: Int, _ fates: [Int: Fate]) -> MemoryFiles {
        var disk = before
        disk.seed = after.seed
        disk.nextInode = after.nextInode
        for (index, step) in steps[..<time].enumerated() {
            let fate = fates[index] ?? .done
            if fate == .gone { continue }
            switch step {
            case .write(let inode, let offset, let bytes):
                write(bytes, fate, at: offset, to: inode, &disk)
            case .cut(let inode, let length):
                let count = disk.nodes[inode]?.bytes.count ?? 0
                disk.nodes[inode]?.bytes.removeSubrange(min(length, count)...)
                disk.nodes[inode]?.bytes.append(contentsOf: repeatElement(0, count: max(0, length - count)))
            case .name(let path, let inode):
                if disk.nodes[inode] == nil, var node = after.nodes[inode] {
                    node.bytes = []
                    disk.nodes[inode] = node
                }
                disk.names[path] = inode
            case .unname(let path):
                disk.names[path] = nil
            case .rename(let path, let name):
                if let inode = disk.names.removeValue(forKey: path) { disk.names[name] = inode }
            case .flush, .flushNames:
                break
            }
        }
        // What stands in a folder that is not there is not there either.
        for path in disk.names.keys where path != "/" {
            var folder = path.folderName
            while folder != "/" {
                if disk.names[folder] == nil { disk.names[path] = nil }
                folder = folder.folderName
            }
        }
        return MemoryFiles(disk)
    }

    private func write(
        _ bytes: [UInt8], _ fate: Fate, at offset: Int, to inode: UInt64, _ disk: inout MemoryFiles.Contents
    ) {
        if disk.nodes[inode] == nil, var node = after.nodes[inode] {
            node.bytes = []
            disk.nodes[inode] = node
        }
        guard var node = disk.nodes[inode] else { return }
        var written = bytes
        switch fate {
        case .cut(let count): written = Array(bytes[..<count])
        case .zeroes(let count): written.replaceSubrange(count..., with: repeatElement(0, count: bytes.count - count))
        case .done, .gone: break
        }
        let end = offset + written.count
        if node.bytes.count < end {
            node.bytes.append(contentsOf: repeatElement(0, count: end - node.bytes.count))
        }
        node.bytes.replaceSubrange(offset..<end, with: written)
        disk.nodes[inode] = node
    }
}

extension String {
    /// The path without its last part.
    fileprivate var folderName: String {
        guard let slash = lastIndex(of: "/"), slash != startIndex else { return "/" }
        return String(self[..<slash])
    }
}
