import Corpus
import Moderation
import Testing

@testable import Interchange

@Suite("Writing the files of other systems")
struct ExportTests {
    /// What a plan holds, as comments of a queue, numbered in its order.
    private func comments(of plan: ImportPlan) -> [ExportedComment] {
        plan.comments.enumerated().map { index, comment in
            let (state, reason): (State, ReasonCode?) =
                switch comment.base {
                case .pending: (.pending, nil)
                case .approved: (.approved, nil)
                case .rejected(let reason): (.rejected, reason)
                }
            return ExportedComment(
                number: CommentNumber(UInt32(index + 1)), release: plan.releases[comment.release].slug,
                parent: comment.parent.map { CommentNumber(UInt32($0 + 1)) }, state: state, reason: reason,
                author: comment.author, body: comment.body, submitted: comment.submitted, source: comment.source)
        }
    }

    /// Writes comments as a file of a system.
    private func file(
        _ comments: [ExportedComment], _ releases: [Release], _ format: Format, system: String, site: String
    ) throws -> (bytes: [UInt8], plan: ExportPlan) {
        let options = ExportPlan.Options(format, system: system, spamReason: try #require(ReasonCode("spam")))
        let plan = ExportPlan(comments, options)
        var writer = ExportWriter(options, site: site, title: "Ministrija")
        for page in plan.pages {
            writer.open(page, try #require(releases.first { $0.slug == page.release }))
            for row in page.rows { _ = writer.write(comments[Int(row.number.rawValue) - 1], as: row) }
            writer.close()
        }
        writer.finish()
        return (writer.taken(), plan)
    }

    @Test("What came from a WordPress goes back to it with nothing changed but what is named")
    func wordPress() throws {
        let before = try Fixture.plan("wordpress.wxr")
        let written = try file(
            comments(of: before), before.releases, .wordpress, system: before.system, site: "http://127.0.0.1:8105")
        let after = try Fixture.plan(written.bytes, .wordpress)
        #expect(after.system == before.system)
        #expect(after.comments.count == before.comments.count)
        #expect(written.plan.losses.rows().map(\.loss) == [.history, .reason, .numberMade])
        for (one, other) in zip(before.comments, after.comments) {
            #expect(one.body.utf8.elementsEqual(other.body.utf8))
            #expect(one.author == other.author)
            #expect(one.submitted == other.submitted)
            #expect(one.base == other.base)
            #expect(one.source == other.source)
            #expect(one.parent == other.parent)
            #expect(before.releases[one.release].title == after.releases[other.release].title)
            #expect(before.releases[one.release].url == after.releases[other.release].url)
        }
        #expect(Fixture.losses(after)["ill-formed"] == nil)
    }

    @Test("No file makes public what isn't", arguments: Format.allCases)
    func states(format: Format) throws {
        let before = try Fixture.plan("wordpress.wxr")
        var all = comments(of: before)
        all[0].state = .erased
        let written = try file(
            all, before.releases, format, system: format.rawValue + ":e.example", site: "https://e.example")
        let approved = all.filter { $0.state == .approved }.map { Array($0.body.utf8) }
        let read = try Fixture.plan(written.bytes, format == .isso || format == .disqus ? .wordpress : format)
        #expect(Fixture.breach(read) == nil)
        #expect(read.comments.count { $0.base == .approved } == approved.count)
        let left = written.plan.losses.rows().first { $0.loss == .notWritten }?.count
        #expect(left == all.count - read.comments.count)
    }

    @Test("Line ends that a file's readers change are told", arguments: Format.allCases)
    func lineEnds(format: Format) throws {
        let slug = try #require(Slug("zina"))
        let comment = ExportedComment(
            number: CommentNumber(1), release: slug, parent: nil, state: .approved, reason: nil,
            author: Author(name: "A"), body: "a\r\nb", submitted: Moment(milliseconds: 0), source: nil)
        let release = Release(slug: slug, title: "Ziņa", date: CivilDate(daysSince1970: 20_000))
        let written = try file(
            [comment], [release], format, system: format.rawValue + ":e.example", site: "https://e.example")
        let isTold = written.plan.losses.items.contains { $0.loss == .lineEnds }
        #expect(isTold == [.wordpress, .isso, .disqus].contains(format))
    }

    @Test("Hostile texts of our own come back as they went, through every file", arguments: Format.allCases)
    func corpus(format: Format) throws {
        let texts = (Corpus.hostileTexts + Corpus.readable.flatMap(\.texts)).filter { text in
            // XML can't hold these, which is counted; a text of blanks alone is none.
            let isControl = { (scalar: Unicode.Scalar) in
                scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)
            }
            return !text.unicodeScalars.contains { isControl($0) || [0xFFFE, 0xFFFF].contains($0.value) }
                && text.utf8.contains { $0 > 0x20 }
        }
        let slug = try #require(Slug("zina"))
        let release = Release(
            slug: slug, title: "Ziņa", date: CivilDate(daysSince1970: 20_000), url: "https://e.example/zina")
        let all = texts.enumerated().map { index, text in
            ExportedComment(
                number: CommentNumber(UInt32(index + 1)), release: slug, parent: nil, state: .approved, reason: nil,
                author: Author(name: "A & B <i>&amp;</i>"), body: text,
                submitted: Moment(milliseconds: Int64(index) * 1_000),
                source: nil)
        }
        let written = try file(
            all, [release], format, system: "\(format.rawValue):e.example", site: "https://e.example")
        guard format != .isso else { return }
        let read = try Fixture.plan(written.bytes, format == .disqus ? .wordpress : format)
        #expect(read.comments.count == texts.count)
        for (comment, text) in zip(read.comments, texts) {
            #expect(comment.author.name == "A & B <i>&amp;</i>")
            // A text that would become a tag stays as it is written.
            if format == .remark42 || format == .commento { #expect(comment.body.utf8.elementsEqual(text.utf8)) }
        }
    }
}
