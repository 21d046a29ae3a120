import Moderation
import Terminal

extension English {
    func journalDamaged(_ damage: Damage) -> DisplayText {
        // A reader that has looked only at the end has counted no lines.
        damage.line == 0
            ? "the journal is damaged at byte \(damage.byte) (\(damage.kind.rawValue)): \(damage.detail)"
            : "the journal is damaged at line \(damage.line), byte \(damage.byte) (\(damage.kind.rawValue)): \(damage.detail)"
    }
    var damageAdvice: DisplayText { "nothing was written; sluice verify tells more" }

    var checkpointLost: Complaint {
        Complaint(
            "the checkpoint is damaged, and the journal does not give what it held any more",
            advice: "begin again: the journal alone is read then")
    }
    func newerJournal(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "the journal was written by a newer sluice (entry \(entry))",
            advice: "nothing was written; use that sluice, or a newer one")
    }
    var journalReplaced: Complaint {
        Complaint("\(journalReplacedClause); nothing was written", advice: "look again, then repeat the command")
    }
    var journalReplacedClause: DisplayText { "the journal was replaced by another file meanwhile" }
    func queueLocked(_ process: Int32?) -> Complaint {
        let holder: DisplayText = process.map { " by process \($0)" } ?? ""
        return Complaint("\(queueLockedClause)\(holder); nothing was written", advice: "try again in a moment")
    }
    var queueLockedClause: DisplayText { "the queue is locked" }
    var overtaken: Complaint {
        Complaint("\(overtakenClause); nothing was written", advice: "try again in a moment")
    }
    var overtakenClause: DisplayText { "others wrote meanwhile, and were quicker" }
    func noQueue(_ path: String) -> Complaint {
        Complaint(
            "there is no queue in \(path)",
            advice: "name its folder with --queue or $SLUICE_QUEUE, or make one with sluice init")
    }
    func noConsole(_ error: TerminalError) -> Complaint {
        let why: DisplayText =
            switch error {
            case .noTerminal: "the console needs a terminal for its input and output"
            case .dumb(""): "the console needs a terminal, and TERM is not set"
            case .dumb(let name): "the console needs a terminal that can do more than TERM=\(name)"
            case .unknown(let name): "this system does not know the terminal TERM=\(name)"
            case .tooPlain(let name): "the terminal TERM=\(name) cannot move its cursor"
            }
        let way: DisplayText =
            switch error {
            case .dumb(""), .unknown, .tooPlain: "; nearly every terminal understands TERM=xterm-256color"
            case .noTerminal, .dumb: ""
            }
        return Complaint(
            why + way,
            advice:
                "without the console: sluice review --plain, sluice list, sluice show N, sluice approve N, sluice help")
    }
    func call(_ failure: StorageFailure) -> DisplayText {
        let deed: DisplayText =
            switch failure.operation {
            case .open: "open"
            case .read: "read"
            case .map: "map"
            case .write: "write"
            case .cut: "cut"
            case .flush: "flush"
            case .list: "list"
            case .lookAt: "look at"
            case .make: "make"
            case .link: "link"
            case .rename: "rename"
            case .remove: "remove"
            case .lock: "lock"
            case .watch: "watch"
            case .setOwner: "set the owner or group of"
            case .setMode: "set the mode of"
            case .commit: "commit"
            }
        return "\(deed) \(failure.subject): \(cause(failure.cause))"
    }
    func cause(_ cause: SystemCause) -> DisplayText {
        switch cause {
        case .noRoom: "no space left on the disk"
        case .quota: "the disk quota is used up"
        case .notPermitted: "permission denied"
        case .readOnly: "the file system is read-only"
        case .missing: "no such file or folder"
        case .exists: "something of this name is there already"
        case .wrongKind(.link): "a symbolic link is in the way"
        case .wrongKind(.special): "not a regular file"
        case .wrongKind(.noFolder): "not a folder"
        case .wrongKind(.folder): "is a folder"
        case .wrongKind(.fullFolder): "the folder is not empty"
        case .sizeLimit: "the file may not grow any more: a limit of this session"
        case .tooLong: "longer than such a file may be"
        case .cutShort: "the file became shorter while it was read"
        case .spoilt: "it is not as sluice writes it"
        case .device: "an input or output error"
        case .noDescriptor: "too many files are open"
        case .noContact(let loss): self.cause(loss)
        case .other(let words): "\(words)"
        }
    }
    func cause(_ loss: ContactLoss) -> DisplayText {
        switch loss {
        case .said(let words): "\(words)"
        case .silent: "nobody says why"
        case .late: "no answer in time"
        case .givenUp: "given up"
        case .noMemory: "no memory is left"
        case .noLibrary(let words): "\(words) (package libpq5, version 14 or newer)"
        case .noStandby: "the server did not wait for its standby"
        }
    }
    var askForAccess: DisplayText { "ask whoever owns the folder for access" }
    var lookAtPath: DisplayText { "look at the path" }
    func symbolicLink(_ path: String) -> Complaint {
        Complaint("\(path) is a symbolic link, and none is followed", advice: "put the file itself there")
    }
    func notRegular(_ path: String) -> Complaint {
        Complaint("\(path) is not a regular file", advice: "put the file that belongs there in its place")
    }
    func noRoom(_ call: DisplayText) -> Complaint {
        Complaint("\(call); nothing was written", advice: "make room and repeat the command")
    }
    func diskFailed(_ call: DisplayText) -> Complaint {
        Complaint("\(call); nothing was written", advice: "look at the disk, then repeat")
    }
    func outcomeUnknown(_ call: DisplayText) -> Complaint {
        Complaint(
            "\(call); whether it was written can't be told",
            advice: "look with sluice history before you repeat the command")
    }
    var notWritable: Complaint {
        Complaint("this queue is not yours to write to", advice: "ask whoever owns its folder for access")
    }
    var worldWritable: Complaint {
        Complaint(
            "everybody may write to this queue's folder, so nothing in it can be trusted",
            advice: "take that right away with chmod o-w")
    }
    func notModerator(_ login: Login) -> Complaint {
        Complaint(
            "\(login) is not among the moderators that settings.json lists",
            advice: "say who you are with --as or $SLUICE_MODERATOR")
    }
    func settingsMistake(_ path: String, line: Int, column: Int, _ problem: DocumentProblem) -> Complaint {
        Complaint(
            "\(path), line \(line), column \(column): \(clause(problem))",
            advice: "correct the file; nothing was written")
    }
    func undoRefusal(_ refusal: UndoRefusal) -> Complaint {
        switch refusal {
        case .nothingToUndo:
            Complaint("you have nothing to undo", advice: "sluice undo ENTRY takes back another's")
        case .nothingToRedo: Complaint("you have nothing to redo")
        case .redoEnded(let entry, let verb):
            Complaint(
                "nothing to redo: you have acted since, entry \(entry), \(self.verb(verb))",
                advice: "sluice redo ENTRY does that one again")
        case .unknownEntry(let entry): Complaint("there is no entry \(entry)", advice: "sluice history lists them")
        case .notUndoable(let entry, let verb): Complaint("entry \(entry) can't be undone: \(self.verb(verb))")
        case .notRedoable(let entry, let verb): Complaint("entry \(entry) can't be redone: \(self.verb(verb))")
        case .noteStaysStruck(let entry): Complaint("the note of entry \(entry) was struck out and stays so")
        case .isUndo(let entry): Complaint("entry \(entry) is an undo: redo takes it back", advice: "sluice redo")
        case .isRedo(let entry, let act):
            Complaint(
                "entry \(entry) did entry \(act) again: that is the one to undo",
                advice: "sluice undo \(act) takes it back")
        case .notUndone(let entry): Complaint("entry \(entry) stands: nothing to redo")
        case .alreadyUndone(let entry, let undo):
            Complaint(
                "entry \(entry) is undone already, by entry \(undo)", advice: "sluice redo \(undo) does it again")
        case .noneLeft(let entry, _): Complaint("none of the comments of entry \(entry) lets it be undone")
        }
    }

    func queueExists(_ path: String) -> Complaint {
        Complaint("there is a queue in \(path) already", advice: "use it, or name another folder")
    }
    func notEmpty(_ path: String, _ name: String) -> Complaint {
        Complaint("\(path) is not empty: it holds \(name)", advice: "name an empty folder with --queue")
    }
    func noSuchGroup(_ group: String) -> Complaint {
        Complaint("there is no group \(group)", advice: "getent group lists them")
    }
    var cannotCreateAdvice: DisplayText { "see who may write there, and the room" }
    func folderIsNoCopyYet(_ message: DisplayText) -> DisplayText {
        "the folder was made, but is no copy yet: \(message)"
    }
    func creationUnknown(_ call: DisplayText) -> Complaint {
        Complaint(
            "\(call); the queue was made, but may not be safe on the disk",
            advice: "look at the disk, then at the queue with sluice verify")
    }
    func seedMistake(_ document: String, line: Int, column: Int, _ problem: DocumentProblem) -> Complaint {
        Complaint(
            "\(document), line \(line), column \(column): \(clause(problem))",
            advice: "correct the file; nothing was made")
    }
    func belongsToQueue(_ path: String, _ folder: String, _ errand: Errand) -> Complaint {
        let advice: DisplayText =
            switch errand {
            case .publish: "publish into a folder of its own"
            case .copy: "copy into a folder outside of it"
            }
        return Complaint("\(path) belongs to the queue in \(folder)", advice: advice)
    }

    var publishDamageAdvice: DisplayText { "nothing was published; sluice verify tells more" }
    func noFolder(_ path: String) -> Complaint { Complaint("there is no folder \(path)", advice: "make it first") }
    func foreignFile(_ path: String, _ name: String) -> Complaint {
        Complaint(
            "\(path) holds \(name), which sluice has not written; nothing was published or withdrawn",
            advice: "publish into a folder of its own; if the list of what sluice wrote there was lost, --force takes "
                + "over the pages that are just as sluice writes them")
    }
    func otherQueue(_ path: String, _ identity: String) -> Complaint {
        Complaint(
            "\(path) shows another queue, \(identity); nothing was published",
            advice: "publish into a folder of its own, or with --force if this queue takes that one's place")
    }
    func otherHistory(_ path: String, entry: EntryNumber, last: EntryNumber) -> Complaint {
        let why: DisplayText =
            entry > last ? "this queue ends with entry \(last)" : "this queue has another entry \(entry)"
        return Complaint(
            "\(path) shows entry \(entry), and \(why): it is an older copy or has another history, which could bring back what was withdrawn; nothing was published",
            advice: "publish from the queue in force, or with --force if this one takes its place")
    }
    func badList(_ path: String) -> Complaint {
        Complaint(
            "the list of published files in \(path) is not as sluice writes it; nothing was published or withdrawn",
            advice: "publish with --force, which makes it anew of the pages that are just as sluice writes them")
    }
    func publicationLocked(_ path: String, _ process: Int32?) -> Complaint {
        let holder: DisplayText = process.map { " by process \($0)" } ?? ""
        return Complaint(
            "\(path) is locked\(holder); nothing was published",
            advice: "another publish is at work; try again later")
    }
    func nothingPublished(_ call: DisplayText) -> DisplayText { "\(call); nothing was published" }
    func stillExposed(_ names: [String]) -> DisplayText {
        "\(names.joined(separator: ", ")) could be neither replaced nor removed, and may show what is not public any longer: remove it by hand"
    }
    func takenDown(_ names: [String]) -> DisplayText {
        "\(names.joined(separator: ", ")) was removed, since what is left of it could not be written: it returns when it can be"
    }
    func doneBefore(written: Int, removed: Int) -> DisplayText {
        "before that \(written) were written and \(removed) removed"
    }
    var nothingWasPublished: DisplayText { "nothing was published" }
    var publishAgain: DisplayText { "make room, then publish again" }

    var notByCutting: DisplayText {
        "this is nothing to cut, and nothing was: put the journal back from a backup"
    }
    var nothingWouldBeLeft: DisplayText {
        "nothing would be left, and nothing was cut: put the journal back from a backup"
    }
    var journalChanged: Complaint {
        Complaint("the journal has changed meanwhile; nothing was cut", advice: "look again with --dry-run")
    }

    var noEditor: Complaint {
        Complaint("neither $VISUAL nor $EDITOR names an editor", advice: "give the text with --body")
    }
    func editorEnded(_ editor: String, _ status: Int32) -> DisplayText {
        "the editor “\(editor)” ended with \(status); nothing was changed"
    }
    var editorAdvice: DisplayText { "see that $VISUAL or $EDITOR names one" }
    func writtenKept(_ path: String) -> DisplayText { "what it wrote is kept in \(path)" }
    func typedTextKept(_ path: String) -> DisplayText { "it is kept in \(path)" }
    func editedTooLong(_ limit: Int) -> DisplayText {
        "the text has more than \(limit) bytes; nothing was changed"
    }
    var editorLeftNoFile: DisplayText {
        "the editor left something in the file's place that is no file; nothing was changed"
    }
    var notStarted: DisplayText { "the command could not be started" }
    func butThen(_ deed: DisplayText, _ message: DisplayText) -> DisplayText { "\(deed), but then: \(message)" }
    var dontRepeat: DisplayText { "don't repeat the command as it is" }
    func doneBut(_ entry: EntryNumber, _ message: DisplayText) -> Complaint {
        Complaint("done, as entry \(entry), but \(message)", advice: "don't repeat the command")
    }
}
