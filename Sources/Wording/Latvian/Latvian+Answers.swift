import Moderation
import Terminal

extension Latvian {
    func decided(_ deed: CommandDeed, _ which: CommandWhich, setApart: Int, entry: EntryNumber?) -> DisplayText {
        let (isOne, comments): (Bool, DisplayText) =
            switch which {
            case .one(let number, let name): (true, name.map { "\(number) \($0)" } ?? "\(number)")
            case .many(let count): (count % 10 == 1 && count % 100 != 11, self.comments(count))
            }
        var text: DisplayText = entry == nil ? "būtu " : ""
        switch deed {
        case .takeBack(let act, let verb): text += "atsaukts ieraksts \(act)\(inBrackets(verb)): \(comments)"
        case .doAgain(let act, let verb): text += "atkārtots ieraksts \(act)\(inBrackets(verb)): \(comments)"
        case .decision(let decision, let until, let reason):
            text += done(decision.verb, isOne: isOne)
            text += " \(comments)"
            if let reason { text += ", iemesls: \(reason)" }
            if let until { text += " līdz \(until)" }
        }
        if setApart > 0 {
            text += "; malā \(Plural.latvian(setApart, zero: "atstāti", one: "atstāts", other: "atstāti")) \(setApart)"
        }
        if let entry { text += " (ieraksts \(entry))" }
        return text
    }
    /// What happened to comments, before their number.
    private func done(_ verb: Verb, isOne: Bool) -> DisplayText {
        switch verb {
        case .approve: isOne ? "apstiprināts" : "apstiprināti"
        case .reject: isOne ? "noraidīts" : "noraidīti"
        case .edit: isOne ? "labots" : "laboti"
        case .reopen: isOne ? "atvērts no jauna" : "atvērti no jauna"
        case .defer: isOne ? "atlikts" : "atlikti"
        case .note: "piezīme pierakstīta:"
        case .erase: isOne ? "dzēsts" : "dzēsti"
        case .found, .release, .submit, .undo: self.verb(verb)
        }
    }
    func nothingDone(isNothingNamed: Bool) -> DisplayText {
        isNothingNamed ? "nekas neatbilst; nekas nav izdarīts" : "nekas nav izdarīts"
    }
    func answersOne(_ number: CommentNumber, _ parent: CommentNumber, state: DisplayText) -> DisplayText {
        "\(number) atbild uz \(parent), kas \(state)"
    }
    func moreAnswers(_ count: Int) -> DisplayText {
        "vēl \(count) atbild uz komentāriem, kas nav publiski"
    }
    func clause(_ refusal: Refusal, zone: any Zone, reasons settings: Settings) -> DisplayText {
        switch refusal {
        case .unknownComment: "tāda komentāra nav"
        case .alreadyRejected(let reason): "jau noraidīts, iemesls: \(name(of: reason, in: settings))"
        case .conflict(let conflict): "\(deed(conflict, zone, settings)), pēc tam, kad jūs to redzējāt"
        case .undoneOutOfOrder(let conflict):
            "pēc tam \(deed(conflict, zone, settings)); atsaukt vai atkārtot var tikai pēdējo darbību ar komentāru"
        default: short(refusal)
        }
    }
    private func deed(_ conflict: Conflict, _ zone: any Zone, _ settings: Settings) -> DisplayText {
        let reason: DisplayText = conflict.reason.map { " (\(name(of: $0, in: settings)))" } ?? ""
        return
            "\(conflict.by): \(verb(conflict.verb))\(reason), \(moment(zone.local(conflict.at))) (ieraksts \(conflict.entry))"
    }
    func deferralEnded(_ number: CommentNumber, _ deferral: Deferral, until: DisplayText, isTried: Bool) -> DisplayText
    {
        "\(number) vairs \(isTried ? "nebūtu" : "nav") atlikts līdz \(until) (atlika \(deferral.by))"
    }
    func moreDeferralsEnded(_ count: Int, isTried: Bool) -> DisplayText {
        let word = Plural.latvian(count, zero: "atlikti", one: "atlikts", other: "atlikti")
        return "vairs \(isTried ? "nebūtu" : "nav") \(word) vēl \(count)"
    }
    func passedOver(_ passed: PassedOver, because obstacle: DisplayText?) -> DisplayText {
        let entry: DisplayText = "izlaists ieraksts \(passed.entry), \(verb(passed.verb))"
        if let obstacle { return "\(entry): \(obstacle)" }
        return passed.verb == .note ? "\(entry): tā ir svītrota un tā arī paliek" : "\(entry): to nevar atsaukt"
    }
    func passedOver(more count: Int) -> DisplayText {
        "\(Plural.latvian(count, zero: "izlaisti", one: "izlaists", other: "izlaisti")) vēl \(count)"
    }
    func notice(_ remark: Remark) -> DisplayText {
        switch remark {
        case .removedUnfinishedLine(let bytes):
            "no nepabeigtas pēdējās rindas noņemti \(count(bytes: bytes)); nekas, par ko bija ziņots, nav zudis"
        case .unfinishedLine(let bytes):
            "pēdējā rinda nav pabeigta (\(count(bytes: bytes))); tā neskaitās, un to noņems nākamais, kas raksta"
        case .clockWentBack(let entry): "pie ieraksta \(entry) rakstītāja pulkstenis gāja atpakaļ"
        case .finishedErasure(let entry): "pabeigta dzēšana, ko sāka ieraksts \(entry)"
        case .unfinishedErasure(let entry): "ieraksta \(entry) dzēšana nav pabeigta; to pabeigs nākamais, kas raksta"
        case .hinderedErasure(let entry, let hindrance):
            "ieraksta \(entry) dzēšana ir spēkā, bet nav pabeigta: \(call(hindrance)); \(remedy(hindrance)), un to pabeigs nākamais, kas raksta"
        case .droppedDrafts(let files):
            "\(dropped(draftFiles: files)) (no tiem, kas nolikti malā, nav izlasāmi vai palikuši no redaktora)"
        case .hinderedCheckpoint(let hindrance):
            "nevar atstāt kontrolpunktu: \(call(hindrance)); katru reizi jālasa viss žurnāls; \(remedy(hindrance))"
        case .copyBehind(let error): copyBehind(error)
        }
    }
    private func remedy(_ hindrance: StorageFailure) -> DisplayText {
        switch Obstacle(hindrance) {
        case .access: "ļaujiet šim lietotājam lasīt un rakstīt \(hindrance.subject) vai noņemiet to"
        case .wrongKind: "noņemiet \(hindrance.subject), kam tur nav jābūt"
        case .noRoom: "atbrīvojiet vietu diskā"
        case .readOnly: "padariet disku rakstāmu"
        case .other: "pārbaudiet disku"
        }
    }
    private func count(bytes: Int) -> DisplayText {
        "\(bytes) \(Plural.latvian(bytes, zero: "baitu", one: "baits", other: "baiti"))"
    }

