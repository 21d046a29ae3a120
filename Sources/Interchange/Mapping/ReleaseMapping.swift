import Moderation
import Text

/// Makes releases from the pages that comments stand on, one for each slug.
struct ReleaseMapping {
    private let options: ImportOptions
    /// The site's name in slugs.
    private let site: String
    private var places: [[UInt8]: Int] = [:]
    private(set) var releases: [Release] = []
    /// Whether a title was cut, by release.
    private(set) var cut: [Bool] = []
    /// Whether the day of a release is known, by release.
    private var isDated: [Bool] = []

    init(site: String, _ options: ImportOptions) {
        self.site = site
        self.options = options
    }

    /// The index of a thread's release.
    mutating func release(of thread: ForeignThread) -> Int {
        let url = thread.url.map(address)
        return place(of: slug(thread, url: url), title: thread.title, url: url, date: thread.date ?? day(thread.opened))
    }

    /// The release for comments whose thread the file doesn't have.
    mutating func unknown() -> Int {
        place(
            of: SiteName.slug(site + "-unknown", digest: options.digest), title: "unknown thread", url: nil, date: nil)
    }

    /// Dates a release without a day of its own by a comment.
    mutating func date(_ release: Int, by submitted: Moment) {
        guard !isDated[release] else { return }
        let day = ReleaseMapping.day(of: submitted)
        if releases[release].date == ReleaseMapping.noDay || day < releases[release].date {
            releases[release].date = day
        }
    }

    /// Stands for a day that is not known.
    static let noDay = CivilDate(daysSince1970: 0)

    private mutating func place(of name: Slug, title: String?, url: String?, date: CivilDate?) -> Int {
        let key = Array(name.text.utf8)
        if let known = places[key] { return known }
        let line = OneLine(title ?? "")
        let words = OneLine.cut(line.text, to: Limits.title)
        let isLawful = url.map { $0.utf8.count <= Limits.url && !OneLine($0).isChanged } ?? false
        let slug = free(name, title: words, url: isLawful ? url : nil, date: date)
        places[key] = releases.count
        releases.append(
            Release(
                slug: slug, title: words.isVisible ? words : slug.text, date: date ?? ReleaseMapping.noDay,
                url: isLawful ? url : nil))
        cut.append(words.utf8.count < line.text.utf8.count)
        isDated.append(date != nil)
        return releases.count - 1
    }

    /// The name, unless another page has it: sites reuse numbers, and two systems on one host count alike. A page
    /// with the same address is the same page; so is one that has moved, with the same title and day.
    private func free(_ name: Slug, title: String, url: String?, date: CivilDate?) -> Slug {
        guard let known = options.release(name), let url else { return name }
        let isMoved = known.title.isSame(as: title) && known.date == date
        if isMoved || known.url?.isSame(as: url) == true { return name }
        return SiteName.slug(
            name.text + "-" + SiteName.digits(url, count: 8, digest: options.digest), digest: options.digest)
    }

    private func slug(_ thread: ForeignThread, url: String?) -> Slug {
        // Isso reuses the number of a page whose last comment is gone.
        if options.format != .isso, let number = thread.number?.unlessEmpty {
            return SiteName.slug(site + "-" + number, digest: options.digest)
        }
        let url = url ?? thread.key
        let host = SiteName.hostAlone(of: url).unlessEmpty ?? site
        return SiteName.slug(
            host + "-" + SiteName.digits(url, count: 12, digest: options.digest), digest: options.digest)
    }

    /// The address of a page, whole and as it is now.
    private func address(_ url: String) -> String {
        var address = url
        if options.format == .isso, let site = options.site {
            let base = site.contains("://") ? site : "https://" + site
            address = (base.utf8.last == UInt8(ascii: "/") ? String(base.dropLast()) : base) + url
        }
        for (from, to) in options.renames where address.utf8.starts(with: from.utf8) {
            return to + String(decoding: address.utf8.dropFirst(from.utf8.count), as: UTF8.self)
        }
        return address
    }

    private func day(_ moment: Moment?) -> CivilDate? { moment.map(ReleaseMapping.day) }

    /// The day of a moment in UTC.
    private static func day(of moment: Moment) -> CivilDate {
        CivilDate(daysSince1970: Int(moment.milliseconds.flooredQuotient(Moment.day)))
    }
}
