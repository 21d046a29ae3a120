import ArgumentParser
import Glibc
import JSON
import Journal
import Moderation
import PostgreSQL
import Terminal
import Wording

/// `sluice join`: makes a copy of a queue that lives on a server.
struct JoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Make a copy of a queue on a server, to read and decide on this machine.",
        discussion: """
            The folder becomes a copy: it has all lines of the queue, reads them from its own disk, and writes through \
            the server. A folder that holds an older copy, or a backup, goes on from there; the chain tells whether it \
            is one. Without QUEUE it is the only queue of the server.

            When the server went back or its history forked, a copy stops writing. --again puts the old folder aside \
            whole, as FOLDER.diverged-N, makes a new copy, and lists the entries that only the old one has, for a person \
            to repeat.

            --inbox makes a folder without a journal, for a web server whose role may do nothing but hand comments in: submit \
            lays them into the server's inbox and prints no number; sluice follow --take-in takes them in elsewhere.

            A copy has every name, address and text of the queue. What is erased goes from every copy when it next \
            follows; one that never comes back keeps it.

            Examples:
              sluice --queue /srv/sluice/queue join service=press
              sluice join --again service=press
              sluice --queue /srv/sluice/inbox join --inbox service=web 0a1b2c3d-…

            Exit code 65: the folder is no older copy of the queue; 69: the server can't be reached.
            """)

    @Argument(help: ArgumentHelp("The server: service=NAME.", valueName: "server"))
    var server: String

    @Argument(help: ArgumentHelp("The queue's UUID, where the server has several.", valueName: "uuid"))
    var name: String?

    @Flag(name: .customLong("again"), help: "Put the folder aside and begin anew.")
    var again = false

    @Flag(name: .customLong("inbox"), help: "Make a folder without a journal, which only hands comments in.")
    var inbox = false

    @Option(
        name: .customLong("group"),
        help: ArgumentHelp("The group of users who share the copy.", valueName: "group"))
    var group: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let service = try ServiceArgument.service(server)
        let folder = try Session.folder(queue.choice)
        let present = try Session.copy(in: folder)
        if let present, !present.isLeft, present.service != service {
            throw Failure(.usage, wording.copyAlready(folder, present.service))
        }
        let source = PostgreSQLServer(service: service)
        guard !inbox else {
            let queue = try name ?? JoinCommand.onlyQueue(of: source)
            try JoinCommand.make(folder, CopyFile(queue: queue, service: service, isInbox: true), group)
            return Notices.tell(wording.joinedInbox(folder, service))
        }
        let copy = CopyFile(queue: try name ?? present?.queue ?? JoinCommand.onlyQueue(of: source), service: service)
        let ledger = try Session.ledger(of: copy)
        var old: (folder: String, common: UInt32)?
        if again {
            guard present != nil else { throw Failure(.usage, wording.notACopy(folder)) }
            old = try JoinCommand.putAside(folder, copy, source)
        } else {
            try JoinCommand.check(folder, ledger)
        }
        try JoinCommand.make(folder, copy, group)
        try calling { () throws(DeskError) in try CopyFolder.follow(folder, ledger) }
        let verification = try ShareCommand.verified(folder)
        try JoinCommand.tell(
            verification, service, json: output.json,
            wording.joined(folder, service, entries: verification.entries, comments: verification.comments))
        if let old { try JoinCommand.tellOnlyOld(old.folder, after: old.common) }
    }

    private static func make(_ folder: String, _ copy: CopyFile, _ group: String?) throws(Failure) {
        try QueueFolderCheck.refuseAll(QueuePaths.folder(of: folder), .copy)
        do throws(CreationError) {
            try CopyFolder.make(folder, as: copy, group: group)
        } catch {
            throw Failure(error)
        }
    }

    /// Tells what a copy holds now; people are told a sentence besides.
    static func tell(
        _ verification: Verifier.Verification, _ service: String, json: Bool, _ sentence: DisplayText
    ) throws(Failure) {
        var output = Output(.forStandardOutput(json: json), deed: .made)
        switch output.form {
        case .people:
            try output.line("\(verification.head)")
            try output.line(sentence)
        case .tabs: try output.line("\(verification.head)")
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("head", verification.head)
                    json.member("queue", verification.queue)
                    json.member("server", "service=\(service)")
                    json.member("entries", verification.entries)
                })
        }
        try output.finish()
    }

    private static func onlyQueue(of server: PostgreSQLServer) throws(Failure) -> String {
        let queues = try calling { () throws(DeskError) in try server.queues() }
        guard let first = queues.first else { throw Failure(.missing, wording.noQueueOn(server.service)) }
        guard queues.count == 1 else {
            throw Failure(.usage, wording.severalQueues(server.service, queues))
        }
        return first
    }

    /// Looks whether the server goes on from what stands in a folder, before anything there is changed.
    static func check(_ folder: String, _ ledger: PostgreSQLLedger) throws(Failure) {
        try calling { () throws(DeskError) in
            guard let end = try CopyFolder.end(of: folder) else { return }
            try ledger.lines(after: end, within: 5_000) { _ in false }
        }
    }

    /// Gives a folder another name, and tells up to which entry the server has the same.
    private static func putAside(
        _ folder: String, _ copy: CopyFile, _ server: PostgreSQLServer
    ) throws(Failure) -> (folder: String, common: UInt32) {
        let common: UInt32
        do throws(DeskError) {
            guard let end = try CopyFolder.end(of: folder) else { throw .noQueue(path: folder) }
            common = try server.lastCommon(copy.queue, upTo: end.entry) { (number) throws(DeskError) in
                try CopyFolder.chain(of: EntryNumber(number), in: folder)
            }
        } catch {
            throw Failure(error)
        }
        var bare = folder
        while bare.count > 1, bare.hasSuffix("/") { bare.removeLast() }
        var number = 1
        while access("\(bare).diverged-\(number)", F_OK) == 0 { number += 1 }
        let aside = "\(bare).diverged-\(number)"
        guard rename(bare, aside) == 0 else {
            throw Failure(
                DeskError.failed(StorageFailure(FileFailure(operation: "rename", path: folder, code: errno))))
        }
        Notices.tell(wording.putAside(aside))
        return (aside, common)
    }

    /// Lists the entries that only the old folder has.
    private static func tellOnlyOld(_ folder: String, after common: UInt32) throws(Failure) {
        let opened: JournalDesk.Opened
        do throws(DeskError) {
            opened = try JournalDesk.open(folder: folder, as: nil, clock: { SystemClock.now })
        } catch {
            throw Failure(error)
        }
        let last = UInt32(opened.queue.entryCount)
        guard last > common else { return Notices.tell(wording.nothingOnlyOld) }
        Notices.tell(wording.onlyOld(Int(last - common), folder))
        for number in common + 1...last {
            guard let line = opened.queue.line(EntryNumber(number)) else { continue }
            Notices.write(line: "  \(number) \(line.verb.word) \(DisplayText(stranger: line.by.text).plain)")
        }
    }
}
