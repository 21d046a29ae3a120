import CNcurses
import Glibc
import System

/// Gives the terminal back as it was, however the program ends: by a signal, a memory fault, a trap of Swift, or `exit`.
///
/// While it is armed, everything that it needs lies in memory that was prepared beforehand, so that its handler may run at
/// any moment and on any thread: it only writes, sets the terminal's modes, and raises the signal again, which now ends
/// the program. (Only if `SWIFT_BACKTRACE` is set does a fault go on to Swift's own handler: it asks questions at the terminal,
/// which a developer may want and nobody else.) What the program or its runtime wrote to standard error while the screen was up, such as the message
/// of a trap, was kept out of the screen and is written after it has gone.
///
/// There is one terminal, so there is one guard, and it can't be made twice.
enum TerminalGuard {
    /// What the handlers need. Its fields are written before the handlers are installed or `isArmed` is set.
    struct Prepared {
        /// 1 while the screen is up.
        var isArmed: sig_atomic_t = 0
        var input: Int32 = -1
        var output: Int32 = -1
        var modes = termios()
        var restore: UnsafeMutableRawBufferPointer?
        /// Standard error as it was, and the memory file that stands in for it; -1 when it isn't redirected.
        var standardError: Int32 = -1
        var kept: Int32 = -1
        /// The pipe for signals that the program answers in its own time, and whether one was already written to it.
        var pipe: Int32 = -1
        var isEnding: sig_atomic_t = 0
        /// 1 while another program has the terminal, an editor for example.
        var isAway: sig_atomic_t = 0
        var previous: UnsafeMutablePointer<sigaction>?
        var isInstalled = false
    }

    nonisolated(unsafe) static let prepared: UnsafeMutablePointer<Prepared> = {
        let pointer = UnsafeMutablePointer<Prepared>.allocate(capacity: 1)
        pointer.initialize(to: Prepared())
        return pointer
    }()

    /// Signals that mean that the program itself is broken: the terminal is restored at once.
    private static let faults = [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS]
    /// Signals that ask the program to end: the first goes to the inbox, if there is one.
    private static let ends = [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGPWR, SIGIO,
    ]
    /// Signals that tell news.
    private static let news = [SIGWINCH, SIGCONT, SIGTSTP]

