import Moderation
import Terminal

extension Latvian {
    var keysHeading: DisplayText { "Taustiņi" }
    func notNow(_ title: DisplayText, because reason: DisplayText) -> DisplayText { "\(title); tagad nē: \(reason)" }

    func words(_ action: ActionID) -> ActionWords {
        switch action {
        case .approve: ActionWords("apstiprināt")
        case .reject: ActionWords("noraidīt: burts izvēlas iemeslu", hint: "noraidīt")
        case .edit: ActionWords("labot šeit; savā redaktorā", hint: "labot")
        case .editOutside: ActionWords("labot savā redaktorā")
        case .mask: ActionWords("aizklāt tālruņa numurus u. tml.", hint: "aizklāt")
        case .defer: ActionWords("atlikt: līdz kuram laikam un kāpēc", hint: "atlikt")
        case .reopen: ActionWords("atvērt no jauna")
        case .note: ActionWords("piezīme vēsturē", hint: "piezīme")
        case .undo:
            ActionWords("atsaukt savu pēdējo darbību; atkārtot", hint: "atsaukt")
        case .redo: ActionWords("atkārtot atsaukto")
        case .erase: ActionWords("dzēst uz visiem laikiem; prasa numuru")
        case .down: ActionWords("uz leju, uz augšu")
        case .up: ActionWords("uz augšu")
        case .halfDown: ActionWords("puslapu")
        case .halfUp: ActionWords("puslapu uz augšu")
        case .pageDown: ActionWords("lapu; arī PgDn PgUp")
        case .pageUp: ActionWords("lapu uz augšu")
        case .pageOn: ActionWords("lapu tālāk", hint: "zemāk")
        case .pageBack: ActionWords("lapu atpakaļ")
        case .first: ActionWords("pirmais, pēdējais; arī Home End")
        case .last: ActionWords("uz pēdējo")
        case .next:
            ActionWords("nākamais, iepriekšējais, kas gaida", hint: "nākamais")
        case .previous: ActionWords("iepriekšējais, kas gaida lēmumu")
        case .goTo: ActionWords("uz 17. komentāru")
        case .parent: ActionWords("uz ko atbild, un atpakaļ")
        case .focus: ActionWords("starp sarakstu un komentāru")
        case .otherDown: ActionWords("kustēties otrā no abiem")
        case .otherUp: ActionWords("uz augšu otrā no abiem")
        case .open: ActionWords("pilns ekrāns; q vai Esc atpakaļ")
        case .tagDown: ActionWords("atzīmēt un uz leju; un palikt", hint: "atzīmēt")
        case .tag: ActionWords("atzīmēt un palikt")
        case .range: ActionWords("atzīmēt no šejienes līdz turienei", hint: "posms")
        case .tagAll:
            ActionWords("visu, kas atbilst; noņemt visas")
        case .tagSame: ActionWords("atzīmēt visus ar to pašu tekstu", hint: "tas pats teksts")
        case .tagAlike: ActionWords("atzīmēt visus ar gandrīz to pašu tekstu", hint: "gandrīz tas pats")
        case .invert: ActionWords("apgriezt atzīmes")
        case .tagQuery: ActionWords("atzīmēt pēc vaicājuma; noņemt")
        case .untagQuery: ActionWords("noņemt atzīmes pēc vaicājuma", hint: "noņemt")
        case .untagAll: ActionWords("noņemt visas atzīmes; vēlreiz: atlikt tās atpakaļ", hint: "noņemt visas")
        case .tagged: ActionWords("pirms lēmuma: par atzīmētajiem")
        case .query: ActionWords("mainīt vaicājumu", hint: "vaicājums")
        case .viewPending:
            ActionWords("gaida apstiprināti noraidīti viss atlikti", hint: "gaida")
        case .viewApproved: ActionWords("rādīt apstiprinātos", hint: "apstiprināti")
        case .viewRejected: ActionWords("rādīt noraidītos", hint: "noraidīti")
        case .viewAll: ActionWords("rādīt visu", hint: "viss")
        case .viewDeferred: ActionWords("rādīt atliktos", hint: "atlikti")
        case .openView: ActionWords("atvērt skatu; visi skati, un kas gaida")
        case .views: ActionWords("skati, un kas gaida", hint: "skati")
        case .releases: ActionWords("paziņojumi ar skaitu", hint: "paziņojumi")
        case .rules: ActionWords("kārtulas un ko tās iezīmē", hint: "kārtulas")
        case .rehearse: ActionWords("izmēģināt vaicājumu ar agrākajiem", hint: "izmēģināt")
        case .author: ActionWords("šī autora; no šīs adreses", hint: "autors")
        case .address: ActionWords("visi no šīs adreses")
        case .waves: ActionWords("viļņi: daudzi ar gandrīz to pašu tekstu", hint: "viļņi")
        case .order: ActionWords("kārtība")
        case .refresh: ActionWords("parādīt jauno")
        case .back:
            ActionWords("soli atpakaļ: ekrāns, tad vaicājums", hint: "atpakaļ")
        case .list: ActionWords("rādīt, kas atbilst vaicājumam")
        case .show: ActionWords("uz komentāru un atvērt to")
        case .count: ActionWords("saskaitīt, kas atbilst vaicājumam")
        case .history:
            ActionWords("šī komentāra vēsture; rindas vēsture", hint: "vēsture")
        case .queueHistory: ActionWords("rindas vēsture", hint: "vēsture")
        case .statistics: ActionWords("statistika")
        case .brief: ActionWords("kas noticis, kopš jūs aizgājāt", hint: "kas noticis")
        case .messages: ActionWords("ziņojumi no pirmā")
        case .search: ActionWords("meklēt taustiņos", hint: "meklēt")
        case .undoEntry: ActionWords("atsaukt ierakstu zem kursora", hint: "atsaukt šo ierakstu")
        case .earlier: ActionWords("agrāk", hint: "agrāk, vēlāk")
        case .later: ActionWords("vēlāk")
        case .longer: ActionWords("ilgāks laiks", hint: "ilgāk, īsāk")
        case .shorter: ActionWords("īsāks laiks")
        case .oneRelease: ActionWords("viena paziņojuma statistika; vēlreiz: visu", hint: "paziņojums")
        case .command: ActionWords("jebkura komanda vai darbība pēc vārda")
        case .help: ActionWords("visi taustiņi")
        case .close:
            ActionWords("aizvērt šo vai atpakaļ; beigt", hint: "aizvērt")
        case .quit: ActionWords("beigt")
        case .cancel: ActionWords("atcelt, apturēt notiekošo")
        case .redraw: ActionWords("zīmēt no jauna; apturēt")
        case .suspend: ActionWords("apturēt")
        }
    }

