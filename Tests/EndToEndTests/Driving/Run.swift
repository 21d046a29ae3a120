import Glibc

/// What a program said and how it ended.
struct Run: Sendable {
    /// The exit code; 128 and the signal's number when a signal ended it, as a shell tells it.
    var status: Int32
    var output: String
    var errors: String

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - arguments: The program, looked up on the PATH unless it has a slash, and its arguments.
    ///   - environment: Everything that the program sees.
    ///   - input: What stands on its standard input.
    static func program(_ arguments: [String], environment: [String: String], input: String = "") throws -> Run {
        let folder = try TemporaryFolder()
        let paths = (input: "\(folder.path)/in", output: "\(folder.path)/out", errors: "\(folder.path)/err")
        try folder.write(input, to: "in")

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let created = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, paths.input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, paths.output, created, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, paths.errors, created, 0o600)

        // A tmux server that kept the test run's own pipes open would keep their reader waiting.
        for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }

        // The threads that tests run on block signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var argv = arguments.map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in argv + envp { free(string) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, arguments[0], &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw CannotStart(program: arguments[0], code: code) }

        var ending: Int32 = 0
        while waitpid(process, &ending, 0) == -1 && errno == EINTR {}
        let signal = ending & 0x7F
        return Run(
            status: signal == 0 ? (ending >> 8) & 0xFF : 128 + signal,
            output: folder.read("out"), errors: folder.read("err"))
    }

    /// A program that could not be started at all. `code` is an `errno`.
    struct CannotStart: Error {
        var program: String
        var code: Int32
    }
}
