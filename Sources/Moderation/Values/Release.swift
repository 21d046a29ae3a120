/// A press release: what comments are attached to.
package struct Release: Hashable, Sendable {
    package var slug: Slug
    package var title: String
    package var date: CivilDate
    package var url: String?
    package var summary: String?

    package init(slug: Slug, title: String, date: CivilDate, url: String? = nil, summary: String? = nil) {
        self.slug = slug
        self.title = title
        self.date = date
        self.url = url
        self.summary = summary
    }
}
