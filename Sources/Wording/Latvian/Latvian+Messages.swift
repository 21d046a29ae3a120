import Moderation
import Terminal

extension Latvian {
    func did(_ deed: Deed, _ which: Which) -> DisplayText {
        /// "apstiprināts X", "apstiprināti 11 komentāru", "apstiprināts 21 komentārs"
        func passive(_ one: DisplayText, _ many: DisplayText) -> DisplayText {
            switch which {
            case .one(let name): "\(one) \(name)"
            case .many(let count):
                "\(Plural.latvian(count, zero: many, one: one, other: many)) \(comments(count))"
            }
        }
        switch deed {
        case .approve: return passive("apstiprināts", "apstiprināti")
        case .reject(let reason): return "\(passive("noraidīts", "noraidīti")), iemesls: \(reason)"
        case .edit: return passive("labots", "laboti")
        case .reopen:
            switch which {
            case .one(let name): return "atvērts no jauna \(name)"
            case .many(let count):
                let opened = Plural.latvian(count, zero: "atvērti", one: "atvērts", other: "atvērti")
                return "\(opened) no jauna \(comments(count))"
            }
        case .defer(let until): return "\(passive("atlikts", "atlikti")) līdz \(until)"
        case .note:
            switch which {
            case .one(let name): return "piezīme pie \(name)"
            case .many(let count):
                let word = Plural.latvian(count, zero: "komentāriem", one: "komentāra", other: "komentāriem")
                return "piezīme pie \(count) \(word)"
            }
        case .erase: return "\(passive("dzēsts", "dzēsti")); rezerves kopijas un publicētais paliek"
        }
    }
    var notApprovedYet: DisplayText { "vēl nav apstiprināts" }
    func waitsNoMore(until: DisplayText) -> DisplayText { "tas vairs nav atlikts līdz \(until)" }
    func waitNoMore(_ count: Int) -> DisplayText {
        "no tiem vairs nav \(Plural.latvian(count, zero: "atlikti", one: "atlikts", other: "atlikti")) \(count)"
    }
    func deferralsStayEnded(_ count: Int) -> DisplayText {
        count == 1
            ? "atlikšana neatjaunojas"
            : "neatjaunojas \(count) \(Plural.latvian(count, zero: "atlikšanu", one: "atlikšana", other: "atlikšanas"))"
    }
    func answers(_ number: CommentNumber, state: State, isDeferred: Bool) -> DisplayText {
        "atbild uz \(number: number), kas \(plural((state, isDeferred, 1), 1))"
    }
    func setApart(_ numbers: [CommentNumber], staysTagged: Bool) -> DisplayText {
        if numbers.count == 1, let number = numbers.first {
            return staysTagged ? "\(number: number) paliek malā un atzīmēts" : "\(number: number) paliek malā"
        }
        let tagged = Plural.latvian(numbers.count, zero: "atzīmēti", one: "atzīmēts", other: "atzīmēti")
        return staysTagged ? "\(numbers.count) paliek malā un \(tagged)" : "\(numbers.count) paliek malā"
    }
    func setApart(_ numbers: DisplayText, count: Int, because reason: DisplayText) -> DisplayText {
        "malā \(count), \(reason): \(numbers)"
    }
    func tellsWhy(_ key: DisplayText) -> DisplayText { "\(key) pasaka, kāpēc" }
    func undone(_ deed: DisplayText, tagsBack: Int) -> DisplayText {
        switch tagsBack {
        case 0: "atsaukts: \(deed)"
        case 1: "atsaukts: \(deed); atzīme ir atpakaļ"
        default: "atsaukts: \(deed); atzīmes ir atpakaļ"
        }
    }
    func redone(_ deed: DisplayText) -> DisplayText { "atkārtots: \(deed)" }
    func undonePartly(_ done: Int, of count: Int, because reason: DisplayText) -> DisplayText {
        "\(Plural.latvian(done, zero: "atsaukti", one: "atsaukts", other: "atsaukti")) \(done) no \(count): \(reason)"
    }
    func redonePartly(_ done: Int, of count: Int, because reason: DisplayText) -> DisplayText {
        "\(Plural.latvian(done, zero: "atkārtoti", one: "atkārtots", other: "atkārtoti")) \(done) no \(count): \(reason)"
    }
    var undoWord: DisplayText { "atsaukt" }
    var redoWord: DisplayText { "atkārtot" }

