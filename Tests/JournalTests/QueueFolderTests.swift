import JSON
import Journal
import Moderation
import Testing

@Suite("A new queue")
struct QueueFolderTests {
    private func create(
        _ files: MemoryFiles, group: String? = nil, seeds: [SeedDocument] = []
    ) throws(CreationError) -> QueueFolder.Created {
        try QueueFolder.create(
            at: Sample.folder, group: group, seeds: seeds, by: Sample.anna, now: Sample.now, files: files)
    }

    private func seed(_ text: String) throws(SeedError) -> SeedDocument {
        try SeedDocument(name: "seed.json", bytes: Array(text.utf8))
    }

    @Test("appears whole: written aside, flushed, linked to its name, and the folder flushed")
    func order() throws {
        let files = MemoryFiles()
        let created = try create(files)
        #expect(created.identity == "01020304-0506-4708-890a-0b0c0d0e0f10")
        #expect(files.names == ["/", "/queue", "/queue/queue.jsonl", "/queue/queue.lock"])
        let steps = files.trace.filter { $0.contains("jsonl") || $0 == "flush queue" }.map {
            $0.split(separator: " ")[0]
        }
        #expect(steps.filter { $0 != "setMode" } == ["write", "flush", "link", "remove", "flush"])
    }

    @Test("leaves nothing behind when it fails", arguments: [.write, .flush, .link] as [StorageFailure.Operation])
    func fails(operation: StorageFailure.Operation) throws {
        let files = MemoryFiles()
        files.fail(.init(operation: operation, code: 28))
        let error = #expect(throws: CreationError.self) { try create(files) }
        guard case .failed(let failure) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.cause == .noRoom && failure.operation == operation)
        #expect(files.names == ["/", "/queue"])
        _ = try create(files)
    }

    @Test("never takes the place of another one")
    func exists() throws {
        let files = MemoryFiles()
        _ = try create(files)
        let before = files[Sample.journal]
        #expect(throws: CreationError.exists(path: Sample.journal)) { try create(files) }
        #expect(files[Sample.journal] == before)
    }

    @Test(
        "is made beside dot files and a README, and beside nothing else",
        arguments: [
            (".gitignore", true), ("README", true), ("README.md", true), ("notes.txt", false), ("READMEnot", false),
        ])
    func beside(name: String, isAccepted: Bool) throws {
        let files = MemoryFiles()
        _ = try files.makeFolder(Sample.folder)
        files[Sample.folder + "/" + name] = []
        if isAccepted {
            _ = try create(files)
        } else {
            #expect(throws: CreationError.notEmpty(path: Sample.folder, name: name)) { try create(files) }
        }
    }

    @Test("for a group that does not exist is refused before anything is made")
    func noGroup() throws {
        let files = MemoryFiles()
        #expect(throws: CreationError.noSuchGroup("nobody")) { try create(files, group: "nobody") }
        #expect(files.names == ["/"])
        _ = try create(files, group: "press")
        #expect(files.mode(of: Sample.folder) == 0o2770)
        #expect(files.mode(of: Sample.journal) == 0o660)
    }

    @Test("grows from seeds: oldest first, a reply after what it answers, and valid throughout")
    func seeds() throws {
        let files = MemoryFiles()
        let document = try seed(
            """
            {"releases": [{"slug": "a", "title": "A", "date": "2026-11-20"},
                          {"slug": "b", "title": "B", "date": "2026-11-21", "url": "u", "summary": "s"}],
             "comments": [
              {"id": "new", "release": "a", "ago": "5m", "author": {"name": "N"}, "body": "new"},
              {"parent": "new", "release": "a", "ago": "2d", "author": {"name": "N"}, "body": "reply, too early"},
              {"release": "b", "submitted": "2026-11-20T00:00:00.000Z", "author": {"name": "N", "email": "e", "site": "s", "address": "a"}, "body": "old"},
              {"parent": "mid", "release": "a", "ago": "1h", "author": {"name": "N"}, "body": "reply"},
              {"id": "mid", "release": "a", "ago": "1h", "author": {"name": "N"}, "body": "mid"}
             ]}
            """)
        let created = try create(files, seeds: [document])
        #expect(created.releases == 2)
        #expect(created.comments == 5)
        #expect(try Verifier.verify(folder: Sample.folder, files: files).damage == nil)
        let opened = try JournalDesk.open(
            folder: Sample.folder, as: Sample.anna, files: files, clock: { Sample.now })
        let bodies = try (1...5).map { number in
            let place = try #require(opened.queue.bodyPlace(of: Sample.number(UInt32(number))))
            return try opened.desk.entry(at: place).content?.body
        }
        #expect(bodies == ["old", "mid", "reply", "new", "reply, too early"])
        #expect(opened.queue.parent(of: Sample.number(3)) == Sample.number(2))
        #expect(opened.queue.parent(of: Sample.number(5)) == Sample.number(4))
        #expect(opened.queue.submitted(of: Sample.number(4)) == Sample.now + -5 * Moment.minute)
    }

    @Test("takes what is optional and empty in a seed for absent")
    func emptySeeds() throws {
        let document = try seed(
            #"""
            {"releases": [{"slug": "r", "title": "T", "date": "2010-10-15", "url": "", "summary": ""}],
             "comments": [{"id": "", "parent": "", "release": "r", "ago": "1h", "submitted": "", "author": {"name": "A"},
                           "body": "B"},
                          {"id": "", "release": "r", "ago": "", "submitted": "2026-11-24T09:12:44.031Z",
                           "author": {"name": "A"}, "body": "B"}]}
            """#)
        let files = MemoryFiles()
        #expect(try create(files, seeds: [document]).comments == 2)
        let opened = try JournalDesk.open(
            folder: Sample.folder, as: Sample.anna, files: files, clock: { Sample.now })
        let release = try #require(opened.queue.releases.first)
        #expect(release.url == nil && release.summary == nil)
    }

    @Test("takes from seeds what the gate takes, and nothing else")
    func gate() throws {
        func seed(title: String = "T", summary: String = "s", name: String = "N", body: String = "b") throws {
            var json = JSONWriter(escaping: .journal)
            json.beginObject()
            json.key("releases")
            json.beginArray()
            json.beginObject()
            for (key, value) in [("slug", "a"), ("title", title), ("date", "2026-11-20"), ("summary", summary)] {
                json.key(key)
                json.string(value)
            }
            json.endObject()
            json.endArray()
            json.key("comments")
            json.beginArray()
            json.beginObject()
            for (key, value) in [("release", "a"), ("ago", "1h"), ("body", body)] {
                json.key(key)
                json.string(value)
            }
            json.key("author")
            json.beginObject()
            json.key("name")
            json.string(name)
            json.endObject()
            json.endObject()
            json.endArray()
            json.endObject()
            _ = try SeedDocument(name: "seed.json", bytes: json.bytes)
        }
        let marks = String(repeating: "\u{301}", count: 30)
        let lines = String(repeating: "\n", count: 4_999)
        try seed(title: "T" + marks, summary: "s" + lines, name: "N" + marks, body: "b" + marks + lines)
        let empty = #expect(throws: SeedError.self) { try seed(title: "") }
        #expect(empty?.problem == .breach(.empty(member: "title")))
        let second = #expect(throws: SeedError.self) {
            try self.seed(
                #"{"releases": [{"slug": "a", "title": "A", "date": "2026-02-20"}, {"slug": "b", "title": "", "date": "2026-02-20"}]}"#
            )
        }
        #expect(second?.position.column == 66)
        #expect(throws: SeedError.self) { try seed(title: "T\u{1B}[777m") }
        #expect(throws: SeedError.self) { try seed(title: "T\u{301}" + marks) }
        #expect(throws: SeedError.self) { try seed(summary: "s\n" + lines) }
        #expect(throws: SeedError.self) { try seed(name: "N\tN") }
        #expect(throws: SeedError.self) { try seed(name: "N\u{301}" + marks) }
        #expect(throws: SeedError.self) { try seed(body: "b\u{301}" + marks) }
        let error = #expect(throws: SeedError.self) { try seed(body: "\n" + lines) }
        #expect(error?.problem == .unfit(.lines(member: "body", count: 5_001)))
    }

    @Test("grows from a chain of many replies, each to the one before")
    func chain() throws {
        let count = 20_000
        // From the newest to the oldest: following each to its end would take minutes.
        let comments = (0..<count).reversed().map { index in
            #"{"id":"\#(index)","# + (index > 0 ? #""parent":"\#(index - 1)","# : "")
                + #""release":"a","ago":"\#(index + 1)m","author":{"name":"N"},"body":"\#(index)"}"#
        }
        let text =
            #"{"releases":[{"slug":"a","title":"A","date":"2026-11-20"}],"comments":["#
            + comments.joined(separator: ",") + "]}"
        let files = MemoryFiles()
        #expect(try create(files, seeds: [seed(text)]).comments == count)
        let opened = try JournalDesk.open(folder: Sample.folder, as: Sample.anna, files: files, clock: { Sample.now })
        #expect(
            (2...UInt32(count)).allSatisfy { opened.queue.parent(of: Sample.number($0)) == Sample.number($0 - 1) })
    }

    @Test(
        "tells a mistake in a seed with its line and column",
        arguments: [
            (#"{"releases": [{}]}"#, 15, "a release needs slug"),
            (
                #"{"releases": [{"slug": "../a", "title": "A", "date": "2026-11-20"}]}"#, 24,
                "slug: expected letters, digits, . _ -"
            ),
            (
                #"{"releases": [{"slug": "a", "title": "A", "date": "2026-02-30"}]}"#, 51,
                "date: expected a day such as 2026-11-24"
            ),
            (
                #"{"comments": [{"release": "a", "ago": "1h", "author": {"name": "N"}, "body": "b"}]}"#, 15,
                "release: there is no release a"
            ),
            (
                #"{"comments": [{"release": "a", "ago": "soon", "author": {"name": "N"}, "body": "b"}]}"#, 39,
                "ago: expected an age such as 26h or 3d"
            ),
            (
                #"{"comments": [{"release": "a", "author": {"name": "N"}, "body": "b"}]}"#, 15,
                "a comment needs either ago or submitted"
            ),
            (
                #"{"comments": [{"release": "a", "ago": "1h", "author": {"nam": "N"}, "body": "b"}]}"#, 55,
                "an author needs name"
            ),
            (
                #"{"comments": [{"release": "a", "ago": "1h", "author": {"name": "N", "x": 1}, "body": "b"}]}"#, 69,
                "an author has no member x"
            ),
            (
                #"{"releases": [{"slug": "a", "title": "A", "date": "2026-11-20"}], "comments": [{"release": "a", "ago": "1h", "parent": "p", "author": {"name": "N"}, "body": "b"}]}"#,
                80, "parent: no comment has this id"
            ),
            (
                #"{"releases": [{"slug": "a", "title": "A", "date": "2026-11-20"}], "comments": [{"release": "a", "ago": "1h", "id": "p", "parent": "p", "author": {"name": "N"}, "body": "b"}]}"#,
                80, "parent: comments answer one another in a circle"
            ),
            (#"{"comment": []}"#, 2, "a seed document has no member comment"),
        ])
    func mistakes(text: String, column: Int, reason: String) throws {
        let files = MemoryFiles()
        do throws(SeedError) {
            let document = try seed(text)
            do throws(CreationError) {
                _ = try create(files, seeds: [document])
                Issue.record("nothing was found")
            } catch {
                guard case .seed(document: "seed.json", let error) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(error.position.column == column)
                #expect(error.problem == .form(reason))
            }
        } catch {
            #expect(error.position.column == column)
            #expect(error.problem == .form(reason))
        }
        #expect(files.names == ["/"])
    }
}
