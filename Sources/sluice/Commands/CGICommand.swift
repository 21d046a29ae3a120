import ArgumentParser
import Glibc
import Journal
import Moderation
import System
import Terminal
import Web
import Wording

/// `sluice cgi`: a release's form, one process a request.
struct CGICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cgi",
        abstract: "Answer one request of a web server: a release's form.",
        usage: "sluice --queue <dir> cgi",
        discussion: """
            A web server starts it for each request, by the Common Gateway Interface: GET /RELEASE is a form as a whole \
            page, POST /RELEASE takes what it sends, and sends the reader on to a page of thanks; from there leads an \
            address, with a code that nobody can guess, to what became of the comment. Pages are in English or Latvian, \
            by ?lang=en or lv, else by the settings.

            It takes no argument and no option after its name, for some servers make these of what a stranger asks for: \
            the queue is told by --queue before it, or by $SLUICE_QUEUE. Servers should start a wrapper such as \
            examples/form/sluice-cgi, as a user of its own in the queue's group.

            A form that a program has sent is marked, never refused: has:trap finds it. Of network addresses only the \
            network is kept, unless the settings say "address": "full".

            On a copy, and in a folder of join --inbox, a comment is laid into the server's inbox, and sluice follow \
            --take-in takes it into the queue.

            Examples:
              sluice --queue /srv/sluice/queue cgi
            """,
        helpNames: .long)

    @OptionGroup var queue: QueueOptions

    /// Refuses any words after the command's name, before anything reads them.
    ///
    /// - Parameter arguments: The process's, without the program's name.
    static func refuseArguments(_ arguments: [String]) throws(Failure) {
        guard Variables.value("REQUEST_METHOD") != nil, let place = arguments.firstIndex(of: "cgi") else { return }
        guard place == arguments.count - 1 else {
            throw Failure(.usage, wording.cgiTakesNothing)
        }
    }

    func run() throws {
        guard Variables.value("REQUEST_METHOD") != nil else {
            throw Failure(.usage, wording.cgiNeedsServer)
        }
        guard queue.choice.folder != nil || Variables.queue != nil else {
            throw Failure(.usage, wording.cgiNeedsQueue)
        }
        let request = Request { name in
            guard let value = getenv(name) else { return nil }
            return Array(UnsafeBufferPointer(start: value, count: strlen(value)).map { UInt8(bitPattern: $0) })
        }
        var taken = 0
        let response = answer(request) { count in
            let bytes = CGICommand.body(atMost: count)
            taken += bytes.count
            return bytes
        }
        CGICommand.passOver(min(request.length ?? 0, CGICommand.mostPassedOver) - taken)
        try CGICommand.write(response.bytes(withBody: request.method != .head))
    }

    /// Answers; whatever prevents that is reported in the server's log.
    private func answer(_ request: Request, body: (Int) -> [UInt8]) -> Response {
        do throws(Failure) {
            let folder = try Session.folder(queue.choice)
            let copy = try Session.copy(in: folder)
            if let copy, copy.isInbox {
                let settings = try Session.settingsAndZone(in: folder, .readable(wording.pendingAllTheSame)).settings
                return try CGICommand.answer(request, InboxIntake(copy), in: folder, SystemClock.now, settings, body)
            }
            let ledger = try Session.ledger(of: copy, in: folder)
            let session = try Session.open(
                queue.choice, settings: .readable(wording.pendingAllTheSame), following: ledger)
            if let stop = Session.whatStopsReading(session.desk) { throw stop }
            return try CGICommand.answer(
                request, QueueIntake(session, inbox: copy.map { ServerInbox($0, over: ledger) }), in: folder,
                session.now,
                session.settings, body)
        } catch {
            Notices.write(line: error.line)
            // The language of the pages is known even if the journal can't be read.
            let settings = (try? Session.folder(queue.choice)).flatMap {
                try? Session.settingsAndZone(in: $0, .readable(wording.pendingAllTheSame)).settings
            }
            return Intake<QueueIntake, IntakeKey>.unavailable(request, settings: settings, body: body)
        }
    }

    private static func answer(
        _ request: Request, _ desk: some IntakeDesk, in folder: String, _ now: Moment, _ settings: Settings,
        _ body: (Int) -> [UInt8]
    ) throws(Failure) -> Response {
        let key = try calling { () throws(DeskError) in try IntakeKey.open(in: folder) }
        var intake = Intake(desk: desk, seal: key, now: now, settings: settings)
        return intake.answer(request, body: body)
    }

    /// Reads what was sent with the request, as much as comes.
    private static func body(atMost count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        // A browser that stops sending must not keep a process for ever; the server's own limit comes first.
        while bytes.count < count, Descriptor.isReadable(STDIN_FILENO, within: 30_000),
            let read = try? Descriptor.read(STDIN_FILENO, to: &bytes), read > 0
        {}
        return Array(bytes.prefix(count))
    }

    /// The most bytes of a body that are read only to be dropped.
    private static let mostPassedOver = 8 << 20

    /// Reads and drops an unwanted body: some servers lose the answer of a program that leaves it.
    private static func passOver(_ count: Int) {
        var rest = count
        var bytes: [UInt8] = []
        while rest > 0, Descriptor.isReadable(STDIN_FILENO, within: 5_000),
            let read = try? Descriptor.read(STDIN_FILENO, to: &bytes), read > 0
        {
            rest -= read
            bytes.removeAll(keepingCapacity: true)
        }
    }

    private static func write(_ bytes: [UInt8]) throws(Failure) {
        do throws(SystemError) {
            try Descriptor.write(bytes, to: STDOUT_FILENO)
        } catch {
            // The comment of a browser that went away has been taken all the same.
            guard !error.isBrokenPipe else { return }
            throw Failure(.disk, wording.answerUnwritable(describe(error.code)))
        }
    }
}
