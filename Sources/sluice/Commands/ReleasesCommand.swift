import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice releases`: the releases, with counts.
struct ReleasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releases",
        abstract: "List the releases with the counts of their comments.",
        discussion: """
            To a pipe each line is: slug, date, pending, deferred, approved, rejected, erased, title, URL, with tabs \
            between.

            Examples:
              sluice releases
              sluice releases --json
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let session = try Session.open(queue.choice)
        let rows = zip(session.queue.releases, session.queue.releaseCounts(at: session.now))
        var output = Output(.forStandardOutput(json: output.json))
        switch output.form {
        case .json: for (release, counts) in rows { try output.line(json: Self.object(release, counts)) }
        case .tabs: for (release, counts) in rows { try output.line(Self.fields(release, counts)) }
        case .people(let columns):
            var table = Table([
                .init(.release), .init(.date), .init(.pending, .right), .init(.deferred, .right),
                .init(.approved, .right), .init(.rejected, .right), .init(.title),
            ])
            for (release, counts) in rows {
                table.add(
                    "\(release.slug)", wording.date(release.date), "\(counts.pending)", "\(counts.deferred)",
                    "\(counts.approved)", "\(counts.rejected)", "\(release.title)")
            }
            for line in table.lines(width: columns) { try output.line(line) }
        }
        try output.finish()
    }

    private static func fields(_ release: Release, _ counts: Counts) -> TabFields {
        var fields = TabFields()
        fields.add(release.slug.text)
        fields.add(release.date.description)
        for count in [counts.pending, counts.deferred, counts.approved, counts.rejected, counts.erased] {
            fields.add("\(count)")
        }
        fields.add(release.title)
        fields.add(release.url)
        return fields
    }

    private static func object(_ release: Release, _ counts: Counts) -> [UInt8] {
        OutputJSON.object { json in
            json.member("release", release.slug.text)
            json.member("title", release.title)
            json.member("date", release.date.description)
            json.member("url", release.url)
            json.member("summary", release.summary)
            json.member("pending", counts.pending)
            json.member("deferred", counts.deferred)
            json.member("approved", counts.approved)
            json.member("rejected", counts.rejected)
            json.member("erased", counts.erased)
        }
    }
}
