import Moderation
import Terminal

/// Half-done work: kept for the next start, and written within a second.
struct Drafts {
    /// Half-typed texts, one for each comment, the oldest first.
    var texts: [Draft.Text] = []
    /// Half-typed notes, the oldest first, without the one that is being typed.
    var notes: [Draft.Note] = []
    /// The people erased during this session: what is kept names none of them.
    var erasedNames = ErasedNames()
    /// Whether the text in the editor has changed since it was kept among the texts.
    var isTextStale = false
    /// Whether something to keep has changed since the last draft.
    var isStale = false
    /// When to keep it.
    var due: Moment?
    /// What kept the last draft from being written; `nil` if it was.
    var error: DeskError?
    /// Whether the moderator leaves although it could not be kept.
    var leavesUnkept = false
    /// How often keeping may still be tried before the program ends; 0 when that is settled.
    var owed = 0

    init() {}

    /// The half-typed text of a comment.
    func text(on number: CommentNumber) -> Draft.Text? { texts.first { $0.target.number == number } }

    /// Keeps the text in the editor; other texts of the comment are kept behind it.
    mutating func keep(_ state: EditScreen, at now: Moment) {
        isTextStale = false
        guard !state.isUnchanged else { return forgetText(on: state.target.number) }
        var text = Draft.Text(target: state.target, body: state.text, at: now)
        text.older = self.text(on: state.target.number)?.older ?? []
        texts.removeAll { $0.target.number == state.target.number }
        texts.append(text)
        isStale = true
    }

    /// Puts one of a comment's texts before the others; 0 is the newest.
    mutating func pick(_ picked: Int, on number: CommentNumber) {
        guard let place = texts.firstIndex(where: { $0.target.number == number }) else { return }
        var all = [texts[place]] + texts[place].older
        var chosen = all.remove(at: picked)
        for index in all.indices { all[index].older = [] }
        chosen.older = all
        texts[place] = chosen
        isStale = true
    }

    /// Forgets the half-typed text of a comment; the next one kept behind it takes its place.
    mutating func forgetText(on number: CommentNumber) {
        isStale = true
        guard let place = texts.firstIndex(where: { $0.target.number == number }) else { return }
        if let next = Draft.Text(newestOf: texts[place].older) {
            texts[place] = next
        } else {
            texts.remove(at: place)
        }
    }

    /// Forgets what is about erased comments.
    mutating func forget(_ erased: ArraySlice<UInt32>) {
        texts.removeAll { erased.contains($0.target.number.rawValue) }
        notes.removeAll { $0.number.map { erased.contains($0.rawValue) } ?? false }
    }
}

extension [Draft.Note] {
    /// Puts a note in the place of an earlier one for the same decision on the same comment.
    mutating func put(_ note: Draft.Note) {
        remove(for: note.number, note.verb)
        append(note)
    }

    mutating func remove(for number: CommentNumber?, _ verb: Verb) {
        removeAll { $0.isFor(number, verb) }
    }

    /// The newest note that a prompt for a decision on a comment goes on with.
    func last(for number: CommentNumber?, _ verb: Verb) -> Draft.Note? {
        last { $0.isFor(number, verb) }
    }
}

extension Draft.Note {
    /// A note for many comments goes on wherever the same decision asks for one.
    fileprivate func isFor(_ number: CommentNumber?, _ verb: Verb) -> Bool {
        self.verb == verb && (self.number == nil || self.number == number)
    }
}

/// Lines that were typed in this session, for arrow up.
struct TypedLines {
    var queries: [String] = []
    var notes: [TypedNote] = []
    /// What was typed after `:`.
    var commands: [String] = []
}

/// A typed note, with the decision that it was for.
struct TypedNote {
    let text: String
    let verb: Verb
    /// `nil` for a rejection whose reason isn't known any more.
    let reason: ReasonCode?

    init(_ text: String, _ decision: Decision) {
        self.text = text
        verb = decision.verb
        reason = decision.reason
    }

    init(_ note: Draft.Note) {
        text = note.text
        verb = note.verb
        reason = nil
    }

    /// Whether it was for a decision of this kind, and a rejection for this reason.
    func isFor(_ decision: Decision) -> Bool { verb == decision.verb && (reason == nil || reason == decision.reason) }
}

/// Something that arrow up brings back.
protocol TypedLine {
    var text: String { get }
}

extension TypedNote: TypedLine {}

extension String: TypedLine {
    var text: String { self }
}

extension Array where Element: TypedLine {
    /// Keeps a typed line as the newest; the same text is kept only once, and no more than `limit` lines.
    mutating func keep(_ typed: Element, limit: Int = 100) {
        guard !typed.text.isEmpty else { return }
        removeAll { $0.text.utf8.elementsEqual(typed.text.utf8) }
        append(typed)
        if count > limit { removeFirst() }
    }
}
