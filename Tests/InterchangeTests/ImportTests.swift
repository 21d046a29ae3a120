import Moderation
import Testing

@testable import Interchange

@Suite("Importing the files of other systems")
struct ImportTests {
    @Test(
        "Every status arrives, and every loss has its name",
        arguments: [
            (
                "wordpress.wxr", "wordpress:127.0.0.1:8105", ["pending": 24, "approved": 13, "other": 6],
                [
                    "no-spam-in-wxr": 1, "not-a-comment": 1, "user-id": 1, "name-missing": 6, "markup-source": 13,
                    "ill-formed": 12,
                ]
            ),
            (
                "isso.json", "isso:iem.example", ["pending": 40, "approved": 19],
                ["stub": 1, "parent-stub": 6, "name-missing": 15, "address-short": 59]
            ),
            (
                "isso-pages.json", "isso:iem.example", ["approved": 2], ["name-missing": 1, "address-short": 1]
            ),
            (
                "disqus.xml", "disqus:ministrija", ["approved": 8, "pending": 1, "spam": 2],
                [
                    "stub": 1, "id-made": 1, "parent-missing": 1, "parent-stub": 1, "thread-missing": 1,
                    "markup-flattened": 10, "page-hidden": 1, "read-only": 1,
                ]
            ),
            (
                "remark42.jsonl", "remark42:iem", ["approved": 7, "pending": 1],
                [
                    "stub": 1, "id-made": 1, "parent-missing": 1, "parent-stub": 1, "edit": 1, "address-hash": 8,
                    "blocked-user": 8, "read-only": 8, "markup-flattened": 1,
                ]
            ),
            (
                "commento.json", "commento:iem.example", ["approved": 8, "pending": 3],
                [
                    "stub": 1, "parent-missing": 1, "parent-stub": 1, "state-unknown": 3, "name-missing": 2,
                    "markup-flattened": 1,
                ]
            ),
        ] as [(String, String, [String: Int], [String: Int])])
    func fixtures(name: String, system: String, states: [String: Int], losses: [String: Int]) throws {
        let plan = try Fixture.plan(name)
        #expect(Fixture.breach(plan) == nil)
        #expect(plan.system == system)
        #expect(Dictionary(grouping: plan.comments, by: \.base.word).mapValues(\.count) == states)
        #expect(Fixture.losses(plan) == losses)
        #expect(plan.refusedCount == 0)
    }

    @Test("A comment of WordPress arrives with text, author, time and page")
    func wordPress() throws {
        let plan = try Fixture.plan("wordpress.wxr")
        let first = try #require(plan.comments.first { $0.source.id == "1" })
        #expect(first.author.name == "A WordPress Commenter")
        #expect(first.author.email == "wapuu@wordpress.example")
        #expect(first.author.site == "https://wordpress.org/")
        #expect(first.author.address == nil)
        #expect(first.submitted.journal == "2026-11-28T11:08:28.000Z")
        #expect(first.body.hasPrefix("Hi, this is a comment.\nTo get"))
        let release = plan.releases[first.release]
        #expect(release.title == "Hello world!")
        #expect(release.url == "http://127.0.0.1:8105/2026/hello-world/")
        #expect(release.date.description == "2026-11-28")
        // The colon is no part of a slug: what was changed ends in digits of its digest.
        #expect(release.slug.text.hasPrefix("127.0.0.1-8105-1-"))
        // The address that made the file ill-formed came through.
        #expect(plan.comments.contains { $0.author.site?.hasSuffix("?x=1&y=2") == true })
        // A title is text: tags out, references decoded; one that is empty is the slug.
        #expect(plan.releases.contains { $0.title == "Policija «Brīdina» & brīdina" })
        #expect(plan.releases.contains { $0.title == $0.slug.text })
        // Replies stand behind what they answer.
        #expect(plan.comments.count { $0.parent != nil } == 4)
    }

