import DeskDoubles
import Interchange
import Moderation
import Testing

@Suite("What a sync must not do")
struct SyncHarmTests {
    private func world(_ states: String..., isQuick: Bool = false) -> SyncWorld {
        let world = SyncWorld(SyncKind(name: "plain", crashes: false), seed: 1)
        for state in states { world.site.append(world.arrival(state)) }
        return world
    }

    private func decide(
        _ decision: Decision, _ number: UInt32, in world: SyncWorld, by login: Login = SyncWorld.moderator
    )
        throws
    {
        let queue = world.desk.queue
        let target = Target(number: CommentNumber(number), version: queue.version(of: CommentNumber(number)))
        let command = queue.command(decision, on: [target], by: login, at: world.desk.now)
        #expect(try world.desk.decide(command).entry != nil)
    }

    private func body(_ number: UInt32, in world: SyncWorld) -> String? {
        let entry = world.desk.queue.body(of: CommentNumber(number))
        return world.desk.entries[Int(entry.rawValue) - 1].content?.body
    }

    private func state(_ number: UInt32, in world: SyncWorld) -> State {
        world.desk.queue.state(of: CommentNumber(number))
    }

    private func events(_ world: SyncWorld, _ isWanted: (SyncEvent) -> Bool) -> Int {
        world.events.count(where: isWanted)
    }

    @Test(
        "An id that the site gives to another comment gives no words to another's name", arguments: [true, false])
    func reusedID(isCacheLost: Bool) throws {
        let world = world("hold", "hold")
        _ = try world.sync()
        try decide(.approve, 2, in: world)
        _ = try world.sync()
        let before = body(2, in: world)
        world.reuse(1, state: "approved")
        if isCacheLost { (world.record, world.lines) = (nil, []) }
        let counts = try #require(try world.sync())
        #expect(counts.new == 1 && counts.pulled == 0 && counts.pushed == 0, "\(counts)")
        #expect(events(world) { if case .reused(CommentNumber(2), "2") = $0 { true } else { false } } == 1)
        #expect(body(2, in: world) == before && body(3, in: world) == world.site[1]?.text)
        #expect(world.desk.queue[CommentNumber(3)]?.authorName == "Līga 2")
        // From now on it is the new one that the site has.
        world.setState("spam", of: 1)
        _ = try world.sync()
        #expect(state(2, in: world) == .approved && state(3, in: world) == .rejected)
        #expect(events(world) { if case .reused = $0 { true } else { false } } == 0)
    }

    @Test("A time that was corrected on the site makes no other comment of it")
    func correctedTime() throws {
        let world = world("hold")
        _ = try world.sync()
        let agreed = try #require(world.site[0])
        // The same name and text.
        let link = WorldLink(world: world)
        var comment = try #require(link.comment(0))
        comment.submitted = agreed.submitted + 3_600_000
        world.site = [nil]
        world.listedTwice = [comment]
        let counts = try #require(try world.sync())
        #expect(counts.new == 0 && counts.same == 1, "\(counts)")
    }

    /// What a site sends now, in place of all that it had: its first comment, changed.
    private func resend(_ world: SyncWorld, _ change: (inout SiteComment) -> Void) throws {
        var comment = try #require(world.listedTwice.first ?? WorldLink(world: world).comment(0))
        change(&comment)
        world.site = [nil]
        world.listedTwice = [comment]
    }

    private let noon: Int64 = 1_795_000_000_000

    @Test(
        "Times are the same where one may be rounded to the second, or the last digits differ",
        arguments: [(0, 999, true), (999, 1_000, true), (500, 700, false), (500, 505, true), (0, 1_001, false)])
    func precision(first: Int64, second: Int64, isSame: Bool) throws {
        let world = world("hold")
        try resend(world) { $0.submitted = Moment(milliseconds: noon + first) }
        _ = try world.sync()
        try resend(world) {
            $0.submitted = Moment(milliseconds: noon + second)
            $0.held.text = "edited"
        }
        let counts = try #require(try world.sync())
        #expect(counts.new == (isSame ? 0 : 1) && counts.pulled == (isSame ? 1 : 0), "\(counts)")
    }

