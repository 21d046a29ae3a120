import Helper
import Interchange
import JSON
import Text

extension WordPressSite {
    /// The placeholders for an unknown address or browser: REST would put the moderator's own in its place.
    private static let (noAddress, noBrowser) = ("0.0.0.0", "-")

    func set(_ id: String, seen: SiteText, want: SiteText) throws(SiteFault) -> SetAnswer {
        let now: RESTComment
        switch try look(id) {
        case .found(let comment): now = comment
        case .gone: return .gone
        case .pageGone: return .refused(WordPressSite.pageGone)
        }
        guard now.comment.held == seen else { return .changed }
        let isNewText = !want.text.isSame(as: seen.text)
        let isTrashed = want.state == "trash" && seen.state != "trash"
        if isNewText, !now.isStableBesides || !FilteredText.isStable(want.text) {
            return .refused(SetAnswer.unstable)
        }
        if !isNewText, !isTrashed, !now.comment.isStable { return .refused(SetAnswer.unstable) }
        guard isTrashed else { return try post(id, now, want) }
        var before = now
        if isNewText {
            before.comment.held.text = want.text
            let answer = try post(id, now, before.comment.held)
            guard case .done(let text) = answer, text == before.comment.held else { return answer }
        }
        return try trash(id, before)
    }

    private static let pageGone = "its page is gone there"

    private enum Look {
        case found(RESTComment)
        case gone
        /// It is listed, but can't be asked for or changed.
        case pageGone
    }

    private func look(_ id: String) throws(SiteFault) -> Look {
        guard Int64(id) != nil else { return .gone }
        let response = try rest.one(rest.comment(id, "context=edit"), allowing: [404])
        if response.status == 404 {
            return RESTRoot.code(response) == "rest_post_invalid_id" ? .pageGone : .gone
        }
        return RESTComment(try RESTRoot.node(response), rest.clock).map { .found($0) } ?? .gone
    }

    /// Changes state and text, and sends back what would otherwise be overwritten.
    private func post(_ id: String, _ now: RESTComment, _ want: SiteText) throws(SiteFault) -> SetAnswer {
        var json = JSONWriter(escaping: .journal)
        json.object { json in
            if want.state != now.comment.held.state { json.member("status", want.state) }
            if !want.text.isSame(as: now.comment.held.text) { json.member("content", want.text) }
            json.member("author_ip", now.address.unlessEmpty ?? WordPressSite.noAddress)
            json.member("author_user_agent", now.browser.unlessEmpty ?? WordPressSite.noBrowser)
            json.optionalMember("date_gmt", now.date.unlessEmpty)
        }
        return try change(rest.comment(id, "context=edit", method: "POST", json: json.bytes), id, now, want)
    }

    /// A comment goes into the trash only by a DELETE without force: where the trash is off that is refused, while a
    /// change of the state would delete it for good.
    private func trash(_ id: String, _ now: RESTComment) throws(SiteFault) -> SetAnswer {
        let request = rest.comment(id, "context=edit", method: "DELETE")
        return try change(request, id, now, SiteText(state: "trash", text: now.comment.held.text))
    }

    /// Makes a change once. If the answer is lost, what stands there now is the answer.
    private func change(
        _ request: Curl.Request, _ id: String, _ before: RESTComment, _ want: SiteText
    ) throws(SiteFault) -> SetAnswer {
        let failure: String
        switch try Curl.run([request]).first {
        case .success(let response) where response.status == 501: return .refused(SetAnswer.noTrash)
        case .success(let response) where response.status == 404: return .gone
        case .success(let response) where response.status == 400:
            return .refused(RESTRoot.message(response) ?? "the site answers with 400")
        case .success(let response) where [401, 403].contains(response.status):
            throw RESTRoot.fault(response)
        case .success(let response): failure = "the site answers with \(response.status)"
        case .failure(let lost): failure = lost.clause
        case nil: failure = "no answer"
        }
        guard case .found(let now) = try look(id) else { return .gone }
        if now.comment.held == before.comment.held, now.comment.held != want { return .refused(failure) }
        return .done(now.comment.held)
    }
}