    func person(_ login: String, did verb: Verb, reason: DisplayText?, _ what: DisplayText) -> DisplayText {
        switch verb {
        case .approve: "\(login) apstiprināja \(what)"
        case .reject: reason.map { "\(login) noraidīja \(what), iemesls: \($0)" } ?? "\(login) noraidīja \(what)"
        case .edit: "\(login) laboja \(what)"
        case .reopen: "\(login) atvēra no jauna \(what)"
        case .defer: "\(login) atlika \(what)"
        case .note: "\(login) pierakstīja piezīmi pie \(what)"
        case .undo: "\(login) atsauca darbību ar \(what)"
        case .erase: "\(login) dzēsa \(what)"
        case .submit: "\(login) iesniedza \(what)"
        case .release: "\(login) pievienoja paziņojumu \(what)"
        case .found: "\(login) izveidoja rindu"
        }
    }
    func tookBack(_ login: String, _ entry: EntryNumber, _ act: DisplayText, isRedo: Bool) -> DisplayText {
        isRedo
            ? "\(login) atkārtoja ierakstu \(entry.rawValue): \(act)"
            : "\(login) atsauca ierakstu \(entry.rawValue): \(act)"
    }
    func notDone(_ conflict: DisplayText, at time: DisplayText) -> DisplayText {
        "nav izdarīts: \(conflict) \(time); redzams, kāds tas ir tagad"
    }
    func justBefore(_ act: DisplayText, at time: DisplayText) -> DisplayText { "\(act) \(time), tieši pirms jums" }
    func staysTagged(_ act: DisplayText, _ count: Int) -> DisplayText {
        "\(act); \(count == 1 ? "tas paliek atzīmēts" : "tie paliek atzīmēti" as DisplayText)"
    }

