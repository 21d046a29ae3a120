import Moderation
import Terminal

extension English {
    func briefHeading(_ since: DisplayText) -> DisplayText { "what happened since \(since)" }
    var nothingSince: DisplayText { "nothing waits, and nothing of yours was changed since you left" }
    func brief(of login: Login, since: DisplayText) -> DisplayText { "\(login), since \(since):" }
    func briefWaiting(_ count: Int) -> DisplayText { "\(count) pending" }
    func briefLate(_ count: Int, target: DisplayText) -> DisplayText {
        count == 1 ? "1 has waited longer than \(target)" : "\(count) have waited longer than \(target)"
    }
    func briefDue(_ count: Int) -> DisplayText {
        count == 1 ? "1 that was deferred is due" : "\(count) that were deferred are due"
    }
    func briefSiteEdits(_ count: Int) -> DisplayText {
        count == 1 ? "1 approved text was changed on its site" : "\(count) approved texts were changed on their site"
    }
    var editedOnSite: DisplayText { "changed on the site" }
    func briefChanged(_ act: DisplayText, at time: DisplayText, _ entry: EntryNumber) -> DisplayText {
        "\(act), \(time) (entry \(entry.rawValue))"
    }
    var viewsHeading: DisplayText { "views" }
    func views(_ count: Int) -> DisplayText { count == 1 ? "1 view" : "\(count) views" }
    var nobodyLeft: DisplayText { "who you are is not known here; start with --as NAME" }
    var noViews: [DisplayText] {
        ["No views yet.", ":view save NAME keeps the query in force; “views” in the settings are everybody's."]
    }
    func waits(_ count: WaitingCount, oldest: DisplayText?) -> DisplayText {
        var text: DisplayText = "\(count.pending) pending"
        if let oldest { text += ", oldest \(oldest)" }
        if count.late > 0 { text += ", \(count.late) over target" }
        return text
    }
    func matchesNothing(_ problem: DisplayText) -> DisplayText { "matches nothing: \(problem)" }
    func viewSaved(_ name: String, key: String?) -> DisplayText {
        key.map { "view “\(name)” is kept; \($0) opens it" } ?? "view “\(name)” is kept; V lists it"
    }
    func viewDeleted(_ name: String) -> DisplayText { "view “\(name)” is deleted" }
    func noSuchView(_ name: String, nearest: String?) -> DisplayText {
        nearest.map { "no view “\(name)”; did you mean “\($0)”?" } ?? "no view “\(name)”; V lists them"
    }
    func noViewOnKey(_ key: DisplayText) -> DisplayText {
        "no view opens with \(key); :view save NAME keeps the query in force"
    }
    func viewStaysInSettings(_ name: String) -> DisplayText {
        "view “\(name)” is in settings.json: delete it there"
    }
    func viewOfSettings(_ name: String) -> DisplayText {
        "view “\(name)” is in settings.json: own ones need another name"
    }
    func badViewName(_ name: String, limit: Int) -> DisplayText {
        "“\(name)” can't be a view's name: 1 to \(limit) bytes on one line, without quotation marks"
    }
    func tooManyViews(_ limit: Int) -> DisplayText { "not kept: \(limit) views at most; :view delete NAME makes room" }
    var viewNameNeeded: DisplayText { "a view's name is needed: :view save NAME, :view delete NAME, :view NAME" }
    var viewAgain: DisplayText { "not kept: a comment was erased meanwhile; do it once more" }
}
