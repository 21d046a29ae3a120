import Moderation
import Terminal
import Text
import Wording

/// A line that is being typed.
struct LinePrompt {
    enum Purpose {
        /// Why, for a decision that takes a note.
        case note(DecisionTargets, Decision)
        case query
        case tagQuery(isUntag: Bool)
        case command
        case number
        /// The number of the comment to erase, typed in full.
        case erase(Target, Erasure)
        case helpSearch
        case historyQuery
    }

    var purpose: Purpose
    var field: LineEditor
    var error: DisplayText?
    /// What the error is about: bytes of the text.
    var errorRange: Range<Int>?
    /// The letter that said until when, and when it was typed: it may turn out to have been the beginning of a word.
    var opener: (letter: String, at: Int64)?
    /// The moderator's own entries whose notes arrow up brings, the newest first: looked up once, when the line is opened.
    var earlier: [EntryNumber] = []
    /// Whether it was reached from the line after `:`. Then Esc doesn't lead back to a prompt that was never open.
    var isTyped = false
    /// The page of all words that could follow, counted from 0, round and round: Tab shows the first where it has nothing to add, then
    /// the next, and Shift-Tab the one before.
    var page: Int?

    /// How soon a letter must come to have been sent as one word with the last, in milliseconds: sooner than any hand types.
    static let wordPause: Int64 = 25

    init(_ purpose: Purpose, text: String = "", history: [String] = [], limit: Int = Limits.note) {
        self.purpose = purpose
        self.field = LineEditor(text, history: history, limit: limit)
    }
}

extension LinePrompt.Purpose {
    /// Whether Backspace in the empty line leaves it, as vi and less do with `:`.
    var endsWhenEmptied: Bool {
        switch self {
        case .command, .number, .helpSearch: true
        default: false
        }
    }
}

/// Opening a line, keys in it, and Enter.
extension Model {
    /// `#`: asks for the number of a comment to go to.
    mutating func askNumber() -> [Effect] {
        prompt = .line(LinePrompt(.number))
        return []
    }

    /// `:`: asks for a command.
    mutating func askCommand() -> [Effect] {
        prompt = .line(LinePrompt(.command, history: typed.commands))
        return []
    }

    /// `/` in the help: asks what to look for.
    mutating func askHelpSearch() -> [Effect] {
        guard let state = screens.top(as: HelpScreen.self) else { return [] }
        prompt = .line(LinePrompt(.helpSearch, text: state.search))
        return []
    }

    /// Gives the line a key.
    mutating func fillLine(_ line: LinePrompt, _ press: Press) -> [Effect] {
        guard let key = press.key else { return [] }
        if isOneWord(line, press) || key.code == .enter, moveWordToTime(line, press) { return [] }
        var line = line
        switch key.code {
        case .enter:
            return finish(line, press)
        case .tab:
            if case .note(let targets, let decision) = line.purpose {
                if !takeReadyText(&line, for: decision), line.field.isEmpty {
                    line.purpose = .note(switched(targets), decision)
                }
            } else if case .erase(let target, var erasure) = line.purpose {
                if !erasure.sharedNotes.isEmpty { erasure.takesSharedNotes.toggle() }
                line.purpose = .erase(target, erasure)
            } else {
                line.page = complete(&line) ? nil : line.page.map { $0 + 1 } ?? 0
            }
        case .backTab where line.page != nil:
            line.page? -= 1
        case .backspace where line.field.isEmpty && line.purpose.endsWhenEmptied:
            prompt = nil
            return []
        default:
            // They may have been read since the line was opened.
            if case .note(_, let decision) = line.purpose {
                line.field.offer(earlierNotes(for: decision, line.earlier))
            }
            switch line.field.press(key) {
            case .ignored: return []
            case .full: line.error = phrases.tooLong(Limits.note)
            case .done:
                line.error = nil
                line.errorRange = nil
                line.page = nil
            }
        }
        prompt = .line(line)
        if case .note = line.purpose { drafts.isStale = true }
        if case .helpSearch = line.purpose { setHelpSearch(line.field.text) }
        return []
    }

    /// Enter.
    mutating func finish(_ line: LinePrompt, _ press: Press) -> [Effect] {
        let text = line.field.text
        switch line.purpose {
        case .note(let targets, let decision): return finishNote(line, targets, decision, text, press)
        case .query: return finishQuery(line, text)
        case .tagQuery(let isUntag): return finishTagQuery(line, text, isUntag: isUntag)
        case .command: return finishCommand(line, text, press)
        case .number: return finishNumber(line, text)
        case .erase(let target, let erasure): return finishErase(line, target, erasure.blank, text)
        case .helpSearch:
            prompt = nil
            return []
        case .historyQuery: return finishHistoryQuery(line, text)
        }
    }

    private mutating func finishNumber(_ line: LinePrompt, _ text: String) -> [Effect] {
        guard let number = CommentNumber(typed: text.trimmed) else {
            prompt = text.trimmed.isEmpty ? nil : prompt
            return prompt == nil ? [] : complain(line, phrases.noSuchComment("#" + text))
        }
        prompt = nil
        return go(to: number) ?? []
    }

