import Glibc

/// A growing buffer for bytes that are read from a file, freed when nobody holds it.
final class ByteBuffer {
    private(set) var room: UnsafeMutableRawBufferPointer
    /// How many bytes are there.
    var count: Int { end - start }
    private var start = 0
    private var end = 0

    init(capacity: Int) {
        room = .allocate(byteCount: max(capacity, 64), alignment: 16)
    }

    deinit {
        room.deallocate()
    }

    /// What has been read.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[start..<end]) }

    /// Forgets what has been read.
    func clear() {
        start = 0
        end = 0
    }

    /// Drops the first bytes of what has been read; nothing is read into the buffer after that.
    func dropFirst(_ length: Int) {
        start += length
    }

    /// Reads on, until `target` bytes are there or the file ends.
    ///
    /// - Parameters:
    ///   - base: Where in the file the first byte of the buffer stands.
    func fill(upTo target: Int, from file: OpenFile, at base: Int, files: any Files) throws(FileFailure) {
        if target > room.count { grow(to: max(target, room.count * 3 / 2)) }
        while count < target {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[end..<target])
            let read = try files.read(file, into: rest, at: base + count)
            guard read > 0 else { return }
            end += read
        }
    }

    private func grow(to capacity: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: bytes)
        room.deallocate()
        room = larger
    }
}

extension UnsafeRawBufferPointer {
    /// The offset of the first LF from `start` on.
    func firstLineFeed(from start: Int) -> Int? {
        guard let baseAddress, start < count, let found = memchr(baseAddress + start, 0x0A, count - start) else {
            return nil
        }
        return baseAddress.distance(to: UnsafeRawPointer(found))
    }

    /// The offset of the last LF before `end`.
    func lastLineFeed(before end: Int) -> Int? {
        var offset = end
        while offset > 0 {
            offset -= 1
            if self[offset] == 0x0A { return offset }
        }
        return nil
    }
}

/// The bytes of a file as memory of this process: what it changes there never reaches the file.
///
/// Only a file that is replaced by renaming, and never cut or overwritten, may be mapped: touching memory whose file
/// has become shorter kills the process.
package final class MappedFile: @unchecked Sendable {
    /// Begins at the beginning of a page of memory.
    let base: UnsafeMutableRawPointer
    package let length: Int
    private let isMapped: Bool

    /// Maps the first bytes of a file; `nil` if that can't be done.
    init?(descriptor: Int32, length: Int) {
        let mapping = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0)
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

    /// Frees the memory that checking all bytes has taken, while nothing has been changed there. The system keeps the
    /// bytes in its cache, and they come back as they are touched.
    func forget() {
        if isMapped { madvise(base, length, MADV_DONTNEED) }
    }
}
