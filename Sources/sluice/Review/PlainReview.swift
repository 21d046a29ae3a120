import ArgumentParser
import Console
import Journal
import Moderation
import Terminal
import Wording

/// Comments one after the other, line by line, with the letters that the console has when no settings change its keys.
///
/// For terminals that can't show the console, for screen readers, and for scripts, which send the same letters
/// everywhere: so `keys` in the settings don't change them. A decision is always on the comment that was printed
/// last, at the version that was printed; at a terminal, only by an answer that was typed since. The end of the input
/// answers nothing.
struct PlainReview {
    var session: Session
    private var desk: any Desk { session.desk }
    let query: Query
    private var lines = InputLines()
    private var lookalikes: Lookalikes
    private let form: OutputForm

    private enum Step {
        /// Ask again about the same comment.
        case stay
        /// Print the same comment again: it has changed.
        case again
        case next
        /// Ask about these first: decisions on them have been taken back.
        case back([CommentNumber])
        case quit
    }

    init(session: Session, query: Query) {
        self.session = session
        self.query = query
        lookalikes = Lookalikes(moderators: session.settings.moderators)
        switch OutputForm.forStandardOutput(json: false) {
        case .people(let columns): form = .people(columns: columns)
        case .tabs, .json: form = .people(columns: 80)
        }
    }

    mutating func run() throws {
        let numbers = try session.select(query)
        var index = 0
        // The comments that undo has brought back; the rest of the list comes after them.
        var back: [CommentNumber] = []
        review: while !back.isEmpty || index < numbers.count {
            try catchUp()
            let isBack = !back.isEmpty
            let number = back.first ?? numbers[index]
            func goOn() { if isBack { back.removeFirst() } else { index += 1 } }
            guard isBack || mayMatch(number), let record = try session.record(number) else {
                goOn()
                continue
            }
            try show(record, heading: isBack ? wording.againHeading : wording.heading(index + 1, of: numbers.count))
            let target = Target(number: number, version: record.comment.version)
            asking: while true {
                switch try step(target, body: record.body) {
                case .stay: continue
                case .again: break asking
                case .next:
                    goOn()
                    break asking
                case .back(let numbers):
                    back = numbers + back.filter { !numbers.contains($0) }
                    break asking
                case .quit: break review
                }
            }
        }
        let isAtEnd = index >= numbers.count && back.isEmpty
        try say(numbers.isEmpty ? wording.noMatch(query.text) : isAtEnd ? wording.endOfComments : "")
    }

    private mutating func show(_ record: CommentRecord, heading: DisplayText) throws {
        var output = Output(form)
        try output.line(heading)
        lookalikes.catchUp(with: session.queue)
        try session.lookForSameText()
        let original = lookalikes.original(ofAuthorOf: record.comment.number, in: session.queue)
        try CommentSheet(session: session, record: record, original: original).write(to: &output)
        try output.finish()
    }

    /// Whether a comment still matches, as far as that is known without reading texts again.
    private func mayMatch(_ number: CommentNumber) -> Bool {
        let context = session.context
        let filter = query.filter(for: session.queue, context: context)
        return filter.needsKeys || query.asksWhatIsLikely(views: context.views)
            || filter.verdict(number, in: session.queue) != .no
    }

    /// Applies what others have written, and looks at the clock.
    private mutating func catchUp() throws(Failure) {
        session.now = SystemClock.now
        session.desk.followSettings()
        let tail: EntryBatch
        do throws(DeskError) {
            tail = try session.desk.news(after: session.queue.place)
        } catch {
            // Reported at the start, or with the next decision: what comes before it can be looked at.
            if Session.whatStopsReading(session.desk) != nil { return }
            throw Failure(error)
        }
        try session.take(tail)
    }

