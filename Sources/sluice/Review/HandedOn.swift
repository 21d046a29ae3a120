import Glibc
import Terminal

/// Runs the commands that the console hands on: this very program again, on the shell's screen.
enum HandedOn {
    /// All that can be handed on, as they are called on the command line.
    static var verbs: [String] { Sluice.readings.keys.filter { $0 != "review" }.sorted() }

    /// Runs a command for a queue in a moderator's name, and waits until its output has been read.
    ///
    /// - Parameter words: The verb and what follows it, as they were typed.
    static func run(_ words: [String], folder: String, moderator: String?) {
        var whole = ["sluice", "--queue", folder]
        if let moderator { whole += ["--as", moderator] }
        spawn("/proc/self/exe", whole + words)
        write("\nEnter goes back to the console ")
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A {}
    }

    private static func spawn(_ path: String, _ words: [String]) {
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        // Ctrl-c is for the command, not for the console that waits for it.
        let interrupt = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, interrupt) }
        var process = pid_t()
        guard posix_spawn(&process, path, nil, &attributes, &arguments, environ) == 0 else {
            Notices.write(line: "the command could not be started")
            return
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    private static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, written))
        }
    }
}
