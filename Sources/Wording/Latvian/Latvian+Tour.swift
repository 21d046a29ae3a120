import Terminal

extension Latvian {
    func tourTask(_ task: TourTask) -> DisplayText {
        switch task {
        case .approve: "Nospiediet a: šis komentārs ir apstiprināts, un to var lasīt visi."
        case .reject: "Nospiediet r, tad s: šis ir noraidīts kā reklāma."
        case .undo: "Nospiediet u: tas ir atsaukts. Atsaukt var ikvienu lēmumu."
        case .tag: "Daži saka to pašu. Ar j ejiet uz „Tu esi laimējis”; = atzīmē visus tādus."
        case .bulk: "Nospiediet ; tad r un s: visi atzīmētie ir noraidīti ar vienu darbību."
        case .query: "Nospiediet /, rakstiet has:link un Enter: redzams tikai, kur ir saite."
        case .mask: "Ejiet uz #6: x aizklāj tālruņa numuru, a tā apstiprina."
        case .history: "Nospiediet k, tad h: kas darīts ar šo komentāru. Visus taustiņus rāda ?."
        }
    }
    func tourBack(_ key: DisplayText) -> DisplayText { "Nospiediet \(key): tas ved atpakaļ pie visiem, kas gaida." }
    var tourDone: DisplayText { "Ekskursija galā. q ved atpakaļ un ārā, un nekas no tās nepaliek." }
    func tourGoesOn(_ end: DisplayText) -> DisplayText { "sluice tour turpina no šīs vietas; \(end) to beidz" }
    func tourIsOver(_ begin: DisplayText) -> DisplayText {
        "Ekskursija galā, un tās rinda ir dzēsta. Jūsu rindu atver sluice; ja tās vēl nav, to izveido \(begin)."
    }
    var noTour: DisplayText { "neviena ekskursija nav sākta" }
    var noHome: Complaint { Complaint("$HOME nenosauc mapi", advice: "norādiet tajā vai $XDG_STATE_HOME ceļu") }
}