    private mutating func step(_ target: Target, body: String?) throws -> Step {
        guard let answer = try ask(wording.letters) else { return .quit }
        session.now = SystemClock.now
        switch answer {
        case "n", "": return .next
        case "q": return .quit
        case "?": return try help()
        case "a": return try decide(.approve, on: target, note: nil) ? .next : .stay
        case "p": return try decide(.reopen, on: target, note: nil) ? .again : .stay
        case "r": return try reject(target)
        case "w": return try put(off: target)
        case "m": return try note(target)
        case "e": return try edit(target, body: body)
        case "x": return try mask(target, body: body)
        case "u": return try undo()
        default:
            try say(wording.noSuchLetter(answer))
            return .stay
        }
    }

    private mutating func reject(_ target: Target) throws -> Step {
        let reasons = session.settings.reasons
        var asked = try ask(wording.reasonOffer(reasons))
        while asked == "?" {
            for line in wording.guides(to: reasons, width: columns) { try say(line) }
            asked = try ask(wording.reasonOffer(reasons))
        }
        guard let answer = asked, !answer.isEmpty else { return .stay }
        let exact = reasons.first { answer.utf8.elementsEqual(String($0.key).utf8) || $0.code.text == answer }
        // As in the console, the capital asks for a note first, unless it is a reason's own letter.
        let capital =
            exact == nil ? reasons.first { answer.utf8.elementsEqual(String($0.key).uppercased().utf8) } : nil
        guard let picked = exact ?? capital else {
            try say(wording.noSuchReasonLetter(answer))
            return .stay
        }
        guard capital != nil || picked.note != nil else {
            return try decide(.reject(picked.code), on: target, note: nil) ? .next : .stay
        }
        let texts = picked.texts
        for (index, text) in texts.enumerated() {
            try say(wording.readyText(index + 1, DisplayText(stranger: text)))
        }
        let isNeeded = picked.note == .demanded
        guard var note = try ask(isNeeded ? wording.whyNeeded : wording.whyOptional) else { return .stay }
        if let number = Int(note), texts.indices.contains(number - 1) { note = texts[number - 1] }
        guard !note.isEmpty || !isNeeded else { return .stay }
        return try decide(.reject(picked.code), on: target, note: note.isEmpty ? nil : note) ? .next : .stay
    }

    /// The cells of a line.
    private var columns: Int {
        if case .people(let columns) = form { columns } else { 80 }
    }

    /// Shows what would be replaced, and saves it as an edit if that is wanted.
    private mutating func mask(_ target: Target, body: String?) throws -> Step {
        let mask = session.settings.mask(in: Language(settings: session.settings.language))
        let body = body ?? ""
        let hits = mask.hits(in: body)
        guard !hits.isEmpty else {
            let kinds = Mask.Kind.allCases.filter { mask.placeholders[$0] != nil }
            try say(wording.nothingToMask(target.number, kinds))
            return .stay
        }
        for hit in hits {
            let placeholder = DisplayText(stranger: mask.placeholders[hit.kind] ?? hit.text)
            try say(wording.masks(hit.kind, DisplayText(stranger: hit.text), with: placeholder))
        }
        let isApproved = session.queue.state(of: target.number) == .approved
        let answer = try ask(wording.maskQuestion(isApproved: isApproved))
        guard answer == "y" || answer == "a" && !isApproved else { return .stay }
        guard try decide(.edit(body: mask.masked(body, hits)), on: target, note: nil, bodyInForce: body) else {
            return .stay
        }
        guard answer == "a" else { return .again }
        let masked = Target(number: target.number, version: session.queue.version(of: target.number))
        return try decide(.approve, on: masked, note: nil) ? .next : .again
    }

    private mutating func put(off target: Target) throws -> Step {
        guard let answer = try ask(wording.untilQuestion), !answer.isEmpty else { return .stay }
        guard let until = DeferralTime.read(answer, now: session.now, zone: session.zone) else {
            try say(wording.noSuchTime(answer))
            return .stay
        }
        guard let why = try ask(wording.whyOptional) else { return .stay }
        return try decide(.defer(until: until), on: target, note: why.isEmpty ? nil : why) ? .next : .stay
    }

