import Journal
import Moderation
import Synchronization
import Testing

@Suite("Drafts")
struct DraftTests {
    private func text(_ body: String, on number: UInt32 = 1, after milliseconds: Int64 = 0) -> Draft.Text {
        Draft.Text(
            target: Target(number: Sample.number(number), version: EntryNumber(3)), body: body,
            at: Sample.now + milliseconds)
    }

    private var draft: Draft {
        var draft = Draft(
            texts: [text("pus\u{202E}rakstīts\n")], tags: [Target(number: Sample.number(1), version: EntryNumber(3))],
            query: "is:pending \"a\"", order: .author, place: Sample.number(1))
        draft.alikeTo = Sample.number(1)
        draft.texts[0].isSeen = true
        draft.texts[0].older = [text("vecāks")]
        draft.notes = [Draft.Note(number: Sample.number(1), verb: .defer, text: "kāpēc", at: Sample.now)]
        return draft
    }

    @Test("come back as they were kept, to their moderator only, and leave one file and its lock")
    func roundTrip() throws {
        let office = try Office(comments: ["viens"])
        #expect(try office.found().draft == nil)
        try office.leave(draft)
        #expect(try office.found().draft == draft)
        #expect(try office.found(as: Sample.juris).draft == nil)
        try office.leave(draft)
        #expect(office.drafts.count == 2)
        try office.leave(nil)
        #expect(try office.found().draft == nil)
        #expect(office.drafts == [])
    }

    @Test("Beginning a session writes nothing")
    func beginning() throws {
        let office = try Office(comments: ["viens"])
        try office.leave(draft)
        office.files.forgetTrace()
        #expect(try office.found().draft == draft)
        #expect(office.files.trace.filter { !$0.hasPrefix("lock") && !$0.hasPrefix("list") } == [])
    }

