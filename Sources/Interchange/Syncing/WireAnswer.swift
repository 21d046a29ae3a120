import JSON
package import Moderation
import Text

/// An answer of a helper program: a JSON object a line. Unknown members are ignored.
package enum WireAnswer: Sendable {
    case hello(SiteGreeting)
    case comment(SiteComment)
    case thread(SiteThread)
    /// A comment that was asked for is not there.
    case gone(String)
    /// The end of a list, with how many there were.
    case end(Int)
    /// An answer is on its way: a site is slow, or asks for patience.
    case busy
    case totals([SiteTotal])
    case set(String, SetAnswer)
    /// The helper gives up, with an exit code and one clause in English.
    case error(exit: Int32, String)
    /// A greeting in another version of this language.
    case otherVersion(Int)

    /// The line, with its LF.
    package var line: [UInt8] {
        JSONWriter.line { json in
            switch self {
            case .hello(let greeting): WireAnswer.write(greeting, &json)
            case .comment(let comment): json.member("comment") { WireAnswer.write(comment, &$0) }
            case .thread(let thread):
                json.member("thread") { json in
                    json.member("id", thread.id)
                    json.optionalMember("title", thread.title)
                    json.optionalMember("url", thread.url)
                    json.optionalMember("date", thread.date)
                    if thread.isHidden { json.member("hidden", true) }
                }
            case .gone(let id): json.member("gone", id)
            case .end(let count): json.member("end", count)
            case .busy: json.member("busy", true)
            case .totals(let totals):
                json.member("totals") { json in for total in totals { json.member(total.state, total.count) } }
            case .set(let id, let answer):
                json.member("set", id)
                WireAnswer.write(answer, &json)
            case .error(let exit, let text):
                json.member("error") { json in
                    json.member("exit", Int(exit))
                    json.member("text", text)
                }
            case .otherVersion(let version): json.member("hello", version)
            }
        }
    }

    private static func write(_ greeting: SiteGreeting, _ json: inout JSONWriter) {
        json.member("hello", WireOrder.version)
        json.member("system", greeting.system)
        json.member("title", greeting.title)
        json.member("states", names: greeting.states)
        json.member("can") { json in
            json.member("edit", greeting.canEdit)
            json.member("compareAndSet", greeting.compareAndSet)
            json.member("unpublish", greeting.canUnpublish)
        }
    }

    private static func write(_ comment: SiteComment, _ json: inout JSONWriter) {
        json.member("id", comment.id)
        json.member("thread", comment.thread)
        json.optionalMember("parent", comment.parent)
        json.member("state", comment.held.state)
        json.member("text", comment.held.text)
        json.member("kind", comment.isHTML ? "html" : "text")
        json.member("author") { json in
            json.member("name", comment.author.name)
            json.optionalMember("email", comment.author.email)
            json.optionalMember("site", comment.author.site)
            json.optionalMember("address", comment.author.address)
        }
        json.optionalMember("submitted", comment.submitted?.journal)
        if !comment.isComment { json.member("type", "other") }
        if !comment.isStable { json.member("stable", false) }
    }

    private static func write(_ answer: SetAnswer, _ json: inout JSONWriter) {
        switch answer {
        case .done(let text):
            json.member("result", "ok")
            json.member("state", text.state)
            json.member("text", text.text)
        case .changed: json.member("result", "changed")
        case .gone: json.member("result", "gone")
        case .refused(let why):
            json.member("result", "refused")
            json.member("why", why)
        case .unknown: json.member("result", "unknown")
        }
    }
}

extension WireAnswer {
    /// Reads a line; `nil` if it is not an answer.
    package init?(line: [UInt8]) {
        guard let node = try? JSONReader.read(line), node.object != nil else { return nil }
        if let error = node["error"] {
            guard let exit = error["exit"]?.integer(Int32.self), let text = error["text"]?.string else { return nil }
            // A fault is never a success, and never 1 or 64, by which a sync itself reports something.
            self = .error(exit: (65...78).contains(exit) ? exit : 74, text)
        } else if let version = node["hello"]?.integer(Int.self) {
            guard version == WireOrder.version else {
                self = .otherVersion(version)
                return
            }
            guard let greeting = WireAnswer.greeting(node) else { return nil }
            self = .hello(greeting)
        } else if let comment = node["comment"] {
            guard let comment = WireAnswer.comment(comment) else { return nil }
            self = .comment(comment)
        } else if let thread = node["thread"] {
            guard let id = thread["id"]?.string else { return nil }
            self = .thread(
                SiteThread(
                    id: id, title: thread["title"]?.string, url: thread["url"]?.string, date: thread["date"]?.string,
                    isHidden: thread["hidden"]?.bool ?? false))
        } else if let id = node["gone"]?.string {
            self = .gone(id)
        } else if node["busy"] != nil {
            self = .busy
        } else if let count = node["end"]?.integer(Int.self) {
            self = .end(count)
        } else if let totals = node["totals"]?.object {
            var found: [SiteTotal] = []
            for member in totals {
                guard let count = member.node.integer(Int.self), count >= 0 else { return nil }
                found.append(SiteTotal(state: member.key, count: count))
            }
            self = .totals(found)
        } else if let id = node["set"]?.string, let answer = WireAnswer.answer(node) {
            self = .set(id, answer)
        } else {
            return nil
        }
    }

    private static func greeting(_ node: JSONNode) -> SiteGreeting? {
        guard let system = node["system"]?.string, let states = node["states"]?.array?.compactMap(\.string),
            states.contains("hold"), states.contains("approved")
        else { return nil }
        let can = node["can"]
        return SiteGreeting(
            system: system, title: node["title"]?.string ?? "", states: states, canEdit: can?["edit"]?.bool ?? false,
            compareAndSet: can?["compareAndSet"]?.bool ?? false, canUnpublish: can?["unpublish"]?.bool ?? false)
    }

    private static func comment(_ node: JSONNode) -> SiteComment? {
        guard let id = node["id"]?.string, !id.utf8.isEmpty, let held = SiteText(node),
            let thread = node["thread"]?.string
        else { return nil }
        let author = node["author"]
        let type = node["type"]?.string ?? "comment"
        return SiteComment(
            id: id, thread: thread,
            parent: node["parent"]?.string?.unlessEmpty.flatMap { $0.isSame(as: "0") ? nil : $0 },
            held: held, isHTML: node["kind"]?.string == "html",
            author: Author(
                name: author?["name"]?.string ?? "", email: author?["email"]?.string, site: author?["site"]?.string,
                address: author?["address"]?.string),
            submitted: node["submitted"]?.string.flatMap(ForeignTime.moment(_:)),
            isComment: ["", "comment"].contains { type.isSame(as: $0) }, isStable: node["stable"]?.bool ?? true)
    }

    private static func answer(_ node: JSONNode) -> SetAnswer? {
        switch node["result"]?.string {
        case "ok": SiteText(node).map { .done($0) }
        case "changed": .changed
        case "gone": .gone
        case "refused": .refused(node["why"]?.string ?? "")
        case "unknown": .unknown
        default: nil
        }
    }
}