    @Test(
        "A state that can't be told makes nothing public",
        arguments: [
            ("<isDeleted>TRUE</isDeleted><isSpam>false</isSpam>", Format.disqus, "other"),
            ("<isDeleted>1</isDeleted><isSpam>false</isSpam>", .disqus, "other"),
            ("<isDeleted>0</isDeleted><isSpam>0</isSpam>", .disqus, "approved"),
            ("<isSpam>false</isSpam>", .disqus, "pending"), ("", .disqus, "pending"),
            ("<isDeleted>jā</isDeleted><isSpam>false</isSpam>", .disqus, "pending"),
            ("<isDeleted/><isSpam>false</isSpam>", .disqus, "pending"),
            (#""delete":"true""#, .remark42, "other"), (#""delete":"maybe""#, .remark42, "pending"),
            (#""unapproved":"true""#, .remark42, "pending"), (#""approved":0"#, .remark42, "pending"),
            (#""approved":"false""#, .remark42, "pending"), (#""approved":{}"#, .remark42, "pending"),
            (#""approved":true,"delete":false"#, .remark42, "approved"), (#""pin":false"#, .remark42, "approved"),
            (#""deleted":"true","state":"approved""#, .commento, "other"),
            (#""deleted":"","state":"approved""#, .commento, "pending"),
            (#""deleted":false,"state":"approved""#, .commento, "approved"),
        ])
    func states(said: String, format: Format, state: String) throws {
        let file =
            switch format {
            case .disqus:
                "<disqus><category><forum>f</forum></category><thread dsq:id=\"1\"><link>https://a.example/</link></thread>"
                    + "<post dsq:id=\"2\"><message>teksts</message>\(said)<thread dsq:id=\"1\"/></post></disqus>"
            case .remark42:
                #"{"version":1,"users":[],"posts":[]}"# + "\n"
                    + #"{"id":"a","orig":"teksts","locator":{"site":"s","url":"https://a.example/"},\#(said)}"#
            default:
                #"{"version":1,"comments":[{"commentHex":"a","domain":"a.example","url":"/","markdown":"teksts",\#(said)}],"commenters":[]}"#
            }
        let plan = try Fixture.plan(Array(file.utf8), format)
        #expect(plan.comments.map(\.base.word) == [state], "\(Fixture.losses(plan))")
    }

    @Test("Another page's release is not used, and a page that has moved keeps its own")
    func releasesOfOthers() throws {
        let plan = try Fixture.plan("commento.json")
        let release = try #require(plan.releases.first)
        var other = release
        other.url = "https://iem.example/cita"
        other.title = "Cita"
        let beside = try Fixture.plan("commento.json") { $0.release = { $0 == other.slug ? other : nil } }
        #expect(beside.releases.first?.slug.text.hasPrefix(release.slug.text + "-") == true)
        let known = beside.releases.first
        let again = try Fixture.plan("commento.json") { options in
            options.release = { slug in slug == other.slug ? other : slug == known?.slug ? known : nil }
        }
        #expect(again.releases.first?.slug == known?.slug)
        let same = try Fixture.plan("commento.json") { $0.release = { $0 == release.slug ? release : nil } }
        #expect(same.releases.first?.slug == release.slug)
    }

    @Test("Markup is turned into text where that is asked for")
    func plain() throws {
        let plan = try Fixture.plan("wordpress.wxr") { $0.plain = true }
        #expect(Fixture.losses(plan)["markup-flattened"] == 13)
        #expect(Fixture.losses(plan)["markup-source"] == nil)
        #expect(plan.comments.contains { $0.body.contains("slīps, saite <https://example.com/?a=1&b=2> un") })
    }

    @Test("A pingback is taken where all types are asked for")
    func allTypes() throws {
        let plan = try Fixture.plan("wordpress.wxr") { $0.allTypes = true }
        #expect(plan.comments.count == 44)
        #expect(Fixture.losses(plan)["not-a-comment"] == nil)
    }

    @Test("Isso's texts come as they were typed, its names decoded")
    func isso() throws {
        let plan = try Fixture.plan("isso.json")
        let second = try #require(plan.comments.first { $0.source.id == "2" })
        #expect(second.author.name == "O'Brien \"Bob\" <i>&")
        #expect(plan.comments.first { $0.source.id == "8" }?.body == "  atstarpes  ")
        #expect(plan.comments.first { $0.source.id == "9" }?.body == "CRLF\r\nx")
        #expect(plan.comments.first { $0.source.id == "1" }?.author.site == "https://example.com/u?x=1&y=2")
        #expect(second.submitted.journal == "2026-11-28T11:21:09.876Z")
        // A page's number is reused when its last comment is gone, so the address is its name.
        #expect(plan.releases.allSatisfy { $0.slug.text.hasPrefix("iem.example-") && $0.slug.text.utf8.count == 24 })
        #expect(Set(plan.releases.map(\.slug)).count == 3)
        #expect(plan.releases.contains { $0.url == "https://iem.example/zinas/c?d=1&e=2" })
    }

    @Test("A reply that stands before what it answers finds it, in each format")
    func repliesBeforeParents() throws {
        for (name, child, parent) in [
            ("disqus.xml", "203", "204"), ("remark42.jsonl", "a3", "a2"),
            ("commento.json", String(repeating: "0", count: 63) + "2", String(repeating: "0", count: 63) + "3"),
        ] {
            let plan = try Fixture.plan(name)
            let comment = try #require(plan.comments.first { $0.source.id == child })
            #expect(comment.parent.map { plan.comments[$0].source.id } == parent)
        }
    }

    @Test("Texts of Disqus and Remark42 are readable, and times with a zone are that moment")
    func textsAndTimes() throws {
        let disqus = try Fixture.plan("disqus.xml")
        #expect(
            disqus.comments.first { $0.source.id == "200" }?.body
                == "Pirmā rindkopa.\nOtrā rinda 5 < 6 & 7.\n\nhttps://example.com/... <https://example.com/?a=1&b=2> 😀")
        let remark = try Fixture.plan("remark42.jsonl")
        #expect(remark.comments.first { $0.source.id == "a1" }?.body == "Labs **darbs** 5 < 6 & 7 😀")
        #expect(remark.comments.first { $0.source.id == "a1" }?.submitted.journal == "2026-11-10T08:00:00.123Z")
        #expect(remark.comments.first { $0.source.id == "a2" }?.submitted.journal == "2026-11-10T05:30:00.000Z")
        #expect(remark.comments.contains { $0.source.id == "a1~2" })
        #expect(remark.releases.first?.title == "Budžets 2027")
    }

    @Test("The same file gives the same plan in whatever pieces it comes", arguments: Fixture.files)
    func pieces(name: String, format: Format) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try Fixture.read(bytes, format)
        for pieces in [1, 7, 1_000] {
            let file = try Fixture.read(bytes, format, pieces: pieces)
            #expect(file.comments.map(\.text) == whole.comments.map(\.text))
            #expect(file.comments.map(\.line) == whole.comments.map(\.line))
        }
    }

    @Test("Pages that have moved are found under their new address, and old comments can be left out")
    func renamesAndSince() throws {
        let plan = try Fixture.plan("commento.json") { options in
            options.renames = [("https://iem.example/", "https://www.iem.example/")]
        }
        #expect(plan.releases.allSatisfy { $0.url?.hasPrefix("https://www.iem.example/") == true })
        let later = try Fixture.plan("isso.json") { $0.since = Moment(journal: "2026-11-28T11:21:10.000Z".utf8) }
        #expect(later.earlierCount == 8)
        #expect(later.comments.count == 51)
        #expect(Fixture.breach(later) == nil)
    }

    @Test("Comments that answer each other in a circle answer none, and one that answers itself neither")
    func circles() throws {
        let line = { (id: String, parent: String) in
            """
            {"id":"\(id)","pid":"\(parent)","orig":"text \(id)","user":{"name":"n"},"locator":{"site":"s","url":"https://e.example/"},"time":"2026-11-10T08:00:00Z"}

            """
        }
        let file =
            "{\"version\":1,\"users\":[],\"posts\":[]}\n" + line("a", "b") + line("b", "c") + line("c", "a")
            + line("d", "a")
            + line("e", "e")
        let plan = try Fixture.plan(Array(file.utf8), .remark42)
        #expect(Fixture.breach(plan) == nil)
        #expect(Fixture.losses(plan) == ["parent-missing": 4])
        #expect(plan.comments.first { $0.source.id == "d" }?.parent.map { plan.comments[$0].source.id } == "a")
    }

    @Test("Long chains of answers come in, parents first")
    func longChain() throws {
        let count = 2_000
        var file = "{\"version\":1,\"users\":[],\"posts\":[]}\n"
        for index in (0..<count).reversed() {
            file +=
                "{\"id\":\"\(index)\",\"pid\":\"\(index == 0 ? "" : "\(index - 1)")\",\"orig\":\"x\",\"user\":{\"name\":\"n\"},"
            file += "\"locator\":{\"site\":\"s\",\"url\":\"https://e.example/\"},\"time\":\"2026-11-10T08:00:00Z\"}\n"
        }
        let plan = try Fixture.plan(Array(file.utf8), .remark42)
        #expect(plan.comments.enumerated().allSatisfy { $0.element.parent == ($0.offset == 0 ? nil : $0.offset - 1) })
        #expect(plan.comments.count == count)
    }
}
