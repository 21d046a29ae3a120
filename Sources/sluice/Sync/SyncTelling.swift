import Interchange
import JSON
import Moderation
import Terminal
import Wording

/// Reports what a sync does, a line for each act, as it is done.
struct SyncTelling {
    private let form: OutputForm
    private var output: Output

    init(_ form: OutputForm) {
        self.form = form
        output = Output(form)
    }

    /// Reports an act: a success on standard output, anything else on standard error.
    mutating func tell(_ event: SyncEvent) {
        guard let line = SyncLine(event) else { return }
        if !line.isDone { Notices.tell(line.text) }
        guard line.isDone || form == .json else { return }
        // A reader that has gone must not end a sync.
        switch form {
        case .people: try? output.line(line.text)
        case .tabs:
            var fields = TabFields()
            for field in [line.word, line.number.map { "\($0.rawValue)" }, line.state, line.id] { fields.add(field) }
            try? output.line(fields)
        case .json:
            try? output.line(
                json: OutputJSON.object { json in
                    json.member("act", line.word)
                    json.member("number", line.number?.rawValue)
                    json.member("id", line.id)
                    json.optionalMember("state", line.state)
                    json.optionalMember("why", line.why)
                })
        }
        try? output.finish()
    }

    /// Reports the result of the whole sync.
    mutating func tell(_ counts: SyncCounts, of name: String, isDryRun: Bool) throws(Failure) {
        if case .json = form {
            try output.line(
                json: OutputJSON.object { json in
                    json.member("site", name)
                    json.member("new", counts.new)
                    json.member("pulled", counts.pulled)
                    json.member("pushed", counts.pushed)
                    json.member("same", counts.same)
                    json.member("conflicts", counts.conflicts)
                    json.member("refused", counts.refused + counts.notTaken)
                    json.member("meanwhile", counts.meanwhile)
                    json.member("gone", counts.gone)
                    json.member("dryRun", isDryRun)
                })
        } else {
            let numbers = SyncNumbers(
                new: counts.new, pulled: counts.pulled, pushed: counts.pushed, conflicts: counts.conflicts,
                refused: counts.refused + counts.notTaken, gone: counts.gone, same: counts.same)
            let text = wording.synced(name, numbers, isDryRun: isDryRun)
            if case .people = form { try output.line(text) } else { Notices.tell(text) }
        }
        try output.finish()
    }

    mutating func finish() throws(Failure) { try output.finish() }
}

/// One act, as it is reported.
private struct SyncLine {
    /// The same in every language.
    var word: String
    var number: CommentNumber?
    var id: String
    var state: String?
    /// By a fixed name, or in the words of the side that refused.
    var why: String?
    var text: DisplayText
    /// Whether it went well.
    var isDone = false

    /// - Returns: `nil` for an event that is not an act, and was reported as it is.
    init?(_ event: SyncEvent) {
        switch event {
        case .pushed(let number, let id, let state, let withText):
            self.init("pushed", number, id, state, wording.pushed(number, state, id: id, withText: withText))
        case .pulled(let number, let id, let state, let withText):
            self.init("pulled", number, id, state, wording.pulled(number, state, id: id, withText: withText))
        case .conflict(let number, let id):
            self.init("conflict", number, id, wording.inConflict(number, id: id, isNew: true))
        case .waiting(let number, let id):
            self.init("conflict", number, id, wording.inConflict(number, id: id, isNew: false))
        case .gone(let number, let id): self.init("gone", number, id, wording.goneThere(number, id: id))
        case .reused(let number, let id): self.init("reused", number, id, wording.reusedThere(number, id: id))
        case .stillThere(let number, let id):
            self.init("still-there", number, id, wording.stillThere(number, id: id))
        case .meanwhile(let number, let id):
            self.init("meanwhile", number, id, wording.changedMeanwhile(number, id: id))
        case .refused(let number, let id, let why):
            self.init("refused", number, id, wording.notPushed(number, id: id, why))
            self.why = why.code
        case .notTaken(let id, let loss):
            self.init("not-taken", nil, id, wording.notTakenOver(id: id, clause: wording.clause(loss)))
            why = loss.rawValue
        case .notSubmitted(let id, let refusal):
            self.init("not-taken", nil, id, wording.notTakenOver(id: id, clause: SubmitRun.clause(refusal)))
            why = "refused"
        case .manyApprovals(let count):
            Notices.tell(wording.manyApprovals(count))
            return nil
        case .remark(let remark):
            Notices.tell(wording.notice(remark))
            return nil
        }
    }

    private init(_ word: String, _ number: CommentNumber?, _ id: String, _ text: DisplayText) {
        self.word = word
        self.number = number
        self.id = id
        self.text = text
    }

    private init(_ word: String, _ number: CommentNumber, _ id: String, _ state: SiteState, _ text: DisplayText) {
        self.init(word, number, id, text)
        self.state =
            switch state {
            case .hold: State.pending.word
            case .published: State.approved.word
            case .out: State.rejected.word
            }
        isDone = true
    }
}

extension SyncRefusal {
    /// Its code, for JSON: the same in every language.
    fileprivate var code: String {
        switch self {
        case .unstable, .notCarried: "unstable-text"
        case .otherState: "other-state"
        case .cannotUnpublish: "cannot-unpublish"
        case .tooLong: "too-long"
        case .tooShort: "too-short"
        case .noEditing: "no-editing"
        case .notAsGiven: "not-as-given"
        case .unknown: "unknown"
        case .site(let clause): clause
        case .queue: "not-writable"
        }
    }
}
