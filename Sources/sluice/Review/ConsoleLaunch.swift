import ArgumentParser
import Console
import Curses
import Glibc
import Journal
import Moderation
import System
import Terminal
import Wording

/// Opens the console: the queue's desk on one side, the terminal on the other.
enum ConsoleLaunch {
    /// - Parameters:
    ///   - query: What to begin with; `nil` goes on where the moderator last was.
    ///   - tour: Called at the end of a tour, with whether all its tasks were done; `nil` for no tour.
    static func run(_ options: QueueChoice, query: Query?, tour: ((Bool) -> Void)? = nil) throws {
        try checkTerminal()
        var session = try open(options)
        if let query { try session.check(query) }
        let desk = session.desk
        if case .full(let login) = desk.access { try session.refuseSiteLogin(login) }
        let (theme, themeProblems) = Theme.read(session.settings.theme)
        let screen: CursesScreen
        let inbox: CursesInbox
        do throws(TerminalError) {
            screen = try CursesScreen(
                options: screenOptions(session.settings, theme), environment: Variables.value)
            inbox = try CursesInbox(screen: screen, environment: Variables.value)
        } catch {
            throw Failure(.usage, wording.noConsole(error))
        }
        defer { screen.close() }
        var watches: [any Watch] = []
        defer { for watch in watches { watch.cancel() } }
        var start = Console.Start(
            desk: desk, language: language(session.settings), zone: session.zone, clock: { SystemClock.now })
        start.readers = .two
        start.onlooker = session.login
        start.query = query
        start.tour = tour
        start.themeProblems = themeProblems
        start.isUnicode = screen.isUnicode
        start.watch = { changed in
            // Without a watch the console still works; it sees others' acts when it decides.
            guard let watch = try? desk.watch(changed) else { return false }
            watches.append(watch)
            if let sessions = desk.watchSessions(changed) { watches.append(sessions) }
            return !watch.isPolled
        }
        var end: Int32?
        start.ended = { end = $0 }
        start.unwatch = { for watch in watches { watch.cancel() } }
        start.edit = { job in edit(job, in: desk) }
        start.grammar = ConsoleGrammar.make(zone: session.zone)
        let folder = try Session.folder(options)
        var moderator: String?
        if case .full(let login) = desk.access { moderator = login.text }
        start.command = { [moderator] words in ShellCommand.run(words, folder: folder, moderator: moderator) }
        let unsaved = Console.run(start, queue: &session.queue, screen: screen, inbox: inbox)
        // As much again may have been read since it was opened.
        Session.leaveCheckpoint(of: session.queue, on: desk)
        try tell(unsaved, on: screen)
        // As a shell reports a program that a signal ends.
        if let end { throw ExitCode(128 + end) }
    }

    /// Reports on the shell's screen what failed after the moderator had left.
    ///
    /// - Throws: ``Failure`` of the last of them, after the others were reported.
    private static func tell(_ unsaved: [Console.Unsaved], on screen: CursesScreen) throws(Failure) {
        guard !unsaved.isEmpty else { return }
        screen.close()
        let failures = unsaved.map { unsaved in
            let status = unsaved.isDraft ? .disk : unsaved.error.map { Failure($0).status } ?? .refused
            return Failure(status, unsaved.message)
        }
        for failure in failures.dropLast() { Notices.write(line: failure.line) }
        if let last = failures.last { throw last }
    }

    /// Opens the queue; asks who it is, if the account is not one of its moderators and no name was given.
    private static func open(_ options: QueueChoice) throws(Failure) -> Session {
        let identity = try Identity.resolve(options.moderator)
        let settings = try Session.settings(in: Session.folder(options))
        var options = options
        if !identity.isGiven, let moderators = settings.moderators, moderators[identity.login] == nil,
            let login = ModeratorChoice.ask(among: moderators, in: language(settings))
        {
            options.moderator = login.text
        }
        return try Session.open(options)
    }

    private static func screenOptions(_ settings: Settings, _ theme: Theme) -> CursesScreen.Options {
        var options = CursesScreen.Options()
        options.theme = theme
        options.isMouseOn = settings.mouse
        options.asks = true
        return options
    }

    private static func language(_ settings: Settings) -> Language {
        settings.language.flatMap { Language(rawValue: $0) } ?? Language(locale: Variables.locale ?? "")
    }

    /// Lets the moderator edit a text in their own editor; the console keeps what comes back.
    private static func edit(_ job: EditJob, in desk: any Desk) -> EditResult {
        do throws(Failure) {
            return .text(
                try ExternalEditor.edit(spelled: job.body, of: job.target.number, in: desk, after: job.after) {
                    $0.text
                })
        } catch {
            guard error.status != .usage, let advice = error.advice else { return .failed(error.message) }
            return .failed(error.message + "; " + advice)
        }
    }

    /// - Throws: ``Failure`` that names the commands to use instead.
    static func checkTerminal() throws(Failure) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure(.usage, wording.noConsole(.noTerminal))
        }
        let terminal = Variables.value("TERM") ?? ""
        guard terminal != "", terminal != "dumb" else {
            throw Failure(.usage, wording.noConsole(.dumb(terminal)))
        }
    }
}

/// Asks who is at the terminal, if the settings list the moderators and the account is not one of them.
enum ModeratorChoice {
    /// Shows a letter for each and waits for one key.
    ///
    /// - Returns: Who was picked; `nil` for any other key, which leaves the queue read-only, and where there are more
    ///   moderators than letters.
    static func ask(among moderators: [Login: String], in language: Language) -> Login? {
        let logins = moderators.keys.sorted()
        let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
        guard !logins.isEmpty, logins.count <= letters.count else { return nil }
        let key = ShellKeyboard.key(of: STDIN_FILENO, on: STDOUT_FILENO) {
            Notices.tell(language.phrases.whoAreYou)
            for (letter, login) in zip(letters, logins) {
                let name: DisplayText = moderators[login].map { ", \($0)" } ?? ""
                let line: DisplayText = "  \(Character(Unicode.Scalar(letter)))  \(login)" + name
                Notices.write(line: line.plain)
            }
        } where: { _ in
            true
        }
        guard case .character(let letter)? = key?.code, key == .character(letter), let byte = letter.asciiValue,
            let index = letters.firstIndex(of: byte | 0x20), index < logins.count
        else { return nil }
        return logins[index]
    }
}

/// Runs the commands that the console passes on: this very program again, on the shell's screen.
enum ShellCommand {
    /// Runs a command for a queue in a moderator's name, and waits until its output has been read.
    ///
    /// - Parameter words: The verb and what follows it, as they were typed.
    static func run(_ words: [String], folder: String, moderator: String?) {
        var whole = ["sluice", "--queue", folder]
        if let moderator { whole += ["--as", moderator] }
        switch ChildProcess.run("/proc/self/exe", whole + words) {
        case ChildProcess.notStarted: Notices.write(line: wording.notStarted.plain)
        // It was told to end, and the console with it.
        case 128 + SIGHUP, 128 + SIGTERM: return
        default: break
        }
        _ = ShellKeyboard.key(of: STDIN_FILENO, on: STDOUT_FILENO) {
            Descriptor.show("\n\(wording.enterGoesBack.plain)".utf8, on: STDOUT_FILENO)
        } where: {
            $0 == Key(.enter) || $0 == Key(.escape)
        }
        // What the next command prints begins a line of its own.
        Descriptor.show("\r\u{1B}[K".utf8, on: STDOUT_FILENO)
    }
}