    /// Leaves the line as it is, and says above it what is wrong.
    mutating func complain(_ line: LinePrompt, _ error: DisplayText) -> [Effect] {
        var line = line
        line.error = error
        prompt = .line(line)
        return []
    }
}

extension Drawing {
    /// The field, and above it the error, how the word could go on, or the keys.
    mutating func linePrompt(_ line: LinePrompt) {
        let keys: DisplayText = "\(phrases.enterDone)  \(phrases.escBack)"
        var lines: [DisplayText] = []
        let label: DisplayText
        switch line.purpose {
        case .note(let targets, let decision):
            let tab = model.readyTexts(for: decision).isEmpty ? tabHint(targets) : phrases.tabReadyText
            let ended = targets.single.flatMap { endedDeferral(of: $0, decision) }
            lines = fitting(
                [KeyHint(phrases.enterDone), KeyHint(phrases.escBack)],
                notes: [ended, noteHint(decision)].compactMap { $0 },
                others: [tab].compactMap { $0.map { KeyHint($0) } })
            switch decision {
            case .reject(let reason):
                label = "\(phrases.reasonNote(shortTarget(targets), reason: model.reasonName(reason))) "
            case .defer(let until):
                label = "\(phrases.deferBecause(shortTarget(targets), until: phrases.moment(model.local(until)))) "
            case .approve, .edit, .reopen, .note, .undo, .erase: label = "\(phrases.noteFor(shortTarget(targets))) "
            }
        case .query, .historyQuery: label = "/ "
        case .tagQuery(let isUntag): label = "\(phrases.tagQueryLabel(untag: isUntag)) "
        case .command: label = ":"
        case .number: label = "#"
        case .erase(let target, let erasure):
            let shared = erasure.sharedNotes.count
            let warning =
                shared == 0
                ? [phrases.eraseWarning] : phrases.eraseShared(shared, go: erasure.takesSharedNotes)
            lines = sharedNotes(erasure) + flow(warning + [phrases.escNo], gap: 3)
            let name =
                model.isCurrent(DecisionTargets(target)) ? "\(number: target.number)" : model.name(of: target.number)
            label = "\(phrases.eraseAsk(name)) "
        case .helpSearch: label = "/ "
        }
        if lines.isEmpty { lines = mistake(line) + (completionHints(line) ?? [keys]) }
        if let error = line.error {
            lines = complaint(error, out: phrases.escBack)
        }
        above(lines, DisplayText())
        draw(line.field, label: label, error: line.errorRange)
    }

    /// What to tell about a note.
    private func noteHint(_ decision: Decision) -> DisplayText {
        guard case .reject = decision, model.settings.notePolicy(of: decision) == .offered else {
            return phrases.noteStays
        }
        return "\(phrases.notePolicy(.offered)); \(phrases.noteStays)"
    }

    /// What is wrong with a query that is being typed, while no word of it is asked for.
    private func mistake(_ line: LinePrompt) -> [DisplayText] {
        guard line.page == nil, let error = model.mistake(in: line) else { return [] }
        let lines = phrases.queryError(error).styled(.quiet).wrapped(to: max(2, columns - 2))
        return Array(lines.prefix(max(1, layout.messageRow - 2)))
    }

    /// How the word that is being typed could go on, and the way out.
    private func completionHints(_ line: LinePrompt) -> [DisplayText]? {
        let completions = model.completions(of: line)
        let words = completions.words.prefix(line.page == nil ? 40 : 1000)
        guard !words.isEmpty || completions.meaning != nil else { return nil }
        if let page = line.page, !words.isEmpty {
            let rows = flow(words.map { ("\($0)" as DisplayText).styled(.quiet) })
            let height = max(1, layout.messageRow - 3)
            let pages = (rows.count + height - 1) / height
            let shown = (page % pages + pages) % pages
            let place: DisplayText = "\(("Tab" as DisplayText).styled(.strong)) \(shown + 1)/\(pages)"
            return flow(
                pages == 1 ? [phrases.escBack] : [place, phrases.escBack],
                after: Array(rows.dropFirst(shown * height).prefix(height)), gap: 3)
        }
        let room = columns - 2 - phrases.escBack.width - 3
        var hint = DisplayText()
        for (index, word) in words.enumerated() {
            let text: DisplayText = index == 0 ? "\(word)" : "  \(word)"
            // Cut at a whole word: half a word completes nothing.
            guard hint.width + text.width <= room - (index + 1 < words.count ? 2 : 0) else {
                hint += " …"
                break
            }
            hint += text
        }
        if let meaning = completions.meaning { hint += words.isEmpty ? meaning : "  \(meaning)" }
        return ["\(hint.truncated(to: room).styled(.quiet))   \(phrases.escBack)"]
    }

    /// Draws a field on the message line.
    mutating func draw(_ field: LineEditor, label: DisplayText, error: Range<Int>? = nil) {
        let row = layout.messageRow
        surface.fill(row: row)
        let start = surface.put(label.truncated(to: columns * 2 / 3), row: row, column: 1)
        let rendering = field.rendering(
            columns: max(1, columns - start - 1), marking: error.map { [$0] } ?? [], as: .error)
        if let text = rendering.rows.first { surface.put(text, row: row, column: start, style: Style(.field)) }
        surface.cursor = (row, start + rendering.cursor.column)
    }
}