    @Test(
        "No login names a file outside the folder, nor another's",
        arguments: [
            ("..", "%2e%2e"), ("a/b", "a%2fb"), ("A", "A"), ("a%2fb", "a%252fb"), ("ā", "%c4%81"),
            ("a.json", "a%2ejson"),
            ("a.0123abcd", "a%2e0123abcd"), ("edit-a", "edit-a"),
        ])
    func names(login: String, file: String) throws {
        let office = try Office()
        let login = Sample.sure(Login(login))
        try office.leave(Draft(query: "q"), as: login)
        #expect(office.drafts.allSatisfy { $0.hasPrefix(file + ".") && $0.utf8.count == file.utf8.count + 14 })
        #expect(try office.found(as: login).draft?.query == "q")
        for other in ["a", "edit", "A.json"] { #expect(try office.found(as: Sample.sure(Login(other))).draft == nil) }
    }

    @Test(
        "Sessions that go on side by side have a file each, and a session that has ended takes nothing from one that lives"
    )
    func sideBySide() throws {
        let office = try Office(comments: ["viens", "divi"])
        try office.leave(Draft(texts: [text("no beigtas")]))
        let (one, oneQueue) = try office.open()
        #expect(one.leftBehind().draft?.texts.map(\.body) == ["no beigtas"])
        #expect(try one.keep(Draft(texts: [text("pirmā")], query: "is:any"), after: oneQueue.place))
        let (other, otherQueue) = try office.open()
        let left = other.leftBehind()
        #expect(left.draft == nil)
        #expect(left.elsewhere.count == 1)
        office.clock.now = Sample.now + 1_000
        #expect(try other.keep(Draft(texts: [text("otrā", on: 2)], query: "is:deferred"), after: otherQueue.place))
        // A ghost writes on: it must not touch the newer text.
        #expect(try one.keep(Draft(texts: [text("pirmā")]), after: oneQueue.place))
        #expect(try office.found().draft == nil)
        #expect(office.drafts.count == 4)
    }

    @Test("What several sessions left is joined: the newest text of a comment first, the place of the newest session")
    func joining() throws {
        let office = try Office(comments: ["viens", "divi"])
        func together() throws {
            let (one, queue) = try office.open()
            let (other, _) = try office.open()
            let (third, _) = try office.open()
            let old = Draft(
                texts: [text("vecs", after: 1), text("otrais", on: 2)], query: "is:any", place: Sample.number(1))
            var late = Draft(texts: [text("jauns", after: 5)], query: "is:deferred", place: Sample.number(2))
            late.notes = [Draft.Note(number: nil, verb: .note, text: "par", at: Sample.now)]
            #expect(try other.keep(late, after: queue.place))
            #expect(try third.keep(Draft(texts: [text("vecs", after: 2)]), after: queue.place))
            #expect(try one.keep(old, after: queue.place))
            office.clock.now = Sample.now + 60_000
            #expect(try other.keep(late, after: queue.place))
        }
        try together()
        #expect(office.drafts.count == 6)
        let found = try #require(try office.found().draft)
        #expect(found.texts.map(\.body) == ["otrais", "jauns"])
        #expect(found.texts.first?.older == [])
        #expect(found.texts.last?.older.map(\.body) == ["vecs"])
        #expect(found.query == "is:deferred")
        #expect(found.place == Sample.number(2))
        #expect(found.notes.map(\.text) == ["par"])
        try office.leave(found)
        #expect(office.drafts.count == 2)
        #expect(try office.found().draft == found)
    }

    @Test("What an earlier sluice kept is taken over once")
    func earlier() throws {
        let office = try Office(comments: ["viens"])
        _ = try office.files.makeFolder("/queue/drafts")
        office.files["/queue/drafts/anna.json"] = Array(
            #"{"texts":[{"number":1,"version":3,"at":"2026-11-24T12:00:00.000Z","body":"vecs"}],"tags":[],"query":"is:any","order":"newest","place":1,"note":"piezīme"}"#
                .utf8)
        let found = try #require(try office.found().draft)
        #expect(found.texts.map(\.body) == ["vecs"])
        #expect(found.notes.map(\.text) == ["piezīme"])
        try office.leave(found)
        #expect(!office.drafts.contains("anna.json"))
        #expect(try office.found().draft == found)
    }

    @Test("A file tells its generation, which grows, and whose it is")
    func generations() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        var last: Int64 = 0
        for clock in [0, 5, -60_000, 0] as [Int64] {
            office.clock.now = Sample.now + clock
            #expect(try desk.keep(Draft(query: "q"), after: queue.place))
            let path = try #require(office.drafts.first { $0.hasSuffix(".json") })
            let file = String(decoding: try #require(office.files["/queue/drafts/" + path]), as: UTF8.self)
            let owner = try #require(file.firstRange(of: #","owner":{"pid":"#))
            let generation = try #require(Int64(file[..<owner.lowerBound].dropFirst(#"{"generation":"#.count)))
            #expect(generation > last)
            last = generation
            #expect(file[owner.upperBound...].contains(#","host":""#) && file.contains(#","since":"2026-"#))
        }
    }

    @Test("A draft that can't be read is put aside, not lost, and the others come back")
    func unreadable() throws {
        let office = try Office()
        try office.leave(draft)
        let half = "/queue/drafts/anna.0123abcd.json"
        office.files[half] = Array("half a text".utf8)
        let left = try office.found()
        #expect(left.draft == draft)
        #expect(left.putAside == [half + ".unreadable"])
        #expect(office.files[half + ".unreadable"] == Array("half a text".utf8))
        try office.leave(left.draft)
        #expect(office.files[half + ".unreadable"] != nil)
        #expect(try office.found().putAside == [])
    }

    @Test("A text with U+0000, as an earlier sluice kept it, comes back with that spelled out, and all else with it")
    func nul() throws {
        let office = try Office(comments: ["viens", "divi"])
        var broken = draft
        broken.texts.append(text("a\0b\\u0000", on: 2))
        try office.leave(broken)
        broken.texts[1].body = "a⟨U+0000⟩b\\u0000"
        let left = try office.found()
        #expect(left.draft == broken)
        #expect(left.putAside == [] && left.partlyRead == [])
    }

    @Test(
        "Of a draft of which not all can be read the rest comes back, and the file is put aside as it was",
        arguments: [
            (#""at":"2026"#, #""at":"20x6"#), (#""do":"defer""#, #""do":"doze""#),
            (#""order":"author""#, #""order":"luck""#),
        ])
    func partlyUnreadable(right: String, wrong: String) throws {
        let office = try Office(comments: ["viens"])
        try office.leave(draft)
        let name = try #require(office.drafts.first { $0.hasSuffix(".json") })
        let path = "/queue/drafts/" + name
        let bytes = try #require(office.files[path])
        let broken = Array(
            String(decoding: bytes, as: UTF8.self).replacing(right, with: wrong, maxReplacements: 1).utf8)
        #expect(broken != bytes)
        office.files[path] = broken
        let left = try office.found()
        let found = try #require(left.draft)
        #expect(found.query == draft.query && found.tags == draft.tags && found.place == draft.place)
        #expect(found.texts.map(\.body) == (right.contains("at") ? ["vecāks"] : draft.texts.map(\.body)))
        #expect(left.partlyRead == [path + ".unreadable"] && left.putAside == [])
        #expect(office.files[path + ".unreadable"] == broken)
        try office.leave(found)
        #expect(office.files[path + ".unreadable"] == broken)
        office.files["/queue/drafts/zane.json.new"] = Array("half written".utf8)
        var (desk, queue) = try office.open()
        #expect(try desk.erase([1], &queue).remarks == [.droppedDrafts(files: 1)])
        #expect(office.files[path + ".unreadable"] == nil)
        #expect(office.files["/queue/drafts/zane.json.new"] == nil)
    }

    @Test("A draft that is too large to be read again is not written, and that is told")
    func tooLarge() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        #expect(try desk.keep(draft, after: queue.place))
        let name = try #require(office.drafts.first { $0.hasSuffix(".json") })
        let large = Draft(texts: [text(String(repeating: "a", count: 64 << 20))])
        #expect(
            throws: DeskError.failed(StorageFailure(.tooLong, operation: .write, subject: "/queue/drafts/" + name))
        ) {
            try desk.keep(large, after: queue.place)
        }
        #expect(try desk.keep(draft, after: queue.place))
    }

    @Test("A text that was lent and can be put nowhere else stays until an erasure, as its editor left it")
    func leftLent() throws {
        let office = try Office(comments: ["viens"])
        var kept: [String] = []
        for _ in 1...2 {
            let (desk, _) = try office.open()
            office.files[try desk.lendText("dots")] = Array("rakstīts".utf8)
            kept.append(desk.leaveLentText())
            desk.takeBackText()
        }
        #expect(kept.allSatisfy { office.files[$0] == Array("rakstīts".utf8) })
        #expect(office.drafts.count == 2)
        try office.leave(draft)
        try office.leave(nil)
        #expect(office.drafts.count == 2)
        office.files["/queue/drafts/zane.0123abcd.json"] = Array("half a text".utf8)
        // Also one of a session that goes on.
        let (other, _) = try office.open()
        office.files[try other.lendText("dots")] = Array("rakstīts".utf8)
        kept.append(other.leaveLentText())
        var (desk, queue) = try office.open()
        #expect(try desk.erase([1], &queue).remarks == [.droppedDrafts(files: 4)])
        #expect(kept.allSatisfy { office.files[$0] == nil })
        other.takeBackText()
    }

    @Test("A folder in the place of a lent text goes with what is in it")
    func folderForText() throws {
        let office = try Office(comments: ["viens"])
        let (desk, _) = try office.open()
        let path = try desk.lendText("dots")
        _ = try office.files.remove(path)
        _ = try office.files.makeFolder(path)
        office.files[path + "/iekšā"] = Array("rakstīts".utf8)
        desk.takeBackText()
        #expect(office.drafts == [])
        #expect(office.files.paths(holding: ["rakstīts"]) == [])
    }

    @Test("What may not be read is told, and stays", arguments: ["anna.0123abcd.json", "anna.0123abcd.lock"])
    func notAllowed(name: String) throws {
        let office = try Office()
        try office.leave(draft)
        office.files["/queue/drafts/anna.0123abcd.json"] = Array("?".utf8)
        office.files.fail(.init(operation: .open, suffix: name, code: 13))
        let left = try office.found()
        #expect(left.draft == draft)
        #expect(left.failure == .failed(.of(.open, "/queue/drafts/" + name, 13)))
        #expect(office.files["/queue/drafts/anna.0123abcd.json"] != nil)
    }

    @Test("A draft that fails to be kept leaves the old one, and is told")
    func failing() throws {
        let office = try Office()
        let (desk, queue) = try office.open()
        #expect(try desk.keep(draft, after: queue.place))
        let name = try #require(office.drafts.first { $0.hasSuffix(".json") })
        office.files.fail(.init(operation: .write, suffix: ".new", code: 28))
        #expect(throws: DeskError.failed(.of(.write, "/queue/drafts/\(name).new", 28))) {
            try desk.keep(Draft(query: "q"), after: queue.place)
        }
        #expect(office.drafts.count == 2)
        #expect(try desk.keep(draft, after: queue.place))
    }

