internal import Glibc

/// The memory of a column.
///
/// Large blocks are mappings of their own, so that what a column leaves behind when it grows goes back to the system at
/// once, and room that is not used yet takes no memory.
final class ColumnStorage: @unchecked Sendable {
    static let empty = ColumnStorage(bytes: 16)

    /// From how many bytes on a block is a mapping of its own.
    static let large = 1 << 20

    let base: UnsafeMutableRawPointer
    private let release: Release

    private enum Release {
        case deallocate
        case unmap(bytes: Int)
        /// The memory belongs to something else.
        case keep(AnyObject)
    }

    init(bytes: Int) {
        if bytes >= Self.large,
            let mapping = mmap(
                nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_NORESERVE), -1, 0),
            mapping != MAP_FAILED
        {
            base = mapping
            release = .unmap(bytes: bytes)
        } else {
            base = .allocate(byteCount: bytes, alignment: 16)
            release = .deallocate
        }
    }

    init(base: UnsafeMutableRawPointer, keeper: AnyObject) {
        self.base = base
        release = .keep(keeper)
    }

    deinit {
        switch release {
        case .deallocate: base.deallocate()
        case .unmap(let bytes): munmap(base, bytes)
        case .keep: break
        }
    }
}
