import ArgumentParser
import Interchange
import JSON
import Moderation
import Terminal
import Wording

/// `sluice sync`: keeps the queue in step with a live site.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Keep the queue in step with a WordPress or Isso site.",
        discussion: """
            New comments come in, decisions and edits go out, and what is decided on the site comes in too. Where both sides \
            have changed a comment, nothing is changed on either: a note on it says what the site has, and the next act of a \
            moderator settles it. Nothing is ever deleted on the site. It may be broken off at any time; the next run goes on.

            The sites stand in a file of the owner's, $SLUICE_SITES, else ~/.config/sluice/sites.json, which nobody else \
            may write:

              {"iem": {"system": "wordpress", "url": "https://iem.example",
                       "user": "anna", "secret": "file:/etc/sluice/iem.secret"}}

            system is wordpress or isso. secret is an application password: file: names a file of mode 0600, env: a variable. \
            database is where Isso's stands, pages where its pages are, if that is not url. as is who acts here for the site, NAME-site if it is left out, and must be one of \
            the moderators if settings.json lists them. spam lists the reasons that are spam there, trash names the reason of \
            what the site put into the trash. source is the system of its comments, where that is not what the site says. run \
            is a command that speaks for the site in place of sluice-wordpress or sluice-isso, over ssh for one.

            Examples:
              sluice sync iem --check
              sluice sync iem --dry-run
              sluice sync iem
              sluice sync iem --watch --every 60

            Exit code 1: a comment is in conflict, was refused or changed meanwhile, or most of the site is gone; 64: no such \
            site; 69: the site can't be reached; 74: its helper failed; 75: another sync of it is running; 77: not permitted, \
            there or here; 78: bad settings or sites.
            """)

    @Argument(help: "The site, by its name in the file of sites; may be left out where there is one alone.")
    var name: String?

    @Flag(name: .customLong("list"), help: "List the sites.")
    var list = false

    @Flag(name: .customLong("check"), help: "Only tell whether the site can be reached, and what it holds.")
    var check = false

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @Flag(name: .customLong("pull"), help: "Only take what comes from the site.")
    var pull = false

    @Flag(name: .customLong("push"), help: "Only put decisions on the site.")
    var push = false

    @Flag(
        name: .customLong("quick"),
        help: "Look only at what is new there, and at what waits or has changed here; at everything once a day.")
    var quick = false

    @Flag(name: .customLong("watch"), help: "Go on until a signal comes; quick runs, also after each decision here.")
    var watch = false

    @Option(
        name: .customLong("every"),
        help: ArgumentHelp("With --watch: look after so many seconds.", valueName: "seconds"))
    var every: Int?

    @Option(
        name: .customLong("prefer"),
        help: ArgumentHelp("Settle all conflicts: here or site wins.", valueName: "side"))
    var prefer: String?

    @Option(
        name: .customLong("system"),
        help: ArgumentHelp("What its comments come from, else told by the site.", valueName: "name"))
    var system: String?

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp("Write every loss of a new comment here, as JSON lines.", valueName: "file"),
        completion: .file())
    var report: String?

    @Flag(name: .customLong("yes"), help: "Go on although most of the site is gone.")
    var yes = false

    @OptionGroup var output: OutputOptions

    @Option(
        name: .customLong("queue"),
        help: ArgumentHelp("The queue's folder (else $SLUICE_QUEUE, else ./data).", valueName: "dir"),
        completion: .directory)
    var queue: String?

    /// Names who is using the console; a sync is always made in the site's name.
    @Option(name: .customLong("as"), help: .hidden)
    var `as`: String?

    func validate() throws {
        if pull, push {
            throw ValidationError("--pull and --push can't both be given: without them both ways are gone.")
        }
        if watch, report != nil { throw ValidationError("--report goes with a single run, not with --watch.") }
        if watch, dryRun || check { throw ValidationError("--watch goes with neither --dry-run nor --check.") }
        if let every, every < 1 { throw ValidationError("--every: at least 1 second is needed.") }
        if every != nil, !watch { throw ValidationError("--every goes with --watch.") }
        if let prefer, prefer != "here", prefer != "site" { throw ValidationError("--prefer: here or site.") }
    }

    func run() throws {
        let sites: SitesFile
        do throws(Failure) {
            sites = try SitesFile()
        } catch {
            throw error.status == .missing ? SyncRun.syncedByOthers(queue) ?? error : error
        }
        if list { return try tell(sites) }
        // If there is only one site, it is meant.
        guard let meant = name ?? (sites.entries.count == 1 ? sites.entries.first?.name.text : nil) else {
            throw Failure(.usage, wording.whichSite(sites.entries.map(\.name.text)))
        }
        var entry = try sites.entry(meant)
        if let system {
            guard SiteName.isSystem(system) else { throw Failure(.usage, wording.noSystem("--system")) }
            entry.source = system
        }
        let form = OutputForm.forStandardOutput(json: output.json)
        let run = SyncRun(entry: entry, queue: queue, form: form, change: change)
        if check { return try run.check() }
        if watch { try run.watch(every: every ?? SyncCommand.usualPause) }
        let isSettled = try run.once(isQuick: quick, report: report)
        if !isSettled { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    private static let usualPause = 60

    private func change(_ options: inout SyncOptions) {
        options.isDryRun = dryRun
        options.direction = pull ? .pull : push ? .push : .both
        options.preference = prefer.map { $0 == "here" ? .here : .site }
        options.acceptsGone = yes
    }

    private func tell(_ sites: SitesFile) throws(Failure) {
        var out = Output(.forStandardOutput(json: output.json))
        for entry in sites.entries {
            if case .json = out.form {
                try out.line(
                    json: OutputJSON.object { json in
                        json.member("name", entry.name.text)
                        json.member("system", entry.format.rawValue)
                        json.member("url", entry.url)
                        json.member("as", entry.login.text)
                    })
            } else {
                var fields = TabFields()
                for field in [entry.name.text, entry.format.rawValue, entry.url, entry.login.text] { fields.add(field) }
                try out.line(fields)
            }
        }
        try out.finish()
    }
}