    // MARK: Opening and reading

    func readOnlyPart(_ why: DisplayText) -> DisplayText {
        "brīdinājums: \(why); rāda to, kas ir pirms tam, un neko nevar rakstīt"
    }
    func defaultUsed(line: Int, column: Int, _ problem: DocumentProblem) -> DisplayText {
        "brīdinājums: settings.json, \(line). rinda, \(column). zīme: \(clause(problem)); paliek parastais"
    }
    func warning(_ message: DisplayText, allTheSame: DisplayText) -> DisplayText {
        "brīdinājums: \(message); \(allTheSame)"
    }
    var pendingAllTheSame: DisplayText { "kas ienāk, tāpat gaida lēmumu" }
    var publishedAllTheSame: DisplayText { "kas ir publisks, tāpat tiek publicēts" }
    func readingJournal(percent: Int) -> DisplayText { "Lasa žurnālu: \(percent) %" }
    func noMatch(_ query: String) -> DisplayText { "nekas neatbilst: \(query)" }
    var noHistoryMatches: DisplayText { "vēsturē nekas neatbilst" }
    func unknownComment(_ number: CommentNumber) -> DisplayText { "\(number): tāda komentāra nav" }
    var stateWidth: Int { 12 }
    func length(_ milliseconds: Int64) -> DisplayText { Length.text(milliseconds, hour: "st") }

