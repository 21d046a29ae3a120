import Moderation
import Terminal

extension Latvian {
    private func key(_ key: DisplayText) -> DisplayText { key.styled(.strong) }

    func rejectAs(_ target: PromptTarget) -> DisplayText {
        switch target {
        case .one(let name): "Noraidīt \(name):"
        case .tagged(let count): "Noraidīt \(count) \(tagged(count)):"
        }
    }
    func deferUntil(_ target: PromptTarget) -> DisplayText { "Atlikt \(name(target)) līdz:" }
    func deferBecause(_ target: PromptTarget, until: DisplayText) -> DisplayText {
        "Atlikt \(name(target)) līdz \(until), jo:"
    }
    func noteFor(_ target: PromptTarget) -> DisplayText {
        switch target {
        case .one(let name): "Piezīme pie \(name):"
        case .tagged(let count): "Piezīme pie \(count) \(besideTagged(count)):"
        }
    }
    func reasonNote(_ target: PromptTarget, reason: DisplayText) -> DisplayText {
        "Noraidīt \(name(target)), iemesls: \(reason), piezīme:"
    }
    private func name(_ target: PromptTarget) -> DisplayText {
        switch target {
        case .one(let name): name
        case .tagged(let count): "\(count) \(tagged(count))"
        }
    }
    private func tagged(_ count: Int) -> DisplayText {
        Plural.latvian(count, zero: "atzīmētos", one: "atzīmēto", other: "atzīmētos")
    }
    /// After "pie": pie 1 atzīmētā, pie 2 atzīmētajiem.
    private func besideTagged(_ count: Int) -> DisplayText {
        Plural.latvian(count, zero: "atzīmētajiem", one: "atzīmētā", other: "atzīmētajiem")
    }
    func name(_ reason: Settings.Reason) -> DisplayText {
        if let name = reason.latvian { return DisplayText(stranger: name) }
        return switch reason.code.text {
        case "spam": "reklāma"
        case "abuse": "apvainojums"
        case "hate": "naids"
        case "off-topic": "nav par tēmu"
        case "personal-data": "personas dati"
        case "duplicate": "atkārtots"
        case "unlawful": "pretlikumīgs"
        case "other": "cits"
        default: "\(reason.code)"
        }
    }
    func again(_ reason: DisplayText) -> DisplayText { "\(key(".")) tas pats iemesls" }
    var shiftAddsNote: DisplayText { "\(key("Shift")): piezīme" }
    var shiftGoesOnWithNote: DisplayText { "\(key("Shift")): turpināt saglabāto piezīmi" }
    func guides(shown: Bool) -> DisplayText { "\(key("?")) \(shown ? "komentārs" : "kad kuru" as DisplayText)" }
    var noGuides: DisplayText { "nevienam iemeslam nav skaidrojuma; tos var dot iestatījumos" }
    func notePolicy(_ note: Settings.NotePolicy) -> DisplayText {
        switch note {
        case .demanded: "vajag piezīmi"
        case .offered: "piezīme, ja vēlaties"
        }
    }
    var tabReadyText: DisplayText { "\(key("Tab")) gatavs teksts" }
    func tabOnly(_ number: CommentNumber) -> DisplayText { "\(key("Tab")) tikai \(number: number)" }
    func tabTagged(_ count: Int) -> DisplayText { "\(key("Tab")) \(count) \(tagged(count))" }
    var escNo: DisplayText { "\(key("Esc")) nē" }
    var escBack: DisplayText { "\(key("Esc")) atpakaļ" }
    var enterDone: DisplayText { "\(key("Enter")) gatavs" }
    func endsDeferral(by login: String, until: DisplayText) -> DisplayText {
        "ar to beigsies atlikšana līdz \(until) (\(login))"
    }
    var noteStays: DisplayText { "piezīme paliek vēsturē: bez personas datiem" }
    var noteIsKept: DisplayText { "piezīme ir saglabāta" }
    func deferHints(isDeferred: Bool) -> [(key: String, word: DisplayText)] {
        let hints: [(key: String, word: DisplayText)] = [
            ("h", "pēc 4 stundām"), ("t", "rīt 09:00"), ("m", "pirmdien 09:00"), ("w", "pēc nedēļas"),
        ]
        return isDeferred ? hints + [("0 Enter", "tagad")] : hints
    }
    var orTypeADate: DisplayText { "vai rakstiet datumu" }
    func whichTagged(_ count: Int) -> DisplayText { "\(key("t")) \(count) \(tagged(count))" }
    func whichCurrent(_ name: DisplayText) -> DisplayText { "\(key("c")) tikai \(name)" }
    var escNeither: DisplayText { "\(key("Esc")) nevienu" }
    private func word(_ deed: Deed) -> DisplayText {
        switch deed {
        case .approve: "apstiprināt"
        case .reject: "noraidīt"
        case .edit: "labot"
        case .reopen: "atvērt no jauna"
        case .defer: "atlikt"
        case .note: "piezīme pie"
        case .erase: "dzēst"
        }
    }
    private func tail(_ deed: Deed) -> DisplayText {
        switch deed {
        case .reject(let reason): ", iemesls: \(reason)"
        case .defer(let until): " līdz \(until)"
        case .approve, .edit, .reopen, .note, .erase: ""
        }
    }
    func which(_ deed: Deed) -> DisplayText {
        switch deed {
        case .approve: "Kurus apstiprināt?"
        case .reject: "Kurus noraidīt?"
        case .reopen: "Kurus atvērt no jauna?"
        case .edit, .defer, .note, .erase: "Kurus?"
        }
    }
    var orderQuestion: DisplayText { "Kārtot:" }
    func choose(_ order: Order) -> DisplayText { name(order) }
    func bulkHeading(_ deed: Deed, _ count: Int, isTagged: Bool) -> DisplayText {
        guard isTagged else {
            if case .note = deed {
                let beside = Plural.latvian(count, zero: "komentāriem", one: "komentāra", other: "komentāriem")
                return "piezīme pie \(count) \(beside)"
            }
            let comments = Plural.latvian(count, zero: "komentārus", one: "komentāru", other: "komentārus")
            return "\(word(deed)) \(count) \(comments)\(tail(deed))"
        }
        if case .note = deed { return "piezīme pie \(count) \(besideTagged(count))" }
        return "\(word(deed)) \(count) \(tagged(count))\(tail(deed))"
    }
    func bulkWill(_ deed: Deed, _ count: Int, states: [StateCount]) -> DisplayText {
        func will(_ one: DisplayText, _ many: DisplayText) -> DisplayText {
            "tiks \(Plural.latvian(count, zero: many, one: one, other: many))"
        }
        let done: DisplayText =
            switch deed {
            case .approve: will("apstiprināts", "apstiprināti")
            case .reject: will("noraidīts", "noraidīti")
            case .edit: will("labots", "laboti")
            case .reopen: will("atvērts no jauna", "atvērti no jauna")
            case .defer: will("atlikts", "atlikti")
            case .note: "iegūs piezīmi"
            case .erase: will("dzēsts", "dzēsti")
            }
        if states.count == 1, let only = states.first {
            return count == 1
                ? "\(done); tas \(plural(only, 1))" : "\(done); visi \(plural(only, 2))"
        }
        let parts = states.map { "\($0.count) \(plural($0, $0.count))" as DisplayText }
        return "\(done): \(parts.joined(by: ", "))"
    }
    func plural(_ item: StateCount, _ count: Int) -> DisplayText {
        func form(_ one: DisplayText, _ many: DisplayText) -> DisplayText {
            Plural.latvian(count, zero: many, one: one, other: many)
        }
        switch item.state {
        case .pending: return item.isDeferred ? form("ir atlikts", "ir atlikti") : "gaida lēmumu"
        case .approved: return form("ir apstiprināts", "ir apstiprināti")
        case .rejected: return form("ir noraidīts", "ir noraidīti")
        case .erased: return form("ir dzēsts", "ir dzēsti")
        }
    }
    func bulkSetApart(_ reasons: DisplayText, isOne: Bool) -> DisplayText {
        isOne ? "paliek malā: \(reasons)" : "paliek malā vēl:\(reasons)"
    }
    func bulkConflict(_ act: DisplayText, at time: DisplayText, isTagged: Bool) -> DisplayText {
        isTagged ? "\(act) \(time), pēc atzīmēšanas" : "\(act) \(time)"
    }
    func bulkHidden(_ count: Int, of total: Int, _ numbers: DisplayText) -> DisplayText {
        "no \(total) šis vaicājums nerāda:\(numbers)"
    }
    func bulkOtherReleases(_ count: Int) -> DisplayText {
        count == 1
            ? "citā paziņojumā"
            : "vēl \(count) \(Plural.latvian(count, zero: "paziņojumos", one: "paziņojumā", other: "paziņojumos"))"
    }
    func bulkFound(_ counts: FoundCounts) -> DisplayText {
        let parts = counts.parts.map { kind, count -> DisplayText in
            let name: DisplayText =
                switch kind {
                case .links: "saites"
                case .emails: "e-pasta adreses"
                case .phones: "tālruņa numuri"
                case .codes: "personas kodi"
                case .words: "saraksta vārdi"
                case .hidden: "slēptas zīmes"
                }
            return "\(name) \(count)"
        }
        return counts.comments == 0 ? "ar atradumiem" : "ar atradumiem: \(parts.joined(by: ", "))"
    }
    var bulkFoundLooking: DisplayText { "meklē, kas tajos atrodams" }
    func bulkYes(_ deed: Deed, _ count: Int) -> DisplayText { "jā, \(word(deed)) \(count)" }
    var bulkNo: DisplayText { "nē, atzīmes paliek" }
    func bulkAsk(_ deed: Deed, _ count: Int) -> DisplayText {
        if case .note = deed { return "Vai pierakstīt piezīmi pie \(count)?" }
        let comments = Plural.latvian(count, zero: "komentārus", one: "komentāru", other: "komentārus")
        return "Vai \(word(deed)) \(count) \(comments)\(tail(deed))?"
    }
    func ask(_ id: ActionID, _ target: PromptTarget) -> DisplayText {
        let act: DisplayText =
            switch id {
            case .approve: "apstiprināt"
            case .reject: "noraidīt"
            case .defer: "atlikt"
            case .reopen: "atvērt no jauna"
            case .note: "pierakstīt piezīmi pie"
            case .editOutside: "savā redaktorā labot"
            case .mask: "aizklāt personisko komentārā"
            default: "labot"
            }
        if case .note = id, case .tagged(let count) = target {
            return "Vai \(act) \(count) \(besideTagged(count))?"
        }
        return "Vai \(act) \(name(target))?"
    }
    func answersUnpublished(_ states: [StateCount]) -> DisplayText {
        let count = states.reduce(0) { $0 + $1.count }
        let which: DisplayText = Plural.latvian(
            count, zero: "nepublicētiem komentāriem", one: "nepublicētu komentāru", other: "nepublicētiem komentāriem")
        let parts = states.map { item -> DisplayText in
            states.count == 1 ? plural(item, item.count) : "\(item.count) \(plural(item, item.count))"
        }
        return "atbild uz \(which): \(parts.joined(by: ", "))"
    }
    func undoYes(_ count: Int) -> DisplayText { count == 1 ? "jā" : "jā, visus \(count)" }
    var plainNo: DisplayText { "nē" }
    func undoAsk(_ deed: DisplayText, isRedo: Bool) -> DisplayText {
        isRedo ? "Vai atkārtot: \(deed)?" : "Vai atsaukt: \(deed)?"
    }
    func undoOthers(_ login: String, _ verb: Verb, _ deed: DisplayText, _ which: DisplayText, isRedo: Bool)
        -> DisplayText
    {
        "To darīja \(login). Vai \(isRedo ? "atkārtot" : "atsaukt" as DisplayText): \(deed)?"
    }
    func undoEarlier(_ time: DisplayText) -> DisplayText { "Tas bija \(time)." }
    func undoElsewhere(_ time: DisplayText) -> DisplayText { "To jūs darījāt citā sesijā, \(time)." }
    func saveAsk(_ what: DisplayText) -> DisplayText { "Vai saglabāt \(what) labojumu?" }
    func maskAsk(_ what: DisplayText) -> DisplayText { "Aizklāt to šeit: \(what)?" }
    var maskNeedsRoom: DisplayText { "Te nav vietas parādīt, kas mainās: palieliniet logu." }
    func maskHints(isApproved: Bool, many: Bool, saves: Bool) -> [(key: DisplayText, word: DisplayText)] {
        let others: [(key: DisplayText, word: DisplayText)] = [("e", "labot vēl"), ("Esc", "neko")]
        guard saves else { return others }
        var hints: [(key: DisplayText, word: DisplayText)] = [("y", "saglabāt"), ("Space", "atstāt vai aizklāt")]
        if !isApproved { hints.insert(("a", "un apstiprināt"), at: 1) }
        if many { hints.append(("j k", "izvēlēties")) }
        return hints + others
    }
    func name(_ kind: Mask.Kind) -> DisplayText {
        switch kind {
        case .phone: "tālruņa numurs"
        case .email: "e-pasts"
        case .code: "personas kods"
        case .link: "saite"
        case .address: "tīkla adrese"
        }
    }
    func placeholder(_ kind: Mask.Kind) -> String {
        switch kind {
        case .phone: "[tālruņa numurs izņemts]"
        case .email: "[e-pasts izņemts]"
        case .code: "[personas kods izņemts]"
        case .link: "[saite izņemta]"
        case .address: "[adrese izņemta]"
        }
    }
    func nothingToMask(_ number: CommentNumber, _ kinds: [Mask.Kind]) -> DisplayText {
        kinds.isEmpty
            ? "iestatījumi neliek neko aizklāt"
            : "\(number: number) nav ko aizklāt: \(kinds.map { name($0) }.joined(by: ", "))"
    }
    func maskAfterEdit(_ key: DisplayText) -> DisplayText { "labojums ir iesākts; \(key) to turpina" }
    func changedBeforeMask(_ act: DisplayText, key: DisplayText) -> DisplayText {
        "nav saglabāts: \(act); \(key) aizklāj jauno versiju"
    }
    func whichText(_ number: CommentNumber) -> DisplayText { "Kuru \(number: number) tekstu turpināt?" }
    func discardAsk(_ what: DisplayText) -> DisplayText { "Izmest \(what) iesākto tekstu?" }
    var discardYes: DisplayText { "jā, izmest" }
    func reopenToEdit(_ what: DisplayText) -> DisplayText { "\(what) ir noraidīts; jūsu teksts ir saglabāts." }
    var reopenHints: [(key: DisplayText, word: DisplayText)] {
        [("p", "atvērt no jauna un labot"), ("d", "izmest tekstu"), ("Esc", "neko")]
    }
    var leaveAsk: DisplayText { "Vai tomēr iziet?" }
    var leaveYes: DisplayText { "iziet, iesāktais zūd" }
    var leaveNo: DisplayText { "palikt" }
    func changes(out: Int, in: Int) -> DisplayText {
        func words(_ count: Int) -> DisplayText {
            "\(count) \(Plural.latvian(count, zero: "vārdu", one: "vārds", other: "vārdi"))"
        }
        if out == 0, `in` == 0 { return "kas mainās: tikai atstarpes un rindu gali" }
        if out == 0 { return "kas mainās: klāt \(words(`in`))" }
        if `in` == 0 { return "kas mainās: ārā \(words(out))" }
        return "kas mainās: ārā \(words(out)), klāt \(words(`in`))"
    }
    var eraseWarning: DisplayText { "dzēš uz visiem laikiem: tekstu, autoru, piezīmes; to nevar atsaukt" }
    func eraseShared(_ notes: Int, go: Bool) -> [DisplayText] {
        if go {
            let which: DisplayText = Plural.latvian(notes, zero: "piezīmju", one: "piezīmi", other: "piezīmes")
            return ["dzēš uz visiem laikiem, arī \(notes) \(which) pie citiem", "\(key("Tab")) atstāj"]
        }
        let which: DisplayText = Plural.latvian(notes, zero: "piezīmju", one: "piezīme", other: "piezīmes")
        return ["dzēš uz visiem laikiem; \(notes) \(which) arī pie citiem paliek", "\(key("Tab")) dzēš"]
    }
    func eraseAsk(_ name: DisplayText) -> DisplayText { "Dzēst \(name)? Rakstiet tā numuru:" }
    var eraseOtherNumber: DisplayText { "tas nav tā numurs" }
    func tagQueryLabel(untag: Bool) -> DisplayText { untag ? "noņemt atbilstošajiem:" : "atzīmēt atbilstošos:" }
}
