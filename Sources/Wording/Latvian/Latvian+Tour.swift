import Terminal

extension Latvian {
    func tourTask(_ task: TourTask) -> DisplayText {
        switch task {
        case .approve: "Nospiediet a: #1 ir apstiprināts, un to var lasīt visi."
        case .reject: "Nospiediet r, tad s: #2 ir noraidīts kā reklāma."
        case .undo: "Nospiediet u: tas ir atsaukts. Atsaukt var ikvienu darbību."
        case .tag: "Trīs saka to pašu. Ar j ejiet uz #3; = atzīmē visus tādus pašus."
        case .bulk: "Nospiediet ; tad r un s: visi atzīmētie ir noraidīti ar vienu darbību."
        case .query: "Nospiediet /, rakstiet has:link un Enter: redzams tikai, kur ir saite."
        case .mask: "Ejiet uz #6: x aizklāj tālruņa numuru, a tā apstiprina."
        case .history: "Nospiediet k, tad h: kas darīts ar #6. Visus taustiņus rāda ?."
        }
    }
    var tourBack: DisplayText { "Nospiediet q: tas ved atpakaļ pie visiem, kas gaida." }
    var tourDone: DisplayText { "Ekskursija galā. q ved atpakaļ un ārā, un nekas no tās nepaliek." }
    func tourGoesOn(_ end: DisplayText) -> DisplayText { "sluice tour turpina no šīs vietas; \(end) to beidz" }
    func tourIsOver(_ begin: DisplayText) -> DisplayText {
        "Ekskursijas rinda ir dzēsta. Savu sāk ar: \(begin)"
    }
    var noTour: DisplayText { "neviena ekskursija nav sākta" }
    var noHome: Complaint { Complaint("$HOME nenosauc mapi", advice: "norādiet tajā vai $XDG_STATE_HOME ceļu") }
}