    private mutating func note(_ target: Target) throws -> Step {
        guard let text = try ask(wording.noteQuestion), !text.isEmpty else {
            return .stay
        }
        return try decide(.note, on: target, note: text) ? .again : .stay
    }

    private mutating func edit(_ target: Target, body: String?) throws -> Step {
        do {
            let place = session.queue.place
            let saved = try ExternalEditor.edit(body ?? "", of: target.number, in: desk, after: place) {
                typed -> (Result<Bool, any Error>, aside: DisplayText?) in
                let saved = Result { try decide(.edit(body: typed.text), on: target, note: nil, bodyInForce: body) }
                let isDone = (try? saved.get()) ?? false
                return (saved, aside: isDone || !typed.isChanged ? nil : typed.putAside())
            }
            if let aside = saved.aside { try say(aside) }
            return try saved.0.get() ? .again : .stay
        } catch let failure as Failure {
            try say(failure.sentence)
            return .stay
        }
    }

    private mutating func undo() throws -> Step {
        do {
            let login = try session.decider()
            let command = try session.queue.undoCommand(nil, by: login)
            for line in UndoRun.passedOver(by: command, session) { try say(line) }
            if let question = undoQuestion(command), try ask(question) != "y" { return .stay }
            session.now = SystemClock.now
            try DecisionRun(form: form).run(command, dryRun: false, in: &session)
            return .back(command.targets.map(\.number))
        } catch let refusal as UndoRefusal {
            try say(Failure(refusal).message)
        } catch let failure as Failure {
            try say(failure.message)
        } catch is ExitCode {
            return .again
        }
        return .stay
    }

    /// The question before an act is taken back, if the console would ask: when the act is large, not of this review,
    /// or not the newest.
    private func undoQuestion(_ command: Command) -> DisplayText? {
        guard case .undo(let taken) = command.decision, let line = session.queue.line(taken) else { return nil }
        let isOwn = session.written.contains(taken)
        guard !isOwn || !command.passedOver.isEmpty || command.targets.count > Console.unasked else { return nil }
        var which = Which.many(command.targets.count)
        if command.targets.count == 1, let comment = session.queue[command.targets[0].number] {
            which = .one(comment.authorName.map { "\(comment.number) \($0)" } ?? "\(comment.number)")
        }
        let deed = wording.deed(of: line, session.settings, session.zone)
        var question = wording.undoAsk(wording.did(deed, which), isRedo: false)
        if !isOwn { question += " \(wording.undoEarlier(wording.moment(session.zone.local(line.at))))" }
        return question + "  y \(wording.undoYes(command.targets.count))  n \(wording.plainNo)"
    }

    /// Takes a decision; returns whether it reached the comment. What stood in the way is reported.
    private mutating func decide(
        _ decision: Decision, on target: Target, note: String?, bodyInForce: String? = nil
    ) throws -> Bool {
        do {
            try DecisionRun(form: form).run(
                decision, on: [target], unknown: [], note: note, dryRun: false, bodyInForce: bodyInForce, in: &session)
            return true
        } catch let failure as Failure where failure.status != .disk {
            try say(failure.message)
            return false
        } catch is ExitCode {
            return false
        }
    }

    private func help() throws -> Step {
        for line in wording.lettersHelp { try say(line) }
        return .stay
    }

    /// Asks, and returns the line that is typed then, without blanks at either end; `nil` at the end of the input.
    private mutating func ask(_ prompt: DisplayText) throws(Failure) -> String? {
        lines.dropTyped()
        try say(prompt)
        guard let line = lines.next() else { return nil }
        let bytes = line.utf8.drop { $0 == 0x20 || $0 == 0x09 }.reversed().drop {
            $0 == 0x20 || $0 == 0x09 || $0 == 0x0D
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }

    private func say(_ text: DisplayText) throws(Failure) {
        guard !text.isEmpty else { return }
        var output = Output(form)
        try output.line(text)
        try output.finish()
    }
}