    // MARK: A comment and its history

    func head(
        _ comment: Comment, state: DisplayText, reason: DisplayText?, deferral: DisplayText?, submitted: DisplayText
    ) -> DisplayText {
        var text: DisplayText = "\(comment.number)  \(state)"
        if let reason { text += ", iemesls: \(reason)" }
        if let deferral, let by = comment.deferral?.by { text += " līdz \(deferral) (\(by))" }
        if comment.isEdited { text += ", labots" }
        return "\(text)   iesniegts \(submitted)   versija \(comment.version)"
    }
    func sheetLabel(_ label: SheetLabel) -> DisplayText {
        switch label {
        case .release: "paziņ."
        case .author: "autors"
        case .email: "e-pasts"
        case .site: "vietne"
        case .address: "adrese"
        case .record: "līdz šim"
        case .replyTo: "atbild uz"
        case .source: "avots"
        case .rules: "kārtulas"
        case .found: "atrasts"
        case .history: "vēsture"
        }
    }
    func authorRecord(_ record: AuthorRecord) -> DisplayText {
        func approved(_ count: Int) -> DisplayText {
            "\(count) \(Plural.latvian(count, zero: "apstiprinātu", one: "apstiprināts", other: "apstiprināti"))"
        }
        func rejected(_ count: Int) -> DisplayText {
            "\(count) \(Plural.latvian(count, zero: "noraidītu", one: "noraidīts", other: "noraidīti"))"
        }
        var text: DisplayText =
            switch (record.approved, record.rejected) {
            case (0, 0): record.total <= 1 ? "pirmais komentārs" : "vēl neviens nav izlemts"
            case (let count, 0): "\(approved(count)), neviens nav noraidīts"
            case (0, let count): "neviens nav apstiprināts, \(rejected(count))"
            case (let some, let others): "\(approved(some)), \(rejected(others))"
            }
        if record.sameNameOtherEmail > 0 { text += "; tas pats vārds, cits e-pasts: \(record.sameNameOtherEmail)" }
        if record.othersFromAddress > 0 { text += "; citi no šīs adreses: \(record.othersFromAddress)" }
        return text
    }
    func found(link: Findings.Link) -> DisplayText {
        var line: DisplayText = "saite uz \(link.host)"
        if let ascii = link.asciiHost { line += " (\(ascii))" }
        if let written = link.writtenHost { line += ", rakstīta \(written)" }
        return link.isDisguised ? line + ", izliekas par citu" : line
    }
    func moreLinks(_ count: Int) -> DisplayText {
        "un vēl \(count) \(Plural.latvian(count, zero: "saišu", one: "saite", other: "saites"))"
    }
    func found(email: String) -> DisplayText { "e-pasta adrese \(email)" }
    func found(phone: String) -> DisplayText { "tālruņa numurs \(phone)" }
    func found(personalCode: String) -> DisplayText { "personas kods \(personalCode)" }
    func found(word: Findings.Word) -> DisplayText {
        let how: DisplayText = word.disguise.map { " (\(word.pattern), \(disguise($0)))" } ?? ""
        return "vārds „\(word.text)”\(how) no saraksta \(word.list)"
    }
    func foundHidden(_ count: Int, _ parts: [(kind: Findings.HiddenKind, count: Int)]) -> DisplayText {
        hidden(count, parts.map { hiddenPart($0.kind, $0.count) }, isShort: false)
    }
    func mixedAlphabets(_ parts: [(letters: DisplayText, script: String)]) -> DisplayText {
        let parts = parts.map { alphabetPart($0.letters, script: $0.script) }
        return "vārdā sajaukti alfabēti: \(parts.joined(by: ", "))"
    }
    func nameLooksLike(_ original: Lookalikes.Original) -> DisplayText { "vārds: \(looksLike(original))" }
    var erasedForGood: DisplayText { "Teksts un autors ir dzēsti uz visiem laikiem." }

