import ArgumentParser
import Glibc
import Terminal

/// Where the program begins and where every error ends: reported in a line, with its exit code. Nothing is thrown out
/// of here, since the runtime would print its own registers instead.
@main
enum Main {
    static func main() {
        StandardDescriptors.fill()
        Memory.giveBackLargeBlocks()
        // If the reader closes the pipe, stop quietly: write reports it.
        signal(SIGPIPE, SIG_IGN)
        // If a file may not grow any further, write reports that as an error, and what was begun is taken back.
        signal(SIGXFSZ, SIG_IGN)
        endBySignals()
        let status = status(of: Arguments.utf8)
        BackgroundWork.finish()
        exit(status.rawValue)
    }

    /// Ends with 129 or 143 on a hangup or a request to end, wherever a command is: whatever it was writing can be
    /// broken off at any place. The console has its own handlers. An ignored signal, as with nohup, stays ignored.
    private static func endBySignals() {
        for number in [SIGHUP, SIGTERM] {
            let before = signal(number) { _exit(128 + $0) }
            if unsafeBitCast(before, to: Int.self) == 1 { signal(number, SIG_IGN) }
        }
    }

    /// Runs the command that the arguments name.
    private static func status(of arguments: Result<[String], Failure>) -> ProcessStatus {
        do {
            try CGICommand.refuseArguments(try arguments.get())
            let arranged = try ArgumentLine.arranged(try arguments.get())
            var command = try Sluice.command(arranged)
            try command.run()
            return .init(.done)
        } catch let failure as Failure {
            Notices.write(line: failure.unlessTold.line)
            return .init(failure.status)
        } catch {
            return status(of: error)
        }
    }

    /// Prints what the argument parser has to say: help on standard output, a mistake on standard error.
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

/// The three descriptors that every program expects to be open.
enum StandardDescriptors {
    /// Fills those that were closed when the program was started.
    ///
    /// Otherwise the journal itself could be opened as descriptor 1, and what is meant for the reader would be
    /// written into it. They are filled with something that can't be written to, so that lost output is still
    /// reported as an error.
    static func fill() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }
}

/// What the C library does with freed memory.
enum Memory {
    /// Returns a large list's memory to the system when the list goes, rather than to a heap that keeps it for the next one.
    ///
    /// Left to itself the library raises this limit with the first large block that is freed, and a search over a
    /// million comments leaves fifty megabytes behind.
    static func giveBackLargeBlocks() {
        #if canImport(Glibc)
            _ = mallopt(mmapThreshold, 1 << 20)
            _ = mallopt(trimThreshold, 1 << 20)
        #endif
    }
}

#if canImport(Glibc)
    // From <malloc.h>, but missing in the Glibc module.
    private let trimThreshold: Int32 = -1
    private let mmapThreshold: Int32 = -3

    @_silgen_name("mallopt")
    private func mallopt(_ parameter: Int32, _ value: Int32) -> Int32
#endif
