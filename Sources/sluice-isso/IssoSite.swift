import Crypto
import Glibc
import Helper
import Interchange
import Markup
import Moderation

/// An Isso: its database is read; an approval goes through its own signed link, so that Isso sends its mails; any
/// other change is compared and set in the database.
struct IssoSite: SiteLink {
    let greeting: SiteGreeting
    private let database: SQLite
    private let path: String
    /// Where Isso answers.
    private let url: String

    init(_ site: WireSite) throws(SiteFault) {
        guard let path = site.database, let url = site.url else {
            throw SiteFault(exit: 78, "an Isso needs url and database")
        }
        guard access(path, R_OK) == 0 else {
            let code = errno
            throw SiteFault(exit: code == EACCES ? 77 : 66, "\(path): \(String(cString: strerror(code)))")
        }
        database = try SQLite(path)
        self.path = path
        let isSlashed = url.utf8.last == UInt8(ascii: "/")
        self.url = isSlashed ? String(url.dropLast()) : url
        let pages = site.pages ?? url
        greeting = SiteGreeting(
            system: SiteName.system(of: .isso, at: pages, digest: { Array(SHA256.hash(data: $0)) }),
            title: SiteName.host(of: pages),
            states: ["hold", "approved"], compareAndSet: false)
        // Shows at once if this is not an Isso.
        _ = try rows(where: "c.id < 0", [])
    }

    // MARK: Reading

    func list(after id: String, _ take: ([SiteComment]) throws(SiteFault) -> Void) throws(SiteFault) {
        try take(try rows(where: "c.id > ?", [.integer(Int64(id) ?? 0)]))
    }

    func get(_ ids: [String]) throws(SiteFault) -> [SiteComment] {
        let numbers = IssoSite.numbers(ids)
        return try rows(where: "c.id IN (\(IssoSite.marks(numbers)))", numbers)
    }

    /// At most as many as an order names, which is fewer than a statement takes.
    private static func numbers(_ ids: [String]) -> [SQLite.Value] {
        ids.compactMap { Int64($0) }.map { .integer($0) }
    }

    private static func marks(_ values: [SQLite.Value]) -> String {
        values.map { _ in "?" }.joined(separator: ", ")
    }

    func threads(_ ids: [String]) throws(SiteFault) -> [SiteThread] {
        let numbers = IssoSite.numbers(ids)
        let rows = try asking { () throws(SQLite.Failure) in
            try database.rows(
                "SELECT uri, title, id FROM threads WHERE id IN (\(IssoSite.marks(numbers))) ORDER BY id", numbers)
        }
        return rows.compactMap { row in
            row[2].integer.map { SiteThread(id: "\($0)", title: row[1].string ?? row[0].string, url: row[0].string) }
        }
    }

    func totals() throws(SiteFault) -> [SiteTotal] {
        let rows = try asking { () throws(SQLite.Failure) in
            try database.rows("SELECT \(IssoSite.isPublic), count(*) FROM comments WHERE mode <> 4 GROUP BY 1")
        }
        func count(_ isPublic: Int64) -> Int {
            rows.first { $0[0] == .integer(isPublic) }.flatMap(\.[1].integer).map { Int($0) } ?? 0
        }
        return [SiteTotal(state: "hold", count: count(0)), SiteTotal(state: "approved", count: count(1))]
    }

    private func rows(where condition: String, _ values: [SQLite.Value]) throws(SiteFault) -> [SiteComment] {
        let rows = try asking { () throws(SQLite.Failure) in
            try database.rows(
                """
                SELECT c.id, c.tid, c.parent, c.created, c.mode, c.remote_addr, c.text, c.author, c.email, c.website
                FROM comments c WHERE \(condition) AND c.mode <> 4 ORDER BY c.id
                """, values)
        }
        return rows.compactMap(comment)
    }

    private func comment(_ row: [SQLite.Value]) -> SiteComment? {
        guard let id = row[0].integer, let mode = row[4].integer, case .text(let bytes) = row[6] else { return nil }
        // Characters that the lines can't carry are shown as U+FFFD; such a text is left as it is.
        let isPlain = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
        let text = String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
        return SiteComment(
            id: "\(id)", thread: row[1].integer.map { "\($0)" } ?? "", parent: row[2].integer.map { "\($0)" },
            held: SiteText(state: IssoSite.state(mode), text: text),
            author: Author(
                name: row[7].string.map(Entities.decoded) ?? "", email: row[8].string.map(Entities.decoded),
                site: row[9].string.map(Entities.decoded), address: row[5].string),
            submitted: row[3].milliseconds.map { Moment(milliseconds: $0) }, isStable: isPlain)
    }

