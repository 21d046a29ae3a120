import Glibc
import System
import Terminal

/// Runs the commands that the console hands on: this very program again, on the shell's screen.
enum ShellCommand {
    /// All that can be handed on, as they are called on the command line.
    static var verbs: [String] { Sluice.readings.keys.filter { $0 != "review" }.sorted() }

    /// Runs a command for a queue in a moderator's name, and waits until its output has been read.
    ///
    /// - Parameter words: The verb and what follows it, as they were typed.
    static func run(_ words: [String], folder: String, moderator: String?) {
        var whole = ["sluice", "--queue", folder]
        if let moderator { whole += ["--as", moderator] }
        if ChildProcess.run("/proc/self/exe", whole + words) == ChildProcess.notStarted {
            Notices.write(line: "the command could not be started")
        }
        Descriptor.show("\nEnter goes back to the console ".utf8, on: STDOUT_FILENO)
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A {}
    }
}
