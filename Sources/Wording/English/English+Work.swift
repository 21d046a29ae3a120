import Moderation
import Terminal

extension English {
    func made(_ folder: String, releases: Int, comments: Int) -> DisplayText {
        "made a queue in \(folder), with \(DisplayText.counted(releases, "release", "releases")) and \(self.comments(comments))"
    }
    func copied(_ directory: String, entries: Int, comments: Int) -> DisplayText {
        "copied \(self.entries(entries)), \(self.comments(comments)) to \(directory)"
    }
    func released(_ slug: Slug, _ title: String, _ deed: ReleaseDeed) -> DisplayText {
        let word: DisplayText =
            switch deed {
            case .unchanged: "unchanged"
            case .added: "added"
            case .corrected: "corrected"
            }
        return "\(word): \(slug), \(title)"
    }
    func submittedNow(_ number: CommentNumber, isNew: Bool) -> DisplayText {
        isNew ? "submitted \(number)" : "\(number) is there already; nothing added"
    }
    func inOrder(entries: Int, comments: Int, isUpToThere: Bool) -> DisplayText {
        let place: DisplayText = isUpToThere ? " up to there" : ""
        return "in order\(place): \(self.entries(entries)), \(self.comments(comments))"
    }
    func checkedUpTo(_ entries: Int, _ newer: DisplayText) -> DisplayText {
        "\(newer): checked up to entry \(entries), and no further"
    }
    func headStands(_ head: String, _ stands: Bool) -> DisplayText {
        stands ? "the journal has the head \(head)" : "the journal does not have the head \(head)"
    }
    var headOfLastInOrder: DisplayText {
        "the head is that of the last entry in order; put the journal back from a backup, or see sluice repair"
    }
    func headUnknown(_ head: String, newer: EntryNumber) -> Complaint {
        Complaint(
            "whether the journal has the head \(head) can't be told",
            advice: "entry \(newer) comes before it, and only a newer sluice can read that")
    }
    func headGone(_ head: String) -> Complaint {
        Complaint(headStands(head, false), advice: "it was changed, or it is another one; compare with a backup")
    }
    func published(_ entry: EntryNumber, written: Int, removed: Int, unchanged: Int) -> DisplayText {
        "published up to entry \(entry): \(written) written, \(removed) removed, \(unchanged) as they were"
    }
    func wrote(_ name: String) -> DisplayText { "wrote \(name)" }
    func removed(_ name: String) -> DisplayText { "removed \(name)" }
    func deed(_ deed: FinishedWork) -> DisplayText {
        switch deed {
        case .copied: "the queue was copied"
        case .made: "the queue was made"
        case .published: "all was published"
        case .cut: "the journal was cut"
        case .taken(1): "1 comment was taken"
        case .taken(let count): "\(count) comments were taken"
        case .released(let entry): "the release was written, as entry \(entry)"
        }
    }
    var commentTaken: DisplayText { "the comment was taken" }
    func noParent(_ number: CommentNumber) -> DisplayText { "there is no comment \(number) to answer" }
    func parentElsewhere(_ number: CommentNumber, _ release: Slug) -> DisplayText {
        "\(number), which it answers, belongs to release \(release)"
    }
    func parentErased(_ number: CommentNumber) -> DisplayText { "\(number), which it answers, is erased" }
    var notTakenAlone: DisplayText { "not taken, because another one was refused" }
    var nothingExported: DisplayText { "nothing was exported; sluice verify tells more" }
    var publishingGoesOn: DisplayText { "publishing goes on" }
    var looksEveryTwoSeconds: DisplayText {
        "the system can't tell of changes; the queue is looked at every 2 seconds"
    }
    func triesOn(_ message: DisplayText) -> DisplayText { "\(message); sluice goes on trying" }
    var noDescriptor: Complaint {
        Complaint("no descriptor is left to watch with", advice: "close other programs")
    }

    // MARK: Erasing and repairing

