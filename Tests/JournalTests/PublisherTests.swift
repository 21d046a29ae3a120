import JSON
import Journal
import Moderation
import Synchronization
import Testing

@Suite("Publishing")
struct PublisherTests {
    private static let folder = "/public"
    private static let page = "/public/budget-2027.json"
    private static let list = "/public/.sluice-published.json"
    private static let lock = "/public/.sluice-lock"

    private func publisher(_ office: Office) -> Publisher {
        Publisher(of: Sample.folder, into: Self.folder, files: office.files)
    }

    @discardableResult
    private func publish(_ office: Office, force: Bool = false) throws(PublishError) -> Publisher.Report {
        var publisher = publisher(office)
        return try publisher.publish(force: force)
    }

    private func text(_ office: Office, _ path: String = page) -> String {
        String(decoding: office.files[path] ?? [], as: UTF8.self)
    }

    @Test("A page has its approved comments, and nothing else of anybody")
    func privacy() throws {
        let office = try Office()
        var (desk, queue) = try office.open()
        var seen: [String] = []
        for (index, word) in ["approved", "pending", "rejected", "deferred", "erased", "reopened"].enumerated() {
            let author = Author(
                name: "name-\(word)", email: "mail-\(word)@example.org", site: "https://site-\(word).example",
                address: "192.0.2.\(index)")
            _ = try desk.submit(
                [NewComment(release: Sample.slug, author: author, body: "body-\(word)")], by: Sample.web,
                queue: &queue)
            seen += ["mail-\(word)", "site-\(word)", "192.0.2"]
            if word != "approved" { seen += ["body-\(word)", "name-\(word)"] }
        }
        try desk.decide(.approve, on: [1, 5, 6], &queue, note: "note-secret")
        try desk.decide(.reject(Sample.spam), on: [3], &queue, note: "note-secret")
        try desk.decide(.defer(until: Sample.now + Moment.day), on: [4], &queue)
        try desk.erase([5], &queue)
        try desk.decide(.reopen, on: [6], &queue)
        let report = try publish(office)
        #expect(report.written == ["budget-2027.json"])
        #expect(
            text(office)
                == #"{"release":"budget-2027","title":"Budžets 2027","date":"2026-11-20","comments":[{"number":1,"parent":null,"name":"name-approved","body":"body-approved","submitted":"2026-11-24T08:46:40.000Z","edited":false}]}"#
                + "\n")
        for name in office.files.names where name.hasPrefix(Self.folder) {
            for secret in seen + ["note-secret", "anna", "spam"] {
                #expect(!text(office, name).contains(secret), "\(secret) in \(name)")
            }
        }
    }

    @Test("Comments stand oldest first, with the body in force and what they answer")
    func page() throws {
        let office = try Office()
        var (desk, queue) = try office.open()
        let batch = [(3_000, nil), (1_000, 1), (2_000, 2), (2_000, nil)] as [(Int64, UInt32?)]
        _ = try desk.submit(
            batch.map { time, parent in
                NewComment(
                    release: Sample.slug, parent: parent.map { CommentNumber($0) }, author: Author(name: "N"),
                    body: "b\u{200B}\u{202E}\u{E0041}", submitted: Moment(milliseconds: time))
            }, by: Sample.web, queue: &queue)
        try desk.decide(.approve, on: [2, 3, 4], &queue)
        try desk.decide(.edit(body: "labots"), on: [3], &queue)
        _ = try publish(office)
        let root = try JSONReader.read(office.files[Self.page] ?? [])
        guard case .array(let comments)? = root["comments"]?.value else {
            Issue.record("no comments")
            return
        }
        let rows = comments.map { comment in
            var writer = JSONWriter(escaping: .journal)
            writer.value(comment.value)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix(#"{"number":2,"parent":{"number":1,"removed":true},"#))
        #expect(rows[1].hasPrefix(#"{"number":3,"parent":{"number":2,"removed":false},"#))
        #expect(rows[2].hasPrefix(#"{"number":4,"parent":null,"name":"N","body":"b"#))
        #expect(rows[1].contains(#""body":"labots""#))
        #expect(rows[1].hasSuffix(#""edited":true}"#))
        // In the file itself nothing hides.
        #expect(text(office).contains(#"b\u200b\u202e\udb40\udc41"#))
    }

    @Test("Only what changed is written, and what is no longer public disappears")
    func changes() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let other = try #require(Slug("other"))
        try desk.release(
            Release(slug: other, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna, queue: &queue)
        _ = try desk.submit(
            [NewComment(release: other, author: Sample.author, body: "divi")], by: Sample.web, queue: &queue)
        try desk.decide(.approve, on: [1, 2], &queue)
        var publisher = publisher(office)
        #expect(try publisher.publish().written == ["budget-2027.json", "other.json"])
        var again = try publisher.publish()
        #expect(again.written == [] && again.removed == [] && again.unchanged == 0)
        #expect(try publish(office).unchanged == 2)

        try desk.decide(.reject(Sample.spam), on: [2], &queue)
        again = try publisher.publish()
        #expect(again.written == [] && again.removed == ["other.json"] && again.unchanged == 0)
        #expect(again.entry == EntryNumber(UInt32(queue.entryCount)))
        #expect(office.files["/public/other.json"] == nil)
        #expect(text(office, Self.list).contains(#""files":["budget-2027.json"]"#))

        try desk.decide(.edit(body: "labots"), on: [1], &queue)
        #expect(try publisher.publish().written == ["budget-2027.json"])
        #expect(office.files.names.filter { $0.hasPrefix("/public/.sluice-new") } == [])
    }

    @Test("A folder with somebody else's JSON files is refused")
    func foreign() throws {
        let office = try Office(comments: ["viens"])
        _ = try office.files.makeFolder(Self.folder)
        office.files["/public/site.json"] = Array("{}".utf8)
        #expect(throws: PublishError.foreign(path: Self.folder, name: "site.json")) { try publish(office) }
        #expect(office.files.names.filter { $0.hasPrefix("/public/") } == ["/public/site.json"])
    }

    @Test("A file that we did not write is neither replaced nor removed")
    func foreignAmongOurs() throws {
        let office = try Office(comments: ["viens"])
        _ = try publish(office)
        office.files[Self.page] = Array("theirs".utf8)
        office.files["/public/index.html"] = Array("theirs".utf8)
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        #expect(throws: PublishError.foreign(path: Self.folder, name: "budget-2027.json")) { try publish(office) }
        #expect(text(office) == "theirs")
        office.files[Self.page] = nil
        _ = try publish(office)
        #expect(text(office, "/public/index.html") == "theirs")
    }

    @Test(
        "A list that we would not write is refused",
        arguments: [
            "", "{}", #"{"queue":"x","entry":1,"files":["../a.json"]}"#, #"{"queue":"x","entry":1,"files":["a"]}"#,
            #"{"queue":"x","head":"1:ab","files":[]}"#, #"{"queue":"x","head":1,"files":[]}"#,
        ])
    func badList(bytes: String) throws {
        let office = try Office()
        _ = try office.files.makeFolder(Self.folder)
        office.files[Self.list] = Array(bytes.utf8)
        #expect(throws: PublishError.badList(path: Self.list)) { try publish(office) }
    }

    @Test(
        "Forced, it takes over the pages of a folder whose list was lost or garbled, and nothing else",
        arguments: [nil, "", #"{"queue":"x"}"#])
    func adopts(bytes: String?) throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1, 2], &queue)
        _ = try publish(office)
        office.files[Self.list] = bytes.map { Array($0.utf8) }
        try desk.decide(.reject(Sample.spam), on: [2], &queue)
        #expect(throws: PublishError.self) { try publish(office) }
        #expect(text(office).contains("divi"))
        let theirs = Array(#"{"release":"site","title":"","date":"","comments":[{"number":1}]}"#.utf8)
        office.files["/public/site.json"] = theirs
        if bytes == nil {
            #expect(throws: PublishError.foreign(path: Self.folder, name: "site.json")) {
                try publish(office, force: true)
            }
            office.files["/public/site.json"] = nil
        }
        _ = try publish(office, force: true)
        #expect(!text(office).contains("divi") && text(office).contains("viens"))
        #expect(text(office, Self.list).contains(#""files":["budget-2027.json"]"#))
        #expect(office.files["/public/site.json"] == (bytes == nil ? nil : theirs))
        #expect(try publish(office).unchanged == 1)
    }

    @Test("A damaged journal publishes nothing: neither bad bytes nor a text that fails its digest")
    func damaged() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1, 2], &queue)
        _ = try publish(office)
        let before = office.files[Self.page]
        try desk.decide(.edit(body: "labots"), on: [1], &queue)
        let whole = office.journal
        for text in ["divi", #""do":"edit""#] {
            let position = try #require(String(decoding: whole, as: UTF8.self).utf8.firstRange(of: Array(text.utf8)))
            var bytes = whole
            let view = String(decoding: whole, as: UTF8.self).utf8
            bytes[view.distance(from: view.startIndex, to: position.lowerBound) + 1] = UInt8(ascii: "x")
            office.journal = bytes
            let error = #expect(throws: PublishError.self) { try publish(office) }
            guard case .desk(.damaged) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(office.files[Self.page] == before)
        }
    }

    @Test("A publication that breaks off leaves nothing that it does not own up to", arguments: 0..<12)
    func breaksOff(after: Int) throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        for operation in [.write, .flush, .rename] as [StorageFailure.Operation] {
            office.files.fail(.init(operation: operation, after: after / 3, isLasting: true))
            if after % 3 == 0 { break }
        }
        _ = try? publish(office)
        office.files.heal()
        let hasPage = office.files[Self.page] != nil
        if hasPage { #expect(text(office, Self.list).contains("budget-2027.json")) }
        _ = try publish(office)
        #expect(text(office).contains("viens"))
        #expect(office.files.names.filter { $0.hasPrefix("/public/.sluice-new") } == [])
    }

    @Test("Two publications do not write one folder at the same time, and who can only read it stops none")
    func locked() throws {
        let office = try Office(comments: ["viens"])
        _ = try publish(office)
        let reader = try office.files.openFolder(Self.folder)
        #expect(try office.files.lock(reader, .exclusive, within: 0))
        _ = try publish(office)
        #expect(office.files.mode(of: Self.lock) == 0o600)
        let held = try office.files.open(Self.lock, .writing)
        #expect(try office.files.lock(held, .exclusive, within: 0))
        #expect(throws: PublishError.locked(path: Self.folder, process: 4_711)) { try publish(office) }
        // The folder was cleared while somebody held what was its lock.
        office.files[Self.lock] = nil
        _ = try publish(office)
    }

    @Test("What is rejected while a publication waits for its lock is not published: the queue is read under it")
    func readUnderLock() throws {
        let office = try Office(comments: ["viens", "divi"])
        let (desk, opened) = try office.open()
        var queue = opened
        try desk.decide(.approve, on: [1, 2], &queue)
        let seen = queue
        office.files.meanwhile(.lock, Self.lock) {
            var queue = seen
            _ = try? desk.decide(.reject(Sample.spam), on: [2], &queue)
        }
        _ = try publish(office)
        #expect(text(office).contains("viens") && !text(office).contains("divi"))
    }

    @Test("A new file is for its owner alone until it is whole, and for all readers in its place")
    func modes() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        let seen = Mutex<UInt32?>(nil)
        let files = office.files
        files.meanwhile(.setMode, ".sluice-new-budget") {
            seen.withLock { $0 = files.mode(of: "/public/.sluice-new-budget-2027.json") }
        }
        try publish(office)
        #expect(seen.withLock { $0 } == 0o600)
        #expect(files.mode(of: Self.page) == 0o644)
        #expect(files.mode(of: Self.list) == 0o644)
        #expect(files.mode(of: Self.folder) == 0o755)
        // One that was closed to readers by hand, or by a mask of old, is opened again.
        files.replace(Self.page, with: files[Self.page] ?? [])
        #expect(try publish(office).written == ["budget-2027.json"])
        #expect(files.mode(of: Self.page) == 0o644)
    }

    @Test("What is hidden in a text is escaped: fillers and floods of marks too, and nothing that does its duty")
    func hidden() throws {
        let body =
            "\u{2800}\u{3164}e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} \u{301}a\u{FE0E}👍🏽 ❤️ ☺︎\u{200B}\r\n⟨U+200B⟩"
        let office = try Office(comments: [body])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        try publish(office)
        let spelled =
            "\\u2800\\u3164e\u{301}\u{301}\u{301}\u{301}\\u0301\\u0301 \\u0301a\\ufe0e👍🏽 ❤️ ☺︎\\u200b\\r\\n⟨U+200B⟩"
        #expect(text(office).utf8.firstRange(of: Array(#""body":"\#(spelled)","submitted""#.utf8)) != nil)
        let root = try JSONReader.read(office.files[Self.page] ?? [])
        guard case .array(let comments)? = root["comments"]?.value, case .string(let read)? = comments[0]["body"]?.value
        else {
            Issue.record("no comment")
            return
        }
        #expect(read.utf8.elementsEqual(body.utf8))
    }
}
