import Moderation
import Terminal
import Wording

/// A question: it takes every key, and only keys pressed after it was drawn.
struct Question {
    /// What `y` runs: fixed when the question was asked.
    enum Subject {
        case bulk(Bulk)
        case undo(Command, PendingDecision)
        case save(EditScreen)
        /// Findings of a text that are to be replaced.
        case mask(Masking)
        /// A decision that was chosen in the help, before its own prompt.
        case act(ActionID, DecisionTargets)
        /// Whether to throw a half-typed text away.
        case discard(CommentNumber)
        /// Whether to reopen a rejected comment and go on with its half-typed text.
        case reopen(Target, isOutside: Bool)
        /// Whether to leave although half-done work could not be kept.
        case leave
    }

    /// A decision on many, with its summary.
    struct Bulk {
        var decision: Decision
        var note: String?
        var targets: DecisionTargets
        var count: Int
        var heading: DisplayText
        var lines: [DisplayText]
        /// The number of the search for the least alike of the tagged comments, while it runs; then what is said of that one.
        var looking: Int?
        var leastAlike: [DisplayText] = []
        /// The comments whose texts are quoted there.
        var quoted: [CommentNumber] = []
        /// The number of the count of comments to be approved in which something is found, and what it came to.
        var counting: Int?
        var found: FoundCounts?
    }

    var subject: Subject
    /// The key that asked it; pressed again, it means no.
    var opener: Key
    /// When it was first drawn, on the forward clock.
    var drawnAt: Int64?

    /// The numbers of the work that it still waits for.
    var awaited: [Int] {
        guard case .bulk(let bulk) = subject else { return [] }
        return [bulk.looking, bulk.found == nil ? bulk.counting : nil].compactMap { $0 }
    }

    init(_ subject: Subject, opener: Key) {
        self.subject = subject
        self.opener = opener
    }
}

extension Model {
    /// Answers the question with a key: only `y` is yes, except in questions about a text, which name their letters.
    /// A key pressed before the question was drawn is ignored, unless it is a no to one for which a search still goes on.
    mutating func answer(_ key: Key, at: Int64) -> [Effect] {
        guard let asked = question else { return [] }
        let latin = key.onLatinKeyboard
        guard let drawnAt = asked.drawnAt, at >= drawnAt else {
            // The moderator need not wait for that search.
            if case .bulk(let bulk) = asked.subject, bulk.looking != nil, isNo(latin, to: asked), latin.code != .enter {
                question = nil
            }
            return []
        }
        switch asked.subject {
        case .save(let state): return answerSave(state, latin, asked)
        case .mask(let masking): return answerMask(masking, latin, asked)
        case .reopen(let target, let isOutside): return answerReopen(target, isOutside: isOutside, latin, asked)
        case .bulk, .undo, .act, .discard, .leave: break
        }
        if latin == Key.character("y") {
            question = nil
            switch asked.subject {
            case .bulk(let bulk):
                return dispatch(bulk.decision, on: bulk.targets, note: bulk.note)
            case .undo(let command, let pending):
                return dispatch(command, as: pending)
            case .act(let id, let targets):
                return act(id, on: targets, Press(key: key, at: at))
            case .discard(let number):
                return throwAway(number)
            case .leave:
                return leaveUnkept()
            case .save, .mask, .reopen:
                return []
            }
        }
        if isNo(latin, to: asked) { question = nil }
        return []
    }

    /// Whether a key, as on a Latin keyboard, says no: n, Enter, a way out, or the one that asked.
    func isNo(_ key: Key, to asked: Question) -> Bool {
        key == Key.character("n") || key.code == .enter || isCancel(key) || key == asked.opener.onLatinKeyboard
    }

    /// Asks before a decision whose own key was not pressed on the comment. It is for the tagged comments, if there are any.
    mutating func askFirst(_ action: Action, _ press: Press) -> [Effect] {
        if let reason = whyUnavailable(action) { return hint(phrases.refused(keyWord(action.id), because: reason)) }
        let isTagged = action.id.isDecision && !tags.isEmpty
        guard let targets = isTagged ? taggedTargets : currentTargets else { return [] }
        if isSaving(targets) { return hint(phrases.stillSaving) }
        // For many comments the action asks by itself.
        if isTagged, action.id.isAskedWhich, needsQuestion(targets) { return act(action.id, on: targets, press) }
        question = Question(.act(action.id, targets), opener: press.key ?? Key(.escape))
        return []
    }
}

extension Drawing {
    /// Draws a question. Those about an edit take the whole screen (``saveQuestion(_:)``, ``maskQuestion(_:)``).
    mutating func question(_ question: Question) {
        switch question.subject {
        case .bulk(let bulk): bulkQuestion(bulk)
        case .undo(let command, let pending): undoQuestion(command, pending)
        case .act(let id, let targets):
            above(yesOrNo(phrases.undoYes(1), phrases.plainNo), phrases.ask(id, target(targets)))
        case .save, .mask: break
        case .discard(let number):
            above(yesOrNo(phrases.discardYes, phrases.plainNo), phrases.discardAsk(model.name(of: number)))
        case .reopen(let target, _):
            let name = model.name(of: target.number)
            above(fitting(phrases.reopenHints.map { KeyHint($0) }), phrases.reopenToEdit(name))
        case .leave:
            let cause = model.drafts.error.map { phrases.notKept($0) } ?? DisplayText()
            above([cause.styled(.error)] + yesOrNo(phrases.leaveYes, phrases.leaveNo), phrases.leaveAsk)
        }
        surface.cursor = (layout.messageRow, 0)
    }

    /// Yes and no, each with its key, side by side or one above the other.
    func yesOrNo(_ yes: DisplayText, _ no: DisplayText) -> [DisplayText] {
        let pieces: [DisplayText] = [
            "\(("y" as DisplayText).styled(.strong)) \(yes)", "\(("n" as DisplayText).styled(.strong)) \(no)",
        ]
        return flow(pieces, gap: 3)
    }
}
