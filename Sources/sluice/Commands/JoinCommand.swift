import ArgumentParser
import Glibc
import JSON
import Journal
import Moderation
import PostgreSQL
import System
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
            guard let queue = try name ?? JoinCommand.onlyQueue(forInboxOf: source) else {
                throw Failure(.usage, wording.nameTheQueue)
            }
            // Nothing is made if nothing could be handed in.
            try calling { () throws(DeskError) in try source.tryHandingIn(to: queue) }
            try JoinCommand.make(folder, CopyFile(queue: queue, service: service, isInbox: true), group)
            Notices.tell(wording.joinedInbox(folder, service))
            return JoinCommand.tellOfForms(folder)
        }
        let copy = CopyFile(queue: try name ?? present?.queue ?? JoinCommand.onlyQueue(of: source), service: service)
        let ledger = try Session.ledger(of: copy, over: source)
        var old: (folder: String, common: UInt32?)?
        if again {
            guard present != nil else { throw Failure(.usage, wording.notACopy(folder)) }
            try calling { () throws(DeskError) in try source.look(at: copy.queue, after: .beginning) }
            old = try JoinCommand.putAside(folder, copy, source)
        } else {
            try JoinCommand.check(folder, copy, source)
        }
        try JoinCommand.make(folder, copy, group)
        try calling { () throws(DeskError) in try CopyFolder.follow(folder, ledger) }
        let verification = try ShareCommand.verified(folder)
        try JoinCommand.tell(
            verification, service, json: output.json,
            wording.joined(folder, service, entries: verification.entries, comments: verification.comments))
        JoinCommand.tellOfForms(folder)
        guard let old else { return }
        if let common = old.common {
            try JoinCommand.tellOnlyOld(old.folder, after: common)
        } else {
            Notices.tell(wording.oldUnreadable(old.folder))
        }
        Notices.tell(wording.oldKeeps(old.folder))
    }

    /// Says, while it can still be done, that the web servers of a queue need the same key for their forms.
    private static func tellOfForms(_ folder: String) {
        if access(QueuePaths(folder: folder).intakeKey, F_OK) != 0 { Notices.tell(wording.keyOfForms) }
    }

    private static func make(_ folder: String, _ copy: CopyFile, _ group: String?) throws(Failure) {
        try QueueFolderCheck.refuseAll(QueuePaths.folder(of: folder), .copy)
        do throws(CreationError) {
            try CopyFolder.make(folder, as: copy, group: group)
        } catch {
            throw Failure(error)
        }
    }

    /// Reports what a copy holds now; to people, with a sentence.
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

    /// The only queue that this role sees; `nil` if it sees none, as a role that only hands comments in.
    private static func onlyQueue(forInboxOf server: PostgreSQLServer) throws(Failure) -> String? {
        let queues: [String]
        do throws(DeskError) {
            queues = try server.queues()
        } catch {
            if case .refused(.mayNot, _) = error { return nil }
            throw Failure(error)
        }
        return queues.count == 1 ? queues.first : nil
    }

    /// Checks whether the server has a queue and continues what is in a folder, before anything is made or changed here.
    static func check(_ folder: String, _ copy: CopyFile, _ server: PostgreSQLServer) throws(Failure) {
        try calling { () throws(DeskError) in
            try server.look(at: copy.queue, after: try CopyFolder.end(of: folder) ?? .beginning)
        }
    }

    /// Renames a folder, and returns up to which entry the server has the same; `nil` if the folder can't be read,
    /// which is a reason to begin again from scratch.
    private static func putAside(
        _ folder: String, _ copy: CopyFile, _ server: PostgreSQLServer
    ) throws(Failure) -> (folder: String, common: UInt32?) {
        var common: UInt32?
        do throws(DeskError) {
            if let end = try CopyFolder.end(of: folder) {
                common = try server.lastCommon(copy.queue, upTo: end.entry) { (number) throws(DeskError) in
                    try CopyFolder.chain(of: EntryNumber(number), in: folder)
                }
            }
        } catch {
            guard error.isAboutFolder else { throw Failure(error) }
        }
        var bare = folder
        while bare.count > 1, bare.hasSuffix("/") { bare.removeLast() }
        var number = 1
        while access(OldFolders.path(bare, number), F_OK) == 0 { number += 1 }
        let aside = OldFolders.path(bare, number)
        guard rename(bare, aside) == 0 else {
            throw Failure(
                DeskError.failed(StorageFailure(FileFailure(operation: .rename, path: folder, code: errno))))
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
            return Notices.tell(wording.oldUnreadable(folder))
        }
        let last = UInt32(opened.queue.entryCount)
        guard last > common else { return Notices.tell(wording.nothingOnlyOld) }
        Notices.tell(wording.onlyOld(Int(last - common), folder))
        for number in common + 1...last {
            guard let line = opened.queue.line(EntryNumber(number)) else { continue }
            let on = line.first.map { " \($0)" + (line.count > 1 ? "…" : "") } ?? ""
            Notices.write(line: "  \(number) \(line.verb.word)\(on) \(DisplayText(stranger: line.by.text).plain)")
        }
    }
}

/// The folders that were put aside when a copy was made again. They hold everything that the queue held then,
/// including erased texts.
enum OldFolders {
    private static let mark = ".diverged-"

    /// - Parameter bare: The copy's path, without a slash at its end.
    static func path(_ bare: String, _ number: Int) -> String { "\(bare)\(mark)\(number)" }

    /// Those beside a folder.
    static func beside(_ folder: String) -> [String] {
        guard let parts = ThisMachine.path(of: folder)?.split(separator: "/") else { return [] }
        guard let name = parts.last else { return [] }
        let parent = "/" + parts.dropLast().joined(separator: "/")
        let names = (try? RealFiles().names(in: parent)) ?? []
        return names.filter { $0.utf8.starts(with: "\(name)\(mark)".utf8) }.sorted().map {
            parent == "/" ? "/\($0)" : "\(parent)/\($0)"
        }
    }
}

extension DeskError {
    /// Whether the folder, rather than the server, can't be read.
    fileprivate var isAboutFolder: Bool {
        switch self {
        case .damaged, .noQueue, .failed: true
        default: false
        }
    }
}
