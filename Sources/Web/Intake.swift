package import Moderation
import Text
import Wording

/// What the form needs of a queue.
package protocol IntakeDesk {
    /// The permanent name of the queue: its UUID.
    var identity: String { get }
    /// Looks a release up; `nil` if there is none.
    func subject(_ slug: Slug) -> FormSubject?
    /// Whether a comment is published, so that replies to it may be too, as far as that is known here.
    func isPublic(_ number: CommentNumber, in release: Slug) -> Bool
    /// What its author may know about a comment; `nil` if there is none.
    func fate(of number: CommentNumber) -> Fate?
    /// What its author may know about a comment that was handed in and has no number here, by the id of its source.
    func fate(ofSource id: String) -> Fate
    /// The comment that has already come from one of these sources.
    func number(from sources: [Source]) throws(IntakeTrouble) -> CommentNumber?
    /// Takes a comment in, unless one of its sources is there already.
    ///
    /// - Returns: Its number; `nil` if it was only handed in, and gets one later.
    mutating func submit(_ comment: NewComment) throws(IntakeTrouble) -> Result<CommentNumber?, IntakeRefusal>
}

/// What a form is about.
package struct FormSubject: Hashable, Sendable {
    var slug: Slug
    /// The title of the release; `nil` if nothing is known about releases.
    var title: String?

    package init(slug: Slug, title: String?) {
        self.slug = slug
        self.title = title
    }
}

/// Why nothing can be taken in at the moment: the queue is locked, damaged, read-only or away. The exact cause goes
/// to the server's log.
package struct IntakeTrouble: Error {
    package init() {}
}

/// Why a comment is not taken, as far as its author can do something about it.
package enum IntakeRefusal: Error, Hashable, Sendable {
    package enum Field: Hashable, Sendable { case name, email, site, body }

    case empty(Field)
    case tooLong(Field)
    case notOneLine(Field)
    case tooManyLines
    case tooManyMarks(Field)
    case other
}

/// What became of a comment, for its author's eyes.
package enum Fate: Hashable, Sendable {
    case waits
    /// The address of its release, if that has one.
    case published(url: String?)
    /// What the settings let the author know about the reason.
    case rejected(publicText: String?)
    case erased
    /// It was handed in, and is not in the queue yet.
    case handedIn
    /// It was handed in, and refused when it was to be taken in. The reason is for moderators.
    case refused
    /// It was handed in, and what became of it can't be seen here.
    case unseen
}

