import Journal
import Moderation
import System
import Terminal
import Wording

/// A queue that a command has opened, with who is asking, when, and in which time zone.
struct Session {
    let desk: any Desk
    var queue: Queue
    let identity: Identity
    let zone: any Zone
    /// When the command began: one time for everything that it says and does.
    var now: Moment
    /// The entries written here.
    private(set) var written: Set<EntryNumber> = []

    /// Which comments say the same, as far as ``lookForSameText()`` has looked.
    private(set) var sameText = SameText()
    /// What was learned about the team's decisions: for the same queue it is not learned twice.
    private let learned = LearnedLikelihoods()

    init(desk: any Desk, queue: Queue, identity: Identity, zone: any Zone, now: Moment) {
        self.desk = desk
        self.queue = queue
        self.identity = identity
        self.zone = zone
        self.now = now
    }

    var settings: Settings { desk.settings }
    /// A reason in the language of the output.
    func name(of reason: ReasonCode) -> DisplayText { wording.name(of: reason, in: settings) }
    var login: Login { identity.login }
    /// The settings' views and the moderator's own.
    var views: [NamedView] { settings.views.adding(own: desk.ownViews()) }
    var context: QueryContext { QueryContext(now: now, zone: zone, settings: settings, views: views) }

    /// The login that may decide.
    ///
    /// - Throws: ``Failure`` when this queue, or this moderator, may only read.
    func decider() throws(Failure) -> Login {
        switch desk.access {
        case .full(let login):
            try refuseSiteLogin(login)
            return login
        case .readOnly(let reason): throw Failure(reason)
        }
    }

    /// Nobody may decide under the login that acts for a live site: it would count as the site's decision.
    func refuseSiteLogin(_ login: Login) throws(Failure) {
        guard let site = (desk as? JournalDesk)?.site(of: login) else { return }
        throw Failure(.settings, wording.siteLogin(login.text, site: site))
    }

    /// Has the queue apply what the desk read meanwhile.
    mutating func take(_ tail: EntryBatch) throws(Failure) {
        do throws(Damage) {
            try queue.apply(tail)
        } catch {
            throw Failure(error)
        }
        sameText.apply(tail)
    }

    /// Reads the texts that have not been read, to tell which say the same; not those of a large queue, since nobody
    /// who asks for one comment wants to wait for that.
    mutating func lookForSameText() throws(Failure) {
        guard queue.commentCount <= Session.textsRead else { return }
        let scan = sameText.scan(of: queue)
        var found: [SameText.Batch] = []
        _ = try calling { () throws(DeskError) in try scan.run(over: desk) { found.append($0) } }
        for batch in found { sameText.add(batch, in: queue) }
    }

    /// The most that are read, in a twentieth of a second.
    private static let textsRead = 50_000

    /// Judges a command and writes it; the queue applies the result, and remarks are reported.
    mutating func decide(_ command: Command) throws(Failure) -> Outcome {
        let outcome = try calling { () throws(DeskError) in try desk.decide(command, queue: &queue) }
        sameText.apply(outcome.tail)
        if let entry = outcome.entry { written.insert(entry) }
        Notices.tell(outcome.remarks)
        return outcome
    }

    /// Finds what a query matches, in order.
    func select(_ query: Query, order: Order = .oldest, limit: Int? = nil) throws(Failure) -> [CommentNumber] {
        var context = context
        try check(query, views: context.views)
        tellMissing(in: query, context.views)
        return try calling { () throws(DeskError) in
            if query.asksWhatIsLikely(views: context.views) || order.isByLikelihood {
                context.likelihoods = try likelihoods(for: order)
            }
            let likelihoods = order.isByLikelihood ? context.likelihoods : nil
            let numbers = try Selection.run(
                query, queue: queue, desk: desk, context: context, order: order,
                limit: likelihoods == nil ? limit : nil, workers: .two)
            guard let likelihoods else { return numbers }
            let scores = try LikelySearch(numbers, in: queue, likelihoods).run(over: desk)
            return Array(order.sorted(numbers, by: scores).prefix(limit ?? .max))
        }
    }

    /// Counts what a query matches.
    func count(_ query: Query) throws(Failure) -> Int {
        let context = context
        try check(query, views: context.views)
        if let count = Selection.keptCount(query, queue: queue, context: context) { return count }
        return try select(query).count
    }

    /// What the team's decisions make likely; if that is nothing, says why.
    private func likelihoods(for order: Order) throws(DeskError) -> Likelihoods? {
        let entry = queue.place.entry
        if let known = learned.known, known.entry == entry { return known.likelihoods }
        var why = wording.likelyIsOff
        if settings.suggests {
            let likelihoods = try Learner.likelihoods(of: queue, desk)
            learned.known = (entry, likelihoods.speaks ? likelihoods : nil)
            if likelihoods.speaks { return likelihoods }
            why = wording.tooLittleDecided
        } else {
            learned.known = (entry, nil)
        }
        Notices.tell(order.isByLikelihood ? wording.oldestFirst(because: why) : why)
        return nil
    }

    /// Refuses a query that names something that doesn't exist.
    func check(_ query: Query, views: [NamedView]? = nil) throws(Failure) {
        do throws(QueryError) {
            _ = try Query(query.text, names: QueryNames(settings, views: views ?? self.views, in: queue))
        } catch {
            throw Failure(error)
        }
    }

    /// Reports the views and rules in a query that match nothing because they name something that doesn't exist;
    /// returns whether there is one.
    @discardableResult
    func tellMissing(in query: Query, _ views: [NamedView]) -> Bool {
        guard let missing = QueryNames(settings, views: views, in: queue).missing(in: query) else { return false }
        let problem = wording.queryProblem(missing, hasSuggestion: true)
        Notices.tell("\(DisplayText(stranger: query.text)): \(wording.matchesNothing(problem))")
        return true
    }

    /// Reads a query, as the command line gives it.
    static func query(_ text: String?, otherwise standard: Query) throws(Failure) -> Query {
        guard let text else { return standard }
        do throws(QueryError) {
            return try Query(text)
        } catch {
            throw Failure(error)
        }
    }
}

/// What a session has learned, up to an entry.
private final class LearnedLikelihoods {
    /// `nil` if nothing can be said yet, which has been reported.
    var known: (entry: UInt32, likelihoods: Likelihoods?)?
}

extension SearchWorkers {
    /// Two threads, as many as the yardstick has cores.
    static let two = SearchWorkers(count: 2) { count, work in
        Threads.run(count, work)
    }
}

extension Session {
    /// Reads an entry whole.
    func entry(at place: EntryPlace?) throws(Failure) -> Entry? {
        guard let place else { return nil }
        return try calling { () throws(DeskError) in try desk.entry(at: place) }
    }

    /// Reads a comment with its author and its body in force.
    func record(_ number: CommentNumber) throws(Failure) -> CommentRecord? {
        guard let comment = queue[number] else { return nil }
        let submission = try entry(at: queue.submissionPlace(of: number))
        var source: Source?
        if case .submit(let submit) = submission?.act { source = submit.source }
        var record = CommentRecord(comment: comment, author: nil, body: nil, source: source)
        guard comment.state != .erased else { return record }
        record.author = submission?.content?.author
        record.body =
            comment.isEdited
            ? try entry(at: queue.bodyPlace(of: number))?.content?.body : submission?.content?.body
        return record
    }

    /// Reads an entry as histories tell it.
    func entryRecord(_ number: EntryNumber) throws(Failure) -> EntryRecord? {
        guard let entry = try entry(at: queue.place(of: number)) else { return nil }
        return EntryRecord(entry: entry, undone: queue.line(number)?.undone)
    }
}