    /// Remembers the terminal as the shell left it, and guards it from now on.
    static func arm(input: Int32, output: Int32, restore: [UInt8]) {
        let prepared = prepared
        prepared.pointee.input = input
        prepared.pointee.output = output
        prepared.pointee.restore?.deallocate()
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: restore.count, alignment: 1)
        bytes.copyBytes(from: restore)
        prepared.pointee.restore = bytes
        keepStandardError()
        install()
        prepared.pointee.isArmed = 1
    }

    /// Remembers the modes of a terminal that is not yet changed.
    static func rememberModes(of input: Int32) {
        tcgetattr(input, &prepared.pointee.modes)
    }

    /// Stops guarding. The screen has been left by now; what was kept from standard error is written.
    static func disarm() {
        guard prepared.pointee.isArmed != 0 else { return }
        prepared.pointee.isArmed = 0
        releaseStandardError()
    }

    /// Restores the terminal and stops guarding. Safe in a signal handler.
    static func restoreNow() {
        let prepared = prepared
        guard prepared.pointee.isArmed != 0 else { return }
        prepared.pointee.isArmed = 0
        if let bytes = prepared.pointee.restore {
            Descriptor.show(UnsafeRawBufferPointer(bytes), on: prepared.pointee.output)
        }
        tcsetattr(prepared.pointee.input, TCSANOW, &prepared.pointee.modes)
        releaseStandardError()
    }

    /// Sends signals that the inbox answers into its pipe from now on.
    static func send(to pipe: Int32) {
        prepared.pointee.pipe = pipe
        prepared.pointee.isEnding = 0
        install()
    }

    /// Sends nothing more into a pipe that is about to be closed.
    static func stopSending(to pipe: Int32) {
        if prepared.pointee.pipe == pipe { prepared.pointee.pipe = -1 }
    }

    /// Notes whether another program has the terminal.
    static func setAway(_ isAway: Bool) { prepared.pointee.isAway = isAway ? 1 : 0 }

    // MARK: Standard error

    private static func keepStandardError() {
        guard isatty(STDERR_FILENO) != 0, prepared.pointee.kept < 0 else { return }
        let kept = memfd_create("standard error", 1)
        let original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard kept >= 0, original >= 0 else {
            if kept >= 0 { close(kept) }
            if original >= 0 { close(original) }
            return
        }
        dup2(kept, STDERR_FILENO)
        prepared.pointee.standardError = original
        prepared.pointee.kept = kept
    }

    /// Writes what was kept, and gives standard error back. Safe in a signal handler.
    private static func releaseStandardError() {
        let kept = prepared.pointee.kept
        let original = prepared.pointee.standardError
        guard kept >= 0 else { return }
        prepared.pointee.kept = -1
        dup2(original, STDERR_FILENO)
        withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { buffer in
            var offset = 0
            while true {
                let count = pread(kept, buffer.baseAddress, buffer.count, offset)
                guard count > 0 else { break }
                Descriptor.show(UnsafeRawBufferPointer(rebasing: buffer[..<count]), on: STDERR_FILENO)
                offset += count
            }
        }
        close(kept)
        close(original)
    }

    // MARK: Signals

    private static func install() {
        let prepared = prepared
        guard !prepared.pointee.isInstalled else { return }
        prepared.pointee.isInstalled = true
        let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        previous.initialize(repeating: sigaction(), count: 65)
        prepared.pointee.previous = previous
        // A stack of its own, so that a stack overflow can be handled.
        let size = 64 * 1024
        var stack = stack_t(ss_sp: .allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size)
        sigaltstack(&stack, nil)
        for signal in faults {
            handle(signal, flags: SA_ONSTACK | Int32(truncatingIfNeeded: SA_RESETHAND)) { TerminalGuard.fault($0) }
        }
        if getenv("SWIFT_BACKTRACE") == nil {
            for signal in faults { previous[Int(signal)] = sigaction() }
        }
        for signal in ends { handle(signal, flags: SA_ONSTACK | SA_RESTART) { TerminalGuard.end($0) } }
        for signal in news { handle(signal, flags: SA_ONSTACK | SA_RESTART) { TerminalGuard.news($0) } }
        atexit { TerminalGuard.restoreNow() }
    }

    private static func handle(_ signal: Int32, flags: Int32, _ handler: @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        sigemptyset(&action.sa_mask)
        guard let previous = prepared.pointee.previous.map({ $0 + Int(signal) }) else { return }
        sigaction(signal, &action, previous)
        // A program that was told to ignore such a signal, as nohup does with a hangup, goes on ignoring it.
        if ends.contains(signal), unsafeBitCast(previous.pointee.__sigaction_handler.sa_handler, to: Int.self) == 1 {
            sigaction(signal, previous, nil)
        }
    }

    /// Restores the terminal and lets the signal do what it did before.
    private static func fault(_ signal: Int32) {
        restoreNow()
        if let previous = prepared.pointee.previous { sigaction(signal, previous + Int(signal), nil) }
        raise(signal)
    }

    /// Leaves ending to the program, once; the second time, or if nothing listens, ends here.
    private static func end(_ signal: Int32) {
        let code = errno
        // The keys for these two reach every program that reads from the terminal, and are meant for the other one.
        if prepared.pointee.isAway != 0 {
            if signal == SIGINT || signal == SIGQUIT { return }
            ChildProcess.pass(signal)
        }
        if prepared.pointee.pipe >= 0, prepared.pointee.isEnding == 0 {
            prepared.pointee.isEnding = 1
            note(signal)
            errno = code
            return
        }
        fault(signal)
    }

    private static func news(_ signal: Int32) {
        let code = errno
        if signal == SIGTSTP, prepared.pointee.isAway != 0 || prepared.pointee.pipe < 0 {
            // The other program stops, and the shell waits for both of us.
            raise(SIGSTOP)
        } else if prepared.pointee.pipe >= 0 {
            note(signal)
        }
        errno = code
    }

    private static func note(_ signal: Int32) {
        SelfPipe.ring(prepared.pointee.pipe, UInt8(truncatingIfNeeded: signal))
    }
}
