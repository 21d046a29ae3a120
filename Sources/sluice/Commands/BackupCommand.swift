import ArgumentParser
import JSON
import Journal
import Moderation
import Terminal
import Wording

/// `sluice backup`: a copy of the queue.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the queue, consistent and checked.",
        discussion: """
            Journal and settings go into a folder that is made, or that holds nothing but dot files and a README, and \
            that lies outside the queue's own folder. \
            Others may go on writing meanwhile. Every byte is checked first: a damaged journal is not copied. Prints \
            the head of the copy, as sluice verify does.

            A copy keeps what is erased later: remove old ones when somebody asks to be forgotten.

            Examples:
              sluice backup /srv/backup/queue-2026-11-24
            """)

    @Argument(help: "The folder to copy into.", completion: .directory)
    var directory: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try Session.folder(queue.choice)
        try QueueFolderCheck.refuseAll(directory, .copy)
        let copied: Backup.Copied
        do throws(BackupError) {
            copied = try Backup.copy(folder: folder, to: directory)
        } catch {
            switch error {
            case .desk(let error): throw Failure(error)
            case .creation(let error): throw Failure(error)
            }
        }
        Notices.tell(copied.remarks)
        var output = Output(.forStandardOutput(json: output.json), deed: .copied)
        switch output.form {
        case .people:
            try output.line("\(copied.head)")
            try output.line(wording.copied(directory, entries: copied.entries, comments: copied.comments))
        case .tabs: try output.line("\(copied.head)")
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("head", copied.head)
                    json.member("entries", copied.entries)
                    json.member("comments", copied.comments)
                    json.member("bytes", copied.bytes)
                })
        }
        try output.finish()
    }
}
