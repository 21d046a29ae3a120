internal import Glibc

/// A program that runs beside this one; the two communicate through its standard input and output, a line at a time.
package final class PipedProcess {
    /// Why a line did not come.
    package enum Silence: Error, Hashable, Sendable {
        /// It has ended, or closed its output.
        case ended
        /// Nothing came for too long.
        case stalled
        /// The line is longer than any that makes sense.
        case endless
    }

    /// The most bytes of a line.
    private static let longest = 64 << 20

    private let process: pid_t
    private var input: Int32
    private let output: Int32
    private let errors: Int32
    private let said: ([UInt8]) -> Void
    private var waiting: [UInt8] = []
    private var start = 0
    private var complaint: [UInt8] = []
    private var isSilent = false
    private var status: Int32?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: Its file, or its name on the PATH, and its arguments.
    ///   - said: Is given each line that it writes to standard error.
    package init(_ words: [String], said: @escaping ([UInt8]) -> Void) throws(SystemError) {
        var ends: [Int32] = []
        func close(_ ends: [Int32]) { for end in ends { _ = Glibc.close(end) } }
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard pipe(&pair) == 0 else {
                let error = SystemError.last
                close(ends)
                throw error
            }
            for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            ends += pair
        }
        defer { close([ends[0], ends[3], ends[5]]) }
        do throws(SystemError) {
            process = try ChildProcess.spawn(
                words.first ?? "", words, restoring: [SIGPIPE, SIGXFSZ],
                redirecting: [(ends[0], STDIN_FILENO), (ends[3], STDOUT_FILENO), (ends[5], STDERR_FILENO)])
        } catch {
            close([ends[1], ends[2], ends[4]])
            throw error
        }
        (input, output, errors) = (ends[1], ends[2], ends[4])
        self.said = said
        // So that a program that reads nothing can't block this one for ever.
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            _ = waited(0)
        }
        closeInput()
        close(output)
        close(errors)
    }

    /// Writes to its standard input.
    package func send(_ bytes: [UInt8], within milliseconds: Int32) throws(SystemError) {
        try Descriptor.write(bytes, to: input, patience: milliseconds)
    }

    /// Closes its standard input.
    package func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Waits for a line and returns it without its LF. A line that never ended doesn't count.
    package func line(within milliseconds: Int) throws(Silence) -> [UInt8] {
        let end = SystemTime.monotonic + Int64(milliseconds)
        var searched = start
        while true {
            if let feed = waiting[searched...].firstIndex(of: 0x0A) {
                defer {
                    start = feed + 1
                    if start == waiting.count || start > 1 << 20 {
                        waiting.removeSubrange(..<start)
                        start = 0
                    }
                }
                return Array(waiting[start..<feed])
            }
            searched = waiting.count
            if waiting.count - start > PipedProcess.longest { throw .endless }
            try wait(until: end)
        }
    }

    /// Waits for its end and returns everything that it has written after the last ``line(within:)``.
    ///
    /// - Throws: ``Silence/stalled`` when it takes too long.
    package func rest(within milliseconds: Int) throws(Silence) -> [UInt8] {
        let end = SystemTime.monotonic + Int64(milliseconds)
        do throws(Silence) {
            while true { try wait(until: end) }
        } catch .ended {
            return Array(waiting[start...])
        } catch {
            throw error
        }
    }

    /// Takes what it has written, waiting for it.
    private func wait(until end: Int64) throws(Silence) {
        var polled = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isSilent ? -1 : errors, events: Int16(POLLIN), revents: 0),
        ]
        let rest = end - SystemTime.monotonic
        guard rest > 0 else { throw .stalled }
        let found = poll(&polled, 2, Int32(clamping: rest))
        if found < 0, errno != EINTR { throw .ended }
        guard found > 0 else { return }
        if polled[1].revents != 0 { takeErrors() }
        if polled[0].revents != 0 {
            guard let count = try? Descriptor.read(output, to: &waiting), count > 0 else { throw .ended }
        }
    }

    private func takeErrors() {
        let count = (try? Descriptor.read(errors, to: &complaint)) ?? 0
        if count == 0 { isSilent = true }
        while let feed = complaint.firstIndex(of: 0x0A) {
            said(Array(complaint[..<feed]))
            complaint.removeSubrange(...feed)
        }
        if !complaint.isEmpty, count == 0 || complaint.count > 4_096 {
            said(complaint)
            complaint = []
        }
    }

    /// Lets the program end, and ends it if it doesn't.
    ///
    /// - Returns: Its exit code, or 128 and the number of the signal that ended it.
    @discardableResult
    package func finish(within milliseconds: Int) -> Int32 {
        closeInput()
        let end = SystemTime.monotonic + Int64(milliseconds)
        while !isSilent, SystemTime.monotonic < end {
            guard Descriptor.isReadable(errors, within: Int32(clamping: end - SystemTime.monotonic)) else { break }
            takeErrors()
        }
        while waited(WNOHANG) == nil, SystemTime.monotonic < end { usleep(5_000) }
        if status == nil {
            kill(process, SIGKILL)
            _ = waited(0)
        }
        return status ?? 127
    }

    private func waited(_ options: Int32) -> Int32? {
        if let status { return status }
        var code: Int32 = 0
        var found = waitpid(process, &code, options)
        while found < 0, errno == EINTR { found = waitpid(process, &code, options) }
        guard found == process else {
            if found < 0 { status = 127 }
            return status
        }
        status = ChildProcess.code(code)
        return status
    }
}
