import ArgumentParser
import JSON
import Journal
import Moderation
import Terminal
import Text
import Wording

/// `sluice release`: adds or corrects a release.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Add a release, or correct one.",
        discussion: """
            Comments belong to a release. The slug is its name in commands and file names; the same slug again \
            corrects title, date, URL and summary, all of them; a URL or summary that is "" is absent.

            Examples:
              sluice release konference-brisele --title "Konference Briselē" --date 2010-10-15
              sluice release ugunsgreks --title "Ugunsgrēks" --date 2010-10-12 --summary - < summary.txt
            """)

    @Argument(help: "Its name: letters, digits, . _ and -.")
    var slug: String

    @Option(name: .customLong("title"), parsing: .unconditional, help: ArgumentHelp("Its title.", valueName: "text"))
    var title: String

    @Option(name: .customLong("date"), help: ArgumentHelp("The day of publication.", valueName: "yyyy-mm-dd"))
    var date: String

    @Option(name: .customLong("url"), help: ArgumentHelp("Where it stands.", valueName: "url"))
    var url: String?

    @Option(
        name: .customLong("summary"), parsing: .unconditional,
        help: ArgumentHelp("What it says; - reads standard input.", valueName: "text"))
    var summary: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let slug = try SlugArgument.slug(slug)
        guard let day = CivilDate(date.utf8) else {
            throw Failure(.usage, wording.badDate(date))
        }
        let summary = try summary.map { value throws(Failure) in try TextArgument.text(value) }
        let release = Release(
            slug: slug, title: title, date: day, url: url?.unlessEmpty, summary: summary?.unlessEmpty)
        var session = try Session.open(queue.choice)
        let login = try session.decider()
        let isNew = session.queue.release(slug) == nil
        let (entry, remarks) = try calling { () throws(DeskError) in
            try session.desk.release(release, by: login, queue: &session.queue)
        }
        Notices.tell(remarks)
        var output = Output(
            .forStandardOutput(json: output.json), deed: entry.map { .released($0) })
        switch output.form {
        case .people:
            try output.line(wording.released(slug, title, entry == nil ? .unchanged : isNew ? .added : .corrected))
        case .tabs: try output.line("\(slug)")
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("release", slug.text)
                    json.member("entry", entry?.rawValue)
                })
        }
        try output.finish()
    }
}