    func sharedNote(_ note: DisplayText, goes: Bool) -> DisplayText {
        goes
            ? "a shared note goes too: \(note)"
            : "a shared note stays, for it is on other comments too; only --notes would take it: \(note)"
    }
    func sourceStays(_ number: CommentNumber, _ system: String, _ id: String) -> DisplayText {
        "\(number) was submitted as \(system):\(id); that source stays in the history, also where it is a name"
    }
    var backupsNotCovered: DisplayText {
        "backups, and what was published before, are not covered: publish again, see to the backups"
    }
    func holdsCut(_ path: String) -> DisplayText {
        "\(path) holds what sluice repair cut off, perhaps these texts too"
    }
    var cutsStay: DisplayText { "they stay; --cuts deletes them, or rm does" }
    func cutsDeleted(_ count: Int) -> DisplayText { "deleted \(count) of them" }
    func cutsNotDeleted(_ message: DisplayText) -> DisplayText { "they could not be deleted: \(message)" }
    var deleteThem: DisplayText { "delete them? y deletes, anything else keeps them" }
    func erases(_ number: CommentNumber, _ name: String?) -> DisplayText {
        name.map { "erases \(number) \($0) for good" } ?? "erases \(number) for good"
    }
    var typeNumbers: DisplayText {
        "type the number again, or all of them with blanks between; anything else erases nothing"
    }
    var notErased: Complaint { Complaint("not confirmed; nothing was erased", advice: "--yes asks nothing") }
    var nobodyToAsk: Complaint {
        Complaint(
            "nobody can be asked here; nothing was cut", advice: "--dry-run shows what would be cut, --yes cuts")
    }
    var nothingToCut: DisplayText { "nothing is to be cut; the journal is in order" }
    func cutKept(_ file: String) -> DisplayText {
        "what was cut is in \(file); start open consoles again, and publish with --force if need be"
    }
    func whatStays(_ entries: Int, line: Int) -> DisplayText {
        "what stays: \(entries) entries, all before line \(line)"
    }
    func whatGoes(_ bytes: Int, lines: Int) -> DisplayText {
        "what goes: \(bytes) bytes; whole lines among them, behind the damaged one: \(lines)"
    }
    func actsMayGo(from: DisplayText?, to: DisplayText?) -> DisplayText {
        let done: DisplayText = "acts that were told as done may be among them"
        guard let from, let to else { return done }
        return "written from \(from) to \(to): \(done)"
    }
    var beginWithSamples: DisplayText { "begin with sample comments? y does, anything else begins empty" }
    var cutIt: DisplayText { "cut it? y cuts, anything else doesn't" }
    var notCut: Complaint { Complaint("not confirmed; nothing was cut") }
    func cutBehind(_ head: String, bytes: Int, _ file: String) -> DisplayText {
        "cut behind \(head); \(bytes) bytes are in \(file)"
    }

    // MARK: Line by line

    var letters: DisplayText {
        "a approve  r reject  e edit  x mask  w defer  p reopen  m note  u undo  n next  q quit  ? help"
    }
    var lettersHelp: [DisplayText] {
        [
            "a  approve: the public may see it", "r  reject, for a reason", "e  edit in $VISUAL or $EDITOR",
            "x  mask phone numbers and the like",
            "w  defer until a time", "p  reopen: back to pending", "m  note in the history",
            "u  undo your last act", "n  next comment (also an empty line)", "q  quit; all that was decided is kept",
        ]
    }
    var againHeading: DisplayText { "── again ──" }
    func heading(_ index: Int, of count: Int) -> DisplayText { "── \(index) of \(count) ──" }
    var endOfComments: DisplayText { "end of the list" }
    func noSuchLetter(_ answer: String) -> DisplayText {
        "“\(answer)” is none of the letters; ? tells what they do"
    }
    func noSuchReasonLetter(_ answer: String) -> DisplayText { "“\(answer)” is no reason; nothing was done" }
    func reasonOffer(_ reasons: [Settings.Reason]) -> DisplayText {
        let letters = reasons.map { "\($0.key) \(name($0))" as DisplayText }
        return (letters + ["capitals ask why", "? when each fits"]).joined(by: "  ")
    }
    func maskQuestion(isApproved: Bool) -> DisplayText {
        isApproved ? "y save  n leave it" : "y save  a save and approve  n leave it"
    }
    var whyNeeded: DisplayText { "why? (a note stays in the history: no personal data)" }
    var whyOptional: DisplayText { "why? (may stay empty; a note stays in the history: no personal data)" }
    var noteQuestion: DisplayText { "note (it stays in the history: no personal data)" }
    var untilQuestion: DisplayText {
        "until: h 4 hours, t tomorrow 09:00, m Monday 09:00, w a week, or a time"
    }
    func noSuchTime(_ answer: String) -> DisplayText { "“\(answer)” is no time; write \(timeForms)" }
    func yourTextKept(_ path: String) -> DisplayText { "your text is kept in \(path)" }
    func yourTextDropped(_ number: CommentNumber) -> DisplayText {
        "\(number: number) was erased meanwhile: your text of it is not kept"
    }
    var whoAreYou: DisplayText { "who are you? (any other key: read only)" }
    var enterGoesBack: DisplayText { "Enter or Esc goes back to the console " }
}