    @Test("Within the second another name with another text is another comment, one of both is an edit")
    func otherAuthor() throws {
        let world = world("hold")
        try resend(world) { $0.submitted = Moment(milliseconds: noon) }
        _ = try world.sync()
        try resend(world) { $0.author.name = "Edited" }
        #expect(try world.sync()?.new == 0)
        try resend(world) {
            $0.submitted = Moment(milliseconds: noon + 400)
            $0.held.text = "other words"
        }
        #expect(try world.sync()?.new == 1)
    }

    @Test(
        "The same name and words at another time are another comment where its web site or e-mail is another one",
        arguments: [(String?.none, String?.none, 0), ("https://spam.example", nil, 1), (nil, "x@spam.example", 1)])
    func otherSite(site: String?, email: String?, new: Int) throws {
        let world = world("hold")
        try resend(world) { $0.author.email = "liga@example.lv" }
        _ = try world.sync()
        try decide(.approve, 1, in: world)
        try resend(world) {
            $0.submitted = $0.submitted.map { $0 + 2 * Moment.day }
            $0.author.site = site
            $0.author.email = email ?? $0.author.email
        }
        let counts = try #require(try world.sync { $0.isDryRun = true })
        #expect(counts.new == new && counts.pushed == 1 - new, "\(counts)")
    }

    @Test(
        "An erased comment doesn't come back because its time was corrected",
        arguments: [(Int64(1), 0), (3_600_000, 0), (-7_200_500, 0), (1_500_000, 1)])
    func erased(difference: Int64, new: Int) throws {
        let world = world("approved")
        _ = try world.sync()
        try decide(.erase(blank: world.desk.queue.blankable(with: [CommentNumber(1)]).certain), 1, in: world)
        try resend(world) { $0.submitted = $0.submitted.map { $0 + difference } }
        #expect(try world.sync()?.new == new)
    }

    @Test("A comment whose time is corrected is not taken twice", arguments: [Int64(1), 3_600_000])
    func correctedTwice(difference: Int64) throws {
        let world = world("hold", "hold")
        _ = try world.sync()
        // One that stands here by an id of its own.
        world.reuse(0, state: "hold")
        #expect(try world.sync()?.new == 1)
        try decide(.edit(body: "edited here"), 3, in: world)
        try resend(world) { $0.submitted = $0.submitted.map { $0 + difference } }
        #expect(try world.sync()?.new == 0)
    }

    @Test("What is on a hidden page stays pending, whatever was agreed about another comment under its id")
    func reusedOnHiddenPage() throws {
        let world = world("approved")
        _ = try world.sync()
        let (record, lines) = (world.record, world.lines)
        world.isPageHidden = true
        world.reuse(0, state: "approved")
        #expect(try world.sync()?.new == 1 && state(2, in: world) == .pending)
        // It had died before that was remembered.
        (world.record, world.lines) = (record, lines)
        #expect(try world.sync()?.pulled == 0 && state(2, in: world) == .pending)
    }

