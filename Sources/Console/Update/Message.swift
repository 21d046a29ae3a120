package import Moderation
package import Terminal

/// What ``update(_:_:)`` is told: keys and their times, results of the workers, and the time.
enum Message {
    /// The wall clock. Comes before every batch of others.
    case time(Moment)
    /// A key, with the time of its arrival on the forward clock.
    case key(Key, at: Int64)
    /// A key that may be the rest of a paste, or of an answer of the terminal.
    case doubtful(Key, of: Unended, at: Int64)
    case paste(String)
    case click(row: Int, column: Int)
    case wheel(row: Int, column: Int, lines: Int)
    case resize(Size)
    /// A time named by ``Model/deadline()`` has come.
    case deadline
    /// The frame has stood for a moment: there is time for what only a moderator who stays here reads.
    case rest
    /// Nothing has come since the frame: there is time to read what the next one may show.
    case ahead
    /// The journal may have grown, or the settings changed.
    case changed
    /// The settings were read again and differ, or have a mistake; and what may be done under them.
    case settings(CurrentSettings, access: Access)
    /// Asks for what the next frame needs: answered with ``Effect/need(_:)``.
    case prepare
    /// A frame was shown at this time of the forward clock.
    case drawn(at: Int64)
    /// The entries that were needed; those that could not be read are missing.
    case texts([Entry])
    case outcome(ticket: Int, Result<Outcome, DeskError>)
    /// An act waits for the lock or for a server.
    case waiting(ticket: Int, for: LockWait.Holder)
    /// A decision waits for the queue to take a tail: answered with ``Effect/answer(_:_:)``.
    case tail(TailInquiry)
    /// How a copy stands to its server.
    case contact(Contact?)
    case news(Result<EntryBatch, DeskError>)
    /// What is remembered of live sites, read again.
    case sites([SiteContents])
    /// The whole journal, read from its beginning.
    case again(Result<EntryBatch, DeskError>)
    case found(search: Int, SearchNews)
    /// What names look like, worked out for ``Effect/look(_:)``.
    case looked(Lookalikes.Batch)
    /// The difference that ``Effect/compare(_:)`` asked for.
    case compared(Comparison.Answer)
    /// What ``Effect/judge(_:of:)`` asked for, of the same journal.
    case judged(JudgingNews, of: UInt32)
    /// The editor that ``Effect/edit(_:)`` started has ended.
    case edited(EditJob, EditResult)
    /// What earlier sessions left, at the start; a query to begin with replaces the one that was kept.
    case draft(LeftBehind, query: Query? = nil)
    /// The other sessions that have the queue open, as they are now.
    case others([Presence])
    /// The outcome of a change of the moderator's own views: the views, or `nil` where the change has to be made once more.
    case views(ViewChange, Result<[NamedView]?, DeskError>)
    /// Hits of a counted query, as far as its texts have been searched, for a row on the screen that counts it.
    case counted(job: Int, row: Int, [CommentNumber], Result<Void, DeskError>?)
    /// Half-done work was kept, wholly or not, or could not be kept.
    case kept(Result<Bool, DeskError>)
    /// The terminal can show ASCII only.
    case asciiOnly
    /// The system can't tell at once when the journal grows.
    case notFollowing
    /// Names in the settings' theme that were left out.
    case themeProblems([ThemeProblem])
    /// The program is to end, because of a signal or a lost line.
    case end
    /// The program was stopped and goes on.
    case resumed
    /// Another program had the terminal: what frames showed before was seen too long ago.
    case lent
}

/// What a search over the texts brings.
struct SearchNews: Sendable {
    /// Comments found since the last news, in the order of the list.
    var hits: [CommentNumber]
    /// Entries found, when a history is searched.
    var entries: [EntryNumber]
    /// How far it has come, from 0 to 100.
    var percent: Int
    var isDone: Bool
    /// Keys of texts, made on the way.
    var keys: SameText.Batch?
    var error: DeskError?

    init(
        hits: [CommentNumber] = [], entries: [EntryNumber] = [], percent: Int, isDone: Bool,
        keys: SameText.Batch? = nil, error: DeskError? = nil
    ) {
        self.entries = entries
        self.keys = keys
        self.hits = hits
        self.percent = percent
        self.isDone = isDone
        self.error = error
    }
}

/// Something for the loop to do: the only way from the model to the world.
enum Effect: Sendable {
    case decide(Command, ticket: Int)
    /// Lets a decision go on whose tail the queue has taken, or has found unlawful.
    case answer(TailInquiry, Damage?)
    /// Gives up the acts that wait for the lock and are not being written.
    case giveUp
    case news(after: Place)
    /// Reads the journal from its beginning: it was replaced, or what it holds is uncertain.
    case readAgain
    case search(SearchJob)
    case stopSearch
    /// Stops the work with a number, beside the searches.
    case stop(Int)
    /// Compares two texts, beside the loop.
    case compare(Comparison)
    /// Works on texts that are alike, beside the loop, in the queue's journal: see ``Place/origin``.
    case judge(JudgingJob, of: UInt32)
    /// Works out what names look like, beside the loop.
    case look(Lookalikes.Job)
    /// Tells other sessions where this one is; without a time, that it ends.
    case tellPlace(CommentNumber?, pressed: Moment?)
    /// Changes the moderator's own views, as they are with the journal read up to that place.
    case changeViews(ViewChange, after: Place)
    /// Counts the hits of queries that only the texts can tell, beside the loop.
    case count(QueryCounting)
    /// Reads the entries whose texts the next frame shows. Answered at once, before drawing.
    case need([EntryPlace])
    case edit(EditJob)
    /// Runs a command of the command line on the shell's screen, and comes back.
    case run([String])
    /// Keeps half-done work, as it is with the journal read up to that place.
    case keep(Draft?, after: Place)
    case redraw
    case suspend
    case quit
}

/// The result of the moderator's own editor.
package enum EditResult {
    case text(String)
    /// Why there is no text; nothing was changed.
    case failed(DisplayText)
}

/// A text to edit in the moderator's own editor, hidden characters spelled out.
package struct EditJob: Hashable, Sendable {
    package var target: Target
    package var body: String
    /// How far the queue had read.
    package var after: Place

    package init(target: Target, body: String, after: Place) {
        self.target = target
        self.body = body
        self.after = after
    }
}
