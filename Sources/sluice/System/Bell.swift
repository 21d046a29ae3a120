import Glibc

/// Something that one thread rings and another waits for; rings while nobody waits count as one.
///
/// It is a pipe that holds at most a byte or so: writing never blocks.
final class Bell: Sendable {
    private let reading: Int32
    private let writing: Int32

    /// `nil` when the process has no descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    func ring() {
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }

    /// Waits for a ring, and takes all rings there are.
    ///
    /// - Parameter milliseconds: The longest wait; `nil` for as long as it takes.
    func wait(milliseconds: Int? = nil) {
        var ring = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        let ready = poll(&ring, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
        guard ready > 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        while read(reading, &bytes, bytes.count) < 0, errno == EINTR {}
    }
}