    @Test("A site that was put back to an older state is not believed without a word")
    func restoredSite() throws {
        let world = world("hold", "hold", "hold", "hold", "approved")
        _ = try world.sync()
        for index in 0..<3 { world.reuse(index, state: "hold") }
        #expect(throws: SyncStop.self) { try world.sync { $0.acceptsGone = false } }
        #expect(world.desk.queue.commentCount == 5)
        world.site = [nil, nil, nil, world.site[3], world.site[4]]
        for isQuick in [false, true] {
            #expect(throws: SyncStop.self) {
                try world.sync {
                    $0.acceptsGone = false
                    $0.isQuick = isQuick
                }
            }
        }
        #expect(try world.sync { $0.isQuick = true }?.gone == 3)
    }

    @Test("What nobody sees on the site is not made public here, now or later")
    func hiddenPage() throws {
        let world = world("approved", "hold")
        world.isPageHidden = true
        let counts = try #require(try world.sync())
        #expect(counts.new == 2 && world.desk.queue.state(of: CommentNumber(1)) == .pending)
        world.setState("approved", of: 1)
        for _ in 0..<2 {
            let counts = try #require(try world.sync())
            #expect(counts.pulled + counts.pushed + counts.conflicts == 0, "\(counts)")
        }
        #expect(state(2, in: world) == .pending && world.site[0]?.state == "approved")
        // What is rejected here leaves the site all the same; what is approved there is so already.
        try decide(.reject(try #require(ReasonCode("spam"))), 2, in: world)
        try decide(.approve, 1, in: world)
        _ = try world.sync()
        #expect(world.site[1]?.state == "spam" && world.site[0]?.state == "approved")
        try decide(.reopen, 1, in: world)
        _ = try world.sync()
        #expect(world.site[0]?.state == "hold")
    }

    @Test("When the page becomes public, what is approved on it comes in")
    func shownPage() throws {
        let world = world("approved")
        world.isPageHidden = true
        _ = try world.sync()
        world.isPageHidden = false
        #expect(try world.sync()?.pulled == 1)
        #expect(state(1, in: world) == .approved)
    }

    @Test("Who acts for the site decides nothing else here")
    func sharedLogin() throws {
        let world = world("hold", "hold")
        _ = try world.sync()
        world.setState("approved", of: 1)
        _ = try world.sync()
        (world.record, world.lines) = (nil, [])
        // What follows the site is no act of one's own.
        #expect(try world.sync()?.same == 2)
        try decide(.approve, 1, in: world, by: SyncWorld.login)
        // As long as it is remembered what both had, it is the moderator's own decision.
        #expect(try world.sync()?.pushed == 1)
        (world.record, world.lines) = (nil, [])
        #expect(throws: SyncStop.self) { try world.sync() }
    }

    @Test("What was taken down on the site is not published again when what was agreed is forgotten")
    func takenDown() throws {
        let world = world("hold")
        _ = try world.sync()
        try decide(.approve, 1, in: world)
        _ = try world.sync()
        world.setState("hold", of: 0)
        (world.record, world.lines) = (nil, [])
        let counts = try #require(try world.sync())
        #expect(counts.conflicts == 1 && counts.pushed == 0 && world.site[0]?.state == "hold")
    }

    @Test("A decision on what the site has in a state of its own is told to be refused")
    func otherState() throws {
        let world = world("post-trashed", "mode-3")
        _ = try world.sync()
        #expect(state(1, in: world) == .pending)
        #expect(try world.sync()?.refused == 0)
        try decide(.approve, 1, in: world)
        for _ in 0..<2 { #expect(try world.sync()?.refused == 1) }
        #expect(events(world) { if case .refused(_, _, .otherState("post-trashed")) = $0 { true } else { false } } == 1)
        #expect(world.site[0]?.state == "post-trashed")
    }

    @Test("A take-down that the site can't do is refused by its name")
    func cannotUnpublish() throws {
        let world = world("approved")
        world.canUnpublish = false
        _ = try world.sync()
        try decide(.reject(try #require(ReasonCode("spam"))), 1, in: world)
        #expect(try world.sync()?.refused == 1)
        #expect(events(world) { if case .refused(_, _, .cannotUnpublish) = $0 { true } else { false } } == 1)
        #expect(world.site[0]?.state == "approved")
    }

    @Test("A comment that changes between two pages of a list is one comment, as it is last")
    func listedTwice() throws {
        let world = world("approved", "hold")
        var before = try #require(WorldLink(world: world).comment(0))
        before.held.state = "hold"
        world.listedTwice = [before]
        #expect(try world.sync()?.new == 2)
        #expect(state(1, in: world) == .approved && world.desk.queue.commentCount == 2)
    }

    @Test("What makes no sense in what is remembered, or in a site's totals, stops nothing and is put nowhere")
    func nonsense() throws {
        let world = world("hold", "hold")
        _ = try world.sync()
        for number in [77, 4_294_967_295, 2] as [UInt32] {
            world.lines[0].agreement.comment = CommentNumber(number)
            world.lines[0].agreement.entry = EntryNumber(1)
            try decide(.edit(body: "text of the second \(number)"), 2, in: world)
            let text = world.site[0]?.text
            _ = try world.sync()
            #expect(world.site[0]?.text == text)
        }
        for count in [Int.min, Int.max] {
            let all = world.states.map { SiteTotal(state: $0, count: count) }
            world.record?.record.totals = all
            world.totals = all.reversed()
            _ = try world.sync { $0.isQuick = true }
            world.totals = nil
            _ = try world.sync { $0.isQuick = true }
        }
    }
}
