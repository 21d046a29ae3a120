import Moderation
import Testing
import Web

@Suite("The form that readers send")
struct IntakeTests {
    @Test(
        "what is asked for decides the answer",
        arguments: [
            ("GET", "/konference", 200), ("HEAD", "/konference", 200), ("GET", "/nav", 404), ("POST", "/nav", 404),
            ("GET", "/", 404), ("GET", "", 404), ("GET", "/konference/", 404), ("GET", "/../konference", 404),
            ("GET", "//konference", 404), ("GET", "/konference\0", 404), ("GET", "/-/thanks", 404),
            ("GET", "/-/receipt", 404), ("POST", "/-/receipt", 405), ("DELETE", "/konference", 405),
            ("PUT", "/konference", 405), ("get", "/konference", 405), ("TRACE", "/-/thanks", 405), ("GET", "/-/x", 404),
        ])
    func routes(method: String, path: String, status: Int) {
        var intake = Intake.pretended()
        let answer = intake.answer(Scene.request(method, path, length: "0")) { _ in [] }
        #expect(answer.status.rawValue == status)
        #expect(answer.text.hasPrefix("Status: \(status) "))
        #expect(intake.desk.taken.isEmpty)
    }

    @Test("every answer forbids keeping, framing, loading and telling where its reader was")
    func headers() {
        var intake = Intake.pretended()
        for (method, path) in [
            ("GET", "/konference"), ("GET", "/nav"), ("PUT", "/konference"), ("POST", "/konference"),
        ] {
            let answer = intake.answer(Scene.request(method, path, length: "1")) { _ in [0xFF] }
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
            #expect(
                answer.header("Content-Security-Policy")
                    == "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
        }
    }

    @Test("a form that is sent becomes a comment, and the browser is sent on to its thanks and its receipt")
    func takes() throws {
        var intake = Intake.pretended()
        let answer = Scene.post(
            "name=L%C4%ABga+O&email=liga%40example.lv&site=&body=Paldies%21%0D%0AVisiem.&homepage=&token=\(Scene.token(9_000))",
            to: &intake)
        #expect(answer.status == .seeOther)
        let comment = try #require(intake.desk.taken.first)
        #expect(comment.author == Author(name: "Līga O", email: "liga@example.lv", site: nil, address: "192.0.2.0"))
        #expect(comment.body == "Paldies!\nVisiem.")
        #expect(comment.source?.system == "form")
        #expect(comment.source?.id.utf8.count == 32)
        let place = try #require(answer.header("Location"))
        #expect(place.hasPrefix("/comments/-/thanks?n=1&k="))
        let query = String(place.drop { $0 != "?" }.dropFirst())
        let thanks = intake.answer(Scene.request("GET", "/-/thanks", query: query)) { _ in [] }
        #expect(thanks.status == .ok)
        #expect(thanks.text.contains("number 1."))
        let receipt = intake.answer(Scene.request("GET", "/-/receipt", query: query)) { _ in [] }
        #expect(receipt.text.contains("It waits for a moderator."))
    }

    @Test(
        "a form that is sent twice is one comment, and a changed one another", arguments: [0, 2_900, 9_000, 90_000_000])
    func twice(age: Int64) {
        var intake = Intake.pretended()
        let token = Scene.token(age)
        let first = Scene.post("name=A&body=x&token=\(token)", to: &intake)
        #expect(Scene.post("name=A&body=x&token=\(token)", to: &intake) == first)
        #expect(Scene.post("name=A&body=x&homepage=http&token=\(token)", to: &intake) == first)
        #expect(Scene.post("name=A&body=y&token=\(token)", to: &intake) != first)
        #expect(intake.desk.taken.count == 2)
    }

