internal import Glibc

/// A pipe from a process to itself, through which threads and signal handlers end a wait.
///
/// Neither end blocks, and programs that this one starts inherit neither.
package final class SelfPipe: Sendable {
    /// The end to wait at.
    package let reading: Int32
    /// The end that a signal handler may write to.
    package let writing: Int32

    /// `nil` if the process has no descriptors left.
    package init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Ends the wait, or the next one; any thread may call it. A pipe that is full ends it anyway.
    package func ring(_ byte: UInt8 = 0) { SelfPipe.ring(writing, byte) }

    /// Ends the wait at the other end of a pipe; a signal handler may call it.
    package static func ring(_ writing: Int32, _ byte: UInt8) {
        var byte = byte
        _ = write(writing, &byte, 1)
    }

    /// Takes all bytes there are, without waiting.
    package func drain(_ visit: (UInt8) -> Void = { _ in }) {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
            while let count = try? Descriptor.read(reading, into: buffer), count > 0 {
                buffer[..<count].forEach(visit)
            }
        }
    }

    /// Waits for a ring, and takes all rings there are.
    ///
    /// - Parameter milliseconds: The longest wait; `nil` for as long as it takes.
    package func wait(milliseconds: Int? = nil) {
        if Descriptor.isReadable(reading, within: milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1) { drain() }
    }
}
