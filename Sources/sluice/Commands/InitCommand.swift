import ArgumentParser
import Glibc
import JSON
import Journal
import Moderation
import System
import Terminal
import Wording

/// `sluice init`: a new queue.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new queue.",
        discussion: """
            The folder is made if it isn't there; one that exists may hold nothing but dot files and a README. Without \
            --group it is yours alone (mode 0700); with it, the members of that group share the queue (mode 2770).

            A seed file holds releases and sample comments to begin with. Without one, an installed sluice on a terminal \
            offers the sample comments that it came with.

            Examples:
              sluice init
              sluice --queue /srv/press/queue init --group moderators
              sluice init --from seeds/press-office.json
            """)

    @Option(
        name: .customLong("from"), parsing: .upToNextOption,
        help: ArgumentHelp("Seed files to grow the queue from.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var seeds: [String] = []

    @Option(
        name: .customLong("group"),
        help: ArgumentHelp("The group of users who share the queue.", valueName: "group"))
    var group: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let identity = try Identity.resolve(queue.as)
        let folder = try Session.folder(queue.choice)
        var paths = seeds
        if paths.isEmpty, !output.json, access("\(folder)/queue.jsonl", F_OK) != 0, let samples = SampleComments.path,
            SampleComments.areWanted()
        {
            paths = [samples]
        }
        var documents: [SeedDocument] = []
        for path in paths { documents.append(try Self.document(path)) }
        let created: QueueFolder.Created
        do throws(CreationError) {
            created = try QueueFolder.create(
                at: folder, group: group, seeds: documents, by: identity.login, now: SystemClock.now)
        } catch {
            throw Failure(error)
        }
        var output = Output(.forStandardOutput(json: output.json), deed: .made)
        switch output.form {
        case .people:
            try output.line(wording.made(folder, releases: created.releases, comments: created.comments))
        case .tabs:
            var fields = TabFields()
            for field in [folder, created.identity, "\(created.releases)", "\(created.comments)"] { fields.add(field) }
            try output.line(fields)
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("folder", folder)
                    json.member("queue", created.identity)
                    json.member("releases", created.releases)
                    json.member("comments", created.comments)
                })
        }
        try output.finish()
    }

    private static func document(_ path: String) throws(Failure) -> SeedDocument {
        let bytes = try StandardInput.checked(try TextFile.bytes(path), name: "\(path)")
        do throws(SeedError) {
            return try SeedDocument(name: path, bytes: bytes)
        } catch {
            throw Failure(document: path, error)
        }
    }
}

/// The sample comments that come with an installed program.
private enum SampleComments {
    /// Their seed file, if it is where a package puts it: `share/sluice/seeds` beside the `bin` that the program is in.
    static var path: String? {
        guard let parts = ThisMachine.program?.split(separator: "/"), parts.count > 2 else { return nil }
        let path = parts.dropLast(2).reduce("") { $0 + "/" + $1 } + "/share/sluice/seeds/press-office.json"
        return access(path, R_OK) == 0 ? path : nil
    }

    /// Asks whether a new queue is to begin with them. If nobody can be asked, it begins empty.
    static func areWanted() -> Bool {
        Asking.isPossible && Asking.isYes(to: wording.beginWithSamples, also: ["j", "jā"])
    }
}
