import ArgumentParser
import JSON
import Journal
import Moderation
import PostgreSQL
import Terminal
import Wording

/// `sluice inbox`: what was refused when a server's inbox was taken in.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "List the comments of a server's inbox that were refused.",
        discussion: """
            What web servers hand in lies in the inbox of a queue on a server until sluice follow --take-in takes it in. \
            What can't be taken, because its release is unknown or it is no comment, is put aside there and listed here, \
            oldest first. To a pipe each line is: id, time, why, and the comment as it was handed in, with tabs between.

            Once the reason is gone, hand a comment in again; then forget it.

            Examples:
              sluice inbox
              sluice inbox --json | jq -r .comment | sluice submit -
              sluice inbox --forget 3 4
              sluice inbox --forget all
            """)

    @Option(
        name: .customLong("forget"), parsing: .upToNextOption,
        help: ArgumentHelp("Delete these from the server, or all.", valueName: "ids"))
    var forget: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try Session.folder(queue.choice)
        guard let copy = try Session.copy(in: folder) else { throw Failure(.usage, wording.notACopy(folder)) }
        let server = PostgreSQLServer(service: copy.service)
        let refused = { () throws(Failure) in
            try calling { () throws(DeskError) in try server.refused(of: copy.queue) }
        }
        guard !forget.isEmpty else {
            return try list(try refused(), zone: try Session.settingsAndZone(in: folder, .inOrder).zone)
        }
        let ids =
            forget == ["all"]
            ? try refused().map(\.id)
            : try forget.map { (word) throws(Failure) in
                guard let id = Int(word) else { throw Failure(.usage, wording.noRefusedComment(word)) }
                return id
            }
        let count = try calling { () throws(DeskError) in try server.forget(refused: ids, of: copy.queue) }
        Notices.tell(wording.forgotRefused(count))
        if count < Set(ids).count { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    private func list(_ refused: [RefusedComment], zone: any Zone) throws {
        var output = Output(.forStandardOutput(json: output.json))
        for item in refused {
            let comment = String(decoding: item.comment, as: UTF8.self)
            switch output.form {
            case .json:
                try output.line(
                    json: OutputJSON.object { json in
                        json.member("id", item.id)
                        json.member("at", item.at)
                        json.member("why", item.why)
                        json.member("comment", comment)
                    })
            case .tabs:
                var fields = TabFields()
                for field in ["\(item.id)", item.at.journal, item.why, comment] { fields.add(field) }
                try output.line(fields)
            case .people(let columns):
                let read = try? NewComment(try JSONReader.read(item.comment))
                let text = read.map { "\($0.release.text)  \($0.author.name): \($0.body)" } ?? comment
                try output.line("\(item.id)  \(wording.exact(zone.local(item.at)))  \(item.why)")
                try output.line("    " + DisplayText(stranger: text, truncatedTo: max(20, columns - 4)))
            }
        }
        try output.finish()
    }
}
