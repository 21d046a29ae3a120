internal import Dispatch
import Moderation
internal import Synchronization

/// Runs what may block, beside the thread that owns the queue, on eight lines, each of which does one thing after the
/// other and waits for no other line. Their results go into a mailbox, and the console is woken.
final class Worker: Sendable {
    private let desk: any Desk
    private let readers: SearchWorkers
    private let wake: @Sendable () -> Void
    /// Decides, and reads what was appended to the journal.
    private let deciding = DispatchQueue(label: "desk")
    /// Keeps half-done work, the moderator's views, and where this session is.
    private let keeping = DispatchQueue(label: "drafts.texts")
    private let searching = DispatchQueue(label: "search")
    /// Compares names and texts, and looks at what stands beside the journal.
    private let looking = DispatchQueue(label: "names")
    /// Works on texts for a question.
    private let asking = DispatchQueue(label: "questions")
    private let counting = DispatchQueue(label: "views", qos: .utility)
    /// Learns from decisions, and finds what is alike and likely.
    private let judging = DispatchQueue(label: "likeness", qos: .utility)
    private let grouping = DispatchQueue(label: "waves", qos: .utility)
    private let mailbox = Mutex<[Message]>([])
    private let stop = Mutex(SearchStop())
    /// The stops of the work beside the searches, by its number.
    private let stops = Mutex<[Int: SearchStop]>([:])
    private let hasChanged = Atomic(false)
    /// The revision of the settings that was last told.
    private let toldSettings: Atomic<Int>
    /// How the copy stood to its server when that was last told.
    private let toldContact: Mutex<Contact?>
    /// The others that were last told.
    private let toldOthers = Mutex<[Presence]?>(nil)
    /// The draft to write next: of several that wait for the lock, only the last is worth writing.
    private let unkept = Mutex<(draft: Draft?, place: Place)?>(nil)
    /// The waits of the decisions that were handed in and have not ended, oldest first.
    private let waits = Mutex<[LockWait]>([])

    /// - Parameter readers: The workers that read and fold the texts of a search.
    init(desk: any Desk, readers: SearchWorkers, wake: @escaping @Sendable () -> Void) {
        self.desk = desk
        self.readers = readers
        self.wake = wake
        toldSettings = Atomic(desk.currentSettings.revision)
        toldContact = Mutex(desk.contact)
    }

    /// Notes that the journal may have grown, or the settings changed; any thread may call it.
    func noteChange() {
        hasChanged.store(true, ordering: .sequentiallyConsistent)
        wake()
    }

    /// Returns what has come since the last call, oldest first.
    func collect() -> [Message] {
        var messages = mailbox.withLock { box in
            defer { box = [] }
            return box
        }
        if hasChanged.exchange(false, ordering: .sequentiallyConsistent) { messages.append(.changed) }
        return messages
    }

    private func post(_ message: Message) {
        mailbox.withLock { $0.append(message) }
        wake()
    }

    func decide(_ command: Command, ticket: Int) {
        let wait = LockWait { [weak self] holder in self?.post(.waiting(ticket: ticket, for: holder)) }
        waits.withLock { $0.append(wait) }
        deciding.async { [self] in
            let outcome = result { () throws(DeskError) in
                try desk.decide(command, following: wait) { (tail) throws(Damage) in try ask(about: tail) }
            }
            waits.withLock { $0.removeAll { $0 === wait } }
            post(.outcome(ticket: ticket, outcome))
            tellSettings()
            tellContact()
        }
    }

    /// How long a server's other writers wait for this loop, in milliseconds.
    private static let patienceOfOthers = 2_000

    /// Lets the loop's queue take a tail, if the tail comes from a server: there the decision would be overtaken
    /// again and again. The lock of a plain folder is not held for as long as a loop may take.
    private func ask(about tail: EntryBatch) throws(Damage) -> Bool {
        guard desk.contact != nil else { return false }
        let inquiry = TailInquiry(tail)
        post(.tail(inquiry))
        return try inquiry.wait(within: Worker.patienceOfOthers)
    }

    /// Tells how a copy stands to its server, if that is new.
    private func tellContact() {
        let contact = desk.contact
        let isNew = toldContact.withLock { told in
            defer { told = contact }
            return told != contact
        }
        if isNew { post(.contact(contact)) }
    }

    /// Tells what the desk has found in the settings, if that is new.
    private func tellSettings() {
        let current = desk.currentSettings
        guard toldSettings.exchange(current.revision, ordering: .sequentiallyConsistent) != current.revision else {
            return
        }
        post(.settings(current, access: desk.access))
    }

    /// Tells who else has the queue open, if that is new.
    private func tellOthers() {
        let others = desk.others()
        let isNew = toldOthers.withLock { told in
            defer { told = others }
            return told != others
        }
        if isNew { post(.others(others)) }
    }

    /// Gives up what waits for the lock; what is being written is finished.
    func giveUp() {
        waits.withLock { for wait in $0 { wait.giveUp() } }
    }

    func news(after place: Place) {
        deciding.async { [self] in
            desk.followSettings()
            tellSettings()
            tellContact()
            let news = result { () throws(DeskError) in try desk.news(after: place) }
            post(.news(news))
            // The entries before a place where reading stops come without a word about it.
            if case .success(let tail) = news, !tail.isEmpty, case .readOnly(let reason) = desk.access,
                let error = reason.stopsReading
            {
                post(.news(.failure(error)))
            }
        }
        sites()
    }

