import Glibc
import JSON
import Journal
import Moderation
import System
import Terminal
import Wording

/// Why a command ends without having done its work: reported in one line on standard error, with an exit code.
struct Failure: Error, Sendable {
    var status: ExitStatus
    /// What went wrong, and where.
    var message: DisplayText
    /// How to put it right.
    var advice: DisplayText?
    /// The desk's error, if that is the cause.
    private(set) var error: DeskError?

    init(_ status: ExitStatus, _ message: DisplayText, advice: DisplayText? = nil) {
        self.status = status
        self.message = message
        self.advice = advice
    }

    init(_ status: ExitStatus, _ complaint: Complaint) {
        self.init(status, complaint.message, advice: complaint.advice)
    }

    /// The same failure, but of something that came after the deed: repeating the command would do that twice.
    func butDone(_ deed: DisplayText) -> Failure {
        Failure(status, wording.butThen(deed, message), advice: wording.dontRepeat)
    }

    /// What went wrong and how to put it right, in one sentence.
    var sentence: DisplayText {
        guard let advice else { return message }
        return message.plain.hasSuffix("?") ? message + " (" + advice + ")" : message + "; " + advice
    }

    /// The whole line, safe for a terminal, without the LF.
    var line: String { "sluice: " + sentence.plain }
}

/// What the program's exit code says. The numbers follow `sysexits.h` where it has one.
enum ExitStatus: Int32, CaseIterable, Sendable {
    case done = 0
    case refused = 1
    case usage = 64
    case data = 65
    case missing = 66
    case unreachable = 69
    case bug = 70
    case cannotCreate = 73
    case disk = 74
    case locked = 75
    case notPermitted = 77
    case settings = 78

    /// What it means, in English, for `--help` and the documents.
    var meaning: String {
        switch self {
        case .done: "done"
        case .refused: "targets were refused, told on standard error; or nothing to undo"
        case .usage: "the command line is wrong, or the terminal can't show the console"
        case .data: "the journal is damaged, or what came in is not what it must be"
        case .missing: "no such queue or file"
        case .unreachable: "a site, or the server of this copy, can't be reached; nothing was written"
        case .bug: "a bug in sluice, or a system without /proc, where arguments can't be read"
        case .cannotCreate: "the queue or a file can't be created"
        case .disk: "the disk failed, or nobody can say whether it did"
        case .locked: "another process holds the queue, the site or the folder, or was quicker"
        case .notPermitted: "this user, or this moderator, may not do that here"
        case .settings: "a mistake in settings.json, the file of sites or the service file"
        }
    }
}

/// What is written to standard error besides the answer: warnings, and targets that were set apart, one a line.
enum Notices {
    /// Writes one line, with the program's name before it.
    static func tell(_ text: DisplayText) {
        write(line: "sluice: " + text.plain)
    }

    /// Writes the remarks about a success, a line each.
    static func tell(_ remarks: [Remark]) {
        for remark in remarks { tell(wording.notice(remark)) }
    }

    /// Writes a line that is already safe; ignores it if standard error can't be written.
    static func write(line: String) {
        Descriptor.show((line + "\n").utf8, on: STDERR_FILENO)
    }
}

/// Calls the desk, and puts into words what is in the way.
func calling<Value>(_ call: () throws(DeskError) -> Value) throws(Failure) -> Value {
    try Result(catching: call).mapError { Failure($0) }.get()
}

extension Failure {
    /// Puts into words why the desk could not do what it was asked to.
    init(_ error: DeskError) {
        switch error {
        case .damaged(let damage): self.init(damage)
        case .replaced: self.init(.refused, wording.journalReplaced)
        case .locked(let process): self.init(.locked, wording.queueLocked(process))
        case .overtaken: self.init(.locked, wording.overtaken)
        case .readOnly(let reason): self.init(reason)
        case .noQueue(let path): self.init(.missing, wording.noQueue(path))
        case .failed(let failure): self.init(failure)
        case .outcomeUnknown(let failure): self.init(.disk, wording.outcomeUnknown(wording.call(failure)))
        case .invalid(let fault): self.init(.data, wording.fault(fault))
        case .unreachable(let server, let loss): self.init(.unreachable, wording.unreachable(server, loss))
        case .behind(let entry): self.init(.data, wording.serverBehind(entry))
        case .lacking(let entry): self.init(.locked, wording.copyLacking(entry))
        case .diverged(let entry): self.init(.data, wording.serverDiverged(entry))
        case .unsound(let entry): self.init(.data, wording.serverUnsound(entry))
        case .converted: self.init(.locked, wording.folderConverted)
        case .refused(let refusal, let server): self.init(refusal, of: server)
        }
        self.error = error
    }