    // MARK: Tables

    func title(_ column: TableColumn) -> DisplayText {
        switch column {
        case .release: "paziņojums"
        case .date: "datums"
        case .pending: "gaida"
        case .deferred: "atlikti"
        case .approved: "apstiprināti"
        case .rejected: "noraidīti"
        case .title: "virsraksts"
        case .day: "diena"
        case .submitted: "iesniegti"
        case .decided: "izlemti"
        case .all: "kopā"
        case .moderator: "moderators"
        case .edited: "laboti"
        case .undone: "atsaukti"
        case .rejectedAs: "noraidīti kā"
        case .from: "no"
        case .decision: "lēmums"
        case .becomes: "kļūst"
        case .word: "vārds"
        case .comments: "komentāri"
        case .pattern: "paraugs"
        case .disguise: "slēpts"
        case .rule: "kārtula"
        case .hits: "30 dienās"
        }
    }
    func dayRange(_ count: Int, _ first: CivilDate, _ last: CivilDate) -> DisplayText {
        "\(dayCount(count)), \(date(first)) līdz \(date(last))"
    }
    func waitingLine(_ pending: Int, oldest: (age: DisplayText, number: CommentNumber)?) -> DisplayText {
        let line: DisplayText = "gaida    \(pending)"
        return oldest.map { "\(line)   vecākais \($0.age), \($0.number)" } ?? line
    }
    func deferredLine(_ deferred: Int, next: DisplayText?) -> DisplayText {
        let line: DisplayText = "atlikti  \(deferred)"
        return next.map { "\(line)   nākamais atgriežas \($0)" } ?? line
    }
    func waitedFor(_ from: Int64, _ to: Int64?) -> DisplayText {
        guard let to else { return "virs \(length(from))" }
        return from == 0 ? "līdz \(length(to))" : "\(length(from)) līdz \(length(to))"
    }
    var noDecisions: DisplayText { "šajās dienās lēmumu nav" }
    func halfWithin(_ length: DisplayText) -> DisplayText { "puse izlemti līdz           \(length)" }
    func nineInTenWithin(_ length: DisplayText) -> DisplayText { "deviņi no desmit līdz       \(length)" }
    func withinTarget(_ target: DisplayText, percent: Int) -> DisplayText { "mērķa laikā (\(target)): \(percent) %" }
    var refusedWord: DisplayText { "atteikts" }
    func condition(_ rule: StateMachine.Rule) -> DisplayText? {
        switch rule {
        case .becomes: nil
        case .becomesIf(.reasonDiffers, _, _): "ja iemesls ir cits"
        case .becomesIf(.isDeferred, _, _): "ja tas ir atlikts"
        case .becomesIf(.blanksOnlyUnlisted, _, _): "ja tas, ko dzēš, agrāk nav uzskaitīts"
        case .refused(.alreadyPending): "jau gaida lēmumu"
        case .refused(.alreadyApproved): "jau apstiprināts"
        case .refused(.alreadyRejected): "jau noraidīts"
        case .refused(.rejectedNotEditable): "vispirms atveriet no jauna"
        case .refused(.notPending): "atliek tikai to, kas gaida"
        case .refused(.erased): "dzēsts uz visiem laikiem"
        case .refused(.notADecision): refusedWord
        }
    }
}
