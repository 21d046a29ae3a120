internal import Glibc

/// The bytes of a file as memory that belongs to this process: what it changes there never reaches the file.
///
/// Only a file that is replaced by renaming, and never cut or overwritten, may be mapped: memory whose file has become
/// shorter kills the process that touches it.
package final class FileMapping: @unchecked Sendable {
    /// Begins at the beginning of a page of memory.
    package let base: UnsafeMutableRawPointer
    package let length: Int
    private let isMapped: Bool

    /// Maps the first bytes of a file; `nil` if that can't be done.
    init?(descriptor: Int32, length: Int) {
        let mapping = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapping, mapping != MAP_FAILED else { return nil }
        base = mapping
        self.length = length
        isMapped = true
    }

    /// Copies bytes, for files that are not the system's.
    package init(copying bytes: UnsafeRawBufferPointer) {
        base = .allocate(byteCount: max(bytes.count, 1), alignment: 4_096)
        base.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(base), byteCount: bytes.count)
        length = bytes.count
        isMapped = false
    }

    deinit {
        if isMapped { munmap(base, length) } else { base.deallocate() }
    }

    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: length) }

    /// Lets the process write to its memory; gives whether it may now.
    func allowWriting() -> Bool {
        !isMapped || mprotect(base, length, PROT_READ | PROT_WRITE) == 0
    }

    /// Gives back the memory that looking at all bytes has taken. The system keeps them at hand, and what is used comes
    /// back as it is touched.
    func forget() {
        if isMapped { madvise(base, length, MADV_DONTNEED) }
    }
}