    func hint(_ word: HintWord) -> DisplayText {
        switch word {
        case .on: "tālāk"
        case .scroll: "ritināt"
        case .list: "saraksts"
        case .tagToHere: "atzīmēt līdz šejienei"
        case .itsComments: "tā komentāri"
        case .toComments: "pie komentāriem"
        case .toEntries: "pie ierakstiem"
        case .doIt: "darīt"
        case .onlyThis: "tikai šo"
        case .openIt: "atvērt"
        case .showIt: "parādīt"
        }
    }

    func title(_ group: HelpGroup) -> DisplayText {
        switch group {
        case .decide: "Izlemt"
        case .many: "Vairākus reizē"
        case .marks: "Zīmes sarakstā"
        case .move: "Pārvietoties"
        case .find: "Atrast"
        case .look: "Skatīt"
        case .program: "Programma"
        }
    }

    func mark(_ mark: HelpMark) -> DisplayText {
        switch mark {
        case .here: "jūs esat šeit"
        case .tagged: "atzīmēts"
        case .state: "apstiprināts, noraidīts, atlikts, dzēsts"
        case .range: "posmā, ko izvēlas"
        case .company: "šeit ir vēl kāds"
        case .edited: "moderators labojis; labojums iesākts"
        case .found: "kas atrasts: pateikts pie teksta"
        case .reply: "atbilde"
        }
    }
}