/// Answers the requests of a release's form: shows it, takes what it sends, and later tells what became of it.
///
/// It is a function of the request, the queue and the time, so that all of it can be tested without a server. A
/// comment goes through the same gate as every other; traps mark it, and never refuse it.
package struct Intake<Desk: IntakeDesk, Secret: Seal> {
    package var desk: Desk
    private let seal: Secret
    private let now: Moment
    /// The language of readers who ask for none.
    private let language: Language
    private let siteName: String?
    private let keepsAddress: Bool

    /// - Parameter settings: The queue's; only the site's name, the language, and whether whole addresses are kept, are used.
    package init(desk: Desk, seal: Secret, now: Moment, settings: Settings) {
        self.desk = desk
        self.seal = seal
        self.now = now
        language = Language(settings: settings.language)
        siteName = settings.site
        keepsAddress = settings.keepsWholeAddress
    }

    /// Answers a request.
    ///
    /// - Parameter body: Reads that many bytes at most of what was sent with it; fewer when there are no more.
    package mutating func answer(_ request: Request, body: (Int) -> [UInt8]) -> Response {
        let page = page(request)
        switch (request.route, request.method) {
        case (.nowhere, _): return page.message(.notFound, page.words.notFound)
        case (.form(let slug), .get), (.form(let slug), .head):
            guard let subject = desk.subject(slug) else { return page.message(.notFound, page.words.notFound) }
            let entries = FormPage.Entries(query: request.query, token: token(slug))
            return page.form(of: subject, tellable(entries, in: slug))
        case (.form(let slug), .post):
            guard let subject = desk.subject(slug) else { return page.message(.notFound, page.words.notFound) }
            return take(request, for: subject, page, body: body)
        case (.thanks, .get), (.thanks, .head), (.receipt, .get), (.receipt, .head):
            guard let ticket = FormTicket(request.query), ticket.isProven(by: request.query, seal, of: desk.identity)
            else { return page.message(.notFound, page.words.notFound) }
            return tell(ticket, page, isThanks: request.route == .thanks)
        default:
            var answer = page.message(.methodNotAllowed, page.words.notAllowed)
            if case .form = request.route {
                answer.headers = [("Allow", "GET, HEAD, POST")]
            } else {
                answer.headers = [("Allow", "GET, HEAD")]
            }
            return answer
        }
    }

    /// The answer if the queue can't even be read: the same whatever was asked, with what was typed.
    package static func unavailable(_ request: Request, settings: Settings?, body: (Int) -> [UInt8]) -> Response {
        let page = FormPage(
            request, language: Language(settings: settings?.language), siteName: settings?.site)
        guard case .form(let slug) = request.route, request.method == .post, request.isForm,
            let length = request.length, length <= Request.mostBytes, let fields = FormFields(body: body(length))
        else { return page.message(.unavailable, page.words.unavailable) }
        return page.form(
            of: FormSubject(slug: slug, title: nil), FormPage.Entries(sent: fields), status: .unavailable,
            problem: page.words.busy)
    }

    private func page(_ request: Request) -> FormPage {
        FormPage(request, language: language, siteName: siteName)
    }

    private func token(_ slug: Slug) -> String { FormToken(for: slug, at: now, seal: seal).text }

    /// Tells an author what became of a comment.
    private func tell(_ ticket: FormTicket, _ page: FormPage, isThanks: Bool) -> Response {
        do throws(IntakeTrouble) {
            let number =
                switch ticket {
                case .number(let number): number
                case .source(let id):
                    try desk.number(from: FormToken.Traps.systems.map { Source(system: $0, id: id) })
                }
            let fate: Fate? =
                switch (number, ticket) {
                case (let number?, _): desk.fate(of: number)
                case (nil, .source(let id)): desk.fate(ofSource: id)
                case (nil, .number): nil
                }
            guard let fate else { return page.message(.notFound, page.words.notFound) }
            let code = ticket.code(seal, of: desk.identity)
            return isThanks ? page.thanks(ticket, number, fate, code: code) : page.receipt(number, fate)
        } catch {
            return page.message(.unavailable, page.words.unavailable)
        }
    }

    // MARK: Taking a comment

    private mutating func take(
        _ request: Request, for subject: FormSubject, _ page: FormPage, body: (Int) -> [UInt8]
    ) -> Response {
        guard request.isForm, let length = request.length else { return page.message(.badRequest, page.words.badForm) }
        guard length <= Request.mostBytes else { return page.message(.tooLarge, page.words.tooLarge) }
        let bytes = body(length)
        guard bytes.count == length, let fields = FormFields(body: bytes) else {
            return page.message(.badRequest, page.words.badForm)
        }
        let entries = FormPage.Entries(sent: fields)
        do throws(IntakeTrouble) {
            switch try take(entries, fields, for: subject.slug, address: request.address) {
            case .success(let ticket):
                return page.seeThanks(ticket, code: ticket.code(seal, of: desk.identity))
            case .failure(let refusal):
                return page.form(
                    of: subject, tellable(entries, in: subject.slug), status: .unprocessable,
                    problem: page.words.problem(refusal), field: refusal.field)
            }
        } catch {
            return page.form(
                of: subject, tellable(entries, in: subject.slug), status: .unavailable, problem: page.words.busy)
        }
    }

    /// Leaves out a parent that nobody may answer: whether it is rejected, pending or never existed, the form looks the same.
    private func tellable(_ entries: FormPage.Entries, in release: Slug) -> FormPage.Entries {
        var entries = entries
        if let parent = entries.parent, !desk.isPublic(parent, in: release) { entries.parent = nil }
        return entries
    }

    private mutating func take(
        _ entries: FormPage.Entries, _ fields: FormFields, for slug: Slug, address: String?
    ) throws(IntakeTrouble) -> Result<FormTicket, IntakeRefusal> {
        let whole = address ?? ""
        let address = address.flatMap { keepsAddress ? NetworkAddress.address($0) : NetworkAddress.network(of: $0) }
        let traps = FormToken.traps(
            sent: fields["token"], decoy: fields["homepage"], for: slug, at: now, seal: seal)
        // A form without a token of ours can only be recognised by what is in it, and where it came from.
        let id = seal.digits(
            "source",
            [fields["token"] ?? "", slug.text, entries.name, entries.body] + (traps.hasToken ? [] : [whole]))
        var comment = NewComment(
            release: slug,
            author: Author(
                name: entries.name, email: entries.email.unlessEmpty, site: entries.site.unlessEmpty, address: address),
            body: entries.body, source: Source(system: traps.system, id: id))
        // A form that is sent twice may be too young the first time and not the second: it is one comment all the same.
        comment.twins = FormToken.Traps.twins(of: comment.source)
        // A refusal must not reveal what is not public.
        if let parent = entries.parent, desk.isPublic(parent, in: slug) { comment.parent = parent }
        return try desk.submit(comment).map { number in number.map { .number($0) } ?? .source(id) }
    }
}

extension IntakeRefusal {
    /// The field that it is about.
    var field: Field? {
        switch self {
        case .empty(let field), .tooLong(let field), .notOneLine(let field), .tooManyMarks(let field): field
        case .tooManyLines: .body
        case .other: nil
        }
    }
}
