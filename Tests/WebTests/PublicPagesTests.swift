import Corpus
import Moderation
import Testing
import Web
import Wording

@Suite("What the public sees: fragments and feeds")
struct PublicPagesTests {
    private func comment(_ number: UInt32, parent: UInt32? = nil, name: String = "A", body: String = "x")
        -> PublicComment
    {
        PublicComment(
            number: CommentNumber(number),
            parent: parent.map { Publication.Parent(number: CommentNumber($0), isRemoved: false) }, name: name,
            body: body,
            submitted: Scene.now, approved: Scene.now, updated: Scene.now, isEdited: number == 2)
    }

    private let fragment = CommentsFragment(language: .english, zone: FixedZone(seconds: 7_200))

    @Test("answers stand inside what they answer, paragraphs are paragraphs, and an edit is told")
    func nests() {
        let html = fragment.html(of: [
            comment(1, body: "a\nb\n\n \nc"), comment(2, parent: 1), comment(3, parent: 9), comment(4, parent: 1),
        ])
        #expect(
            html.text == """
                <ol class="comments">
                <li id="c1"><p class="comment-head"><bdi class="comment-author">A</bdi> <time datetime="2026-09-21T14:13:20.000Z">2026-09-21 16:13</time></p><div class="comment-body"><p dir="auto">a<br>b</p><p dir="auto">c</p></div>
                <ol class="comments">
                <li id="c2"><p class="comment-head"><bdi class="comment-author">A</bdi> <time datetime="2026-09-21T14:13:20.000Z">2026-09-21 16:13</time></p><div class="comment-body"><p dir="auto">x</p></div><p class="comment-edited">edited by a moderator</p></li>
                <li id="c4"><p class="comment-head"><bdi class="comment-author">A</bdi> <time datetime="2026-09-21T14:13:20.000Z">2026-09-21 16:13</time></p><div class="comment-body"><p dir="auto">x</p></div></li>
                </ol>
                </li>
                <li id="c3"><p class="comment-head"><bdi class="comment-author">A</bdi> <time datetime="2026-09-21T14:13:20.000Z">2026-09-21 16:13</time></p><div class="comment-body"><p dir="auto">x</p></div></li>
                </ol>

                """)
        #expect(fragment.html(of: []).text == "<ol class=\"comments\">\n</ol>\n")
    }

    @Test("a thousand answers to answers nest only so deep, and all are there")
    func deep() {
        let html = fragment.html(of: (1...1_000).map { comment($0, parent: $0 - 1) }).text
        #expect(html.split(separator: "<ol ").count - (html.hasPrefix("<ol ") ? 0 : 1) == 8)
        #expect(html.split(separator: "<li ").count == 1_001)
        #expect(html.split(separator: "</li>", omittingEmptySubsequences: false).count == 1_001)
    }

    @Test("nothing a stranger writes is markup, in a fragment or a feed", arguments: Corpus.hostileTexts)
    func hostile(sample: String) {
        let plain = fragment.html(of: [comment(1)]).text
        let html = fragment.html(of: [comment(1, name: sample, body: sample)]).text
        // Only paragraphs and line breaks may be more than without it.
        let tags = { (html: String) in
            html.split(separator: "<").count { !$0.hasPrefix("p dir") && !$0.hasPrefix("/p>") && !$0.hasPrefix("br>") }
        }
        #expect(tags(html) == tags(plain))
        #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        let feed = Feed(queue: "q", language: .latvian, siteName: sample)
        let item = Feed.Item(
            number: CommentNumber(1), name: sample, release: sample, url: sample, body: sample,
            submitted: Scene.now, updated: Scene.now)
        let xml = feed.xml(.query(sample), [item], beginning: Scene.now).text
        let other = feed.xml(.query("x"), [item], beginning: Scene.now).text
        #expect(xml.split(separator: "<").count == other.split(separator: "<").count)
        #expect(xml.split(separator: "\n").count { $0.hasPrefix("<entry>") } == 1)
    }

    @Test("what XML forbids is shown as the console shows it")
    func forbidden() {
        #expect(
            HTML.paragraphs(of: "a\u{1B}[2J\u{7F}\u{85}\u{FFFE}b\r\nc\rd").text
                == "<p dir=\"auto\">a␛[2J␡⟨U+0085⟩⟨U+FFFE⟩b<br>c<br>d</p>")
    }

    @Test("what a page loses is seen, and what it gains is no loss")
    func losses() {
        let bytes = { (comments: [PublicComment]) in Array(self.fragment.html(of: comments).text.utf8) }
        let old = bytes([comment(1), comment(3)])
        #expect(!CommentsFragment.loses(from: old, to: old))
        #expect(!CommentsFragment.loses(from: old, to: bytes([comment(1), comment(3), comment(4, parent: 1)])))
        #expect(CommentsFragment.loses(from: old, to: bytes([comment(1)])))
        #expect(CommentsFragment.loses(from: old, to: bytes([comment(1, body: "y"), comment(3)])))
    }
}
