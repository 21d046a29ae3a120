import ArgumentParser
import Journal
import Moderation
import PostgreSQL
import Terminal
import Wording

/// `sluice share`: lets several machines work on a queue.
struct ShareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Put the queue on a PostgreSQL server, so that several machines work on it.",
        discussion: """
            The journal is verified and sent line by line, and the folder becomes a copy that follows the server. Its \
            settings go there too and hold for all copies. Writers are kept away meanwhile. Whatever breaks it off, run \
            it again: it goes on where it was.

            SERVER is service=NAME, a service of PostgreSQL's service file (~/.pg_service.conf), which says host, \
            database and user; a password stands in ~/.pgpass. The tables are made where there are none; a role that \
            may not is told so, and --sql prints what an administrator runs. A queue that was taken home goes there again \
            from the folder that it was taken to, and from no other.

            Examples:
              sluice share service=press
              sluice share --sql | psql service=admin

            Exit code 69: the server can't be reached; 77: this role may not.
            """)

    @Argument(help: ArgumentHelp("The server: service=NAME.", valueName: "server"))
    var server: String?

    @Flag(name: .customLong("sql"), help: "Print the tables as SQL, and do nothing.")
    var sql = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        guard !sql else { return try ShareCommand.printSchema() }
        guard let server else { throw Failure(.usage, wording.noServerNamed) }
        let service = try ServiceArgument.service(server)
        let folder = try Session.folder(queue.choice)
        let place = try Session.place(of: folder, try Identity.resolve(queue.as).login)
        if let copy = try Session.copy(in: folder), copy.isInbox || copy.isLeft || copy.service != service {
            throw Failure(.usage, wording.copyAlready(folder, copy.service))
        }
        _ = try Session.settings(in: folder)
        let verification = try ShareCommand.verified(folder)
        var progress = ReadingProgress()
        do throws(DeskError) {
            let receiver = PostgreSQLServer(service: service)
            try receiver.makeSchema()
            _ = try CopyFolder.share(
                folder: folder, as: CopyFile(queue: verification.queue, service: service), at: place, with: receiver
            ) { progress.take($0) }
            progress.finish()
        } catch {
            progress.finish()
            throw Failure(error)
        }
        try JoinCommand.tell(
            verification, service, json: output.json,
            wording.shared(service, entries: verification.entries, comments: verification.comments))
    }

    /// Verifies a folder, in which nothing may be wrong and no erasure unfinished.
    static func verified(_ folder: String) throws(Failure) -> Verifier.Verification {
        let verification = try Session.verified(folder)
        for case .unfinishedErasure(let entry) in verification.remarks {
            throw Failure(.data, wording.erasureFirst(entry))
        }
        return verification
    }

    private static func printSchema() throws(Failure) {
        var output = Output(.tabs)
        for statement in Schema.statements + [Schema.storage] + Schema.inboxGuard {
            let lines = statement.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                try output.line(program: String(line) + (index == lines.count - 1 ? ";" : ""))
            }
        }
        try output.finish()
    }
}