    /// What Isso shows: it treats the mode as a set of bits, of which 1 and 4 are visible. It only writes 1, 2 and 4;
    /// others occur in databases that another program has written.
    private static let isPublic = "(mode | 5 = 5)"

    static func state(_ mode: Int64) -> String { mode | 5 == 5 ? "approved" : "hold" }

    // MARK: Changing

    func set(_ id: String, seen: SiteText, want: SiteText) throws(SiteFault) -> SetAnswer {
        guard let number = Int64(id), let now = try get([id]).first else { return .gone }
        guard now.held == seen, now.isStable else { return .changed }
        // Isso only knows public and not public.
        let isPublic = want.state == "approved"
        let wanted = SiteText(state: isPublic ? "approved" : "hold", text: want.text)
        let isActivated = isPublic && seen.state == "hold"
        let middle = SiteText(state: isActivated ? "hold" : wanted.state, text: wanted.text)
        // An activation only takes comments of mode 2, so a comment of another mode is given that first.
        guard try exchange(number, seen, for: middle) else { return .changed }
        if isActivated, let why = try activate(number) {
            // A comment that couldn't be published is put back as it was.
            if middle != seen { _ = try exchange(number, middle, for: seen) }
            return .refused(why)
        }
        guard let then = try get([id]).first else { return .gone }
        if isActivated, then.held.state == "approved", then.held != wanted {
            // The author changed it at this very moment: nobody has read that.
            _ = try exchange(number, then.held, for: SiteText(state: "hold", text: then.held.text))
            return .changed
        }
        return .done(then.held)
    }

    /// Replaces one state and text by another, if that still stands there.
    private func exchange(_ id: Int64, _ seen: SiteText, for want: SiteText) throws(SiteFault) -> Bool {
        func isPublic(_ text: SiteText) -> Int64 { text.state == "approved" ? 1 : 0 }
        let count = try asking { () throws(SQLite.Failure) in
            try database.change(
                "UPDATE comments SET mode = ?, text = ? WHERE id = ? AND \(IssoSite.isPublic) = ? AND mode <> 4 AND text = ?",
                [
                    .integer(2 - isPublic(want)), .text(Array(want.text.utf8)), .integer(id), .integer(isPublic(seen)),
                    .text(Array(seen.text.utf8)),
                ])
        }
        return count == 1
    }

    /// Publishes a comment through its signed link; returns why not, if that can't be done.
    private func activate(_ id: Int64) throws(SiteFault) -> String? {
        let rows = try asking { () throws(SQLite.Failure) in
            try database.rows("SELECT value FROM preferences WHERE key = 'session-key'")
        }
        guard case .text(let key)? = rows.first?.first else { throw SiteFault(exit: 65, "\(path) has no session-key") }
        let code = SignedLink.code(for: id, key: key, at: Int64(time(nil)))
        let request = Curl.Request("POST", url + "/id/\(id)/activate/\(code)")
        switch try Curl.run([request]).first {
        case .success(let response) where response.status == 200: return nil
        case .success(let response): return "Isso answers with \(response.status) at \(url)"
        case .failure(let failure): return "Isso can't be reached at \(url): \(failure.clause)"
        case nil: return "Isso can't be reached at \(url)"
        }
    }

    private func asking<Value>(_ call: () throws(SQLite.Failure) -> Value) throws(SiteFault) -> Value {
        try Result(catching: call).mapError { SiteFault(exit: $0.isBusy ? 75 : 65, "\(path): \($0.clause)") }.get()
    }
}

extension SQLite.Value {
    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

    var string: String? {
        guard case .text(let bytes) = self else { return nil }
        return String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    }

    /// Seconds since 1970, with decimals.
    var milliseconds: Int64? {
        switch self {
        case .integer(let seconds): seconds.multipliedReportingOverflow(by: 1_000).partialValue
        case .real(let seconds) where abs(seconds) < 1e12: Int64((seconds * 1_000).rounded(.down))
        case .real, .text, .null: nil
        }
    }
}
