import CNcurses
import Glibc
internal import System
package import Terminal

/// A terminal driven by curses.
///
/// The difference between two surfaces is found here, row by row; curses then finds the shortest way to show it. What
/// curses can't place is written past it (``DirectWriter``). In a locale that isn't UTF-8 everything is shown in
/// ASCII (``ASCIIForm``).
///
/// There can be one at a time, used by one thread: curses has one screen. While it is up, ``TerminalGuard`` is armed.
package final class CursesScreen: Screen {
    /// What the screen is made for.
    package struct Options: Sendable {
        package var theme = Theme()
        /// Whether buttons and wheel are reported; takes the terminal's own selection away.
        package var isMouseOn = false
        /// Whether colours are used if the terminal has them.
        var usesColors = true
        /// Whether the terminal is asked what it is and for the colour of its ground; the answers come through the inbox.
        package var asks = false

        package init() {}
    }

    /// Whether characters beyond ASCII can be shown, which the locale decides.
    package let isUnicode: Bool
    let input: Int32
    let output: Int32
    let capabilities: Capabilities
    private let options: Options
    var directWriter: DirectWriter
    private var styles: StyleTable
    private let hasColors: Bool
    private let narrow: NarrowScalars
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
    private let screen: OpaquePointer
    private var isOpen = true

    /// What the terminal shows; `nil` when that is unknown.
    private var shown: Surface?
    /// Whether something other than the surface has changed how it looks.
    var isStale = false
    /// The colour of the terminal's ground, if it is known.
    private var ground: Ground?
    var questions: Questions
    /// Which of its rows have cells written past curses.
    private var isDirect: [Bool] = []
    private var isCursorShown = true
    private var windowSize: Size

    /// Takes the terminal.
    ///
    /// - Parameters:
    ///   - environment: Looks up a variable; `TERM`, `NO_COLOR`, and `LC_ALL` and its like are asked
    ///     for.
    /// - Throws: ``TerminalError`` before anything was changed.
    package init(
        input: Int32 = 0, output: Int32 = 1, options: Options = Options(), environment: (String) -> String?
    ) throws(TerminalError) {
        let term = try CursesScreen.check(input: input, output: output, environment: environment)
        CursesScreen.takeLocale(environment)
        isUnicode = shim_is_utf8() != 0
        TerminalGuard.rememberModes(of: input)
        // Copies for curses, which editors and other child processes don't inherit.
        guard let outputFile = fdopen(fcntl(output, F_DUPFD_CLOEXEC, 3), "w"),
            let inputFile = fdopen(fcntl(input, F_DUPFD_CLOEXEC, 3), "r")
        else { throw .noTerminal }
        let made = Description.reading(term, environment: environment) { newterm(term, outputFile, inputFile) }
        guard let screen = made else {
            fclose(outputFile)
            fclose(inputFile)
            throw .unknown(term)
        }
        self.input = input
        self.output = output
        self.options = options
        self.screen = screen
        files = (inputFile, outputFile)
        let noColor = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        hasColors = options.usesColors && !noColor && has_colors()
        if hasColors { start_color() }
        capabilities = Capabilities(colors: hasColors ? Int(shim_colors()) : 0)
        ground = options.theme.ground ?? environment("COLORFGBG").flatMap { Ground(variable: $0) }
        styles = StyleTable(theme: options.theme, ground: ground, hasColors: hasColors, capabilities: capabilities)
        questions = Questions(isOn: options.asks && capabilities.isANSI && TerminalAnswer.canBeAsked(term))
        narrow = NarrowScalars { wcwidth(wchar_t(bitPattern: $0)) == 1 }
        directWriter = DirectWriter(
            capabilities: capabilities, narrow: narrow,
            isTurning: ["konsole", "vte", "gnome"].contains { term.hasPrefix($0) })
        windowSize = Size(columns: Int(shim_columns()), rows: Int(shim_rows()))
        raw()
        noecho()
        nonl()
        keypad(shim_stdscr(), true)
        idlok(shim_stdscr(), true)
        idcok(shim_stdscr(), false)
        leaveok(shim_stdscr(), false)
        scrollok(shim_stdscr(), false)
        typeahead(-1)
        styles.mixColors()
        CursesScreen.comeAndGo(outputFile)
        TerminalGuard.arm(input: input, output: output, restore: capabilities.restore)
        isSwitched = false
    }

    deinit {
        close()
    }

    /// The size of the terminal as it is now.
    package var size: Size {
        Descriptor.windowSize(of: output).map { Size(columns: $0.columns, rows: $0.rows) } ?? windowSize
    }

    package func show(_ surface: Surface) {
        guard isOpen, surface.size.columns > 0, surface.size.rows > 0 else { return }
        if surface.size != windowSize {
            resizeterm(Int32(surface.size.rows), Int32(surface.size.columns))
            windowSize = surface.size
            shown = nil
        }
        let changes = changes(to: surface)
        for change in changes { draw(change, of: surface) }
        placeCursor(of: surface)
        wrefresh(shim_stdscr())
        if !isSwitched { switchOn() }
        if isUnicode { writeDirectly(of: surface, rows: changes.lazy.map(\.row).filter { self.isDirect[$0] }) }
        shown = surface
        questions.ask(output)
    }

    /// Takes what the terminal has told; returns whether frames look different now.
    func take(_ answer: TerminalAnswer) -> Bool {
        switch answer {
        case .ground(let told):
            guard options.theme.ground == nil, told != ground, hasColors else { return false }
            ground = told
            let old = styles
            styles = StyleTable(theme: options.theme, ground: ground, hasColors: true, capabilities: capabilities)
            styles.mixColors()
            isStale = isStale || styles != old
        case .kind:
            questions.isAnswered = true
            isXterm = answer.isXterm
            switchAlt()
            guard answer.isTurning != directWriter.isTurning else { return false }
            directWriter.isTurning = answer.isTurning
            isStale = isStale || isDirect.contains(true)
        }
        return isStale
    }

    package func invalidate() {
        guard isOpen else { return }
        // The program that had the terminal meanwhile may have changed its modes.
        reset_prog_mode()
        switchOn()
        shown = nil
    }

    package func leave(during work: () -> Void) {
        guard isOpen else { return work() }
        end()
        TerminalGuard.disarm()
        TerminalGuard.setAway(true)
        work()
        TerminalGuard.setAway(false)
        TerminalGuard.arm(input: input, output: output, restore: capabilities.restore)
        shown = nil
        isCursorShown = true
    }

    package func suspend() {
        leave {
            var action = sigaction()
            var previous = sigaction()
            sigaction(SIGTSTP, &action, &previous)
            // The whole process group, as the terminal itself would do it, so that a shell's pipeline or script stops as one.
            kill(0, SIGTSTP)
            sigaction(SIGTSTP, &previous, nil)
        }
    }

    /// Gives the terminal back for good.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        end()
        TerminalGuard.disarm()
        delscreen(screen)
        fclose(files.output)
        fclose(files.input)
    }

    // MARK: Drawing

    /// What is to be drawn. If a changed row has cells that ``DirectWriter`` has written or has to write, curses is
    /// told to write the whole row again.
    private func changes(to surface: Surface) -> [Change] {
        let changes: [Change]
        if let shown, !isStale {
            changes = surface.changes(from: shown)
        } else if isStale, shown != nil {
            changes = (0..<surface.size.rows).map { Change(row: $0, columns: 0..<surface.size.columns) }
        } else {
            clearok(shim_curscr(), true)
            changes = (0..<surface.size.rows).map { Change(row: $0, columns: 0..<surface.size.columns) }
            isDirect = Array(repeating: false, count: surface.size.rows)
        }
        isStale = false
        var isMovable = !isDirect.contains(true)
        for change in changes {
            let row = change.row
            let wasDirect = isDirect[row]
            // What has not changed was looked at before.
            let columns = wasDirect ? 0..<surface.size.columns : change.columns
            isDirect[row] = isUnicode && directWriter.isNeeded(row: row, columns: columns, on: surface)
            guard wasDirect || isDirect[row] else { continue }
            isMovable = false
            if shown != nil { wredrawln(shim_stdscr(), Int32(row), 1) }
        }
        // Rows that differ only in what curses doesn't know about look alike to it: it must not move them. If nothing
        // has moved, it needn't look for such rows.
        idlok(shim_stdscr(), isMovable && shown.map { surface.isMoved(changes, from: $0) } ?? false)
        return changes
    }

    private func draw(_ change: Change, of surface: Surface) {
        withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: CursesScreen.longestRun) { run in
            var column = change.columns.lowerBound
            while column < change.columns.upperBound {
                let glyph = surface.glyph(row: change.row, column: column)
                let style = styles[glyph.style]
                if isUnicode {
                    let count = surface.copyRun(
                        row: change.row, columns: column..<change.columns.upperBound, narrow, into: run)
                    if count > 0 {
                        _ = shim_put_run(
                            Int32(change.row), Int32(column), run.baseAddress, Int32(count), style.attributes,
                            style.pair)
                        column += count
                        continue
                    }
                    if CellPlacement.isSure(glyph) {
                        put(
                            glyph.scalar, row: change.row, column: column, style.attributes, style.pair)
                    } else {
                        // A stand-in that differs from everything else, so that curses never mistakes one for the other.
                        let attributes = style.attributes | shim_protect()
                        for half in 0..<glyph.width {
                            put(0x20, row: change.row, column: column + half, attributes, style.pair)
                        }
                    }
                } else {
                    let form = ASCIIForm.of(surface.string(of: glyph), width: glyph.width)
                    for (index, byte) in form.utf8.prefix(glyph.width).enumerated() {
                        put(UInt32(byte), row: change.row, column: column + index, style.attributes, style.pair)
                    }
                }
                column += max(glyph.width, 1)
            }
        }
    }

    private static let longestRun = shim_longest_run

    private func put(_ scalar: UInt32, row: Int, column: Int, _ attributes: attr_t, _ pair: Int16) {
        withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 2) { text in
            text[0] = wchar_t(bitPattern: scalar)
            text[1] = 0
            _ = shim_put(Int32(row), Int32(column), text.baseAddress, attributes, pair)
        }
    }

    private func placeCursor(of surface: Surface) {
        let cursor = surface.cursor.flatMap { cursor in
            (0..<surface.size.rows).contains(cursor.row) && (0..<surface.size.columns).contains(cursor.column)
                ? cursor : nil
        }
        if let cursor { wmove(shim_stdscr(), Int32(cursor.row), Int32(cursor.column)) }
        if (cursor != nil) != isCursorShown {
            isCursorShown.toggle()
            curs_set(isCursorShown ? 1 : 0)
        }
    }

    private func writeDirectly(of surface: Surface, rows: some Sequence<Int>) {
        var bytes = directWriter.bytes(for: surface, rows: rows, styles)
        guard !bytes.isEmpty else { return }
        // Curses finds cursor and style as it left them.
        var row: Int32 = 0
        var column: Int32 = 0
        shim_cursor(&row, &column)
        bytes += styles[Style()].bytes
        bytes += capabilities.position(row: Int(row), column: Int(column)) + capabilities.wrapOn
        Descriptor.show(bytes, on: output)
    }

    // MARK: Modes

    /// Whether the terminal has been told to mark pasted text, and to report the mouse if wanted.
    private var isSwitched: Bool
    /// Whether it is xterm, and has been told what a key with alt sends.
    private var isXterm = false
    private var isAltSwitched = false

    private func switchOn() {
        isSwitched = true
        guard capabilities.isANSI else { return }
        Descriptor.show(Capabilities.pasteOn + (options.isMouseOn ? Capabilities.mouseOn : []), on: output)
        switchAlt()
    }

    private func switchOff() {
        isSwitched = false
        questions.awaitAnswer(input)
        guard capabilities.isANSI else { return }
        let alt = isAltSwitched ? Capabilities.altOff : []
        isAltSwitched = false
        Descriptor.show(alt + (options.isMouseOn ? Capabilities.mouseOff : []) + Capabilities.pasteOff, on: output)
    }

    /// Leaves the screen to the shell, or to another program.
    private func end() {
        switchOff()
        endwin()
        if !capabilities.newRow.isEmpty { Descriptor.show(capabilities.newRow, on: output) }
    }

    /// Tells xterm what a key with alt sends.
    private func switchAlt() {
        guard isXterm, isSwitched, !isAltSwitched else { return }
        isAltSwitched = true
        TerminalGuard.arm(input: input, output: output, restore: Capabilities.altOff + capabilities.restore)
        Descriptor.show(Capabilities.altOn, on: output)
    }

    /// Leaves curses and comes back, without a trace on the terminal.
    ///
    /// Until it has been left once, curses flushes at every move of the cursor: some thirty writes for a frame that
    /// afterwards takes one.
    private static func comeAndGo(_ outputFile: UnsafeMutablePointer<FILE>) {
        let descriptor = fileno(outputFile)
        let terminal = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        if terminal >= 0, nowhere >= 0, dup2(nowhere, descriptor) >= 0 {
            // Whatever is not a terminal keeps its modes too.
            endwin()
            doupdate()
            dup2(terminal, descriptor)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        if terminal >= 0 { _ = Glibc.close(terminal) }
        if nowhere >= 0 { _ = Glibc.close(nowhere) }
    }

    /// Takes the locale for characters only: numbers and messages stay as they are.
    private static func takeLocale(_ environment: (String) -> String?) {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment($0) }
        let name = names.first { !$0.isEmpty } ?? "C"
        guard setlocale(LC_CTYPE, name) == nil else { return }
        // A locale's name that came over ssh but that this machine doesn't have: the terminal writes UTF-8 all the same.
        let ending = name.lowercased()
        let isUTF8 = ending.hasSuffix("utf-8") || ending.hasSuffix("utf8")
        setlocale(LC_CTYPE, isUTF8 ? "C.UTF-8" : "C")
    }

    /// Makes sure that there is a terminal with the necessary capabilities, and returns its name.
    private static func check(
        input: Int32, output: Int32, environment: (String) -> String?
    ) throws(TerminalError) -> String {
        guard isatty(input) != 0, isatty(output) != 0 else { throw .noTerminal }
        let term = environment("TERM") ?? ""
        guard term != "", term != "dumb" else { throw .dumb(term) }
        var result: Int32 = 0
        guard term != "unknown", setupterm(term, output, &result) == OK else { throw .unknown(term) }
        guard shim_string("cup") != nil else { throw .tooPlain(term) }
        return term
    }
}
