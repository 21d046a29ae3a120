import Glibc
import Interchange
import JSON
import Journal
import Moderation
import System
import Terminal
import Wording

/// Runs syncs of one site: opens the queue in its name, starts its helper, and reports what is done.
struct SyncRun {
    let entry: SiteEntry
    let queue: String?
    let form: OutputForm
    let change: (inout SyncOptions) -> Void

    private var name: String { entry.name.text }

    /// Runs one sync.
    ///
    /// - Returns: Whether nothing is left for somebody to see to.
    func once(isQuick: Bool, report: String? = nil) throws(Failure) -> Bool {
        let session = try session()
        // A copy goes on following its server meanwhile.
        let watch = session.desk.contact == nil ? nil : session.watchIfPossible {}
        defer { watch?.cancel() }
        return try once(in: consume session, isQuick: isQuick, report: report)
    }

    private func once(in session: consuming Session, isQuick: Bool, report: String? = nil) throws(Failure) -> Bool {
        let desk = session.desk
        guard let memory = try calling({ () throws(DeskError) in try memory(of: desk) }) else {
            throw Failure(.locked, wording.syncLocked(name))
        }
        let helper = try helper()
        defer { helper.end() }
        var options = options()
        change(&options)
        options.isQuick = isQuick
        let lines = Lines(SyncTelling(form))
        // Only one reference to the queue: with a second one it would be copied as it grows.
        let queue = (consume session).queue
        var sync = SiteSync(
            options, desk: desk, queue: consume queue, link: helper, memory: memory, tell: { lines.tell($0) })
        do throws(SyncStop) {
            try sync.run()
        } catch {
            try lines.telling.finish()
            throw failure(error)
        }
        for row in sync.losses.rows() {
            Notices.tell(wording.loss(row.loss, count: row.count, lines: []))
        }
        if let report { try LossText.write(sync.losses, to: report) }
        try lines.telling.tell(sync.counts, of: name, isDryRun: options.isDryRun)
        return sync.counts.isSettled
    }

    /// Reports come from inside a sync, where errors of an output can't be thrown.
    private final class Lines {
        var telling: SyncTelling

        init(_ telling: SyncTelling) {
            self.telling = telling
        }

        func tell(_ event: SyncEvent) { telling.tell(event) }
    }

    /// Reports whether the site can be reached, and what it holds.
    func check() throws(Failure) {
        let session = try session()
        if case .readOnly(let reason) = session.desk.access { throw Failure(reason) }
        let helper = try helper()
        defer { helper.end() }
        let totals: [SiteTotal]
        do throws(SiteFault) {
            totals = try helper.totals()
        } catch {
            throw failure(.site(error))
        }
        let greeting = helper.greeting
        var output = Output(form)
        if case .json = form {
            try output.line(
                json: OutputJSON.object { json in
                    json.member("site", name)
                    json.member("system", greeting.system)
                    json.member("title", greeting.title)
                    json.member("compareAndSet", greeting.compareAndSet)
                    json.member("unpublish", greeting.canUnpublish)
                    json.member("totals") { json in for total in totals { json.member(total.state, total.count) } }
                })
        } else {
            try output.line(wording.siteChecked(greeting.title, system: greeting.system, states: totals))
        }
        try output.finish()
        if !greeting.compareAndSet { Notices.tell(wording.noCompareAndSet) }
        if !greeting.canUnpublish { Notices.tell(wording.noTakingDown) }
    }

    // MARK: Going on

    /// A decision is put on the site at most this many milliseconds later.
    private static let haste = 2_000

    /// Runs until a signal ends it, or until it turns out that it is not allowed or set up wrongly.
    func watch(every seconds: Int) throws(Failure) -> Never {
        let bell = SelfPipe()
        var isQuick = false
        while true {
            do throws(Failure) {
                let session = try session()
                let watch = session.watchIfPossible { bell?.ring() }
                defer { watch?.cancel() }
                bell?.drain()
                _ = try once(in: consume session, isQuick: isQuick)
                isQuick = true
                rest(seconds, bell)
            } catch {
                if error.status == .notPermitted || error.status == .settings { throw error }
                Notices.tell(wording.syncFailed(name, error.message))
                rest(seconds, nil)
            }
        }
    }

    private func rest(_ seconds: Int, _ bell: SelfPipe?) {
        guard let bell else {
            sleep(UInt32(clamping: seconds))
            return
        }
        bell.wait(milliseconds: min(seconds, Int(Int32.max)) * 1_000)
        // Some decisions come in a row.
        usleep(UInt32(SyncRun.haste) * 1_000)
    }

    /// The message for somebody who has no file of sites, when somebody else keeps the queue in step with one.
    static func syncedByOthers(_ queue: String?) -> Failure? {
        guard let session = try? Session.open(QueueChoice(folder: queue)), let site = session.desk.sites()?.first else {
            return nil
        }
        return Failure(.missing, wording.syncedByOthers(site.record.name, by: site.record.login.text))
    }

    // MARK: What it takes

    private func session() throws(Failure) -> Session {
        let session = try Session.open(QueueChoice(folder: queue, moderator: entry.login.text))
        if let listed = session.settings.moderators, listed[entry.login] == nil {
            throw Failure(.notPermitted, wording.siteLoginNotListed(entry.login.text, site: name))
        }
        for reason in entry.spam + [entry.trash] where session.settings.reason(reason) == nil {
            throw Failure(.settings, wording.noReasonForSite(reason.text, site: name))
        }
        return session
    }

    private func memory(of desk: any Desk) throws(DeskError) -> (any SiteMemory)? {
        guard let desk = desk as? JournalDesk else { return nil }
        return try SiteFile(entry.name, of: desk)
    }

    private func helper() throws(Failure) -> HelperProcess {
        let secret = try entry.secretText()
        do throws(SiteFault) {
            return try HelperProcess(entry, secret: secret)
        } catch {
            throw failure(.site(error))
        }
    }

    private func options() -> SyncOptions {
        var options = SyncOptions(
            name: name, format: entry.format, url: entry.pages ?? entry.url, login: entry.login,
            spamReasons: entry.spam,
            trashReason: entry.trash, clock: { SystemClock.now }, digest: { HexDigest.sha256(of: $0) },
            refusal: ImportRun.refusal)
        options.system = entry.source
        return options
    }

    private func failure(_ stop: SyncStop) -> Failure {
        switch stop {
        case .desk(let error): Failure(error)
        case .site(.said(let exit, let text)):
            Failure(ExitStatus(rawValue: exit) ?? .disk, wording.siteFault(name, "\(text)"))
        case .site(.helper(let fault)):
            Failure(SyncRun.status(of: fault), wording.siteFault(name, wording.clause(fault)))
        case .otherQueue: Failure(.settings, wording.otherQueueSynced("sync/\(name).jsonl"))
        case .otherSystem(let before, let now): Failure(.settings, wording.otherSystem(before, now))
        case .knownAs(let system): Failure(.settings, wording.knownAs(system))
        case .sharedLogin(let login, let entry):
            Failure(.settings, wording.sharedLogin(login.text, entry: entry, site: name))
        case .mostGone(let gone, let count): Failure(.refused, wording.mostGone(gone, of: count))
        }
    }
}

extension SyncRun {
    private static func status(of fault: HelperFault) -> ExitStatus {
        if case .otherVersion = fault { .settings } else { .disk }
    }
}

extension Session {
    /// Watches the queue; `nil` if that can't be done, and then only the clock counts.
    fileprivate func watchIfPossible(_ changed: @escaping @Sendable () -> Void) -> (any Watch)? {
        try? desk.watch(changed)
    }
}
