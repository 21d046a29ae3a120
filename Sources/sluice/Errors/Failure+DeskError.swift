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
        case .replaced: self.init(.refused, wording.journalReplaced)
        case .locked(let process): self.init(.locked, wording.queueLocked(process))
        case .readOnly(let reason): self.init(reason)
        case .noQueue(let path): self.init(.missing, wording.noQueue(path))
        case .failed(let operation, let path, let code):
            let call = Failure.call(operation, path, code)
            switch code {
            case EACCES, EPERM, EROFS: self.init(.notPermitted, call, advice: wording.askForAccess)
            case ENOENT, ENOTDIR: self.init(.missing, call, advice: wording.lookAtPath)
            case ELOOP: self.init(.disk, wording.symbolicLink(path))
            case EINVAL where operation == "open": self.init(.disk, wording.notRegular(path))
            case ENOSPC, EDQUOT: self.init(.disk, wording.noRoom(call))
            default: self.init(.disk, wording.diskFailed(call))
            }
        case .outcomeUnknown(let operation, let path, let code):
            self.init(.disk, wording.outcomeUnknown(Failure.call(operation, path, code)))
        case .invalid(let sentence): self.init(.data, wording.fault(sentence))
        }
    }

    /// A call that failed, with the system's words.
    private static func call(_ operation: String, _ path: String, _ code: Int32) -> DisplayText {
        wording.call(operation, path, describe(code))
    }

    init(_ damage: Damage) {
        self.init(.data, wording.journalDamaged(damage), advice: wording.damageAdvice)
    }

    /// The journal goes on with what this sluice can't read.
    init(newer entry: EntryNumber) {
        self.init(.data, wording.newerJournal(entry))
    }

    init(_ reason: Access.ReadOnlyReason) {
        switch reason {
        case .damaged(let damage): self.init(damage)
        case .newer(let entry): self.init(newer: entry)
        case .notWritable: self.init(.notPermitted, wording.notWritable)
        case .worldWritable: self.init(.notPermitted, wording.worldWritable)
        case .notModerator(let login): self.init(.notPermitted, wording.notModerator(login))
        case .settings(let error): self.init(error)
        }
    }

    /// Why the settings can't be used.
    init(_ error: SettingsError) {
        switch error {
        case .mistake(let path, let line, let column, let reason):
            self.init(.settings, wording.settingsMistake(path, line: line, column: column, reason))
        case .failed(let operation, let path, let code):
            self.init(DeskError.failed(operation: operation, path: path, code: code))
        }
    }

    /// A mistake in a query, with its column.
    init(_ error: QueryError) {
        self.init(.usage, wording.badQuery(error))
    }

    /// Why there is nothing to undo or to redo.
    init(_ refusal: UndoRefusal) {
        self.init(.refused, wording.undoRefusal(refusal))
    }

    /// Why a queue could not be made.
    init(_ error: CreationError) {
        switch error {
        case .exists(let path): self.init(.cannotCreate, wording.queueExists(path))
        case .notEmpty(let path, let name): self.init(.cannotCreate, wording.notEmpty(path, name))
        case .noSuchGroup(let group): self.init(.usage, wording.noSuchGroup(group))
        case .seed(let document, let error): self.init(document: document, error)
        case .invalid(let sentence): self.init(.data, wording.fault(sentence))
        case .failed(let operation, let path, let code):
            self.init(.cannotCreate, Failure.call(operation, path, code), advice: wording.cannotCreateAdvice)
        case .outcomeUnknown(let operation, let path, let code):
            self.init(.disk, wording.creationUnknown(Failure.call(operation, path, code)))
        }
    }

    /// What is wrong with a seed file.
    init(document: String, _ error: SeedError) {
        self.init(
            .data,
            wording.seedMistake(
                document, line: error.position.line, column: error.position.column, error.reason))
    }

    /// Why a folder does not show what the public may see.
    init(_ error: PublishError) {
        switch error {
        case .desk(.damaged(let damage)):
            self.init(.data, wording.journalDamaged(damage), advice: wording.publishDamageAdvice)
        case .desk(let error): self.init(error)
        case .noFolder(let path): self.init(.missing, wording.noFolder(path))
        case .foreign(let path, let name): self.init(.cannotCreate, wording.foreignFile(path, name))
        case .otherQueue(let path, let identity): self.init(.cannotCreate, wording.otherQueue(path, identity))
        case .otherHistory(let path, let head, let last):
            self.init(.cannotCreate, wording.otherHistory(path, entry: head.entry, last: last))
        case .badList(let path): self.init(.data, wording.badList(path))
        case .locked(let path, let process): self.init(.locked, wording.publicationLocked(path, process))
        case .failed(let operation, let path, let code):
            self.init(DeskError.failed(operation: operation, path: path, code: code))
            message = wording.nothingPublished(Failure.call(operation, path, code))
        case .incomplete(let partial, let cause):
            self.init(.disk, Failure.account(of: partial, cause), advice: wording.publishAgain)
        }
    }

    /// What a publication did before it broke off, with the cause.
    private static func account(of partial: PartialPublication, _ cause: PublishError) -> DisplayText {
        var clauses: [DisplayText] = [Failure.clause(cause)]
        if !partial.exposed.isEmpty { clauses.append(wording.stillExposed(partial.exposed)) }
        if !partial.takenDown.isEmpty { clauses.append(wording.takenDown(partial.takenDown)) }
        let (written, removed) = (partial.written.count, partial.removed.count)
        if written + removed > 0 {
            clauses.append(wording.doneBefore(written: written, removed: removed))
        } else if partial.exposed.isEmpty, partial.takenDown.isEmpty {
            clauses.append(wording.nothingWasPublished)
        }
        return clauses.joined(by: "; ")
    }

    /// The cause alone.
    private static func clause(_ cause: PublishError) -> DisplayText {
        switch cause {
        case .failed(let operation, let path, let code), .desk(.failed(let operation, let path, let code)):
            call(operation, path, code)
        case .desk(.damaged(let damage)): wording.journalDamaged(damage)
        case .desk(.replaced): wording.journalReplacedClause
        case .desk(.locked): wording.queueLockedClause
        default: Failure(cause).message
        }
    }
}
