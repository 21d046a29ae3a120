import ArgumentParser
import Glibc
import Interchange
import JSON
import Journal
import Moderation
import System
import Terminal
import Wording

/// `sluice import`: brings in the comments of another system.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in the comments of WordPress, Isso, Disqus, Remark42 or Commento.",
        discussion: """
            The file is what that system exports:

              wordpress   Tools > Export: an XML file (WXR); it has no spam in it
              isso        JSON: the rows of its database (below), or what Isso
                          itself imports; needs --site
              disqus      the XML export, unpacked
              remark42    the backup, unpacked
              commento    the JSON export, version 1

            Each comment arrives with its state, author, time, page and the comment that it answers. Spam arrives rejected \
            as spam, what was deleted or in the trash as other. A page becomes a release; one that is there is left as it is. \
            The whole file is read and judged before anything is written: a file that is broken or cut off writes nothing. \
            A comment that is there already, by its id, is not taken again.

            What is lost is always told, by names that stay, with lines of the file; --report writes all of it as JSON. \
            Markup of WordPress stands in the text as it is, so that links show where they lead; --plain makes text of it.

            The rows of an Isso database are written by

              sqlite3 -readonly -json comments.db "SELECT c.id, c.tid, t.uri,
              t.title, c.parent, c.created, c.modified, c.mode, c.remote_addr,
              c.text, c.author, c.email, c.website, c.likes, c.dislikes,
              c.notification FROM comments c JOIN threads t ON t.id = c.tid" \\
              > isso.json

            Examples:
              sluice import wordpress site.xml --dry-run
              sluice import isso isso.json --site https://iem.example
              gunzip < disqus.xml.gz | sluice import disqus -

            Exit code 1: at least one comment was refused; 65: the file is broken or something else; 77: you may not \
            decide here; 78: bad settings.
            """)

    @Argument(help: "The system that the file comes from.")
    var system: Format

    @Argument(help: "The file; - reads standard input.", completion: .file())
    var file: String

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @Option(
        name: .customLong("report"), help: ArgumentHelp("Write every loss here, as JSON lines.", valueName: "file"),
        completion: .file())
    var report: String?

    @Flag(name: .customLong("plain"), help: "Make text of markup.")
    var plain = false

    @Flag(name: .customLong("all-types"), help: "Take pingbacks, trackbacks and other types too.")
    var allTypes = false

    @Option(name: .customLong("since"), help: ArgumentHelp("Leave out what is older.", valueName: "time"))
    var since: String?

    @Option(
        name: .customLong("site"), help: ArgumentHelp("The site's address, where the file has none.", valueName: "url"))
    var site: String?

    @Option(
        name: .customLong("system"),
        help: ArgumentHelp("What its comments come from, else told by the file.", valueName: "name"))
    var sourceSystem: String?

    @Option(
        name: .customLong("spam-reason"), help: ArgumentHelp("The reason for spam (else spam).", valueName: "code"),
        completion: .custom { words, _, prefix in Completions.reasons(words, prefix) })
    var spamReason: String?

    @Option(
        name: .customLong("trash-reason"),
        help: ArgumentHelp("The reason for what was deleted (else other).", valueName: "code"),
        completion: .custom { words, _, prefix in Completions.reasons(words, prefix) })
    var trashReason: String?

    @Option(
        name: .customLong("rename"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "What addresses of pages began with, and what they begin with now; after the file.", valueName: "from to"))
    var rename: [String] = []

    @Flag(name: .customLong("all-or-nothing"), help: "Write nothing if a comment of the file is refused.")
    var allOrNothing = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func validate() throws {
        if !rename.count.isMultiple(of: 2) {
            throw ValidationError("--rename takes two: what an address began with, and what it begins with now.")
        }
    }

    func run() throws {
        let session = try Session.open(queue.choice)
        _ = try session.decider()
        let plan = try plan(for: session)
        LossText.tell(plan.losses)
        if let report { try LossText.write(plan.losses, to: report) }
        var counts = ImportRun.Counts()
        if !dryRun, !allOrNothing || plan.refusedCount == 0 {
            // Only one reference to the queue: with a second one it would be copied as it grows.
            var run = ImportRun(session: consume session, form: .forStandardOutput(json: output.json))
            counts = try run.run(plan)
        }
        try tell(plan, counts)
        if plan.refusedCount + counts.refused > 0 { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// Reads and judges the whole file.
    private func plan(for session: Session) throws(Failure) -> ImportPlan {
        var options = ImportOptions(
            system, spamReason: try reason(spamReason, "--spam-reason", "spam", session),
            trashReason: try reason(trashReason, "--trash-reason", ReasonCode.other.text, session), now: session.now,
            digest: { HexDigest.sha256(of: $0) })
        options.site = site
        if let sourceSystem, !SiteName.isSystem(sourceSystem) {
            throw Failure(.usage, wording.noSystem("--system"))
        }
        options.system = sourceSystem
        options.release = { session.queue.release($0) }
        options.renames = stride(from: 0, to: rename.count, by: 2).map { (rename[$0], rename[$0 + 1]) }
        options.plain = plain
        options.allTypes = allTypes
        options.since = try TimeSpan.since(since, session)
        var reader = ImportReader(system)
        do {
            try TextFile.pieces(file) { try reader.take($0) }
            return try ImportPlan(try reader.finish(), options, refusal: ImportRun.refusal)
        } catch let failure as Failure {
            throw failure
        } catch let fault as ImportFault {
            throw Failure(
                .data,
                wording.badImport(
                    file == "-" ? nil : file, line: fault.line, column: fault.column, fault.clause,
                    advice: fault.advice))
        } catch {
            throw Failure(.bug, "\(String(describing: error))")
        }
    }

    /// The reason that an option names, or the usual one; it must be one of the queue's.
    private func reason(
        _ given: String?, _ option: DisplayText, _ usual: String, _ session: Session
    ) throws(Failure) -> ReasonCode {
        guard let code = ReasonCode(given ?? usual), session.settings.reasons.contains(where: { $0.code == code })
        else {
            throw Failure(.usage, wording.noSuchReason(given ?? usual, option: option))
        }
        return code
    }

    private func tell(_ plan: ImportPlan, _ counts: ImportRun.Counts) throws(Failure) {
        let refused = plan.refusedCount + counts.refused
        var output = Output(
            .forStandardOutput(json: output.json), deed: counts.added > 0 ? .taken(counts.added) : nil)
        switch output.form {
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("system", plan.system)
                    json.member("found", plan.comments.count)
                    json.member("added", counts.added)
                    json.member("known", counts.known)
                    json.member("refused", refused)
                    json.member("releases", counts.releases)
                    json.member("earlier", plan.earlierCount)
                    json.member("dryRun", dryRun)
                })
        case .people, .tabs:
            let deed =
                dryRun
                ? wording.wouldImport(plan.comments.count, releases: plan.releases.count)
                : wording.imported(counts.added, known: counts.known)
            try output.line(deed + wording.notTaken(refused: refused, earlier: plan.earlierCount))
        }
        try output.finish()
    }
}

extension Format: ExpressibleByArgument {}
