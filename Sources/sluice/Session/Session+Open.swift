import Dispatch
import Glibc
import JSON
import Journal
import Moderation
import PostgreSQL
import Synchronization
import System
import Terminal
import Wording

extension Session {
    /// Opens the queue that the options, or the environment, name.
    ///
    /// A queue that can only be read opens too: a warning says why, and only decisions are refused.
    ///
    /// - Parameter made: The ledger that the folder follows, if the caller needs it too.
    static func open(
        _ options: QueueChoice, settings need: SettingsNeed = .inOrder, following made: PostgreSQLLedger? = nil
    ) throws(Failure) -> Session {
        let identity = try Identity.resolve(options.moderator)
        let folder = try folder(options)
        let copy = try copy(in: folder)
        let ledger = made == nil ? try ledger(of: copy, in: folder) : made
        let settings = try settingsFile(in: folder, isOfCopy: copy != nil, need, mendedBy: ledger)
        let zone = zone(of: settings.current.settings)
        let opened: JournalDesk.Opened
        var shown = ReadingProgress()
        do throws(DeskError) {
            opened = try JournalDesk.open(
                folder: folder, as: identity.login, settings: settings, ledger: ledger, clock: { SystemClock.now },
                progress: { shown.take($0) }, lost: loseCheckpoint)
            shown.finish()
        } catch {
            shown.finish()
            throw Failure(error)
        }
        Notices.tell(opened.remarks)
        if let path = opened.desk.unreadViews { Notices.tell(wording.viewsUnread(path)) }
        if ledger != nil { tellTrouble(of: opened.desk, at: EntryNumber(opened.queue.place.entry)) }
        if let stop = whatStopsReading(opened.desk) {
            Notices.tell(wording.readOnlyPart(stop.message))
        }
        leaveCheckpoint(of: opened.queue, on: opened.desk)
        return Session(
            desk: opened.desk, queue: opened.queue, identity: identity, zone: zone, now: SystemClock.now)
    }

    /// Ends the program if both the checkpoint and the journal behind it have changed.
    @Sendable
    private static func loseCheckpoint() -> Never {
        Notices.write(line: Failure(.disk, wording.checkpointLost).line)
        exit(ExitStatus.disk.rawValue)
    }

    /// Why a desk's journal can only be read in part; `nil` if it is read to its end.
    static func whatStopsReading(_ desk: any Desk) -> Failure? {
        guard case .readOnly(let reason) = desk.access else { return nil }
        return reason.stopsReading.map { Failure($0) }
    }

    /// Reads the whole journal strictly, before anything is exported: a queue that was opened from its checkpoint has
    /// not looked at what comes before that.
    ///
    /// - Throws: ``Failure`` at the first damage, and at the first entry of a newer sluice.
    static func refuseUnlessWhole(_ options: QueueChoice, advice: DisplayText) throws(Failure) {
        _ = try verified(try folder(options), advice: advice)
    }

    /// Reads a whole journal strictly.
    ///
    /// - Parameter advice: What to do about damage, if it is not the usual.
    static func verified(_ folder: String, advice: DisplayText? = nil) throws(Failure) -> Verifier.Verification {
        let verification = try calling { () throws(DeskError) in try Verifier.verify(folder: folder) }
        if let damage = verification.damage {
            let failure = Failure(damage)
            throw advice.map { Failure(.data, failure.message, advice: $0) } ?? failure
        }
        if let newer = verification.newer { throw Failure(newer: newer) }
        return verification
    }

    /// The queue's folder: `--queue`, else `$SLUICE_QUEUE`, else `./data`.
    static func folder(_ options: QueueChoice) throws(Failure) -> String {
        let folder = options.folder ?? Variables.queue ?? "data"
        guard !folder.isEmpty else {
            throw Failure(.usage, wording.noFolderNamed)
        }
        return folder
    }

    /// Reads the queue's settings, and reports the harmless mistakes in them.
    static func settings(in folder: String) throws(Failure) -> Settings {
        try settingsFile(in: folder, .inOrder).current.settings
    }

