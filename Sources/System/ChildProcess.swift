import Glibc

/// Another program that has the terminal for a while.
package enum ChildProcess {
    /// What ``run(_:_:)`` returns when the program could not be started, as a shell does.
    package static let notStarted: Int32 = 127

    /// The program that runs now; 0 for none. A signal handler reads it.
    private nonisolated(unsafe) static let running: UnsafeMutablePointer<pid_t> = {
        let pointer = UnsafeMutablePointer<pid_t>.allocate(capacity: 1)
        pointer.initialize(to: 0)
        return pointer
    }()

    /// Runs a program and waits for its end. Meanwhile ctrl-c and ctrl-\ go to it, as with `system`.
    ///
    /// - Parameters:
    ///   - path: The program's file.
    ///   - words: Its arguments, the first of which is its own name.
    /// - Returns: Its exit code; 128 and the signal's number when a signal ended it.
    package static func run(_ path: String, _ words: [String]) -> Int32 {
        let interrupt = signal(SIGINT, SIG_IGN)
        let quit = signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        guard let process = try? spawn(path, words, restoring: [SIGINT, SIGQUIT, SIGPIPE]) else { return notStarted }
        running.pointee = process
        var status: Int32 = 0
        // Its number is not reused until it is taken, so a handler can't hit another program.
        var end = siginfo_t()
        while waitid(P_PID, id_t(process), &end, WEXITED | WNOWAIT) < 0 {
            guard errno == EINTR else { break }
        }
        running.pointee = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return notStarted }
        }
        return code(status)
    }

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: Its file, or its name on the PATH.
    ///   - signals: The signals that have their default meaning for it.
    ///   - descriptors: The descriptors that it gets in place of this program's own.
    /// - Returns: Its number.
    static func spawn(
        _ program: String, _ words: [String], restoring signals: [Int32],
        redirecting descriptors: [(own: Int32, its: Int32)] = []
    ) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (own, its) in descriptors { posix_spawn_file_actions_adddup2(&actions, own, its) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in signals { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let code = posix_spawnp(&process, program, &actions, &attributes, &arguments, environ)
        guard code == 0 else { throw SystemError(code: code) }
        return process
    }

    /// The exit code of a program that has ended; 128 and the signal's number when a signal ended it.
    static func code(_ status: Int32) -> Int32 {
        status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Passes a signal on to the program that runs now, if there is one. Safe in a signal handler.
    ///
    /// The system reports a terminal's end only to the leader of its session; a program that waits for nothing would
    /// run on after it, and its caller would wait for it.
    package static func pass(_ signal: Int32) {
        let process = running.pointee
        if process > 0 { kill(process, signal) }
    }
}
