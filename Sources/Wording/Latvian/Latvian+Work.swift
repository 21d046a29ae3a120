import Moderation
import Terminal

extension Latvian {
    func made(_ folder: String, releases: Int, comments: Int) -> DisplayText {
        "mapē \(folder) izveidota rinda: \(self.releases(releases)), \(self.comments(comments))"
    }
    func copied(_ directory: String, entries: Int, comments: Int) -> DisplayText {
        "uz \(directory) nokopēti: \(self.entries(entries)), \(self.comments(comments))"
    }
    func released(_ slug: Slug, _ title: String, _ deed: ReleaseDeed) -> DisplayText {
        let word: DisplayText =
            switch deed {
            case .unchanged: "nemainīts"
            case .added: "pievienots"
            case .corrected: "labots"
            }
        return "\(word): \(slug), \(title)"
    }
    func submittedNow(_ number: CommentNumber, isNew: Bool) -> DisplayText {
        isNew ? "iesniegts \(number)" : "\(number) jau ir; nekas nav pievienots"
    }
    func inOrder(entries: Int, comments: Int, isUpToThere: Bool) -> DisplayText {
        let place: DisplayText = isUpToThere ? " līdz turienei" : ""
        return "kārtībā\(place): \(self.entries(entries)), \(self.comments(comments))"
    }
    func checkedUpTo(_ entries: Int, _ newer: DisplayText) -> DisplayText {
        "\(newer): pārbaudīts līdz ierakstam \(entries), tālāk ne"
    }
    func headStands(_ head: String, _ stands: Bool) -> DisplayText {
        stands ? "žurnālam ir galva \(head)" : "žurnālam nav galvas \(head)"
    }
    var headOfLastInOrder: DisplayText {
        "galva ir no pēdējā ieraksta, kas kārtībā; atjaunojiet žurnālu no rezerves kopijas vai sk. sluice repair"
    }
    func headUnknown(_ head: String, newer: EntryNumber) -> Complaint {
        Complaint(
            "nav zināms, vai žurnālam ir galva \(head)",
            advice: "pirms tās ir ieraksts \(newer), ko lasa tikai jaunāks sluice")
    }
    func headGone(_ head: String) -> Complaint {
        Complaint(headStands(head, false), advice: "tas ir mainīts vai ir cits; salīdziniet ar rezerves kopiju")
    }
    func published(_ entry: EntryNumber, written: Int, removed: Int, unchanged: Int) -> DisplayText {
        "publicēts līdz ierakstam \(entry): ierakstīti \(written), noņemti \(removed), kā bija \(unchanged)"
    }
    func wrote(_ name: String) -> DisplayText { "ierakstīts \(name)" }
    func removed(_ name: String) -> DisplayText { "noņemts \(name)" }
    func deed(_ deed: FinishedWork) -> DisplayText {
        switch deed {
        case .copied: "rinda ir nokopēta"
        case .made: "rinda ir izveidota"
        case .published: "viss ir publicēts"
        case .cut: "žurnāls ir nogriezts"
        case .taken(let count):
            "\(Plural.latvian(count, zero: "pieņemti", one: "pieņemts", other: "pieņemti")) \(comments(count))"
        case .released(let entry): "paziņojums ir ierakstīts, ieraksts \(entry)"
        }
    }
    var commentTaken: DisplayText { "komentārs ir pieņemts" }
    func noParent(_ number: CommentNumber) -> DisplayText { "nav komentāra \(number), uz ko atbildēt" }
    func parentElsewhere(_ number: CommentNumber, _ release: Slug) -> DisplayText {
        "\(number), uz ko tas atbild, pieder paziņojumam \(release)"
    }
    func parentErased(_ number: CommentNumber) -> DisplayText { "\(number), uz ko tas atbild, ir dzēsts" }
    var notTakenAlone: DisplayText { "nav pieņemts, jo noraidīts kāds cits" }
    var nothingExported: DisplayText { "nekas nav eksportēts; vairāk teiks sluice verify" }
    var publishingGoesOn: DisplayText { "publicēšana turpinās" }
    var looksEveryTwoSeconds: DisplayText { "sistēma nevar ziņot par izmaiņām; rindu apskata ik pēc 2 sekundēm" }
    func triesOn(_ message: DisplayText) -> DisplayText { "\(message); sluice turpina mēģināt" }
    var noDescriptor: Complaint {
        Complaint("vairs nav deskriptora, ar ko vērot", advice: "aizveriet citas programmas")
    }

    // MARK: Erasing and repairing