    @Test("what is handed in has no number yet; its receipt tells where it is, and later what became of it")
    func handedIn() throws {
        var intake = Intake.pretended()
        intake.desk.hasInbox = true
        let token = Scene.token(2_900)
        let answer = Scene.post("name=A&body=x&token=\(token)", to: &intake)
        let place = try #require(answer.header("Location"))
        #expect(place.hasPrefix("/comments/-/thanks?s="))
        let query = String(place.drop { $0 != "?" }.dropFirst())
        func page(_ path: String, _ query: String) -> Response {
            intake.answer(Scene.request("GET", path, query: query)) { _ in [] }
        }
        #expect(page("/-/thanks", query).text.contains("has been received."))
        for path in ["/-/thanks", "/-/receipt"] {
            #expect(page(path, query).text.contains("on its way to the moderators"))
        }
        // The same form again, by now old enough for a reader: another mark, and the same address.
        #expect(Scene.post("name=A&body=x&homepage=x&token=\(token)", to: &intake).header("Location") == place)
        try intake.desk.takeIn()
        #expect(intake.desk.taken.count == 1)
        #expect(page("/-/receipt", query).text.contains("It waits for a moderator."))
        #expect(page("/-/receipt", query).text.contains("<h1>Comment 1</h1>"))
        for guess in [
            query.replacing("s=", with: "s=0"), String(query.dropLast()), query + "&n=1",
            query.replacing("s=", with: "n="), String(query.prefix(34)),
        ] {
            #expect(page("/-/receipt", guess).status == .notFound)
        }
    }

