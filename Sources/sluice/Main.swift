import ArgumentParser
import Glibc
import Terminal

/// Where the program begins and where every error ends: told in a line, with its exit code. Nothing is thrown out of
/// here, for the runtime would print its own registers instead.
@main
enum Main {
    static func main() {
        StandardDescriptors.fill()
        Memory.giveBackLargeBlocks()
        // Who stops reading our output is no error of ours: write tells, and the command ends quietly.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow any further is an error that write tells, and what was begun is taken back.
        signal(SIGXFSZ, SIG_IGN)
        endBySignals()
        let status = status(of: Arguments.utf8)
        BackgroundWork.finish()
        exit(status.rawValue)
    }

    /// Ends with 129 or 143 on a hangup or a request to end, wherever a command is: whatever it was writing can be broken off
    /// at any place. The console has handlers of its own. What is ignored, as by nohup, stays so.
    private static func endBySignals() {
        for number in [SIGHUP, SIGTERM] {
            let before = signal(number) { _exit(128 + $0) }
            if unsafeBitCast(before, to: Int.self) == 1 { signal(number, SIG_IGN) }
        }
    }

    /// Runs the command that the arguments name.
    private static func status(of arguments: Result<[String], Failure>) -> ProcessStatus {
        do {
            let arranged = try ArgumentLine.arranged(try arguments.get(), readings: Sluice.readings)
            var command = try Sluice.parseAsRoot(arranged)
            try command.run()
            return .init(.done)
        } catch let failure as Failure {
            Notices.write(line: failure.line)
            return .init(failure.status)
        } catch {
            return status(of: error)
        }
    }

    /// Tells what the argument parser has to say: help on standard output, a mistake on standard error.
    private static func status(of error: any Error) -> ProcessStatus {
        let code = Sluice.exitCode(for: error)
        guard !(error is ExitCode) else { return .init(code: code.rawValue) }
        let message = Sluice.fullMessage(for: error)
        if code == .success {
            return print(message)
        }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { Notices.write(line: DisplayText(stranger: String(line)).plain) }
        return .init(code == .validationFailure || error is ValidationError ? .usage : .bug)
    }

    private static func print(_ message: String) -> ProcessStatus {
        do throws(Failure) {
            var output = Output(.tabs)
            for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
                try output.line(program: String(line))
            }
            try output.finish()
            return .init(.done)
        } catch {
            Notices.write(line: error.line)
            return .init(error.status)
        }
    }
}

/// The number that the process ends with.
struct ProcessStatus {
    var rawValue: Int32

    init(_ status: ExitStatus) {
        rawValue = status.rawValue
    }

    init(code: Int32) {
        rawValue = code
    }
}
