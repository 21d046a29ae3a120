import Glibc
import JSON
import Journal
import Moderation
import Terminal
import Wording

extension Failure {
    /// Says in a person's words why the desk could not do what it was asked to.
    init(_ error: DeskError) {
        switch error {
        case .damaged(let damage): self.init(damage)
        case .replaced:
            self.init(
                .refused, "the journal was replaced by another file meanwhile; nothing was written",
                advice: "look again, then repeat the command")
        case .locked(let process):
            let holder: DisplayText = process.map { " by process \($0)" } ?? ""
            self.init(
                .locked, "the queue is locked" + holder + "; nothing was written", advice: "try again in a moment")
        case .readOnly(let reason): self.init(reason)
        case .noQueue(let path):
            self.init(
                .missing, "there is no queue in \(path)",
                advice: "name its folder with --queue or $SLUICE_QUEUE, or make one with sluice init")
        case .failed(let operation, let path, let code):
            let cause: DisplayText = "\(operation) \(path): \(describe(code))"
            switch code {
            case EACCES, EPERM, EROFS:
                self.init(.notPermitted, cause, advice: "ask whoever owns the folder for access")
            case ENOENT, ENOTDIR: self.init(.missing, cause, advice: "look at the path")
            case ELOOP:
                self.init(
                    .disk, "\(path) is a symbolic link, and none is followed", advice: "put the file itself there")
            case EINVAL where operation == "open":
                self.init(
                    .disk, "\(path) is not a regular file", advice: "put the file that belongs there in its place")
            case ENOSPC, EDQUOT:
                self.init(.disk, cause + "; nothing was written", advice: "make room and repeat the command")
            default: self.init(.disk, cause + "; nothing was written", advice: "look at the disk, then repeat")
            }
        case .outcomeUnknown(let operation, let path, let code):
            self.init(
                .disk, "\(operation) \(path): \(describe(code)); whether it was written can't be told",
                advice: "look with sluice history before you repeat the command")
        case .invalid(let sentence): self.init(.data, "\(sentence)")
        }
    }

    init(_ damage: Damage) {
        self.init(
            .data,
            "the journal is damaged at line \(damage.line), byte \(damage.byte) (\(damage.kind.rawValue)): \(damage.detail)",
            advice: "nothing was written; sluice verify tells more")
    }

    /// The journal goes on with what this sluice can't read.
    init(newer entry: EntryNumber) {
        self.init(
            .data, "the journal was written by a newer sluice (entry \(entry))",
            advice: "nothing was written; use that sluice, or a newer one")
    }

    init(_ reason: Access.ReadOnlyReason) {
        switch reason {
        case .damaged(let damage): self.init(damage)
        case .newer(let entry): self.init(newer: entry)
        case .notWritable:
            self.init(
                .notPermitted, "this queue is not yours to write to", advice: "ask whoever owns its folder for access")
        case .worldWritable:
            self.init(
                .notPermitted, "everybody may write to this queue's folder, so nothing in it can be trusted",
                advice: "take that right away with chmod o-w")
        case .notModerator(let login):
            self.init(
                .notPermitted, "\(login) is not among the moderators that settings.json lists",
                advice: "say who you are with --as or $SLUICE_MODERATOR")
        case .settings(let error): self.init(error)
        }
    }

    /// Why the settings can't be used.
    init(_ error: SettingsError) {
        switch error {
        case .mistake(let path, let line, let column, let reason):
            self.init(
                .settings, "\(path), line \(line), column \(column): \(reason)",
                advice: "correct the file; nothing was written")
        case .failed(let operation, let path, let code):
            self.init(DeskError.failed(operation: operation, path: path, code: code))
        }
    }

    /// A mistake in a query, with its column.
    init(_ error: QueryError) {
        self.init(.usage, "\(error.description)", advice: "sluice help list tells the query language")
    }

    /// Why there is nothing to undo or to redo.
    init(_ refusal: UndoRefusal) {
        switch refusal {
        case .nothingToUndo:
            self.init(.refused, "you have no act left to undo", advice: "sluice undo ENTRY takes back another's")
        case .nothingToRedo: self.init(.refused, "you have no undo left to take back")
        case .redoEnded(let entry, let verb):
            self.init(
                .refused,
                "there is no undo left to take back: entry \(entry), \(verb.word), is yours and came after it",
                advice: "sluice redo ENTRY does that one again")
        case .unknownEntry(let entry):
            self.init(.refused, "there is no entry \(entry)", advice: "sluice history lists them")
        case .notUndoable(let entry, let verb):
            self.init(.refused, "entry \(entry), \(verb.word), can't be taken back")
        case .noteStaysStruck(let entry):
            self.init(.refused, "entry \(entry) is a note that was struck out; it stays so")
        case .isUndo(let entry):
            self.init(.refused, "entry \(entry) is an undo", advice: "sluice redo takes it back")
        case .isRedo(let entry, let act):
            self.init(
                .refused, "entry \(entry) did entry \(act) again",
                advice: "sluice undo \(act) takes that back")
        case .notUndone(let entry):
            self.init(.refused, "entry \(entry) stands; there is nothing to do again")
        case .alreadyUndone(let entry, let undo):
            self.init(
                .refused, "entry \(entry) was taken back already, by entry \(undo)",
                advice: "sluice redo \(undo) does it again")
        case .noneLeft(let entry, _):
            self.init(.refused, "none of the comments of entry \(entry) lets it be taken back")
        }
    }
}

extension Failure {
    /// Why a queue could not be made.
    init(_ error: CreationError) {
        switch error {
        case .exists(let path):
            self.init(.cannotCreate, "there is a queue in \(path) already", advice: "use it, or name another folder")
        case .notEmpty(let path, let name):
            self.init(
                .cannotCreate, "\(path) is not empty: it holds \(name)", advice: "name an empty folder with --queue")
        case .noSuchGroup(let group):
            self.init(.usage, "there is no group \(group)", advice: "getent group lists them")
        case .seed(let document, let error): self.init(document: document, error)
        case .invalid(let sentence): self.init(.data, "\(sentence)")
        case .failed(let operation, let path, let code):
            self.init(
                .cannotCreate, "\(operation) \(path): \(describe(code))",
                advice: "see who may write there, and the room")
        case .outcomeUnknown(let operation, let path, let code):
            self.init(
                .disk, "\(operation) \(path): \(describe(code)); the queue was made, but may not be safe on the disk",
                advice: "look at the disk, then at the queue with sluice verify")
        }
    }

    /// What is wrong with a seed file.
    init(document: String, _ error: SeedError) {
        self.init(
            .data, "\(document), \(error.position.description): \(error.reason)",
            advice: "correct the file; nothing was made")
    }
}