    @Test("what was refused when it was to be taken in is on its way no more, and nobody says why")
    func refusedFromInbox() throws {
        var intake = Intake.pretended()
        intake.desk.hasInbox = true
        let answer = Scene.post("name=A&body=x&token=\(Scene.token(9_000))", to: &intake)
        let query = String(try #require(answer.header("Location")).drop { $0 != "?" }.dropFirst())
        intake.desk.isInboxRefused = true
        for (language, sentence) in [
            ("en", "It has arrived, but could not be taken."), ("lv", "Tas ir saņemts, bet to nevarēja pieņemt."),
        ] {
            for path in ["/-/thanks", "/-/receipt"] {
                let page = intake.answer(Scene.request("GET", path, query: query + "&lang=\(language)")) { _ in [] }
                #expect(page.text.contains(sentence))
            }
        }
    }

    @Test("where nothing of the queue can be read, every release has a form, and a receipt says what can't be seen")
    func unreadable() throws {
        var intake = Intake.pretended()
        intake.desk.hasInbox = true
        intake.desk.isReadable = false
        let form = intake.answer(Scene.request("GET", "/anything", query: "parent=3")) { _ in [] }
        #expect(form.status == .ok)
        #expect(form.text.contains("action=\"/comments/anything\""))
        let answer = Scene.post("name=A&body=x&token=\(Scene.token(9_000))", to: &intake)
        let query = String(try #require(answer.header("Location")).drop { $0 != "?" }.dropFirst())
        let receipt = intake.answer(Scene.request("GET", "/-/receipt", query: query)) { _ in [] }
        #expect(receipt.text.contains("look at the page that it belongs to"))
        intake.desk.trouble = true
        #expect(Scene.post("name=A&body=x", to: &intake).status == .unavailable)
    }

    @Test("without a token, two people who write the same are two")
    func withoutToken() {
        var intake = Intake.pretended()
        for token in ["", "&token=0.0"] {
            _ = Scene.post("name=A&body=x" + token, to: &intake)
            _ = Scene.post("name=A&body=x" + token, to: &intake, address: "192.0.2.42")
            _ = Scene.post("name=B&body=x" + token, to: &intake)
        }
        #expect(intake.desk.taken.count == 6)
    }

    @Test(
        "traps mark a comment and never refuse it",
        arguments: [
            ("token=\(Scene.token(3_000))", "form"), ("token=\(Scene.token(2_999))", "form:fast"),
            ("token=\(Scene.token(86_400_000))", "form"), ("token=\(Scene.token(86_400_001))", "form:stale"),
            ("token=\(Scene.token(-5_000))", "form:fast"), ("", "form:stale"), ("token=", "form:stale"),
            ("token=0.0", "form:stale"), ("token=\(Scene.token(9_000))x", "form:stale"),
            ("token=zzzzzzzzzzzzzzzzzzzz.1", "form:stale"), ("token=-9.1", "form:stale"),
            ("homepage=x&token=\(Scene.token(9_000))", "form:decoy"),
            ("homepage=x&token=\(Scene.token(1_000))", "form:decoy,fast"), ("homepage=x", "form:decoy,stale"),
        ])
    func traps(fields: String, system: String) {
        var intake = Intake.pretended()
        #expect(Scene.post("name=A&body=x&" + fields, to: &intake).status == .seeOther)
        #expect(intake.desk.taken.first?.source?.system == system)
    }

    @Test("the token of another release is none")
    func otherRelease() {
        let token = FormToken(for: Slug("cita") ?? .unknown, at: Scene.now, seal: PretendedSeal()).text
        let traps = FormToken.traps(
            sent: token, decoy: nil, for: PretendedDesk.slug, at: Scene.now, seal: PretendedSeal())
        #expect(traps.system == "form:stale")
    }

    @Test(
        "what is no form is refused, and what is too long",
        arguments: [
            ("name=%C4", nil, 400), ("name=%zz", nil, 400), ("name=%4", nil, 400), ("name=a&name=b", nil, 400),
            ("name=a&body=b", 99, 400), ("name=a", Request.mostBytes + 1, 413), ("name=a", Int.max, 413),
        ])
    func malformed(body: String, length: Int?, status: Int) {
        var intake = Intake.pretended()
        #expect(Scene.post(body, to: &intake, length: length).status.rawValue == status)
        #expect(intake.desk.taken.isEmpty)
    }

    @Test(
        "a length or a type that is none is refused",
        arguments: [("", "x/y"), ("-1", nil), ("1e3", nil), ("+5", nil), (" 5", nil)])
    func lengths(length: String, type: String?) {
        var intake = Intake.pretended()
        let request = Scene.request(
            "POST", "/konference", type: type ?? "application/x-www-form-urlencoded; charset=UTF-8", length: length)
        #expect(intake.answer(request) { _ in [] }.status == .badRequest)
    }

    @Test("a refusal shows the form again, with what was typed and what is wrong with it")
    func refusal() {
        var intake = Intake.pretended()
        intake.desk.refusal = .empty(.name)
        intake.desk.publicNumbers = [CommentNumber(7)]
        let answer = Scene.post(
            "name=&email=%22%3E%3Cscript%3E&body=%3C%2Ftextarea%3E%26%0D%0Ax&parent=7&token=t", to: &intake,
            query: "lang=lv")
        #expect(answer.status == .unprocessable)
        #expect(answer.text.contains("Lūdzu, ierakstiet vārdu."))
        #expect(answer.text.contains("value=\"&quot;&gt;&lt;script&gt;\""))
        #expect(answer.text.contains("&lt;/textarea&gt;&amp;"))
        #expect(answer.text.contains("name=\"parent\" value=\"7\""))
        #expect(answer.text.contains("name=\"token\" value=\"t\""))
        #expect(answer.text.contains("id=\"name\" name=\"name\" aria-invalid=\"true\""))
        #expect(!answer.text.contains("<script"))
    }

    @Test(
        "whatever the form lets a reader type comes back with it, however it is encoded",
        arguments: ["a", "ā", "語", "\n"])
    func longest(letter: String) {
        var intake = Intake.pretended()
        intake.desk.refusal = .tooLong(.body)
        // A browser counts a line's end as one and sends two characters.
        let sent = (letter == "\n" ? "\r\n" : letter).utf8.map { byte in
            (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
        }.joined()
        let body = String(repeating: sent, count: 65_536)
        let rest = ["name": 200, "email": 254, "site": 1_024].map { field, most in
            "\(field)=" + String(repeating: "%E8%AA%9E", count: most)
        }.joined(separator: "&")
        let answer = Scene.post("\(rest)&homepage=&parent=1&token=\(Scene.token(9_000))&body=\(body)", to: &intake)
        #expect(answer.status == .unprocessable)
        #expect(answer.text.contains("Comment: that is too long."))
        let shown = letter == "\n" ? "&#10;" : letter
        #expect(answer.text.contains(String(repeating: shown, count: 65_536) + "</textarea>"))
    }

    @Test("no tag of a page has an attribute twice, whatever is wrong")
    func attributes() {
        let fields: [IntakeRefusal.Field] = [.name, .email, .site, .body]
        var refusals: [IntakeRefusal] = [.tooManyLines, .other]
        for field in fields {
            refusals += [.empty(field), .tooLong(field), .notOneLine(field), .tooManyMarks(field)]
        }
        for refusal in refusals {
            var intake = Intake.pretended()
            intake.desk.refusal = refusal
            let text = Scene.post("name=A&email=b&site=c&body=d", to: &intake).text
            #expect(text.contains("id=\"problem\""), "\(refusal)")
            #expect(text.contains("aria-describedby=\"problem") == (refusal != .other), "\(refusal)")
            for tag in text.split(separator: "<").dropFirst() {
                let names = tag.prefix { $0 != ">" }.split(separator: "=").dropLast().map { part in
                    part.split(whereSeparator: { $0 == " " || $0 == "\"" }).last ?? ""
                }
                #expect(Set(names).count == names.count, "\(refusal): <\(tag)")
            }
        }
    }

    @Test("a queue that can't take anything loses nothing of what was typed")
    func trouble() {
        var intake = Intake.pretended()
        intake.desk.trouble = true
        let answer = Scene.post("name=A&body=garš+teksts", to: &intake)
        #expect(answer.status == .unavailable)
        #expect(answer.text.contains("garš teksts"))
        #expect(answer.header("Retry-After") != nil)
        let request = Scene.request("POST", "/konference", length: "8")
        let away = Intake<PretendedDesk, PretendedSeal>.unavailable(request, settings: nil) { _ in
            Array("body=abc".utf8)
        }
        #expect(away.status == .unavailable)
        #expect(away.text.contains("abc</textarea>"))
    }

    @Test("only what is public is answered, and a wrong number tells nothing")
    func parents() {
        var intake = Intake.pretended()
        intake.desk.publicNumbers = [CommentNumber(7)]
        for (parent, expected) in [("7", 7), ("8", nil), ("0", nil), ("x", nil), ("99999999999", nil)]
            as [(String, UInt32?)]
        {
            #expect(Scene.post("name=A&body=\(parent)&parent=\(parent)", to: &intake).status == .seeOther)
            #expect(intake.desk.taken.last?.parent?.rawValue == expected)
        }
    }

    @Test("a form tells of a comment that it answers only when that is public; all others look the same")
    func parentsShown() {
        var intake = Intake.pretended()
        intake.desk.publicNumbers = [CommentNumber(7)]
        let asked = { (query: String) in
            intake.answer(Scene.request("GET", "/konference", query: query)) { _ in [] }.text
        }
        #expect(asked("parent=7").contains("In answer to comment 7."))
        for other in ["parent=8", "parent=0", "parent=99999999999", "parent=x"] { #expect(asked(other) == asked("")) }
        intake.desk.refusal = .empty(.body)
        let refused = { (parent: String) in
            Scene.post("name=A&body=&token=t" + parent, to: &intake).text
        }
        #expect(refused("&parent=7").contains("name=\"parent\" value=\"7\""))
        #expect(refused("&parent=8") == refused(""))
        intake.desk.trouble = true
        #expect(refused("&parent=8") == refused(""))
    }

    @Test(
        "of an address its network alone is kept, unless the settings say otherwise",
        arguments: [
            ("192.0.2.41", "192.0.2.0", "192.0.2.41"), ("::ffff:192.0.2.41", "192.0.2.0", "192.0.2.41"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::", "2001:db8:1:2:3:4:5:6"), ("::1", "::", "::1"),
            ("unix:", nil, nil), ("192.0.2.041", nil, nil), ("", nil, nil), ("fe80::1%eth0", nil, nil),
        ])
    func addresses(sent: String, network: String?, whole: String?) {
        var intake = Intake.pretended()
        _ = Scene.post("name=A&body=x", to: &intake, address: sent)
        #expect(intake.desk.taken.first?.author.address == network)
        var settings = Settings()
        settings.keepsWholeAddress = true
        intake = .pretended(settings: settings)
        _ = Scene.post("name=A&body=x", to: &intake, address: sent)
        #expect(intake.desk.taken.first?.author.address == whole)
    }

    @Test(
        "a receipt tells its author what became of the comment",
        arguments: [
            (Fate.waits, "It waits for a moderator."),
            (.published(url: "https://example.lv/k?a=1&b=2"), "<a href=\"https://example.lv/k?a=1&amp;b=2#c3\">"),
            (.published(url: "javascript:alert(1)"), "<p>It is published.</p>\n<"),
            (.rejected(publicText: "Reklāma <b>"), "<p>Reklāma &lt;b&gt;</p>"),
            (.rejected(publicText: nil), "not published"),
            (.erased, "It was removed."),
        ])
    func receipts(fate: Fate, text: String) {
        var intake = Intake.pretended()
        intake.desk.fates[CommentNumber(3)] = fate
        let code = PretendedSeal().receipt(for: CommentNumber(3), of: intake.desk.identity)
        for page in ["/-/receipt", "/-/thanks"] {
            let answer = intake.answer(Scene.request("GET", page, query: "n=3&k=\(code)")) { _ in [] }
            #expect(answer.text.contains(text), "\(page)")
            #expect(answer.text.contains("moderator") == (fate == .waits), "\(page)")
        }
    }

    @Test(
        "a receipt can't be guessed",
        arguments: ["n=3", "n=3&k=", "n=3&k=0", "n=4&k=CODE", "n=03&k=CODE0", "k=CODE", "n=3&n=4&k=x"])
    func guesses(query: String) {
        var intake = Intake.pretended()
        intake.desk.fates = [CommentNumber(3): .waits, CommentNumber(4): .waits]
        let code = PretendedSeal().receipt(for: CommentNumber(3), of: intake.desk.identity)
        let request = Scene.request("GET", "/-/receipt", query: query.replacing("CODE", with: code))
        #expect(intake.answer(request) { _ in [] }.status == .notFound)
    }

    @Test("nothing that is sent gets into a header", arguments: ["\r\nSet-Cookie: a=b", "%0d%0aSet-Cookie:%20a=b"])
    func headerInjection(attack: String) {
        var intake = Intake.pretended()
        let request = Scene.request(
            "POST", "/konference", query: "lang=lv" + attack, length: "13", prefix: "/x" + attack)
        let answer = intake.answer(request) { _ in Array("name=A&body=x".utf8) }
        #expect(answer.header("Set-Cookie") == nil)
        #expect(answer.header("Location")?.hasPrefix("/-/thanks?n=1&k=") == true)
    }

    @Test(
        "the reader's language is asked for, else it is that of the settings",
        arguments: [
            ("lang=lv", nil, "lv"), ("lang=en", "lv", "en"), ("lang=xx", "lv", "lv"), ("foo", "lv", "lv"),
            ("%zz&lang=lv", nil, "lv"), ("", nil, "en"),
        ])
    func languages(query: String, settings: String?, expected: String) {
        var own = Settings()
        own.language = settings
        var intake = Intake.pretended(settings: own)
        let answer = intake.answer(Scene.request("GET", "/konference", query: query)) { _ in [] }
        #expect(answer.text.contains("<html lang=\"\(expected)\">"))
    }
}