    func sharedNote(_ note: DisplayText, goes: Bool) -> DisplayText {
        goes
            ? "kopīga piezīme tiks dzēsta: \(note)"
            : "kopīga piezīme paliek, jo tā ir arī pie citiem; to ņemtu tikai --notes: \(note)"
    }
    func sourceStays(_ number: CommentNumber, _ system: String, _ id: String) -> DisplayText {
        "\(number) iesniegts kā \(system):\(id); šis avots paliek vēsturē arī tad, ja tas ir vārds"
    }
    var backupsNotCovered: DisplayText {
        "rezerves kopijas un agrāk publicētais nav skarts: publicējiet vēlreiz, par kopijām parūpējieties"
    }
    func holdsCut(_ path: String) -> DisplayText {
        "\(path) glabā to, ko nogrieza sluice repair, varbūt arī šos tekstus"
    }
    var cutsStay: DisplayText { "tie paliek; tos dzēš --cuts vai rm" }
    func cutsDeleted(_ count: Int) -> DisplayText {
        "\(Plural.latvian(count, zero: "izdzēsti", one: "izdzēsts", other: "izdzēsti")) \(count)"
    }
    func cutsNotDeleted(_ message: DisplayText) -> DisplayText { "tos nevarēja izdzēst: \(message)" }
    var deleteThem: DisplayText { "dzēst tos? y dzēš, viss cits patur" }
    func erases(_ number: CommentNumber, _ name: String?) -> DisplayText {
        name.map { "dzēsīs \(number) \($0) uz visiem laikiem" } ?? "dzēsīs \(number) uz visiem laikiem"
    }
    var typeNumbers: DisplayText {
        "rakstiet numuru vēlreiz, vai visus ar atstarpēm; ja rakstīsiet ko citu, nekas netiks dzēsts"
    }
    var notErased: Complaint { Complaint("nav apstiprināts; nekas nav dzēsts", advice: "ar --yes nejautā") }
    var nobodyToAsk: Complaint {
        Complaint("te nav kam jautāt; nekas nav nogriezts", advice: "--dry-run rāda, ko nogrieztu, --yes nogriež")
    }
    var nothingToCut: DisplayText { "nav ko nogriezt; žurnāls ir kārtībā" }
    func cutKept(_ file: String) -> DisplayText {
        "nogrieztais ir \(file); atveriet konsoles no jauna un, ja vajag, publicējiet ar --force"
    }
    func whatStays(_ entries: Int, line: Int) -> DisplayText {
        "paliek: \(self.entries(entries)), visi pirms \(line). rindas"
    }
    func whatGoes(_ bytes: Int, lines: Int) -> DisplayText {
        "zūd: \(Plural.latvian(bytes, zero: "\(bytes) baitu", one: "\(bytes) baits", other: "\(bytes) baiti")); starp tiem veselas rindas aiz bojātās: \(lines)"
    }
    func actsMayGo(from: DisplayText?, to: DisplayText?) -> DisplayText {
        let done: DisplayText = "starp tām var būt darbi, par kuriem jau ziņots"
        guard let from, let to else { return done }
        return "rakstīts no \(from) līdz \(to): \(done)"
    }
    var beginWithSamples: DisplayText { "sākt ar komentāru paraugiem? y sāk, ar visu citu rinda ir tukša" }
    var cutIt: DisplayText { "nogriezt? y nogriež, viss cits ne" }
    var notCut: Complaint { Complaint("nav apstiprināts; nekas nav nogriezts") }
    func cutBehind(_ head: String, bytes: Int, _ file: String) -> DisplayText {
        "nogriezts aiz \(head); \(Plural.latvian(bytes, zero: "\(bytes) baitu", one: "\(bytes) baits", other: "\(bytes) baiti")) ir \(file)"
    }

    // MARK: Line by line

    var letters: DisplayText {
        "a apstiprināt  r noraidīt  e labot  x aizklāt  w atlikt  p atvērt no jauna  m piezīme  u atsaukt  n nākamais  q beigt  ? palīdzība"
    }
    var lettersHelp: [DisplayText] {
        [
            "a  apstiprināt: to redzēs visi", "r  noraidīt, ar iemeslu", "e  labot ar $VISUAL vai $EDITOR",
            "x  aizklāt tālruņa numurus un tamlīdzīgi",
            "w  atlikt līdz kādam laikam", "p  atvērt no jauna: atkal gaida lēmumu", "m  piezīme vēsturē",
            "u  atsaukt savu pēdējo darbu", "n  nākamais komentārs (arī tukša rinda)",
            "q  beigt; viss izlemtais ir saglabāts",
        ]
    }
    var againHeading: DisplayText { "── vēlreiz ──" }
    func heading(_ index: Int, of count: Int) -> DisplayText { "── \(index) no \(count) ──" }
    var endOfComments: DisplayText { "saraksta beigas" }
    func noSuchLetter(_ answer: String) -> DisplayText { "„\(answer)” nav neviens no burtiem; ? skaidro, ko tie dara" }
    func noSuchReasonLetter(_ answer: String) -> DisplayText { "„\(answer)” nav iemesls; nekas nav izdarīts" }
    func reasonOffer(_ reasons: [Settings.Reason]) -> DisplayText {
        let letters = reasons.map { "\($0.key) \(name($0))" as DisplayText }
        return (letters + ["lielais burts prasa, kāpēc", "? kad kurš der"]).joined(by: "  ")
    }
    func maskQuestion(isApproved: Bool) -> DisplayText {
        isApproved ? "y saglabāt  n atstāt" : "y saglabāt  a saglabāt un apstiprināt  n atstāt"
    }
    var whyNeeded: DisplayText { "kāpēc? (piezīme paliek vēsturē: bez personas datiem)" }
    var whyOptional: DisplayText { "kāpēc? (var palikt tukšs; piezīme paliek vēsturē: bez personas datiem)" }
    var noteQuestion: DisplayText { "piezīme (tā paliek vēsturē: bez personas datiem)" }
    var untilQuestion: DisplayText {
        "līdz: h 4 stundas, t rīt 09:00, m pirmdien 09:00, w nedēļa, vai laiks"
    }
    func noSuchTime(_ answer: String) -> DisplayText { "„\(answer)” nav laiks; rakstiet \(timeForms)" }
    func yourTextKept(_ path: String) -> DisplayText { "jūsu teksts ir saglabāts: \(path)" }
    func yourTextDropped(_ number: CommentNumber) -> DisplayText {
        "\(number: number) tikmēr ir dzēsts: jūsu teksts nav saglabāts"
    }
    var whoAreYou: DisplayText { "kas jūs esat? (cits taustiņš: tikai lasīt)" }
    var enterGoesBack: DisplayText { "Enter vai Esc ved atpakaļ uz konsoli " }
}
