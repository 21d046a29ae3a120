import Glibc

/// A real terminal with a shell in it, driven from outside: a tmux server of its own.
///
/// Keys go in as a person would press them, and what is on the screen comes out as a person would see it. Nothing
/// here waits for a fixed time: a test that expects something on the screen says what, and waits until it is there.
final class Terminal: Sendable {
    private let folder: TemporaryFolder
    private let environment: [String: String]

    /// How long something may take to appear before the test gives up: much longer than it takes on the slowest machine.
    static let patience = Duration.seconds(60)

    /// Opens a terminal with a shell whose prompt is `ready$`.
    ///
    /// - Parameter environment: What the shell sees besides ``Program/environment``.
    init(columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) async throws {
        folder = try TemporaryFolder()
        self.environment = Program.environment.merging(environment) { $1 }
            .merging(["PS1": "ready$ ", "HOME": folder.path, "HISTFILE": ""]) { $1 }
        try tmux(
            "start-server", ";", "set-option", "-g", "default-terminal", "tmux-256color", ";",
            "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "bash", "--noprofile", "--norc", "--noediting",
            "-i")
        try await wait(for: "the shell's prompt") { $0.last == "ready$" }
    }

    deinit {
        _ = try? tmux("kill-server")
    }

    /// Types text as it is, key by key, once the program waits for keys.
    func type(_ text: String) throws {
        untilItListens()
        // An argument that ends with a semicolon would end tmux's own command.
        try tmux("send-keys", "-l", "--", text.hasSuffix(";") ? "\(text.dropLast())\\;" : text)
    }

    /// Presses keys by their tmux names, once the program waits for keys: `Enter`, `Escape`, `C-c`, `PageDown`.
    func press(_ keys: String...) throws {
        untilItListens()
        try tmux(["send-keys", "--"] + keys)
    }

    /// Waits until the program that was started last sleeps, or has ended.
    ///
    /// A frame can be seen before the program that wrote it has looked once more into its input, and a key that it finds
    /// there counts as typed before the frame. A person is never that quick; a test on a busy machine is.
    private func untilItListens() {
        let process = folder.read("process").filter(\.isNumber)
        guard !process.isEmpty else { return }
        let giveUp = ContinuousClock.now + Terminal.patience
        while ContinuousClock.now < giveUp, let state = Terminal.state(ofProcess: process), state == "R" || state == "D"
        {
            usleep(1000)
        }
    }

    /// The letter by which the kernel tells what a process does, as in proc_pid_stat(5).
    private static func state(ofProcess process: String) -> Character? {
        guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 512)
        guard fgets(&line, 512, file) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.split(separator: ")").last?.first { $0 != " " }
    }

    /// Types a line at the shell's prompt.
    func enter(_ line: String) throws {
        try type(line)
        try press("Enter")
    }

    /// Pastes text as a terminal does, between the marks that tell a program so.
    func paste(_ text: String) throws {
        try tmux("set-buffer", "--", text)
        try tmux("paste-buffer", "-p")
    }

    /// Pastes text as a terminal does that marks none, or was told to stop marking it.
    func pasteUnmarked(_ text: String) throws {
        try tmux("set-buffer", "--", text)
        try tmux("paste-buffer")
    }

    /// Starts a program from the shell; when it has ended, the shell says `status=` and its exit code.
    func start(_ program: String) throws {
        try enter("sh -c 'echo $$ > $HOME/process; exec \(program)'; echo status=$?")
    }

    /// Sends a signal to the program that was started last.
    func signal(_ number: Int32) throws {
        guard let process = pid_t(folder.read("process").filter(\.isNumber)) else { throw NothingStarted() }
        kill(process, number)
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// What is on the screen now.
    func frame() throws -> Frame {
        Frame(
            lines: try tmux("capture-pane", "-p").output.split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().map(String.init))
    }

    /// What is on the screen now, with the sequences that colour it.
    func colouredFrame() throws -> String {
        try tmux("capture-pane", "-p", "-e").output
    }

    /// Writes all bytes that programs send to this terminal from now on to a file.
    func record(to path: String) throws {
        try tmux("pipe-pane", "cat > '\(path)'")
    }

    /// The terminal's own settings, one line as `stty -g` tells them.
    func modes() throws -> String {
        let device = try tmux("display-message", "-p", "#{pane_tty}").output.filter { $0 != "\n" }
        return try Run.program(["stty", "-g", "-F", device], environment: environment).output
    }

    /// Whether the program has the alternate screen, and whether the cursor can be seen.
    func flags() throws -> (alternateScreen: Bool, cursor: Bool) {
        let flags = try tmux("display-message", "-p", "#{alternate_on} #{cursor_flag}").output
        return (flags.hasPrefix("1"), flags.hasPrefix("1 1") || flags.hasPrefix("0 1"))
    }

    /// Waits until the screen is as it should be, and gives what is on it then.
    @discardableResult
    func wait(for what: String, until condition: (Frame) throws -> Bool) async throws -> Frame {
        let giveUp = ContinuousClock.now + Terminal.patience
        var frame = try frame()
        while try !condition(frame) {
            guard ContinuousClock.now < giveUp else { throw NeverCame(what: what, frame: frame) }
            try await Task.sleep(for: .milliseconds(25))
            frame = try self.frame()
        }
        return frame
    }

    /// Waits until the program that was started last has ended, and gives the screen with its exit code. The line that
    /// started it has the word too.
    @discardableResult
    func waitForEnd() async throws -> Frame {
        try await wait(for: "the exit code") { frame in
            frame.lines.contains { line in
                line.firstRange(of: "status=").map { line[$0.upperBound...].first?.isNumber ?? false } ?? false
            }
        }
    }

    /// Waits until a text can be read somewhere on the screen.
    @discardableResult
    func wait(for text: String) async throws -> Frame {
        try await wait(for: text) { $0.contains(text) }
    }

    @discardableResult
    private func tmux(_ arguments: String...) throws -> Run {
        try tmux(arguments)
    }

    @discardableResult
    func tmux(_ arguments: [String]) throws -> Run {
        let run = try Run.program(
            ["tmux", "-S", "\(folder.path)/tmux", "-f", "/dev/null", "-u"] + arguments, environment: environment)
        guard run.status == 0 else { throw Refused(arguments: arguments, errors: run.errors) }
        return run
    }

    /// The text that did not come, and what was on the screen instead.
    struct NeverCame: Error, CustomStringConvertible {
        var what: String
        var frame: Frame

        var description: String {
            "never came: \(what)\n\(frame.lines.map { "|\($0)" }.joined(separator: "\n"))"
        }
    }

    /// A signal for a program that was never started.
    struct NothingStarted: Error {}

    /// A command that tmux did not take.
    struct Refused: Error {
        var arguments: [String]
        var errors: String
    }
}
