import Moderation
import Terminal

extension Latvian {
    func journalDamaged(_ damage: Damage) -> DisplayText {
        damage.line == 0
            ? "žurnāls ir bojāts: \(damage.byte). baits (\(damage.kind.rawValue)): \(damage.detail)"
            : "žurnāls ir bojāts: \(damage.line). rinda, \(damage.byte). baits (\(damage.kind.rawValue)): \(damage.detail)"
    }
    var damageAdvice: DisplayText { "nekas nav rakstīts; vairāk teiks sluice verify" }

    var checkpointLost: Complaint {
        Complaint(
            "kontrolpunkts ir bojāts, un žurnāls vairs nedod to, kas tajā bija",
            advice: "sāciet no jauna: tad lasa tikai žurnālu")
    }
    func newerJournal(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "žurnālā rakstījis jaunāks sluice (ieraksts \(entry))",
            advice: "nekas nav rakstīts; lietojiet to vai jaunāku sluice")
    }
    var journalReplaced: Complaint {
        Complaint("\(journalReplacedClause); nekas nav rakstīts", advice: "apskatiet un tad atkārtojiet komandu")
    }
    var journalReplacedClause: DisplayText { "žurnāla vietā tikmēr nolikts cits fails" }
    func queueLocked(_ process: Int32?) -> Complaint {
        let holder: DisplayText = process.map { " (process \($0))" } ?? ""
        return Complaint("\(queueLockedClause)\(holder); nekas nav rakstīts", advice: "mēģiniet pēc brīža vēlreiz")
    }
    var queueLockedClause: DisplayText { "rinda ir aizslēgta" }
    var overtaken: Complaint {
        Complaint("\(overtakenClause); nekas nav rakstīts", advice: "mēģiniet pēc brīža vēlreiz")
    }
    var overtakenClause: DisplayText { "pa to laiku rakstīja citi un bija ātrāki" }
    func noQueue(_ path: String) -> Complaint {
        Complaint(
            "mapē \(path) nav komentāru rindas",
            advice: "nosauciet tās mapi ar --queue vai $SLUICE_QUEUE, vai izveidojiet ar sluice init")
    }
    func noConsole(_ error: TerminalError) -> Complaint {
        let why: DisplayText =
            switch error {
            case .noTerminal: "konsolei vajadzīgs terminālis, no kura lasīt un kurā rakstīt"
            case .dumb(""): "konsolei vajadzīgs terminālis, bet TERM nav iestatīts"
            case .dumb(let name): "konsolei vajadzīgs terminālis, kas prot vairāk nekā TERM=\(name)"
            case .unknown(let name): "šī sistēma nepazīst termināli TERM=\(name)"
            case .tooPlain(let name): "terminālis TERM=\(name) nevar pārvietot kursoru"
            }
        let way: DisplayText =
            switch error {
            case .dumb(""), .unknown, .tooPlain: "; gandrīz katrs terminālis saprot TERM=xterm-256color"
            case .noTerminal, .dumb: ""
            }
        return Complaint(
            why + way,
            advice: "bez konsoles: sluice review --plain, sluice list, sluice show N, sluice approve N, sluice help")
    }
    func call(_ failure: StorageFailure) -> DisplayText {
        let subject = failure.subject
        let deed: DisplayText =
            switch failure.operation {
            case .open: "nevar atvērt \(subject)"
            case .read, .map: "nevar nolasīt \(subject)"
            case .list, .lookAt: "nevar apskatīt \(subject)"
            case .write: "nevar rakstīt \(subject)"
            case .flush, .commit: "nevar saglabāt \(subject)"
            case .make, .link: "nevar izveidot \(subject)"
            case .rename: "nevar pārdēvēt \(subject)"
            case .remove: "nevar noņemt \(subject)"
            case .cut: "nevar saīsināt \(subject)"
            case .lock: "nevar aizslēgt \(subject)"
            case .watch: "nevar vērot \(subject)"
            case .setOwner: "nevar mainīt īpašnieku vai grupu: \(subject)"
            case .setMode: "nevar mainīt piekļuves tiesības: \(subject)"
            }
        return "\(deed): \(cause(failure.cause))"
    }
    func cause(_ cause: SystemCause) -> DisplayText {
        switch cause {
        case .noRoom: "diskā nav vietas"
        case .quota: "diska kvota ir izsmelta"
        case .notPermitted: "nav tiesību"
        case .readOnly: "failu sistēma ir tikai lasāma"
        case .missing: "nav tāda faila vai mapes"
        case .exists: "kaut kas ar šādu nosaukumu tur jau ir"
        case .wrongKind(.link): "ceļā ir simboliska saite"
        case .wrongKind(.special): "nav parasts fails"
        case .wrongKind(.noFolder): "nav mape"
        case .wrongKind(.folder): "ir mape"
        case .wrongKind(.fullFolder): "mape nav tukša"
        case .sizeLimit: "fails vairs nedrīkst augt: šīs sesijas ierobežojums"
        case .tooLong: "garāks, nekā šāds fails drīkst būt"
        case .cutShort: "fails kļuva īsāks, kamēr to lasīja"
        case .spoilt: "tas nav tāds, kādu to raksta sluice"
        case .device: "ievades vai izvades kļūda"
        case .noDescriptor: "atvērts pārāk daudz failu"
        case .noContact(let loss): self.cause(loss)
        case .other(let words): "\(words)"
        }
    }
    func cause(_ loss: ContactLoss) -> DisplayText {
        switch loss {
        case .said(let words): "\(words)"
        case .silent: "iemesls nav zināms"
        case .late: "atbilde nepienāca laikā"
        case .givenUp: "gaidīšana pārtraukta"
        case .noMemory: "nepietiek atmiņas"
        case .noLibrary(let words): "\(words) (pakotne libpq5, versija 14 vai jaunāka)"
        case .noStandby: "serveris nesagaidīja savu rezerves serveri"
        }
    }
    var askForAccess: DisplayText { "lūdziet piekļuvi mapes īpašniekam" }
    var lookAtPath: DisplayText { "pārbaudiet ceļu" }
    func symbolicLink(_ path: String) -> Complaint {
        Complaint("\(path) ir simboliska saite, un tādām neseko", advice: "nolieciet tur pašu failu")
    }
    func notRegular(_ path: String) -> Complaint {
        Complaint("\(path) nav parasts fails", advice: "nolieciet tur failu, kam tur jābūt")
    }
    func noRoom(_ call: DisplayText) -> Complaint {
        Complaint("\(call); nekas nav rakstīts", advice: "atbrīvojiet vietu un atkārtojiet komandu")
    }
    func diskFailed(_ call: DisplayText) -> Complaint {
        Complaint("\(call); nekas nav rakstīts", advice: "pārbaudiet disku, tad atkārtojiet")
    }
    func outcomeUnknown(_ call: DisplayText) -> Complaint {
        Complaint(
            "\(call); nav zināms, vai tas ir ierakstīts",
            advice: "pirms atkārtojat komandu, apskatiet sluice history")
    }
    var notWritable: Complaint {
        Complaint("šajā rindā jūs nedrīkstat rakstīt", advice: "lūdziet piekļuvi tās mapes īpašniekam")
    }
    var worldWritable: Complaint {
        Complaint(
            "rindas mapē drīkst rakstīt visi, tāpēc tai nevar uzticēties", advice: "atņemiet šīs tiesības: chmod o-w")
    }
    func notModerator(_ login: Login) -> Complaint {
        Complaint(
            "\(login) nav starp moderatoriem, ko nosauc settings.json",
            advice: "sakiet, kas esat, ar --as vai $SLUICE_MODERATOR")
    }
    func settingsMistake(_ path: String, line: Int, column: Int, _ problem: DocumentProblem) -> Complaint {
        Complaint(
            "\(path), \(line). rinda, \(column). zīme: \(clause(problem))",
            advice: "izlabojiet failu; nekas nav rakstīts")
    }
    func undoRefusal(_ refusal: UndoRefusal) -> Complaint {
        switch refusal {
        case .nothingToUndo:
            Complaint("jums nav ko atsaukt", advice: "cita moderatora darbu atsauc sluice undo NUMURS")
        case .nothingToRedo: Complaint("jums nav ko atkārtot")
        case .redoEnded(let entry, let verb):
            Complaint(
                "nav ko atkārtot: pēc tam jūs rīkojāties vēl, ieraksts \(entry), \(self.verb(verb))",
                advice: "to atkārto sluice redo NUMURS")
        case .unknownEntry(let entry): Complaint("nav ieraksta \(entry)", advice: "tos rāda sluice history")
        case .notUndoable(let entry, let verb): Complaint("ierakstu \(entry) nevar atsaukt: \(self.verb(verb))")
        case .notRedoable(let entry, let verb):
            Complaint("ierakstu \(entry) nevar atkārtot: \(self.verb(verb))")
        case .noteStaysStruck(let entry): Complaint("ieraksta \(entry) piezīme ir svītrota un tāda paliek")
        case .isUndo(let entry):
            Complaint("ieraksts \(entry) ir atsaukums: to atceļ atkārtošana", advice: "sluice redo")
        case .isRedo(let entry, let act):
            Complaint(
                "ieraksts \(entry) atkārtoja ierakstu \(act): atsaucams ir tas",
                advice: "to atsauc sluice undo \(act)")
        case .notUndone(let entry): Complaint("ieraksts \(entry) ir spēkā: nav ko atkārtot")
        case .alreadyUndone(let entry, let undo):
            Complaint(
                "ieraksts \(entry) jau ir atsaukts ar ierakstu \(undo)", advice: "to atkārto sluice redo \(undo)")
        case .noneLeft(let entry, _):
            Complaint("nevienam no ieraksta \(entry) komentāriem to nevar atsaukt")
        }
    }

    func queueExists(_ path: String) -> Complaint {
        Complaint("mapē \(path) jau ir komentāru rinda", advice: "lietojiet to vai nosauciet citu mapi")
    }
    func notEmpty(_ path: String, _ name: String) -> Complaint {
        Complaint("\(path) nav tukša: tajā ir \(name)", advice: "ar --queue nosauciet tukšu mapi")
    }
    func noSuchGroup(_ group: String) -> Complaint {
        Complaint("nav grupas \(group)", advice: "tās rāda getent group")
    }
    var cannotCreateAdvice: DisplayText { "pārbaudiet, kas tur drīkst rakstīt un vai ir vieta" }
    func folderIsNoCopyYet(_ message: DisplayText) -> DisplayText {
        "mape ir izveidota, bet vēl nav kopija: \(message)"
    }
    func creationUnknown(_ call: DisplayText) -> Complaint {
        Complaint(
            "\(call); rinda ir izveidota, bet diskā var nebūt drošībā",
            advice: "pārbaudiet disku un tad rindu ar sluice verify")
    }
    func seedMistake(_ document: String, line: Int, column: Int, _ problem: DocumentProblem) -> Complaint {
        Complaint(
            "\(document), \(line). rinda, \(column). zīme: \(clause(problem))",
            advice: "izlabojiet failu; nekas nav izveidots")
    }
    func belongsToQueue(_ path: String, _ folder: String, _ errand: Errand) -> Complaint {
        let advice: DisplayText =
            switch errand {
            case .publish: "publicējiet atsevišķā mapē"
            case .copy: "kopējiet mapē ārpus tās"
            }
        return Complaint("\(path) pieder rindai mapē \(folder)", advice: advice)
    }

    var publishDamageAdvice: DisplayText { "nekas nav publicēts; vairāk teiks sluice verify" }
    func noFolder(_ path: String) -> Complaint { Complaint("nav mapes \(path)", advice: "vispirms izveidojiet to") }
    func foreignFile(_ path: String, _ name: String) -> Complaint {
        Complaint(
            "mapē \(path) ir \(name), ko sluice nav rakstījis; nekas nav ne publicēts, ne atsaukts",
            advice: "publicējiet atsevišķā mapē; ja pazudis saraksts par sluice rakstīto, --force pārņem lapas, kas ir "
                + "tieši tādas, kādas raksta sluice")
    }
    func otherQueue(_ path: String, _ identity: String) -> Complaint {
        Complaint(
            "\(path) rāda citu rindu, \(identity); nekas nav publicēts",
            advice: "publicējiet atsevišķā mapē vai ar --force, ja šī rinda nāk tās vietā")
    }
    func otherHistory(_ path: String, entry: EntryNumber, last: EntryNumber) -> Complaint {
        let why: DisplayText =
            entry > last ? "šī rinda beidzas ar ierakstu \(last)" : "šajā rindā ieraksts \(entry) ir cits"
        return Complaint(
            "\(path) rāda ierakstu \(entry), bet \(why): tā ir vecāka kopija vai tai ir cita vēsture, kas varētu atgriezt atsaukto; nekas nav publicēts",
            advice: "publicējiet no spēkā esošās rindas vai ar --force, ja šī nāk tās vietā")
    }
    func badList(_ path: String) -> Complaint {
        Complaint(
            "publicēto failu saraksts mapē \(path) nav tāds, kādu raksta sluice; nekas nav ne publicēts, ne atsaukts",
            advice: "publicējiet ar --force: tas saraksta vietā ņem lapas, kas ir tieši tādas, kādas raksta sluice")
    }
    func publicationLocked(_ path: String, _ process: Int32?) -> Complaint {
        let holder: DisplayText = process.map { " (process \($0))" } ?? ""
        return Complaint(
            "\(path) ir aizslēgta\(holder); nekas nav publicēts",
            advice: "cits publish jau strādā; mēģiniet vēlāk vēlreiz")
    }
    func nothingPublished(_ call: DisplayText) -> DisplayText { "\(call); nekas nav publicēts" }
    func stillExposed(_ names: [String]) -> DisplayText {
        "\(names.joined(separator: ", ")): nevarēja ne aizstāt, ne noņemt, un tur var būt kas vairs nepublisks: noņemiet ar roku"
    }
    func takenDown(_ names: [String]) -> DisplayText {
        "\(names.joined(separator: ", ")): noņemts, jo atlikušo nevarēja ierakstīt; atgriezīsies, kad to varēs"
    }
    func doneBefore(written: Int, removed: Int) -> DisplayText {
        "pirms tam ierakstīti \(written) un noņemti \(removed)"
    }
    var nothingWasPublished: DisplayText { "nekas nav publicēts" }
    var publishAgain: DisplayText { "atbrīvojiet vietu un publicējiet vēlreiz" }

    var notByCutting: DisplayText {
        "te nav ko nogriezt, un nekas nav nogriezts: atjaunojiet žurnālu no rezerves kopijas"
    }
    var nothingWouldBeLeft: DisplayText {
        "nekas nepaliktu, un nekas nav nogriezts: atjaunojiet žurnālu no rezerves kopijas"
    }
    var journalChanged: Complaint {
        Complaint("žurnāls tikmēr ir mainījies; nekas nav nogriezts", advice: "apskatiet vēlreiz ar --dry-run")
    }

    var noEditor: Complaint {
        Complaint("ne $VISUAL, ne $EDITOR nenosauc redaktoru", advice: "dodiet tekstu ar --body")
    }
    func editorEnded(_ editor: String, _ status: Int32) -> DisplayText {
        "redaktors „\(editor)” beidza ar \(status); nekas nav mainīts"
    }
    var editorAdvice: DisplayText { "pārbaudiet, vai $VISUAL vai $EDITOR nosauc redaktoru" }
    func writtenKept(_ path: String) -> DisplayText { "tas, ko viņš rakstīja, ir \(path)" }
    func typedTextKept(_ path: String) -> DisplayText { "tas ir saglabāts: \(path)" }
    func editedTooLong(_ limit: Int) -> DisplayText {
        "teksts ir garāks par \(limit) baitiem; nekas nav mainīts"
    }
    var editorLeftNoFile: DisplayText { "redaktors datnes vietā atstāja kaut ko, kas nav datne; nekas nav mainīts" }
    var notStarted: DisplayText { "komandu nevarēja sākt" }
    func butThen(_ deed: DisplayText, _ message: DisplayText) -> DisplayText { "\(deed), bet tad: \(message)" }
    var dontRepeat: DisplayText { "neatkārtojiet komandu tādu pašu" }
    func doneBut(_ entry: EntryNumber, _ message: DisplayText) -> Complaint {
        Complaint("izdarīts, ieraksts \(entry), bet \(message)", advice: "neatkārtojiet komandu")
    }
}
