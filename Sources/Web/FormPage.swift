import Moderation
import Wording

/// The pages of the form: whole pages of plain HTML, without script and without style, in the reader's language.
struct FormPage {
    let words: FormWords
    private let prefix: String
    private let siteName: String?
    /// The language, if it was asked for: it is passed on from page to page.
    private let asked: Language?

    init(_ request: Request, language: Language, siteName: String?) {
        let asked = request.query["lang"].flatMap { Language(rawValue: $0) }
        words = FormWords.words(asked ?? language)
        prefix = request.prefix
        self.siteName = siteName
        self.asked = asked
    }

    /// What is typed into the form.
    struct Entries {
        var name = ""
        var email = ""
        var site = ""
        var body = ""
        var parent: CommentNumber?
        var token: String

        /// A form that was sent. The queue decides whether its parent may be named.
        init(sent fields: FormFields) {
            name = fields["name"] ?? ""
            email = fields["email"] ?? ""
            site = fields["site"] ?? ""
            // When the text is shown again, a browser's line ends must not become characters of it.
            body = (fields["body"] ?? "").withLineFeeds
            parent = fields["parent"].flatMap { FormPage.number($0) }
            token = fields["token"] ?? ""
        }

        /// A form that is asked for, perhaps as an answer: `?parent=17`.
        init(query: FormFields, token: String) {
            parent = query["parent"].flatMap { FormPage.number($0) }
            self.token = token
        }
    }

    /// Reads the number of a comment, `17`, in at most ten digits.
    static func number(_ text: String) -> CommentNumber? {
        guard !text.utf8.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = UInt32(text), number > 0
        else { return nil }
        return CommentNumber(number)
    }

    // MARK: Pages

    /// A page that says one thing.
    func message(_ status: Response.Status, _ sentence: String) -> Response {
        var response = Response(status: status, page: whole(sentence, "<p>\(sentence)</p>\n"))
        if status == .unavailable { response.headers = [("Retry-After", "60")] }
        return response
    }

