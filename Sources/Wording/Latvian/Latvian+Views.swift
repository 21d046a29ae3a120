import Moderation
import Terminal

extension Latvian {
    func briefHeading(_ since: DisplayText) -> DisplayText { "kas noticis kopš \(since)" }
    var nothingSince: DisplayText { "nekas negaida, un, kopš aizgājāt, nekas no jūsu lēmumiem nav mainīts" }
    func brief(of login: Login, since: DisplayText) -> DisplayText { "\(login), kopš \(since):" }
    func briefWaiting(_ count: Int) -> DisplayText { "gaida \(count)" }
    func briefLate(_ count: Int, target: DisplayText) -> DisplayText { "ilgāk par \(target) gaida \(count)" }
    func briefDue(_ count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "atliktajiem", one: "atliktajam", other: "atliktajiem")) pienācis laiks"
    }
    func briefSiteEdits(_ count: Int) -> DisplayText {
        let texts = Plural.latvian(
            count, zero: "apstiprinātu tekstu mainīts", one: "apstiprināts teksts mainīts",
            other: "apstiprināti teksti mainīti")
        return "\(count) \(texts) vietnē"
    }
    var editedOnSite: DisplayText { "mainīts vietnē" }
    func briefChanged(_ act: DisplayText, at time: DisplayText, _ entry: EntryNumber) -> DisplayText {
        "\(act), \(time) (\(entry.rawValue). ieraksts)"
    }
    var viewsHeading: DisplayText { "skati" }
    func views(_ count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "skatu", one: "skats", other: "skati"))"
    }
    var nobodyLeft: DisplayText { "nav zināms, kas jūs esat; sāciet ar --as VĀRDS" }
    var noViews: [DisplayText] {
        ["Skatu vēl nav.", ":view save VĀRDS patur pašreizējo vaicājumu; iestatījumos „views” ir visiem kopīgie."]
    }
    func waits(_ count: WaitingCount, oldest: DisplayText?) -> DisplayText {
        var text: DisplayText = "gaida \(count.pending)"
        if let oldest { text += ", vecākais \(oldest)" }
        if count.late > 0 { text += ", kavējas \(count.late)" }
        return text
    }
    func matchesNothing(_ problem: DisplayText) -> DisplayText { "nekas neatbilst: \(problem)" }
    func viewSaved(_ name: String, key: String?) -> DisplayText {
        key.map { "skats „\(name)” ir paturēts; \($0) to atver" } ?? "skats „\(name)” ir paturēts; V to rāda"
    }
    func viewDeleted(_ name: String) -> DisplayText { "skats „\(name)” ir izmests" }
    func noSuchView(_ name: String, nearest: String?) -> DisplayText {
        nearest.map { "nav skata „\(name)”; vai domājāt „\($0)”?" } ?? "nav skata „\(name)”; V rāda visus"
    }
    func noViewOnKey(_ key: DisplayText) -> DisplayText {
        "ar \(key) neatver nevienu skatu; :view save VĀRDS patur pašreizējo vaicājumu"
    }
    func viewStaysInSettings(_ name: String) -> DisplayText {
        "skats „\(name)” ir failā settings.json: dzēsiet to tur"
    }
    func viewOfSettings(_ name: String) -> DisplayText {
        "skats „\(name)” ir failā settings.json: savam vajag citu vārdu"
    }
    func badViewName(_ name: String, limit: Int) -> DisplayText {
        "„\(name)” neder skata vārdam: 1 līdz \(limit) baiti vienā rindā, bez pēdiņām"
    }
    func tooManyViews(_ limit: Int) -> DisplayText {
        "nav paturēts: ne vairāk par \(limit) skatiem; :view delete VĀRDS atbrīvo vietu"
    }
    var viewNameNeeded: DisplayText { "trūkst skata vārda: :view save VĀRDS, :view delete VĀRDS, :view VĀRDS" }
    var viewAgain: DisplayText { "nav paturēts: pa to laiku dzēsts komentārs; dariet to vēlreiz" }
}
