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

            Examples:
              sluice --queue /srv/sluice/queue cgi
            """,
        helpNames: .long)

    @OptionGroup var queue: QueueOptions

    /// Refuses whatever stands behind the command's name, before anything reads it.
    ///
    /// - Parameter arguments: Those of the process, without the program's name.
    static func refuseArguments(_ arguments: [String]) throws(Failure) {
        guard Variables.value("REQUEST_METHOD") != nil, let place = arguments.firstIndex(of: "cgi") else { return }
        guard place == arguments.count - 1 else {
            throw Failure(.usage, "cgi takes no argument", advice: "start it from a wrapper that hands it none")
        }
    }

    func run() throws {
        guard Variables.value("REQUEST_METHOD") != nil else {
            throw Failure(
                .usage, "cgi answers a web server, which sets REQUEST_METHOD", advice: "see examples/form for one")
        }
        guard queue.choice.folder != nil || Variables.queue != nil else {
            throw Failure(.usage, "cgi needs --queue before it, or $SLUICE_QUEUE")
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

    /// Answers; what stands in the way of that is told in the server's log.
    private func answer(_ request: Request, body: (Int) -> [UInt8]) -> Response {
        do throws(Failure) {
            let folder = try Session.folder(queue.choice)
            let session = try Session.open(
                queue.choice, settings: .readable("what comes in is pending all the same"))
            if let stop = Session.whatStopsReading(session.desk) { throw stop }
            let key: IntakeKey
            do throws(DeskError) {
                key = try IntakeKey.open(in: folder)
            } catch {
                throw Failure(error)
            }
            var intake = Intake(
                desk: QueueIntake(session: session), seal: key, now: session.now, settings: session.settings)
            return intake.answer(request, body: body)
        } catch {
            Notices.write(line: error.line)
            // The language of its pages is known although the journal can't be read.
            let settings = (try? Session.folder(queue.choice)).flatMap {
                try? Session.settingsAndZone(in: $0, .readable(wording.pendingAllTheSame)).settings
            }
            return Intake<QueueIntake, IntakeKey>.unavailable(request, settings: settings, body: body)
        }
    }

    /// Reads what was sent with the request, as far as it goes.
    private static func body(atMost count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        // A browser that stops sending must not hold a process for ever; the server's own limit comes first.
        while bytes.count < count, Descriptor.isReadable(STDIN_FILENO, within: 30_000),
            let read = try? Descriptor.read(STDIN_FILENO, to: &bytes), read > 0
        {}
        return Array(bytes.prefix(count))
    }

    /// The most bytes of a body that are read only to be dropped.
    private static let mostPassedOver = 8 << 20

    /// Reads what was sent and is not wanted: some servers lose the answer of a program that leaves it.
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
            // A browser that went away has its comment taken all the same.
            guard !error.isBrokenPipe else { return }
            throw Failure(.disk, "the answer can't be written: \(error.text)")
        }
    }
}

extension IntakeKey: Seal {}

/// The queue as its form sees it.
struct QueueIntake: IntakeDesk {
    private var session: Session

    init(session: Session) {
        self.session = session
    }

    var identity: String { session.queue.identity }

    func release(_ slug: Slug) -> Release? { session.queue.release(slug) }

    func isPublic(_ number: CommentNumber, in release: Slug) -> Bool {
        session.queue.isPublic(number) && session.queue[number]?.release == release
    }

    func fate(of number: CommentNumber) -> Fate? {
        guard let comment = session.queue[number] else { return nil }
        return switch comment.state {
        case .pending: .waits
        case .approved: .published(url: session.queue.release(comment.release)?.url)
        case .rejected:
            .rejected(
                publicText: session.queue.reason(of: number).flatMap { session.settings.reason($0)?.publicText })
        case .erased: .erased
        }
    }

    func number(from sources: [Source]) throws(IntakeTrouble) -> CommentNumber? {
        do throws(DeskError) {
            for source in sources {
                let known = try session.queue.number(from: source) { (place) throws(DeskError) in
                    try session.desk.entry(at: place)
                }
                if let known { return known }
            }
            return nil
        } catch {
            throw trouble(error)
        }
    }

    mutating func submit(_ comment: NewComment) throws(IntakeTrouble) -> Result<CommentNumber, IntakeRefusal> {
        let submitted: Submitted
        do throws(DeskError) {
            submitted = try session.desk.submit([comment], by: session.login, queue: &session.queue)
        } catch {
            throw trouble(error)
        }
        for remark in submitted.remarks { Notices.tell(wording.remark(remark, cause: describe)) }
        switch submitted.results.first {
        case .added(let number), .known(let number): return .success(number)
        case .refused(let refusal): return .failure(IntakeRefusal(refusal))
        case nil: throw IntakeTrouble()
        }
    }

    private func trouble(_ error: DeskError) -> IntakeTrouble {
        Notices.write(line: Failure(error).line)
        return IntakeTrouble()
    }
}

extension IntakeRefusal {
    fileprivate init(_ refusal: SubmitRefusal) {
        switch refusal {
        case .breach(.empty(let member)): self = IntakeRefusal.field(member).map { .empty($0) } ?? .other
        case .breach(.tooLong(let member, _, _)): self = IntakeRefusal.field(member).map { .tooLong($0) } ?? .other
        case .breach(.nul(let member)), .unfit(.control(let member, _, _)):
            self = IntakeRefusal.field(member).map { .notOneLine($0) } ?? .other
        case .unfit(.invisible(let member)): self = IntakeRefusal.field(member).map { .empty($0) } ?? .other
        case .unfit(.lines): self = .tooManyLines
        case .unfit(.marks(let member, _, _)): self = IntakeRefusal.field(member).map { .tooManyMarks($0) } ?? .other
        default: self = .other
        }
    }

    private static func field(_ member: String) -> Field? {
        switch member {
        case "name": .name
        case "email": .email
        case "site": .site
        case "body": .body
        default: nil
        }
    }
}