    /// The form of a release.
    ///
    /// - Parameters:
    ///   - problem: Why it is shown again.
    ///   - field: The field that the problem is about.
    func form(
        of subject: FormSubject, _ entries: Entries, status: Response.Status = .ok, problem: String? = nil,
        field: IntakeRefusal.Field? = nil
    ) -> Response {
        // What describes a field: what is wrong with it, then its hint.
        let described = { (one: IntakeRefusal.Field, hint: HTML?) -> HTML in
            let problem: HTML? = field == one ? "problem" : nil
            let ids = [problem, hint].compactMap { $0?.text }.joined(separator: " ")
            return
                "\(field == one ? " aria-invalid=\"true\"" : "" as HTML)\(ids.isEmpty ? "" : " aria-describedby=\"\(ids)\"" as HTML)"
        }
        let input = { (one: IntakeRefusal.Field, id: HTML, label: String, hint: HTML?, rest: HTML) -> HTML in
            """
            <p><label for="\(id)">\(label)</label><br>
            <input id="\(id)" name="\(id)"\(described(one, hint))\(rest)></p>

            """
        }
        let optional = { (label: String) -> String in "\(label) (\(words.optional))" }
        let answering = entries.parent.map { parent -> HTML in
            // Without the queue nothing is known about a parent: it is sent again, but not named.
            let sentence: HTML = subject.title == nil ? "" : "<p>\(words.answering(parent))</p>\n"
            return "\(sentence)<input type=\"hidden\" name=\"parent\" value=\"\(parent.rawValue)\">\n"
        }
        let html: HTML = """
            \(subject.title.map { "<p>\($0)</p>\n" as HTML })\
            \(problem.map { "<p id=\"problem\" class=\"sluice-problem\" role=\"alert\">\($0)</p>\n" as HTML })\
            <p>\(words.explanation)</p>
            <form class="sluice-form" method="post" action="\(prefix)/\(subject.slug.text)\(language("?"))">
            \(answering)\
            <input type="hidden" name="token" value="\(entries.token)">
            \(input(.name, "name", words.name, nil, " type=\"text\" value=\"\(entries.name)\" autocomplete=\"name\" maxlength=\"200\" required"))\
            \(input(.email, "email", optional(words.email), "email-hint", " type=\"email\" value=\"\(entries.email)\" autocomplete=\"email\" maxlength=\"254\""))\
            <p id="email-hint">\(words.emailHint)</p>
            \(input(.site, "site", optional(words.site), nil, " type=\"url\" value=\"\(entries.site)\" autocomplete=\"url\" maxlength=\"1024\""))\
            <p><label for="body">\(words.body)</label><br>
            <textarea id="body" name="body" rows="10" cols="60" maxlength="65536" required\(described(.body, nil))>
            \(entries.body)</textarea></p>
            <div hidden aria-hidden="true"><label for="homepage">\(words.homepage)</label>
            <input id="homepage" name="homepage" type="text" value="" tabindex="-1" autocomplete="off"></div>
            <p><button type="submit">\(words.send)</button></p>
            </form>
            <p><a href="?lang=\(words.other.code)\(parent(entries))" lang="\(words.other.code)" hreflang="\(words.other.code)">\(words.other.name)</a></p>

            """
        var response = Response(status: status, page: whole(words.heading, html))
        if status == .unavailable { response.headers = [("Retry-After", "60")] }
        return response
    }

    /// Sends the browser on to the page of thanks, so that going back and reloading send nothing again.
    func seeThanks(_ ticket: FormTicket, code: String) -> Response {
        var response = Response(status: .seeOther, page: whole(words.thanks, ""))
        response.headers = [("Location", address("-/thanks", ticket, code: code).text)]
        return response
    }

    /// The page of thanks. It may be looked at again at any time, so it tells what the receipt tells.
    ///
    /// - Parameter number: The comment's number, if it has one by now.
    func thanks(_ ticket: FormTicket, _ number: CommentNumber?, _ fate: Fate, code: String) -> Response {
        let html: HTML = """
            <p>\(number.map { words.received($0) } ?? words.receivedWithoutNumber)</p>
            \(told(fate, number))\
            <p><a href="\(attribute(address("-/receipt", ticket, code: code)))">\(words.receiptLink)</a></p>
            <p>\(words.keepAddress)</p>

            """
        return Response(status: .ok, page: whole(words.thanks, html))
    }

    func receipt(_ number: CommentNumber?, _ fate: Fate) -> Response {
        let heading = number.map { words.receipt($0) } ?? words.ownComment
        return Response(status: .ok, page: whole(heading, told(fate, number)))
    }

    private func told(_ fate: Fate, _ number: CommentNumber?) -> HTML {
        switch fate {
        case .waits: "<p>\(words.waits)</p>\n"
        case .published(let url):
            "<p>\(words.published)</p>\n\(url.flatMap { url in number.flatMap { link(to: url, $0) } })"
        case .rejected(let text): "<p>\(words.rejected)</p>\n\(text.map { "<p>\($0)</p>\n" as HTML })"
        case .erased: "<p>\(words.removed)</p>\n"
        case .handedIn: "<p>\(words.handedIn)</p>\n"
        case .refused: "<p>\(words.refused)</p>\n"
        case .unseen: "<p>\(words.unseen)</p>\n"
        }
    }

    /// A link to a published comment; `nil` for an address that a browser would run instead of open.
    private func link(to url: String, _ number: CommentNumber) -> HTML? {
        guard let address = WebAddress.of(number, at: url) else { return nil }
        return "<p><a href=\"\(address)\">\(words.readIt)</a></p>\n"
    }

    // MARK: Parts

    private func whole(_ heading: String, _ content: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(words.code)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>\(heading)\(siteName.map { " – \($0)" as HTML })</title>
        </head>
        <body class="sluice">
        <main>
        <h1>\(heading)</h1>
        \(content)</main>
        </body>
        </html>

        """
    }

    private func language(_ sign: HTML) -> HTML { asked.map { "\(sign)lang=\($0.rawValue)" as HTML } ?? "" }

    private func parent(_ entries: Entries) -> HTML {
        entries.parent.map { "&amp;parent=\($0.rawValue)" as HTML } ?? ""
    }

    /// An address of ours, as it stands in a header. It is made of letters, digits and signs that mean nothing anywhere.
    private func address(_ page: HTML, _ ticket: FormTicket, code: String) -> HTML {
        "\(prefix)/\(page)?\(ticket.parameter)&k=\(code)\(language("&"))"
    }

    private func attribute(_ address: HTML) -> HTML { "\(address.text)" }
}

extension FormWords {
    /// What a refusal says to its author.
    func problem(_ refusal: IntakeRefusal) -> String {
        switch refusal {
        case .empty(.name): nameMissing
        case .empty(.body): bodyMissing
        case .empty, .other: unfit
        case .tooLong(let field): tooLong(label(field))
        case .notOneLine(.body): control
        case .notOneLine(let field): oneLine(label(field))
        case .tooManyLines: tooManyLines
        case .tooManyMarks: tooManyMarks
        }
    }

    private func label(_ field: IntakeRefusal.Field) -> String {
        switch field {
        case .name: name
        case .email: email
        case .site: site
        case .body: body
        }
    }
}

/// Which addresses may stand in a link.
enum WebAddress {
    /// Where a comment stands on its release's page; `nil` if that has no web address.
    static func of(_ number: CommentNumber, at url: String) -> String? {
        guard isSafe(url) else { return nil }
        return String(decoding: url.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self) + "#c\(number.rawValue)"
    }

    /// Whether it is a web address: any other scheme may be one that a browser runs.
    static func isSafe(_ url: String) -> Bool {
        let lower = url.lowercased().utf8
        return lower.starts(with: "https://".utf8) || lower.starts(with: "http://".utf8)
    }
}