    /// Looks at what is kept beside the journal: who else is here, and what is remembered of live sites.
    func sites() {
        looking.async { [self] in
            tellOthers()
            if let sites = desk.sites() { post(.sites(sites)) }
        }
    }

    func readAgain() {
        deciding.async { [self] in
            post(.again(result { () throws(DeskError) in try desk.news(after: .beginning) }))
        }
    }

    /// Keeps half-done work.
    ///
    /// - Parameter place: How far the queue had read when the draft was made.
    func keep(_ draft: Draft?, after place: Place) {
        unkept.withLock { $0 = (draft, place) }
        keeping.async { [self] in
            let next = unkept.withLock { next in
                defer { next = nil }
                return next
            }
            guard let (draft, place) = next else { return }
            post(.kept(result { () throws(DeskError) in try desk.keep(draft, after: place) }))
        }
    }

    /// Tells other sessions where this one is.
    func tellPlace(_ place: CommentNumber?, pressed: Moment?) {
        keeping.async { [self] in desk.tellPlace(place, pressed: pressed) }
    }

    /// Changes the moderator's own views.
    func changeViews(_ change: ViewChange, after place: Place) {
        keeping.async { [self] in
            post(.views(change, result { () throws(DeskError) in try desk.changeViews(change, after: place) }))
        }
    }

    /// Counts what views hold, one after the other.
    func count(_ counting: QueryCounting) {
        // The moderator doesn't wait for it, and it may read every text of a pending comment.
        let own = newStop(counting.id)
        self.counting.async { [self] in
            counting.run(over: desk, stop: own) { row, hits, end in
                post(.counted(job: counting.id, row: row, hits, end))
            }
        }
    }

    /// Waits until everything handed in so far is done: no decision is lost when the program ends.
    func finish() {
        deciding.sync {}
        keeping.sync {}
    }

    /// Works out what names look like.
    func look(_ job: Lookalikes.Job) {
        looking.async { [self] in post(.looked(job.run())) }
    }

    /// Compares two texts.
    func compare(_ comparison: Comparison) {
        looking.async { [self] in post(.compared(comparison.run())) }
    }

    /// Works on texts. What a question waits for does not wait behind lessons and counts. Nothing waits behind the waves.
    func judge(_ job: JudgingJob, of origin: UInt32) {
        let line =
            switch job {
            case .least, .found: asking
            case .waves: grouping
            case .learn, .look, .rank: judging
            }
        let own = job.id.map(newStop) ?? SearchStop()
        line.async { [self] in
            guard !own.isStopped else { return }
            post(.judged(job.run(over: desk, stop: own), of: origin))
        }
    }

    private func newStop(_ number: Int) -> SearchStop {
        let own = SearchStop()
        stops.withLock { $0[number] = own }
        return own
    }

    /// Stops the work with a number; nothing happens if it has ended.
    func stop(_ number: Int) {
        stops.withLock { $0.removeValue(forKey: number) }?.stop()
    }

    /// Stops all work that only a screen waits for.
    func stopAll() {
        stopSearch()
        stops.withLock { stops in
            for stop in stops.values { stop.stop() }
            stops = [:]
        }
    }

    // MARK: Searches

    func stopSearch() {
        stop.withLock { $0.stop() }
    }

    /// Begins a search, and stops the one that runs.
    func search(_ job: SearchJob) {
        let own = stop.renew()
        searching.async { [self] in
            guard !own.isStopped else { return }
            var failure: DeskError?
            do throws(DeskError) {
                switch job.work {
                case .comments(let search):
                    try search.run(over: desk, stop: own, workers: readers) { report in
                        let percent = Worker.percent(report.done, of: report.total)
                        post(
                            .found(
                                search: job.id,
                                SearchNews(hits: report.found, percent: percent, isDone: false, keys: report.keys)))
                    }
                case .entries(let search):
                    try search.run(over: desk, stop: own) { report in
                        let percent = Worker.percent(report.done, of: report.total)
                        post(
                            .found(
                                search: job.id,
                                SearchNews(entries: report.found, percent: percent, isDone: false, keys: report.keys)))
                    }
                case .keys(let scan):
                    try scan.run(over: desk, stop: own) { batch in
                        post(.found(search: job.id, SearchNews(percent: 0, isDone: false, keys: batch)))
                    }
                }
            } catch {
                failure = error
            }
            guard !own.isStopped else { return }
            post(.found(search: job.id, SearchNews(percent: 100, isDone: true, error: failure)))
        }
    }

    private static func percent(_ done: Int, of total: Int) -> Int {
        total == 0 ? 100 : done * 100 / total
    }
}

extension Mutex where Value == SearchStop {
    /// Stops what runs, and gives its successor a stop of its own.
    fileprivate borrowing func renew() -> SearchStop {
        withLock { stop in
            stop.stop()
            stop = SearchStop()
            return stop
        }
    }
}

/// What a call returns or throws, as a value.
private func result<Success>(_ body: () throws(DeskError) -> Success) -> Result<Success, DeskError> {
    do throws(DeskError) {
        return .success(try body())
    } catch {
        return .failure(error)
    }
}
