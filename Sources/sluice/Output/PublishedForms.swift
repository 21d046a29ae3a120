import Journal
import Moderation
import Web
import Wording

/// A release's comments as a list for a server-side include.
struct FragmentForm: PublishedForm {
    let fragment: CommentsFragment
    let suffix = ".html"
    /// A missing include would show an error to every visitor.
    let showsEmptyReleases = true

    func page(of release: Release, _ comments: [PublicComment], queue: String) -> [UInt8] {
        Array(fragment.html(of: comments).text.utf8)
    }

    func pageOfAll(_ comments: [(release: Release, comment: PublicComment)], queue: String) -> [UInt8]? { nil }

    func loses(from old: [UInt8], to new: [UInt8]) -> Bool { CommentsFragment.loses(from: old, to: new) }
}

/// The comments that were approved last, of a release and of all, as Atom feeds.
struct AtomForm: PublishedForm {
    let language: Language
    let siteName: String?
    let suffix = ".atom"
    let showsEmptyReleases = true

    func page(of release: Release, _ comments: [PublicComment], queue: String) -> [UInt8] {
        let newest = comments.sorted { ($0.approved, $0.number) > ($1.approved, $1.number) }.prefix(Publisher.mostOfAll)
        return feed(
            .release(release.slug, title: release.title, url: release.url), newest.map { (release, $0) }, queue: queue,
            beginning: release.date)
    }

    func pageOfAll(_ comments: [(release: Release, comment: PublicComment)], queue: String) -> [UInt8]? {
        feed(.all, comments, queue: queue, beginning: CivilDate(daysSince1970: 0))
    }

    func loses(from old: [UInt8], to new: [UInt8]) -> Bool { Feed.loses(from: old, to: new) }

    private func feed(
        _ subject: Feed.Subject, _ comments: [(release: Release, comment: PublicComment)], queue: String,
        beginning: CivilDate
    ) -> [UInt8] {
        let items = comments.map { release, comment in
            Feed.Item(
                number: comment.number, name: comment.name, release: release.title, url: release.url,
                body: comment.body, submitted: comment.submitted, updated: comment.updated)
        }
        let feed = Feed(queue: queue, language: language, siteName: siteName)
        let xml = feed.xml(
            subject, items, beginning: Moment(milliseconds: Int64(beginning.daysSince1970) * Moment.day))
        return Array(xml.text.utf8)
    }
}
