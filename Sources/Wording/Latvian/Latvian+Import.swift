import Terminal

extension Latvian {
    var lineNumbers: DisplayText { "rindas" }
    func notImported(line: Int, id: String, _ why: DisplayText) -> DisplayText { "\(line). rinda, id \(id): \(why)" }
    func badImport(_ file: String?, line: Int?, column: Int?, _ clause: String, advice: String?) -> Complaint {
        let name: DisplayText = file.map { "\($0)" } ?? "standarta ievade"
        var place: DisplayText = ""
        if let line, let column { place = ", \(line). rinda, \(column). zīme" }
        return Complaint("\(name)\(place): \(clause)", advice: advice.map { "\($0)" } ?? "nekas nav rakstīts")
    }
    func noSuchReason(_ code: String, option: DisplayText) -> Complaint {
        Complaint("settings.json nav iemesla “\(code)”", advice: "nosauciet kādu no tā iemesliem ar \(option)")
    }
    func reportUnwritable(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path) nevar rakstīt: \(cause)", advice: "nekas nav importēts; pārbaudiet ceļu")
    }
    func wouldImport(_ comments: Int, releases: Int) -> DisplayText {
        "tiktu importēti \(self.comments(comments)) pie \(releases) \(Plural.latvian(releases, zero: "paziņojumiem", one: "paziņojuma", other: "paziņojumiem"))"
    }
    func imported(_ comments: Int, known: Int) -> DisplayText {
        let there: DisplayText = "\(known) jau bija"
        let word = Plural.latvian(comments, zero: "importēti", one: "importēts", other: "importēti")
        return "\(word) \(self.comments(comments)), \(there)"
    }
    func notTaken(refused: Int, earlier: Int) -> DisplayText {
        var text: DisplayText = refused > 0 ? "; noraidīti \(refused)" : ""
        if earlier > 0 { text += "; vecāki, kas izlaisti: \(earlier)" }
        return text
    }
    func importBrokeOff(_ comments: Int, _ why: DisplayText) -> Complaint {
        Complaint(
            "importēti \(self.comments(comments)), bet tad: \(why)",
            advice: "atkārtojiet komandu: divreiz nekas netiek ņemts")
    }
}
