import Journal
import Moderation
import Web
import Wording

extension IntakeKey: Seal {}

/// The queue as its form sees it. On a copy, a comment goes into the server's inbox, so that no form waits for the journal's end.
struct QueueIntake: IntakeDesk {
    private var session: Session
    private let inbox: ServerInbox?

    init(_ session: Session, inbox: ServerInbox?) {
        self.session = session
        self.inbox = inbox
    }

    var identity: String { session.queue.identity }

    func subject(_ slug: Slug) -> FormSubject? {
        session.queue.release(slug).map { FormSubject(slug: slug, title: $0.title) }
    }

    func isPublic(_ number: CommentNumber, in release: Slug) -> Bool {
        session.queue.isPublic(number, in: release)
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

    func fate(ofSource id: String) -> Fate {
        // Without contact, or in a queue that came home, its fate is unknown.
        guard let inbox, session.desk.contact?.trouble == nil else { return .unseen }
        do throws(DeskError) {
            return try inbox.fate(ofSource: id)
        } catch {
            Notices.write(line: Failure(error).line)
            return .unseen
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
            throw IntakeTrouble(error)
        }
    }

    mutating func submit(_ comment: NewComment) throws(IntakeTrouble) -> Result<CommentNumber?, IntakeRefusal> {
        if let inbox {
            if let known = try number(from: comment.twins) { return .success(known) }
            // What prevents the copy from following also prevents reaching the inbox; it was reported when the queue was opened.
            guard session.desk.contact?.trouble == nil else { throw IntakeTrouble() }
            return try inbox.take(comment)
        }
        let submitted: Submitted
        do throws(DeskError) {
            submitted = try session.desk.submit([comment], by: session.login, queue: &session.queue)
        } catch {
            throw IntakeTrouble(error)
        }
        Notices.tell(submitted.remarks)
        switch submitted.results.first {
        case .added(let number), .known(let number): return .success(number)
        case .refused(let refusal): return .failure(IntakeRefusal(refusal))
        case nil: throw IntakeTrouble()
        }
    }
}

/// A folder that only hands comments in, as its form sees it: nothing about the queue is known there, so any release may exist.
struct InboxIntake: IntakeDesk {
    private let inbox: ServerInbox

    init(_ copy: CopyFile) { inbox = ServerInbox(copy) }

    var identity: String { inbox.queue }
    func subject(_ slug: Slug) -> FormSubject? { FormSubject(slug: slug, title: nil) }
    /// The comment that it answers is checked when it is taken in.
    func isPublic(_ number: CommentNumber, in release: Slug) -> Bool { true }
    func fate(of number: CommentNumber) -> Fate? { nil }
    func fate(ofSource id: String) -> Fate { .unseen }
    func number(from sources: [Source]) -> CommentNumber? { nil }
    func submit(_ comment: NewComment) throws(IntakeTrouble) -> Result<CommentNumber?, IntakeRefusal> {
        try inbox.take(comment)
    }
}

extension ServerInbox {
    /// Puts a form's comment into the inbox.
    fileprivate func take(_ comment: NewComment) throws(IntakeTrouble) -> Result<CommentNumber?, IntakeRefusal> {
        if let refusal = SubmissionGate.refusal(of: comment) { return .failure(IntakeRefusal(refusal)) }
        do throws(DeskError) {
            try handIn([comment])
        } catch {
            throw IntakeTrouble(error)
        }
        return .success(nil)
    }
}

extension IntakeTrouble {
    /// Writes what is in the way to the server's log.
    fileprivate init(_ error: DeskError) {
        Notices.write(line: Failure(error).line)
        self.init()
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
