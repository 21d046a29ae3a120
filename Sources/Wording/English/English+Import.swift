import Terminal

extension English {
    var lineNumbers: DisplayText { "lines" }
    func notImported(line: Int, id: String, _ why: DisplayText) -> DisplayText { "line \(line), id \(id): \(why)" }
    func badImport(_ file: String?, line: Int?, column: Int?, _ clause: String, advice: String?) -> Complaint {
        let name: DisplayText = file.map { "\($0)" } ?? "standard input"
        var place: DisplayText = ""
        if let line, let column { place = ", line \(line), column \(column)" }
        return Complaint("\(name)\(place): \(clause)", advice: advice.map { "\($0)" } ?? "nothing was written")
    }
    func noSuchReason(_ code: String, option: DisplayText) -> Complaint {
        Complaint("settings.json has no reason “\(code)”", advice: "name one of its reasons with \(option)")
    }
    func reportUnwritable(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path) can't be written: \(cause)", advice: "nothing was imported; look at the path")
    }
    func wouldImport(_ comments: Int, releases: Int) -> DisplayText {
        "would import \(self.comments(comments)) on \(self.releases(releases))"
    }
    func imported(_ comments: Int, known: Int) -> DisplayText {
        let there: DisplayText = "\(known) \(Plural.english(known, one: "was", other: "were")) there already"
        return "imported \(self.comments(comments)), \(there)"
    }
    func notTaken(refused: Int, earlier: Int) -> DisplayText {
        var text: DisplayText = refused > 0 ? "; \(refused) refused" : ""
        if earlier > 0 { text += "; \(earlier) older left out" }
        return text
    }
    func importBrokeOff(_ comments: Int, _ why: DisplayText) -> Complaint {
        Complaint(
            "\(self.comments(comments)) imported, but then: \(why)",
            advice: "repeat the command: nothing is taken twice")
    }
}
