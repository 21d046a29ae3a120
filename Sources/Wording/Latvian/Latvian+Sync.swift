import Moderation
import Terminal

extension Latvian {
    func pushed(_ number: CommentNumber, _ state: SiteState, id: String, withText: Bool) -> DisplayText {
        withText ? "nosūtīts \(number) \(word(state)), arī teksts → \(id)" : "nosūtīts \(number) \(word(state)) → \(id)"
    }
    func pulled(_ number: CommentNumber, _ state: SiteState, id: String, withText: Bool) -> DisplayText {
        withText ? "saņemts \(number) \(word(state)), arī teksts ← \(id)" : "saņemts \(number) \(word(state)) ← \(id)"
    }
    private func word(_ state: SiteState) -> DisplayText {
        switch state {
        case .hold: "gaida"
        case .published: "apstiprināts"
        case .out: "noraidīts"
        }
    }
    func inConflict(_ number: CommentNumber, id: String, isNew: Bool) -> DisplayText {
        isNew
            ? "konflikts \(number) ↔ \(id): mainīts abās pusēs; piezīmē rakstīts, kas ir vietnē, un jūsu nākamā darbība to izšķir"
            : "konflikts \(number) ↔ \(id): gaida darbību"
    }
    func goneThere(_ number: CommentNumber, id: String) -> DisplayText {
        "pazudis \(number): šeit apstiprināts, vietnē vairs nav (\(id))"
    }
    func reusedThere(_ number: CommentNumber, id: String) -> DisplayText {
        "pazudis \(number): vietne savu numuru \(id) devusi citam komentāram"
    }
    func stillThere(_ number: CommentNumber, id: String) -> DisplayText {
        "joprojām ir \(number): šeit izdzēsts, bet vietnē joprojām ir: \(id)"
    }
    func changedMeanwhile(_ number: CommentNumber, id: String) -> DisplayText {
        "pa to laiku mainīts \(number) ↔ \(id): to redzēs nākamā reize"
    }
    func notPushed(_ number: CommentNumber, id: String, _ why: SyncRefusal) -> DisplayText {
        "atteikts \(number) → \(id): \(clause(why))"
    }
    private func clause(_ why: SyncRefusal) -> DisplayText {
        switch why {
        case .unstable:
            "unstable-text: vietne mainītu tā tekstu; izlemiet to vietnē vai iestatiet vietni ar PHP skriptu"
        case .notCarried: "unstable-text: tā tekstā ir zīmes, ko nevar pārnest; izlemiet to vietnē"
        case .otherState("post-trashed"): "tā lapa vietnē ir miskastē"
        case .otherState(let state): "tā stāvoklis vietnē ir „\(state)”, un no šejienes to nevar mainīt"
        case .cannotUnpublish:
            "cannot-unpublish: tas ir publisks, un no šejienes to nevar noņemt; noņemiet to vietnē"
        case .tooLong: "tā teksts vietnei ir par garu"
        case .tooShort: "tā teksts vietnei ir par īsu"
        case .noEditing: "tur tekstus nevar mainīt"
        case .notAsGiven: "vietne no tā iztaisīja ko citu; apskatiet to tur"
        case .unknown: "vietnes atbilde pazuda; nākamā reize paskatīsies"
        case .site(let clause): "\(clause)"
        case .queue(let fault): clause(fault)
        }
    }
    func notTakenOver(id: String, clause: DisplayText) -> DisplayText { "nav ņemts ← \(id): \(clause)" }
    func manyApprovals(_ count: Int) -> DisplayText {
        let word = Plural.latvian(count, zero: "apstiprinājumi", one: "apstiprinājums", other: "apstiprinājumi")
        return "tagad tiek nosūtīti \(count) \(word); vietne par katru var sūtīt vēstuli"
    }
    func synced(_ site: String, _ numbers: SyncNumbers, isDryRun: Bool) -> DisplayText {
        var text: DisplayText = isDryRun ? "\(site), mēģinājums: " : "\(site): "
        text += "jauni \(numbers.new), saņemti \(numbers.pulled), nosūtīti \(numbers.pushed), vienādi \(numbers.same)"
        if numbers.conflicts > 0 { text += ", konfliktā \(numbers.conflicts)" }
        if numbers.refused > 0 { text += ", atteikti \(numbers.refused)" }
        if numbers.gone > 0 { text += ", tur pazuduši \(numbers.gone)" }
        return text
    }
    func syncFailed(_ site: String, _ why: DisplayText) -> DisplayText { "\(site): \(why); mēģinās vēlreiz" }

