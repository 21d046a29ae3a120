import Moderation
import Terminal

/// What the console says in Latvian: its screens. Messages, prompts and titles stand in the files beside this one.
struct Latvian: Phrases {
    /// Counted nouns: 0 komentāru, 1 komentārs, 2 komentāri.
    private func counted(_ count: Int, _ zero: DisplayText, _ one: DisplayText, _ other: DisplayText) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: zero, one: one, other: other))"
    }

    func pending(_ count: Int) -> DisplayText { "gaida \(count)" }
    func deferred(_ count: Int) -> DisplayText {
        "\(Plural.latvian(count, zero: "atlikti", one: "atlikts", other: "atlikti")) \(count)"
    }
    func decidedToday(_ count: Int, own: Int?) -> DisplayText {
        "šodien \(decided(count)) \(count)" + (own.map { ", jūsu \($0)" } ?? "")
    }
    private func decided(_ count: Int) -> DisplayText {
        Plural.latvian(count, zero: "izlemti", one: "izlemts", other: "izlemti")
    }
    private func approved(_ count: Int) -> DisplayText {
        Plural.latvian(count, zero: "apstiprināti", one: "apstiprināts", other: "apstiprināti")
    }
    private func rejected(_ count: Int) -> DisplayText {
        Plural.latvian(count, zero: "noraidīti", one: "noraidīts", other: "noraidīti")
    }
    func tooSmall(_ size: Size) -> [DisplayText] {
        ["\(size.columns)x\(size.rows): par maz, vajag 30x6", "par maz, vajag 30x6", "vajag 30x6", "30x6"]
    }
    var readOnly: DisplayText { "TIKAI LASĀMS" }
    func readOnly(_ reason: Access.ReadOnlyReason) -> DisplayText {
        switch reason {
        case .damaged(let damage): "žurnāls bojāts \(damage.line). rindā: sluice verify"
        case .newer(let entry): "rakstījusi jaunāka sluice (\(entry.rawValue). ieraksts)"
        case .copyWasLeft: "šī kopija vairs neseko serverim"
        case .notWritable: "šajā rindā jums nav atļauts rakstīt"
        case .notModerator(let login): "\(login.text) nav iestatījumos minēto moderatoru vidū"
        case .worldWritable: "rindas mapē var rakstīt jebkurš: chmod o-w"
        case .settings(let error): settingsError(error)
        }
    }

    func place(_ position: Int, of count: Int, _ order: Order?) -> DisplayText {
        let place: DisplayText = "\(position). no \(count)"
        return order.map { "\(place), \(name($0))" } ?? place
    }
    func name(_ order: Order) -> DisplayText {
        switch order {
        case .oldest: "vecākie vispirms"
        case .newest: "jaunākie vispirms"
        case .release: "pēc paziņojuma"
        case .author: "pēc autora"
        case .marked: "vairāk kārtulu vispirms"
        case .likely: "visticamāk noraidāmie vispirms"
        case .unlikely: "visticamāk apstiprināmie vispirms"
        }
    }
    func arrivals(_ count: Int, key: DisplayText) -> DisplayText {
        "\(counted(count, "jaunu", "jauns", "jauni")), \(key) parāda"
    }
    func taggedCount(_ count: Int, hidden: Int) -> DisplayText {
        let tagged = counted(count, "atzīmētu", "atzīmēts", "atzīmēti")
        return hidden == 0 ? tagged : "\(tagged), \(hidden) šis vaicājums nerāda"
    }
    var choosingRange: DisplayText { "posms: v atzīmē līdz šejienei, Esc nē" }
    var allShown: DisplayText { "viss redzams" }
    func lines(_ first: Int, _ last: Int, of count: Int) -> DisplayText { "\(first).–\(last). rinda no \(count)" }
    func linksBelow(_ count: Int) -> DisplayText { "zemāk \(counted(count, "saišu", "saite", "saites"))" }
    var moreBelow: DisplayText { "zemāk ir vēl" }

    func state(_ state: State, isDeferred: Bool) -> DisplayText {
        switch state {
        case .pending: isDeferred ? "atlikts" : "gaida lēmumu"
        case .approved: "apstiprināts"
        case .rejected: "noraidīts"
        case .erased: "dzēsts"
        }
    }
    var edited: DisplayText { "labots" }
    var tagged: DisplayText { "atzīmēts" }
    func submitted(_ time: DisplayText) -> DisplayText { "iesniegts \(time)" }
    func label(_ label: Label) -> DisplayText {
        switch label {
        case .release: "paziņojums"
        case .author: "autors"
        case .record: "līdz šim"
        case .rules: "kārtulas"
        case .found: "atrasts"
        case .alike: "līdzīgs"
        case .likely: "varbūt"
        case .replyTo: "atbilde"
        case .address: "adrese"
        case .site: "vietne"
        case .deferred: "atlikts"
        case .summary: "paziņojums"
        case .history: "vēsture"
        }
    }
    var labelWidth: Int { 12 }
    func record(approved: Int, rejected: Int) -> DisplayText {
        let approvedText: DisplayText = "\(approved) \(self.approved(approved))"
        let rejectedText: DisplayText = "\(rejected) \(self.rejected(rejected))"
        switch (approved, rejected) {
        case (0, 0): return "vēl nav lēmumu"
        case (_, 0): return "\(approvedText), noraidīta neviena"
        case (0, _): return "neviens apstiprināts, \(rejectedText)"
        default: return "\(approvedText), \(rejectedText)"
        }
    }
    var firstComment: DisplayText { "pirmais komentārs" }
    func sameNameOtherEmail(_ count: Int) -> DisplayText { "ar citu e-pastu \(count)" }
    func othersFromAddress(_ count: Int) -> DisplayText { "no šīs adreses vēl \(count)" }
    func emptyLines(_ count: Int) -> DisplayText { counted(count, "tukšu rindu", "tukša rinda", "tukšas rindas") }
    func editedBy(_ login: String, _ time: DisplayText) -> DisplayText { "labojis \(login), \(time)" }
    func byTheSameAuthor(_ count: Int) -> DisplayText { "tā paša autora, \(count)" }
    func thread(replies: Int) -> DisplayText {
        replies == 0 ? "saruna" : "saruna, \(counted(replies, "atbilžu", "atbilde", "atbildes"))"
    }
    var showsAll: DisplayText { "rāda visus" }
    var isSaving: DisplayText { "saglabā" }
    var textGone: DisplayText { "dzēsts" }
    var comparing: DisplayText { "salīdzina tekstus …" }
    var textLoading: DisplayText { "tekstu neizdevās nolasīt" }
    func deferredUntil(_ time: DisplayText, by login: String) -> DisplayText { "līdz \(time), atlika \(login)" }
    var wordUndone: DisplayText { "atsaukts" }
    var undoUndone: DisplayText { "arī tas atsaukts" }
    func objectOfUndo(_ verb: Verb) -> DisplayText {
        switch verb {
        case .approve: "apstiprināšanu"
        case .reject: "noraidīšanu"
        case .edit: "labojumu"
        case .reopen: "atvēršanu"
        case .defer: "atlikšanu"
        case .note: "piezīmi"
        case .undo: "atsaukšanu"
        case .found, .release, .submit, .erase: self.verb(verb)
        }
    }
    func undone(by entry: EntryNumber) -> DisplayText { "atsaukts ar \(entry.rawValue)" }
    func undone(byAnother login: String) -> DisplayText { "atsauca \(login)" }
    var struckOut: DisplayText { "svītrots" }
    func verb(_ verb: Verb) -> DisplayText {
        switch verb {
        case .found: "sākums"
        case .release: "paziņojums"
        case .submit: "iesniegts"
        case .approve: "apstiprināt"
        case .reject: "noraidīt"
        case .edit: "labot"
        case .reopen: "atvērt"
        case .defer: "atlikt"
        case .note: "piezīme"
        case .undo: "atsaukt"
        case .erase: "dzēst"
        }
    }
    func quotation(_ words: DisplayText) -> DisplayText { "„\(words)”" }
    func ofEntry(_ entry: EntryNumber) -> DisplayText { "ierakstu \(entry.rawValue)" }
    func untilWord(_ time: DisplayText) -> DisplayText { "līdz \(time)" }
    func comments(_ count: Int) -> DisplayText { counted(count, "komentāru", "komentārs", "komentāri") }
    func entries(_ count: Int) -> DisplayText { counted(count, "ierakstu", "ieraksts", "ieraksti") }
    func releases(_ count: Int) -> DisplayText { counted(count, "paziņojumu", "paziņojums", "paziņojumi") }
    var releaseColumns: [DisplayText] { ["gaida", "atlikti", "apstiprināti", "noraidīti"] }
    var before: DisplayText { "bija" }
    var now: DisplayText { "tagad" }
    var comment: DisplayText { "numurs" }
    var author: DisplayText { "autors" }
    var text: DisplayText { "teksts" }
    var historyHeading: DisplayText { "vēsture" }
    var statisticsHeading: DisplayText { "statistika" }
    var releasesHeading: DisplayText { "paziņojumi" }
    var messagesHeading: DisplayText { "Ziņojumi" }
    var editHeading: DisplayText { "labošana" }
    var newestFirst: DisplayText { "jaunākie vispirms" }
    var wordAll: DisplayText { "visi" }
    var entryWord: DisplayText { "ieraksts" }
    func undoneBy(_ login: String, at time: DisplayText, entry: EntryNumber) -> DisplayText {
        "atsauca \(login) \(time), ieraksts \(entry.rawValue)"
    }
    func shown(_ range: DisplayText, of count: Int) -> DisplayText { "\(range) no \(count)" }
    var stopWord: DisplayText { "apturēt" }
    func editorHints(suspends: Bool) -> [(key: DisplayText, word: DisplayText)] {
        [("^X", "saglabāt…")] + (suspends ? [("^Z", "apturēt")] : []) + [("Esc", "iziet, teksts paliek")]
    }
    var saveHints: [(key: DisplayText, word: DisplayText)] {
        [
            ("y", "saglabāt"), ("a", "un apstiprināt"), ("e", "labot vēl"), ("d", "izmest"),
            ("n", "ne tagad, paliek"),
        ]
    }
    var editBegun: DisplayText { "labojums iesākts" }

    var foundNothing: DisplayText { "nekas" }
    func linkHost(_ host: DisplayText, written: DisplayText?, isDisguised: Bool) -> DisplayText {
        var text: DisplayText = "saite uz \(host)"
        if let written { text += ", rakstīts \(written)" }
        return isDisguised ? text + ", izliekas par citu" : text
    }
    func phone(_ number: DisplayText) -> DisplayText { "tālruņa numurs \(number)" }
    func email(_ address: DisplayText) -> DisplayText { "e-pasts \(address)" }
    func personalCode(_ code: DisplayText) -> DisplayText { "personas kods \(code)" }
    func listedWord(_ word: Findings.Word) -> DisplayText {
        guard let disguise = word.disguise else { return "\(word.text)" }
        return "„\(word.text)” (\(word.pattern), \(self.disguise(disguise)))"
    }
    func disguise(_ disguise: Findings.Disguise) -> DisplayText {
        switch disguise {
        case .repeated: "atkārtoti burti"
        case .alphabets: "jaukti alfabēti"
        case .digits: "cipari burtu vietā"
        case .parted: "sadalīts"
        case .spaced: "izretināts"
        }
    }
    func listedWords(_ words: DisplayText, list: DisplayText) -> DisplayText { "saraksts \(list): \(words)" }
    func more(_ count: Int) -> DisplayText { "un vēl \(count)" }
    func hidden(_ count: Int, _ parts: [DisplayText], isShort: Bool) -> DisplayText {
        let head = counted(
            count, isShort ? "slēptu" : "slēptu rakstzīmju", isShort ? "slēpta" : "slēpta rakstzīme",
            isShort ? "slēptas" : "slēptas rakstzīmes")
        return "\(head): \(parts.joined(by: ", "))"
    }
    func hiddenPart(_ kind: Findings.HiddenKind, _ count: Int) -> DisplayText {
        switch kind {
        case .control: "vadības \(count)"
        case .direction: "virziena \(count)"
        case .withoutWidth: "bez platuma \(count)"
        case .tag: "birkas \(count)"
        case .filler: "pildījuma \(count)"
        case .separator: "atdalītāju \(count)"
        case .unknown: "nezināmas \(count)"
        case .mark: "lieku zīmju \(count)"
        }
    }
    func sameText(_ count: Int) -> DisplayText {
        "tas pats teksts vēl \(Plural.latvian(count, zero: "\(count) komentāros", one: "\(count) komentārā", other: "\(count) komentāros"))"
    }
    func alphabets(_ count: Int, _ parts: [DisplayText]) -> DisplayText {
        "\(count == 2 ? "divi" : "\(count)" as DisplayText) alfabēti: \(parts.joined(by: ", "))"
    }
    func looksLike(_ original: Lookalikes.Original) -> DisplayText {
        switch original {
        case .author(let name, 0): return "izskatās kā \(name), bet ir cits"
        case .author(let name, let approved):
            return "izskatās kā \(name), bet ir cits; tam \(approved) \(self.approved(approved))"
        case .moderator(let name): return "izskatās kā moderators \(name)"
        }
    }
    func alphabetPart(_ letters: DisplayText, script: String) -> DisplayText {
        switch script {
        case "Cyrillic": "\(letters) ir kirilica"
        case "Latin": "\(letters) ir latīņu"
        case "Greek": "\(letters) ir grieķu"
        default: "\(letters) ir \(script)"
        }
    }

    func emptyPending(_ facts: EmptyFacts, keys: (deferred: DisplayText, history: DisplayText)) -> [DisplayText] {
        var lines: [DisplayText] = ["Lēmumu negaida neviens.", ""]
        let decided = facts.approved + facts.rejected
        if decided > 0 {
            var line: DisplayText =
                "Šodien \(self.decided(decided)) \(decided): \(facts.approved) \(approved(facts.approved)), \(facts.rejected) \(rejected(facts.rejected))."
            if let last = facts.last { line += " Pēdējais \(last)." }
            lines.append(line)
        }
        if facts.deferred > 0 {
            let word = Plural.latvian(facts.deferred, zero: "Atlikti", one: "Atlikts", other: "Atlikti")
            var line: DisplayText = "\(word) \(facts.deferred)"
            if let next = facts.next { line += "; nākamais atgriežas \(next)" }
            lines.append(line + ".")
        }
        if lines.count > 2 { lines.append("") }
        lines.append("\(keys.deferred) rāda atliktos, \(keys.history) to, kas izlemts.")
        return lines
    }
    func emptyMatch(query: String, pending: Int, key: DisplayText) -> [DisplayText] {
        [
            "Neviens neatbilst  \(query)", "",
            pending == 0
                ? "Lēmumu negaida neviens; \(key) parāda, kas padarīts."
                : "Bez tā lēmumu gaida \(pending); \(key) \(Plural.latvian(pending, zero: "tos", one: "to", other: "tos")) parāda.",
        ]
    }
    func emptyQueue(hasReleases: Bool) -> [DisplayText] {
        let start: [DisplayText] = ["Komentāru vēl nav.", ""]
        let ways: [DisplayText] =
            hasReleases
            ? ["Tos iesniedz ar: sluice submit   (sluice help submit pastāsta, kā)"]
            : [
                "Sākumā paziņojums: sluice release   (sluice help release pastāsta, kā)",
                "Pēc tam komentāri: sluice submit    (sluice help submit pastāsta, kā)",
            ]
        return start + ways + ["Šis saraksts tos parādīs, tiklīdz tie pienāks."]
    }
    func searching(percent: Int, found: Int) -> DisplayText {
        "meklē tekstos: \(percent) %, pagaidām \(Plural.latvian(found, zero: "atrasti", one: "atrasts", other: "atrasti")) \(found)"
    }
}