    func refusal(_ refusal: Refusal, _ number: CommentNumber) -> DisplayText {
        switch refusal {
        case .conflict(let conflict):
            person(conflict.by.text, did: conflict.verb, reason: nil, "\(number: number)") + " pa šo laiku"
        case .undoneOutOfOrder(let conflict):
            person(conflict.by.text, did: conflict.verb, reason: nil, "\(number: number)") + " pēc tam"
        case .unknownComment: "komentāra \(number: number) nav"
        default: "\(number: number): \(short(refusal))"
        }
    }
    func short(_ refusal: Refusal) -> DisplayText {
        switch refusal {
        case .unknownComment: "nav zināms"
        case .alreadyPending: "jau gaida lēmumu"
        case .alreadyApproved: "jau apstiprināts"
        case .alreadyRejected: "jau noraidīts šī iemesla dēļ"
        case .rejectedNotEditable: "noraidīts: vispirms atveriet no jauna"
        case .notPending(let state): "jau \(self.state(state, isDeferred: false)): atlikt var tikai to, kas gaida"
        case .erased: "dzēsts uz visiem laikiem"
        case .unchanged: "teksts ir tas pats"
        case .untilPassed: "nav atlikts: šis laiks jau pagājis"
        case .untilTooFar: "nav atlikts: ne vairāk kā gadu"
        case .conflict: "pa šo laiku mainīts"
        case .unknownVersion(let version): "versijā \(version.rawValue) nav zināms"
        case .notInEntry(let entry): "nav ierakstā \(entry.rawValue)"
        case .alreadyUndone(let undo): "jau atsaukts ar ierakstu \(undo.rawValue)"
        case .undoneOutOfOrder: "pēc tam mainīts"
        case .notUndoable(let verb): "nav atsaucams: \(self.verb(verb))"
        }
    }
    func onlyJustUp(_ number: CommentNumber, key: DisplayText) -> DisplayText {
        "\(number: number) tikko parādījās: netiek aiztikts, spiediet \(key) vēlreiz"
    }
    func shownFirst(_ number: CommentNumber, key: DisplayText) -> DisplayText {
        "\(number: number) ir redzams; vēlreiz \(key)"
    }
    func tagsNotShown(_ count: Int, key: DisplayText) -> DisplayText {
        "\(tagged(count)), ko ekrāns vēl nebija parādījis: netiek aiztikts, spiediet \(key) vēlreiz"
    }
    func chooseALine(down: DisplayText, search: DisplayText) -> DisplayText {
        "neviena rinda nav izvēlēta: \(down) iet uz pirmo, \(search) meklē"
    }
    var fieldIsGone: DisplayText { "tas, ko darījāt, ir aizvērts, un līdz Esc taustiņi nedara neko" }
    func heldDown(_ key: DisplayText) -> DisplayText { "turēts nospiests, \(key) skaitās vienreiz" }
    func ignoredWithRest(_ key: DisplayText) -> DisplayText {
        "\(key) netika izpildīts, arī pēc tā rakstītais ne: spiediet \(key) vēlreiz"
    }
    func rangeFirst(_ key: DisplayText) -> DisplayText {
        "tiek izvēlēts posms; \(key) to atzīmē, Esc atmet"
    }
    func forTagged(_ count: Int) -> DisplayText {
        let tagged = Plural.latvian(count, zero: "atzīmētajiem", one: "atzīmēto", other: "atzīmētajiem")
        return "ko darīt ar \(count) \(tagged)?   Esc neko"
    }
    func endOfList(above: Int, key: DisplayText) -> DisplayText {
        "saraksta beigas; augstāk lēmumu gaida \(above), \(key) aizved turp"
    }
    func beginningOfList(below: Int, key: DisplayText) -> DisplayText {
        "saraksta sākums; zemāk lēmumu gaida \(below), \(key) aizved turp"
    }
    var noneNeedsDecision: DisplayText { "cita, kas gaidītu lēmumu, šeit nav" }
    var noComment: DisplayText { "šeit nav komentāra" }
    func notBound(_ key: DisplayText, help: DisplayText) -> DisplayText { "\(key) nav piesaistīts, \(help) rāda visus" }
    func cameWithEscape(_ key: DisplayText) -> DisplayText {
        "Esc un \(key) atnāca reizē: \(key) neizpildīts, spiediet vēlreiz"
    }
    var notFollowing: DisplayText {
        "ekrāns uzreiz neseko citu darbiem: sistēmai vairs nav brīva vērotāja, tāpēc tas ielūkojas ik pēc 2 s"
    }
    var asciiOnly: DisplayText {
        "šī lokāle nav UTF-8: burti redzami bez zīmēm, rindā tie paliek, kādi ir; palaidiet ar LANG=C.UTF-8"
    }
    func moreMessages(_ count: Int, key: DisplayText) -> DisplayText { "vēl \(count), \(key)" }
    func takesOneComment(_ key: DisplayText) -> DisplayText {
        "\(key) ir vienam komentāram, nevis atzīmētajiem: nekas nav darīts"
    }
    func notBoundInEditor(_ key: DisplayText) -> DisplayText {
        "\(key) šeit nav piesaistīts: ^X saglabā, Esc iziet, un teksts paliek"
    }
    func noSuchComment(_ text: String) -> DisplayText { "komentāra \(text) nav" }
    var nothingTagged: DisplayText { "nekas nav atzīmēts" }
    func taggedNow(_ added: Int, total: Int, soFar: Bool) -> DisplayText {
        let found: DisplayText = soFar ? "no jau atrastajiem " : ""
        return added == 0 ? "\(found)\(tagged(total))" : "\(found)\(tagged(added)); pavisam \(total)"
    }
    private func tagged(_ count: Int) -> DisplayText {
        let word = Plural.latvian(count, zero: "atzīmēti", one: "atzīmēts", other: "atzīmēti")
        return "\(word) \(count)"
    }
    func untaggedNow(_ removed: Int, total: Int) -> DisplayText {
        total == 0
            ? "noņemtas atzīmes: \(removed); neviens nav atzīmēts"
            : "noņemtas atzīmes: \(removed); vēl \(tagged(total))"
    }
    func editedBefore(_ undo: DisplayText) -> DisplayText { "arī teksts: \(undo) \(undo) atsauc abus" }
    func untaggedAll(_ count: Int, key: DisplayText) -> DisplayText {
        "noņemtas visas atzīmes: \(count); \(key) tās atjauno"
    }
    func noSuchEntry(_ text: String) -> DisplayText { "ieraksta \(text) nav" }
    var answersNothing: DisplayText { "neatbild nevienam komentāram" }
    var nothingNew: DisplayText { "nekā jauna" }
    func takenIn(new: Int, decided: Int, unmatched: Int) -> DisplayText {
        let newWord = Plural.latvian(new, zero: "jauni", one: "jauns", other: "jauni")
        func taken(_ count: Int) -> DisplayText {
            Plural.latvian(count, zero: "noņemti", one: "noņemts", other: "noņemti")
        }
        let decidedWord = Plural.latvian(decided, zero: "izlemtie", one: "izlemtais", other: "izlemtie")
        let parts: [DisplayText?] = [
            new > 0 ? "\(newWord) \(new)" : nil, decided > 0 ? "\(taken(decided)) \(decidedWord) \(decided)" : nil,
            unmatched > 0 ? "\(taken(unmatched)) \(unmatched), kas vairs neatbilst" : nil,
        ]
        return parts.compactMap { $0 }.joined(by: ", ")
    }
    func nothingRuns(quit key: DisplayText) -> DisplayText { "nekas nenotiek; \(key) beidz darbu" }
    var stopped: DisplayText { "apturēts" }
    var stillSaving: DisplayText { "acumirkli: saglabā pēdējo darbību" }
    func saving(_ count: Int) -> DisplayText { "saglabā \(count)" }
    func readOnlyRefusal(_ reason: Access.ReadOnlyReason) -> DisplayText {
        switch reason {
        case .settings(.mistake): return "nekas netiek izlemts: \(readOnly(reason)); izlabojiet failu"
        case .settings: return "nekas netiek izlemts: \(readOnly(reason))"
        default: break
        }
        return "tikai lasāms: \(readOnly(reason))"
    }
    func settingsError(_ error: SettingsError) -> DisplayText {
        switch error {
        case .mistake(_, let line, let column, let problem):
            return "settings.json, \(line). rinda, \(column). zīme: \(clause(problem))"
        case .failed(let failure): return "settings.json: \(cause(failure.cause))"
        }
    }
    var settingsMended: DisplayText { "settings.json atkal ir kārtībā" }
    var mayDecideNow: DisplayText { "iestatījumi jums tagad ļauj izlemt" }
    func settingsAtNextStart(_ members: [String]) -> DisplayText {
        "settings.json mainīts: \(DisplayText(stranger: members.joined(separator: ", "))) no nākamās palaišanas"
    }
    func failure(_ error: DeskError, kept number: CommentNumber?, key: DisplayText?) -> DisplayText {
        let cause = self.cause(of: error)
        if case .outcomeUnknown = error { return "nav zināms, vai saglabāts: \(cause); lasa rindu no jauna" }
        if case .converted = error { return "nav saglabāts: \(cause); palaidiet sluice no jauna" }
        guard let key else { return cause }
        let left: DisplayText = number.map { "\(number: $0) ir, kāds bija" } ?? "nekas nav mainīts"
        return "nav saglabāts: \(cause); \(left), vēlāk spiediet \(key) vēlreiz"
    }
    /// Why a desk could not do what it was asked to, in the few words that the console has room for.
    func cause(of error: DeskError) -> DisplayText {
        switch error {
        case .damaged(let damage): "žurnāls bojāts \(damage.line). rindā: palaidiet sluice verify"
        case .readOnly(.newer(let entry)):
            "žurnālā rakstījusi jaunāka sluice (\(entry.rawValue). ieraksts): lasīts līdz tam"
        case .replaced: "žurnāls nomainīts: lasa no jauna"
        case .locked(let process): process.map { "rindu tur process \($0)" } ?? "rindu tur cits process"
        case .overtaken: overtakenClause
        case .readOnly(let reason): readOnly(reason)
        case .noQueue(let path): "mapē \(path) nav komentāru rindas"
        case .failed(let failure), .outcomeUnknown(let failure):
            "\(cause(failure.cause)): \(failure.subject)"
        case .invalid(let fault): clause(fault)
        case .unreachable(let server, _): unreachableCause(server)
        case .behind(let entry): behindCause(entry)
        case .lacking(let entry): lackingCause(entry)
        case .diverged(let entry): divergedCause(entry)
        case .unsound(let entry): unsoundCause(entry)
        case .converted: convertedCause
        case .refused(let refusal, let server): "\(server): \(serverCause(refusal))"
        }
    }
    var giveUpWord: DisplayText { "negaidīt" }
    func givenUp(kept number: CommentNumber?, key: DisplayText) -> DisplayText {
        let left: DisplayText = number.map { "\(number: $0) ir, kāds bija" } ?? "nekas nav mainīts"
        return "atmests: \(left), vēlāk spiediet \(key) vēlreiz"
    }
    var noteUnderArrow: DisplayText { "piezīme ir saglabāta, ↑ to atgriež" }
    var unchangedText: DisplayText { "teksts nav mainīts: nav ko saglabāt" }
    var emptyText: DisplayText { "tukšu tekstu nevar saglabāt: noraidiet vai dzēsiet" }
    func changedMeanwhile(_ act: DisplayText) -> DisplayText {
        "nav saglabāts: \(act); teksts paglabāts, e to atver pāri jaunajai versijai"
    }
    var pasteIgnored: DisplayText { "ielīmēt var tikai laukā" }
    func unended(_ what: Unended) -> DisplayText {
        switch what {
        case .paste: "ielīmējums nav beidzies: Esc"
        case .answer: "termināļa atbilde nav beigusies: Esc"
        }
    }
    func unknownCommand(_ word: String, nearest: String?) -> DisplayText {
        nearest.map { "nav komandas „\(word)”; varbūt „\($0)”?" } ?? "nav komandas „\(word)”; Tab tās rāda"
    }
    func shellOnly(_ what: ShellOnly) -> DisplayText {
        switch what {
        case .verb(let verb): "\(verb) der tikai komandrindā: šai konsolei jau ir sava rinda"
        case .option(let option):
            "\(option) der tikai komandrindā: šeit lemjat jūs, šajā rindā, un uzreiz redzat, kas iznāca"
        case .standardInput: "- lasa standarta ievadi, bet tā šeit ir tastatūra"
        }
    }
    func noSuchOrder(_ word: String) -> DisplayText {
        "nav kārtības „\(word)”: \(Order.allCases.map(\.rawValue).joined(separator: ", "))"
    }
    var nothingMatches: DisplayText { "nekas neatbilst; nekas nav darīts" }
    func tooManyTargets(_ limit: Int) -> DisplayText {
        "viens lēmums aptver ne vairāk kā \(limit) komentārus: sašauriniet vaicājumu"
    }
    func nothingInHistory(_ key: DisplayText) -> DisplayText {
        "šajā laikā nekas nav izlemts; \(key) maina vaicājumu"
    }
    func takesNothing(_ word: String) -> DisplayText { "aiz \(word) nekas neseko" }
    func noSuchReason(_ code: String) -> DisplayText { "nav iemesla „\(code)”; r tos rāda" }
    var reasonNeeded: DisplayText { "trūkst --reason; r rāda iemeslus" }
    func stillSearching(_ key: DisplayText) -> DisplayText {
        "iepriekšējā meklēšana vēl nav beigusies; \(key) to aptur"
    }
    func settingsProblem(_ name: String, _ problem: KeyProblem) -> DisplayText {
        switch problem {
        case .unknownAction: "iestatījumi, keys: nav darbības „\(name)”"
        case .badNotation(let text): "iestatījumi, keys, \(name): „\(text)” nav taustiņš; paliek parastais"
        case .takesNothing(let word): "iestatījumi, keys: aiz „\(word)” nekas nevar būt"
        case .taken(let key, let owner):
            "iestatījumi, keys, \(name): \(key) pieder darbībai \(owner.rawValue); paliek parastais"
        }
    }
    func themeProblem(_ problem: ThemeProblem) -> DisplayText {
        switch problem {
        case .unknownRole(let name): "iestatījumi, theme: nav lomas „\(name)”"
        case .fixedRole(let name): "iestatījumi, theme: \(name) izskats paliek, kāds ir"
        case .badLook(let name, let look): "iestatījumi, theme, \(name): „\(look)” nav izskats; paliek parastais"
        }
    }
    var noAddress: DisplayText { "šim komentāram nav adreses" }
    var noMessages: DisplayText { "ziņojumu vēl nav" }
    var nothingToGoBackTo: DisplayText { "nav vaicājuma, pie kā atgriezties" }
    func bytes(_ count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "baitu", one: "baits", other: "baiti"))"
    }
    func remark(_ remark: Remark) -> DisplayText {
        switch remark {
        case .removedUnfinishedLine(let bytes): "noņemts nepabeigts ieraksts, \(self.bytes(bytes))"
        case .unfinishedLine(let bytes): "pēdējais ieraksts nav pabeigts, \(self.bytes(bytes)); to neņem vērā"
        case .clockWentBack(let entry): "pulkstenis gāja atpakaļ pie ieraksta \(entry.rawValue)"
        case .finishedErasure(let entry): "pabeigta ieraksta \(entry.rawValue) dzēšana"
        case .unfinishedErasure(let entry): "ieraksta \(entry.rawValue) dzēšana nav pabeigta"
        case .hinderedErasure(_, let hindrance):
            "dzēšana nav pabeigta: \(cause(hindrance.cause)): \(hindrance.subject)"
        case .droppedDrafts(let files): dropped(draftFiles: files)
        case .hinderedCheckpoint(let hindrance):
            "nevar atstāt kontrolpunktu: \(cause(hindrance.cause)): \(hindrance.subject)"
        case .copyBehind(let error): copyBehind(error)
        }
    }
    func badMoment(_ text: String) -> DisplayText {
        "„\(text)” nav laiks: 30.11.2026, 30.11.2026 16:00 vai 4h 2d 1w no šī brīža"
    }
    var noteNeeded: DisplayText { "šeit vajag dažus vārdus" }
    func tooLong(_ limit: Int) -> DisplayText { "par garu: ne vairāk kā \(bytes(limit))" }
    var notOnAList: DisplayText { "ne šajā ekrānā" }
    var editorFailed: DisplayText { "nav labots" }
    var nulSpelled: DisplayText { "komentārā nevar būt U+0000: izņemiet to, kas šeit ir tās vietā, ⟨U+0000⟩" }
}