    /// The failure without its cause, if that was reported when the copy was opened.
    var unlessTold: Failure {
        let isTold =
            switch (Session.toldTrouble, error) {
            case (.lost, .unreachable), (.stuck(.converted), .converted): true
            case (.behind(let one), .behind(let other)), (.diverged(let one), .diverged(let other)),
                (.stuck(.unsound(let one)), .unsound(let other)):
                one == other
            case (.refused(let one), .refused(let other, _)): one == other
            default: false
            }
        return isTold ? Failure(status, wording.nothingWritten, advice: advice) : self
    }

    /// Why a server accepts nothing and sends nothing.
    private init(_ refusal: ServerRefusal, of server: String) {
        let status: ExitStatus =
            switch refusal {
            case .noSchema, .noQueue: .missing
            case .moved, .arriving, .newer, .isThere, .inboxNotEmpty: .data
            case .noService: .settings
            case .mayNot: .notPermitted
            case .senseless, .other: .unreachable
            }
        self.init(status, wording.serverRefused(refusal, server))
    }

    /// The queue's storage failed, and nothing was changed.
    init(_ failure: StorageFailure) {
        let call = wording.call(failure)
        switch failure.cause {
        case .notPermitted, .readOnly: self.init(.notPermitted, call, advice: wording.askForAccess)
        case .missing, .wrongKind(.noFolder): self.init(.missing, call, advice: wording.lookAtPath)
        case .wrongKind(.link): self.init(.disk, wording.symbolicLink(failure.subject))
        case .wrongKind(.special): self.init(.disk, wording.notRegular(failure.subject))
        case .noRoom, .quota: self.init(.disk, wording.noRoom(call))
        case .wrongKind(.folder), .wrongKind(.fullFolder), .exists, .tooLong, .cutShort, .spoilt:
            self.init(.disk, call, advice: wording.lookAtPath)
        case .noDescriptor: self.init(.disk, call, advice: wording.noDescriptor.advice)
        case .noContact: self.init(.unreachable, call)
        case .sizeLimit, .device, .other: self.init(.disk, wording.diskFailed(call))
        }
    }

    init(_ damage: Damage) {
        self.init(.data, wording.journalDamaged(damage), advice: wording.damageAdvice)
    }

    /// The journal goes on with entries that this sluice can't read.
    init(newer entry: EntryNumber) {
        self.init(.data, wording.newerJournal(entry))
    }

    init(_ reason: Access.ReadOnlyReason) {
        switch reason {
        case .damaged(let damage): self.init(damage)
        case .newer(let entry): self.init(newer: entry)
        case .notWritable: self.init(.notPermitted, wording.notWritable)
        case .copyWasLeft: self.init(.notPermitted, wording.copyWasLeft)
        case .worldWritable: self.init(.notPermitted, wording.worldWritable)
        case .notModerator(let login): self.init(.notPermitted, wording.notModerator(login))
        case .settings(let error): self.init(error)
        }
    }

    /// Why the settings can't be used.
    init(_ error: SettingsError) {
        switch error {
        case .mistake(let path, let line, let column, let problem):
            self.init(.settings, wording.settingsMistake(path, line: line, column: column, problem))
        case .failed(let failure): self.init(failure)
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
        case .invalid(let fault): self.init(.data, wording.fault(fault))
        case .failed(let failure):
            self.init(.cannotCreate, wording.call(failure), advice: wording.cannotCreateAdvice)
        case .outcomeUnknown(let failure): self.init(.disk, wording.creationUnknown(wording.call(failure)))
        case .desk(.failed(let failure)): self.init(CreationError.failed(failure))
        case .desk(let error):
            let failure = Failure(error)
            self.init(failure.status, wording.folderIsNoCopyYet(failure.message), advice: failure.advice)
        }
    }

    /// What is wrong with a seed file.
    init(document: String, _ error: SeedError) {
        self.init(
            .data,
            wording.seedMistake(
                document, line: error.position.line, column: error.position.column, error.problem))
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
        case .failed(let failure):
            self.init(failure)
            message = wording.nothingPublished(wording.call(failure))
        case .incomplete(let partial, let cause):
            self.init(.disk, Failure.account(of: partial, cause), advice: Failure.advice(after: cause))
        }
    }

    /// What helps against what broke a publication off.
    private static func advice(after cause: PublishError) -> DisplayText {
        switch cause {
        case .failed(let failure) where [.noRoom, .quota, .sizeLimit].contains(failure.cause): wording.publishAgain
        default: Failure(cause).advice ?? wording.publishAgain
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
        case .failed(let failure), .desk(.failed(let failure)): wording.call(failure)
        case .desk(.damaged(let damage)): wording.journalDamaged(damage)
        case .desk(.replaced): wording.journalReplacedClause
        case .desk(.locked): wording.queueLockedClause
        default: Failure(cause).message
        }
    }
}
