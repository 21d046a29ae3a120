import ArgumentParser
import Glibc
import JSON
import Journal
import Moderation
import System
import Terminal
import Web
import Wording

/// `sluice publish`: what the public may see, as files.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write what the public may see: a JSON file a release.",
        discussion: """
            Each release that has approved comments gets RELEASE.json with number, parent, name, text in force, time \
            and whether it was edited, and nothing else of anybody. Only what has changed is written, first of all what \
            takes something away: a file that loses a comment and can't be written is removed (exit code 74), and \
            returns when there is room. The folder must be one that only sluice writes to. A journal that is damaged, or \
            was written by a newer sluice, publishes nothing.

            The folder's list, .sluice-published.json, names the last entry shown. A queue that does not have it, such \
            as an older copy, is refused (73), for it could bring back what was withdrawn; --force accepts it. Where \
            the list was lost, --force makes it anew of the pages that are just as sluice writes them.

            With --watch it goes on until it is interrupted. What may pass, such as a lock, a full disk or a damaged \
            journal, does not end it: it says so once and tries again. On a copy, which sluice follow keeps up to date, \
            it says too when contact with the server is lost and when it is back.

            --html adds RELEASE.html, a list for a server-side include, for releases without comments too; --atom adds feeds. \
            A run without them removes these files.

            Examples:
              sluice publish /srv/www/comments
              sluice publish /srv/www/comments --watch
            """)

    @Argument(help: "The folder to publish into.", completion: .directory)
    var directory: String

    @Flag(name: .customLong("watch"), help: "Go on and publish whatever changes, until interrupted.")
    var watch = false

    @Flag(
        name: .customLong("force"),
        help: "Publish although the folder shows another or a later history, or has lost its list.")
    var force = false

    @Flag(name: .customLong("html"), help: "Write RELEASE.html too: a list to include in a page.")
    var html = false

    @Flag(name: .customLong("atom"), help: "Write RELEASE.atom and -all.atom too: feeds of what was approved last.")
    var atom = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try QueueFolderCheck.refuse(directory, .publish)
        let form = OutputForm.forStandardOutput(json: output.json)
        let source = try Session.folder(queue.choice)
        var publisher = Publisher(of: source, into: directory, forms: try forms(source))
        guard !watch else {
            let ledger = try Session.ledger(of: try Session.copy(in: source), in: source)
            return try follow(&publisher, form, ledger.map { ContactWatch($0) })
        }
        let report: Publisher.Report
        do throws(PublishError) {
            report = try publish(&publisher, force: force)
        } catch {
            throw Failure(error)
        }
        try tell(report, form)
    }

    /// The forms that are asked for. Language, time zone and the site's name are those in the settings when the
    /// command begins; a mistake in these prevents no publication.
    private func forms(_ source: String) throws(Failure) -> [any PublishedForm] {
        guard html || atom else { return [] }
        let (settings, zone) = try Session.settingsAndZone(in: source, .readable(wording.publishedAllTheSame))
        let language = Language(settings: settings.language)
        var forms: [any PublishedForm] = []
        if html { forms.append(FragmentForm(fragment: CommentsFragment(language: language, zone: zone))) }
        if atom { forms.append(AtomForm(language: language, siteName: settings.site)) }
        return forms
    }

    /// Publishes, and shows how far a long journal has been read.
    private func publish(_ publisher: inout Publisher, force: Bool) throws(PublishError) -> Publisher.Report {
        var progress = ReadingProgress()
        defer { progress.finish() }
        let report = try publisher.publish(force: force) { progress.take($0) }
        Notices.tell(report.remarks)
        if let opened = publisher.opened { Session.leaveCheckpoint(of: opened.queue, on: opened.desk) }
        return report
    }

    /// Publishes whenever something changes. Nothing that may pass ends it.
    private func follow(
        _ publisher: inout Publisher, _ form: OutputForm, _ contact: ContactWatch?
    ) throws(Failure) {
        guard let bell = SelfPipe() else {
            throw Failure(.disk, wording.noDescriptor)
        }
        var patience = PublishingPatience()
        var watching: (any Watch)?
        defer { watching?.cancel() }
        var isFirst = true
        while true {
            do throws(PublishError) {
                // Before the first look, so that nothing is missed between the two.
                if watching == nil { watching = try? publisher.watch { bell.ring() } }
                let report = try publish(&publisher, force: force && isFirst)
                if patience.succeed() { Notices.tell(wording.publishingGoesOn) }
                if let place = publisher.opened?.queue.place { contact?.hasRead(upTo: place) }
                if isFirst, watching == nil {
                    Notices.tell(wording.looksEveryTwoSeconds)
                }
                if isFirst || !report.written.isEmpty || !report.removed.isEmpty {
                    // A failure to report is no reason to leave something public.
                    do throws(Failure) { try tell(report, form) } catch { Notices.write(line: error.line) }
                }
                isFirst = false
                bell.wait(milliseconds: watching == nil ? 2_000 : nil)
            } catch {
                guard let answer = patience.fail(error) else { throw Failure(error) }
                if answer.isNews { Notices.tell(wording.triesOn(Failure(error).message)) }
                // A queue that others write to may ring all the time.
                sleep(1)
                bell.wait(milliseconds: answer.milliseconds - 1_000)
            }
        }
    }

    private func tell(_ report: Publisher.Report, _ form: OutputForm) throws(Failure) {
        var output = Output(form, deed: .published)
        switch form {
        case .people:
            for name in report.written { try output.line(wording.wrote(name)) }
            for name in report.removed { try output.line(wording.removed(name)) }
            try output.line(
                wording.published(
                    report.entry, written: report.written.count, removed: report.removed.count,
                    unchanged: report.unchanged))
        case .tabs:
            for (deed, names) in [("wrote", report.written), ("removed", report.removed)] {
                for name in names {
                    var fields = TabFields()
                    fields.add(deed)
                    fields.add(name)
                    try output.line(fields)
                }
            }
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("entry", report.entry.rawValue)
                    json.member("written", names: report.written)
                    json.member("removed", names: report.removed)
                    json.member("unchanged", report.unchanged)
                })
        }
        try output.finish()
    }
}
