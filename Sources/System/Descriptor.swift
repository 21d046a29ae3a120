internal import Glibc

/// A call to the system that failed.
package struct SystemError: Error, Hashable, Sendable {
    /// An `errno`.
    package let code: Int32

    package init(code: Int32) {
        self.code = code
    }

    /// The error of the call that has just failed.
    package static var last: SystemError { SystemError(code: errno) }

    /// The reader of a pipe has closed its end.
    package var isBrokenPipe: Bool { code == EPIPE }

    /// A reader took nothing for too long.
    package var isStalled: Bool { code == EAGAIN }

    /// The C library's words for it.
    package var text: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}

/// Reads and writes descriptors, whatever interrupts.
///
/// Nothing here allocates memory, except where an array is asked for, so a signal handler may call it.
package enum Descriptor {
    /// Writes all bytes, in as many calls as it takes.
    ///
    /// - Parameter patience: How many milliseconds to wait, each time, for a reader that takes nothing at the moment; -1 for as
    ///   long as it takes.
    package static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, patience: Int32 = -1
    ) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                guard wait(for: Int16(POLLOUT), on: descriptor, milliseconds: patience) else {
                    throw SystemError(code: EAGAIN)
                }
            } else if errno != EINTR {
                throw .last
            }
        }
    }

    /// Writes all bytes, in as many calls as it takes.
    package static func write(
        _ bytes: some Collection<UInt8>, to descriptor: Int32, patience: Int32 = -1
    ) throws(SystemError) {
        // The type of a thrown error isn't inferred for a closure, hence the detour through a result.
        func write(_ bytes: UnsafeRawBufferPointer) -> Result<Void, SystemError> {
            Result { () throws(SystemError) in try Self.write(bytes, to: descriptor, patience: patience) }
        }
        let result =
            bytes.withContiguousStorageIfAvailable { write(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes(write)
        try result.get()
    }

    /// Writes all bytes to a terminal; gives up when it is gone, or takes nothing for a second.
    package static func show(_ bytes: UnsafeRawBufferPointer, on descriptor: Int32) {
        try? write(bytes, to: descriptor, patience: 1_000)
    }

    /// Writes all bytes to a terminal; gives up when it is gone, or takes nothing for a second.
    package static func show(_ bytes: some Collection<UInt8>, on descriptor: Int32) {
        try? write(bytes, to: descriptor, patience: 1_000)
    }

    /// The size of the terminal behind a descriptor, or `nil` if it has none.
    package static func windowSize(of descriptor: Int32) -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Reads what is there, waiting until something is; returns how many bytes, 0 at the end.
    package static func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .last }
        }
    }

    /// Appends what is there, waiting until something is; returns how many bytes, 0 at the end.
    package static func read(_ descriptor: Int32, to bytes: inout [UInt8]) throws(SystemError) -> Int {
        let (result, count) = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
            let result = Result { () throws(SystemError) in try read(descriptor, into: buffer) }
            let count = (try? result.get()) ?? 0
            bytes.append(contentsOf: buffer[..<count])
            return (result, count)
        }
        _ = try result.get()
        return count
    }

    /// Whether something can be read within some milliseconds; -1 waits for as long as it takes. The end counts, and
    /// so does a fault.
    package static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        wait(for: Int16(POLLIN), on: descriptor, milliseconds: milliseconds)
    }

    /// How long nothing comes, in milliseconds, when a person or a paste has paused: the pieces of a paste come
    /// closer together.
    package static let pause: Int32 = 20
    /// How long input that comes without a pause is dropped, in milliseconds.
    package static let mostDropped: Int64 = 2_000

    /// Drops what was typed at a terminal and not read, until there is a pause; anything other than a terminal keeps what it has.
    package static func dropTyped(_ terminal: Int32) {
        let end = SystemTime.monotonic + mostDropped
        repeat {
            guard tcflush(terminal, TCIFLUSH) == 0 else { return }
        } while isReadable(terminal, within: pause) && SystemTime.monotonic < end
    }

    private static func wait(for events: Int16, on descriptor: Int32, milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: descriptor, events: events, revents: 0)
        while true {
            let found = poll(&wait, 1, milliseconds)
            // A wait with an end is not begun again, so that signals can't prolong it.
            if found < 0, errno == EINTR, milliseconds < 0 { continue }
            return found > 0
        }
    }
}
