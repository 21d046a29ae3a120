import ArgumentParser
import Journal
import Moderation
import Terminal

/// `sluice publish`: what the public may see, as files.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write what the public may see: a JSON file a release.",
        discussion: """
            Each release that has approved comments gets RELEASE.json with number, parent, name, text in force, time \
            and whether it was edited, and nothing else of anybody. Files are written beside and renamed, only where \
            something changed; what is no longer public disappears. The folder must be one that only sluice writes \
            to. A journal that is damaged, or was written by a newer sluice, publishes nothing.

            Examples:
              sluice publish /srv/www/comments
              sluice publish /srv/www/comments --watch
            """)

    @Argument(help: "The folder to publish into.", completion: .directory)
    var directory: String

    @Flag(name: .customLong("watch"), help: "Go on and publish whatever changes, until interrupted.")
    var watch = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try QueueGround.refuse(directory, deed: "publish")
        var (session, desk) = try Self.openWhole(queue.choice)
        var publisher = Publisher(desk: desk, folder: directory)
        let form = OutputForm.forStandardOutput(json: output.json)
        guard watch else {
            return try Self.publish(&publisher, &session, form: form, isQuiet: false)
        }
        guard let bell = Bell() else {
            throw Failure(.disk, "no descriptor is left to watch with", advice: "close other programs")
        }
        let watching: any Watch
        do throws(DeskError) {
            watching = try desk.watch { bell.ring() }
        } catch {
            throw Failure(error)
        }
        defer { watching.cancel() }
        try Self.publish(&publisher, &session, form: form, isQuiet: false)
        while true {
            bell.wait()
            do {
                try Self.publish(&publisher, &session, form: form, isQuiet: true)
            } catch let failure as Failure where failure.status == .refused {
                // The journal was replaced, perhaps with its folder: everything is read anew, from where it is now.
                (session, desk) = try Self.openWhole(queue.choice)
                publisher = Publisher(desk: desk, folder: directory)
                bell.ring()
            }
        }
    }

    /// Opens a queue whose whole journal is in order.
    private static func openWhole(_ choice: QueueChoice) throws(Failure) -> (session: Session, desk: JournalDesk) {
        let advice: DisplayText = "nothing was published; sluice verify tells more"
        let opened = try Session.openJournal(choice, settings: .readable("it is published all the same"))
        if let stop = Session.whatStopsReading(opened.desk) { throw stop }
        try Session.refuseUnlessWhole(choice, advice: advice)
        return opened
    }

    /// - Parameter isQuiet: Say nothing when nothing changed.
    private static func publish(
        _ publisher: inout Publisher, _ session: inout Session, form: OutputForm, isQuiet: Bool
    ) throws {
        let report: Publisher.Report
        do throws(PublishError) {
            report = try publisher.publish(&session.queue)
        } catch {
            throw Failure(error)
        }
        if isQuiet, report.written.isEmpty, report.removed.isEmpty { return }
        var output = Output(form, deed: "all was published")
        switch form {
        case .people:
            for name in report.written { try output.line("wrote \(name)") }
            for name in report.removed { try output.line("removed \(name)") }
            try output.line(
                "published up to entry \(report.entry): \(report.written.count) written, \(report.removed.count) removed, \(report.unchanged) as they were"
            )
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