    /// Reads the settings that concern the output, and the local time zone.
    static func settingsAndZone(
        in folder: String, _ need: SettingsNeed
    ) throws(Failure) -> (settings: Settings, zone: any Zone) {
        let settings = try settingsFile(in: folder, need).current.settings
        return (settings, zone(of: settings))
    }

    private static func settingsFile(in folder: String, _ need: SettingsNeed) throws(Failure) -> SettingsFile {
        try settingsFile(in: folder, isOfCopy: try copy(in: folder) != nil, need)
    }

    /// - Parameter ledger: Provides the settings of all copies again, if those that were kept here can't be read.
    private static func settingsFile(
        in folder: String, isOfCopy: Bool, _ need: SettingsNeed, mendedBy ledger: PostgreSQLLedger? = nil
    ) throws(Failure) -> SettingsFile {
        let file = SettingsFile(folder: folder, isOfCopy: isOfCopy, knowsZone: SystemZone.exists)
        if let ledger, file.current.error != nil {
            // Whatever prevents this is reported when the copy is opened.
            try? CopyFolder.follow(folder, ledger, within: 1_000)
            file.follow()
        }
        for mistake in file.mistakes {
            let position = mistake.position
            Notices.tell(wording.defaultUsed(line: position.line, column: position.column, mistake.problem))
        }
        if let error = file.current.error {
            switch need {
            case .inOrder: throw Failure(error)
            case .readable(let deed): Notices.tell(wording.warning(Failure(error).message, allTheSame: deed))
            }
        }
        return file
    }

    /// The zone that the settings name, which this system was found to have when they were read; else the environment's.
    private static func zone(of settings: Settings) -> any Zone {
        settings.timezone.flatMap { SystemZone(named: $0) } ?? SystemZone()
    }
}

/// What a command needs the settings for.
enum SettingsNeed {
    /// A mistake in them ends it.
    case inOrder
    /// What can be read of them is enough: a mistake is reported, with what is done all the same.
    case readable(DisplayText)
}

extension Session {
    /// Leaves a checkpoint, beside the command's work, if much of the journal had to be read without one.
    static func leaveCheckpoint(of queue: Queue, on desk: any Desk) {
        guard desk.owesCheckpoint(of: queue) else { return }
        BackgroundWork.begin {
            desk.leaveCheckpoint(of: queue) { BackgroundWork.tell(wording.notice($0)) }
        }
    }
}

/// Work beside what was asked for: the answer doesn't wait for it, but the end of the program does.
enum BackgroundWork {
    private static let work = DispatchGroup()
    /// What to report once the answer has been written, or the screen has gone.
    private static let notices = Mutex<[DisplayText]>([])

    /// Begins some work, on a thread of its own.
    static func begin(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "background").async(group: BackgroundWork.work, execute: DispatchWorkItem(block: work))
    }

    /// Remembers what is worth telling of such work.
    static func tell(_ text: DisplayText) {
        notices.withLock { $0.append(text) }
    }

    /// Waits until all of it is done, and tells what is worth telling.
    static func finish() {
        work.wait()
        for text in notices.withLock({ $0 }) { Notices.tell(text) }
    }
}

/// Shows on the terminal how far a long journal has been read; nothing if it is short or nobody is looking.
struct ReadingProgress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = SystemTime.monotonic
    private var last: Int64 = 0
    private var isOnScreen = false

    /// Notes the progress; draws at most ten times a second, and not before a quarter of a second has passed.
    mutating func take(_ progress: JournalDesk.Progress) {
        let now = SystemTime.monotonic
        guard isShown, now - start >= 250, now - last >= 100, progress.total > 0 else { return }
        last = now
        isOnScreen = true
        write("\r" + wording.readingJournal(percent: progress.read * 100 / progress.total).plain)
    }

    /// Leaves the line as it was.
    mutating func finish() {
        guard isOnScreen else { return }
        isOnScreen = false
        write("\r\(String(repeating: " ", count: 28))\r")
    }

    private func write(_ text: String) {
        Descriptor.show(text.utf8, on: STDERR_FILENO)
    }
}