    @Test("A draft waits for one who writes to the queue, and keeps nobody else's draft waiting")
    func lock() throws {
        let office = try Office()
        let (desk, queue) = try office.open()
        let file = try office.files.open("/queue/queue.lock", .writing)
        #expect(try office.files.lock(file, .exclusive, within: 0))
        #expect(throws: DeskError.locked(process: 4_711)) { try desk.keep(draft, after: queue.place) }
        office.files.unlock(file)
        #expect(try office.files.lock(file, .shared, within: 0))
        #expect(try desk.keep(draft, after: queue.place))
        office.files.close(file)
    }

    @Test("Where nothing can be written nothing is kept, and that is no failure")
    func readOnly() throws {
        let office = try Office()
        try office.leave(draft)
        office.files.isWritable = false
        let (desk, queue) = try office.open()
        #expect(desk.access == .readOnly(.notWritable))
        #expect(desk.leftBehind().failure == nil)
        #expect(try desk.keep(Draft(query: "q"), after: queue.place))
    }

    @Test("Two starts at once: one of them takes over, and what the other makes is its own")
    func race() throws {
        let office = try Office(comments: ["viens"])
        try office.leave(draft)
        let (one, queue) = try office.open()
        let (other, _) = try office.open()
        #expect(one.leftBehind().draft == draft)
        #expect(other.leftBehind().draft == nil)
        #expect(try one.keep(draft, after: queue.place))
        #expect(try other.keep(Draft(query: "q"), after: queue.place))
        #expect(office.drafts.count == 4)
    }

    @Test("A link in a draft's place is not followed")
    func link() throws {
        let office = try Office()
        try office.leave(draft)
        office.files.state.withLock { state in
            _ = state.make("/queue/drafts/anna.0123abcd.json", MemoryFiles.Node(kind: .link, mode: 0o777))
        }
        let left = try office.found()
        #expect(left.draft == draft)
        #expect(left.failure != nil)
    }
}