    func badSitesFile(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint(
            "\(path): \(cause)", advice: "vietnes uzskaitītas failā $SLUICE_SITES vai ~/.config/sluice/sites.json")
    }
    func sitesMistake(_ path: String, _ line: Int, _ column: Int, _ reason: String) -> Complaint {
        Complaint("\(path), \(line). rinda, \(column). zīme: \(reason)", advice: "nekas nav darīts")
    }
    func noSuchSite(_ name: String, _ names: [String]) -> Complaint {
        let list = names.isEmpty ? "neviena nav uzskaitīta" : "ir: " + names.joined(separator: ", ")
        return Complaint("vietne \(name) nav uzskaitīta", advice: "\(list)")
    }
    func whichSite(_ names: [String]) -> Complaint {
        Complaint("nosauciet vietni", advice: "ir: \(names.joined(separator: ", "))")
    }
    func noSecret(_ place: String, _ cause: DisplayText) -> Complaint {
        Complaint("vietnes paroli nevar nolasīt: \(place): \(cause)", advice: "nekas nav darīts")
    }
    var notSet: DisplayText { "tas nav iestatīts" }
    var noRegularFile: DisplayText { "tas nav parasts fails" }
    var notYours: DisplayText { "tas pieder kādam citam" }
    var tooLongFile: DisplayText { "tas ir par garu" }
    func tooOpen(_ mode: String, most: String) -> DisplayText {
        "tā tiesības ir \(mode), drīkst būt augstākais \(most)"
    }
    func noReasonForSite(_ reason: String, site: String) -> Complaint {
        Complaint(
            "settings.json nav iemesla „\(reason)”", advice: "vietņu failā izlabojiet vietnes \(site) spam vai trash")
    }
    func syncLocked(_ site: String) -> Complaint {
        Complaint("jau notiek cita vietnes \(site) saskaņošana", advice: "mēģiniet vēlāk")
    }
    func siteFault(_ site: String, _ clause: DisplayText) -> Complaint {
        Complaint("\(site): \(clause)", advice: "kas izdarīts, ir izdarīts; nākamā reize turpinās")
    }
    func clause(_ fault: HelperFault) -> DisplayText {
        switch fault {
        case .notInstalled(let name):
            "\(name) nav uzstādīta: uzbūvējiet to ar swift build -c release --product \(name) un nolieciet blakus sluice vai kādā PATH mapē"
        case .notStarted(let name, let cause): "\(name) nevar palaist: \(self.cause(cause))"
        case .notFound: "palīgprogrammu nevar palaist: vai tā ir uzstādīta?"
        case .ended(let status): "palīgprogramma beidza darbu ar kodu \(status)"
        case .silent(let seconds): "palīgprogramma \(seconds) s neko neteica"
        case .stalled(let seconds): "palīgprogramma \(seconds) s nepieņēma uzdevumu"
        case .senseless: "palīgprogramma uzrakstīja ko tādu, kas nav atbilde"
        case .otherVersion(let version, let ours): "palīgprogramma runā versijā \(version), nevis \(ours)"
        case .noSystem: "palīgprogramma nenosauc sistēmu, no kuras ir tās komentāri (ne vairāk kā 64 baiti)"
        }
    }
    func otherQueueSynced(_ path: String) -> Complaint {
        Complaint("\(path) pieder citai rindai", advice: "ja šī rinda ir īstā, izdzēsiet to failu: tā ir kešatmiņa")
    }
    func otherSystem(_ before: String, _ now: String) -> Complaint {
        Complaint(
            "vietne bija \(before) un tagad saka, ka ir \(now)",
            advice: "ja tā ir tā pati vietne, nosauciet to kā agrāk: --system \(before) vai „source” vietņu failā")
    }
    func knownAs(_ system: String) -> Complaint {
        Complaint(
            "šīs vietnes komentāri šeit jau ir, no \(system)",
            advice: "nosauciet to tā: --system \(system) vai „source” vietņu failā")
    }
    func sharedLogin(_ login: String, entry: EntryNumber, site: String) -> Complaint {
        Complaint(
            "\(login) ir lēmis arī šeit, ierakstā \(entry): to uzskatītu par vietnes lēmumu",
            advice: "vietņu failā pie \(site) ar „as” nosauciet vārdu, ko neviens cits nelieto, parasti \(site)-site")
    }
    func siteLoginNotListed(_ login: String, site: String) -> Complaint {
        Complaint(
            "settings.json nav \(login), kas šeit darbojas vietnes \(site) vārdā",
            advice: "pierakstiet to pie moderatoriem vai vietņu failā ar „as” nosauciet kādu no tiem")
    }
    func siteLogin(_ login: String, site: String) -> Complaint {
        Complaint(
            "\(login) šeit darbojas vietnes \(site) vārdā, un neviens cits ar šo vārdu nelemj",
            advice: "lemiet ar savu vārdu: --as vai $SLUICE_MODERATOR")
    }
    func noSystem(_ option: String) -> Complaint {
        Complaint("\(option): vajag vārdu no 1 līdz 64 baitiem", advice: "piemēram, wordpress:iem.example")
    }
    func mostGone(_ gone: Int, of count: Int) -> Complaint {
        Complaint(
            "vietnē vairs nav \(gone) no \(count) komentāriem; nekas nav darīts",
            advice: "ja tā tam jābūt, atkārtojiet ar --yes")
    }
    func helperSays(_ line: DisplayText) -> DisplayText { "vietnes palīgprogramma: \(line)" }

    func notOnSiteYet(_ count: Int) -> DisplayText { "vietnē vēl nav: \(count)" }
    func conflictOnSite(_ state: String) -> DisplayText {
        let word: DisplayText? = siteWord(state)
        return "Konflikts: mainīts abās pusēs. Vietnē tas ir \(word ?? "\(state)"):"
    }
    private func siteWord(_ state: String) -> DisplayText? {
        switch state {
        case "hold": "neizlemts"
        case "approved": "apstiprināts"
        case "spam": "reklāma"
        case "trash": "miskastē"
        default: nil
        }
    }
    var conflictAdvice: DisplayText { "Jūsu nākamā darbība to izšķir: tad uz vietni dodas tas, kas ir šeit." }
    func syncedByOthers(_ site: String, by login: String) -> Complaint {
        Complaint(
            "vietni \(site) saskaņo tas, kas darbojas kā \(login)",
            advice: "jums neviena vietne nav uzskaitīta, un to arī nevajag: jūsu lēmumi turp dodas")
    }

    var noCompareAndSet: DisplayText {
        "ja kāds tur kaut ko maina tieši nosūtīšanas brīdī, tas var tikt pārrakstīts"
    }
    var noTakingDown: DisplayText { "to, kas tur ir publisks, no šejienes nevar noņemt" }
}
