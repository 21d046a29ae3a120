import Moderation
import Terminal

extension Latvian {
    var lineNumbers: DisplayText { "rindas" }
    func notImported(line: Int, id: String, _ why: DisplayText) -> DisplayText { "\(line). rinda, id \(id): \(why)" }
    func badImport(_ file: String?, line: Int?, column: Int?, _ clause: String, advice: String?) -> Complaint {
        let name: DisplayText = file.map { "\($0)" } ?? "standarta ievade"
        var place: DisplayText = ""
        if let line, let column { place = ", \(line). rinda, \(column). zīme" }
        return Complaint("\(name)\(place): \(clause)", advice: advice.map { "\($0)" } ?? "nekas nav rakstīts")
    }
    func noSuchReason(_ code: String, option: DisplayText) -> Complaint {
        Complaint("settings.json nav iemesla „\(code)”", advice: "nosauciet kādu no tā iemesliem ar \(option)")
    }
    func reportUnwritable(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path) nevar rakstīt: \(cause)", advice: "nekas nav importēts; pārbaudiet ceļu")
    }
    func wouldImport(_ comments: Int, releases: Int) -> DisplayText {
        "tiktu importēti \(self.comments(comments)) pie \(releases) \(Plural.latvian(releases, zero: "paziņojumiem", one: "paziņojuma", other: "paziņojumiem"))"
    }
    func imported(_ comments: Int, known: Int) -> DisplayText {
        let there: DisplayText = "\(known) jau bija"
        let word = Plural.latvian(comments, zero: "importēti", one: "importēts", other: "importēti")
        return "\(word) \(self.comments(comments)), \(there)"
    }
    func notTaken(refused: Int, earlier: Int) -> DisplayText {
        var text: DisplayText = refused > 0 ? "; noraidīti \(refused)" : ""
        if earlier > 0 { text += "; vecāki, kas izlaisti: \(earlier)" }
        return text
    }
    func importBrokeOff(_ comments: Int, _ why: DisplayText) -> Complaint {
        Complaint(
            "importēti \(self.comments(comments)), bet tad: \(why)",
            advice: "atkārtojiet komandu: divreiz nekas netiek ņemts")
    }
    func clause(_ loss: Loss) -> DisplayText {
        switch loss {
        case .notAComment: "pingback, trackback vai cits veids, nav ņemts; tos ņem --all-types"
        case .noSpamInWXR: "reklāmu WordPress savā eksportā neliek"
        case .stub: "tur izdzēsts, nav vairs ko ņemt"
        case .idTwice: "tas pats komentārs ir divreiz; ņemts vienreiz"
        case .userAgent: "pārlūkam šeit nav vietas"
        case .karma: "karmai šeit nav vietas"
        case .userID: "vietnes kontam šeit nav vietas"
        case .meta: "papildu laukiem šeit nav vietas"
        case .votes: "balsīm šeit nav vietas"
        case .subscription: "lūgumam paziņot par atbildēm šeit nav vietas"
        case .pin: "tur piesprausts; tam šeit nav vietas"
        case .blockedUser: "tā autors tur ir bloķēts; tam šeit nav vietas"
        case .readOnly: "tā lapa tur ir slēgta komentāriem; tam šeit nav vietas"
        case .edit: "tam, kad un kāpēc tas tur labots, šeit nav vietas"
        case .addressShort: "tīkla adrese jau tur bija saīsināta"
        case .addressHash: "tīkla adreses vietā ir jaucējvērtība; nav ņemta"
        case .markupSource: "tekstā ir marķējums, un tas tur paliek"
        case .markupFlattened: "bija marķējums, no kura palicis tikai teksts"
        case .illFormed: "zīme, ko XML prasa rakstīt citādi; ņemta, kā ir"
        case .controlCharacters: "vadības zīmes izlaistas"
        case .nameMissing: "nav vārda; tā vietā ir domuzīme"
        case .nameCut: "vārds vai virsraksts bija par garu un ir saīsināts"
        case .emailInvalid: "tā nav e-pasta adrese; izlaista"
        case .siteInvalid: "tā nav tīmekļa adrese; izlaista"
        case .addressInvalid: "tā nav tīkla adrese; izlaista"
        case .timeMissing: "nav laika; tā vietā ņemts lapas laiks vai pašreizējais"
        case .idMade: "nav sava id; tas izveidots"
        case .parentMissing: "atbild uz komentāru, kura šeit nav; tagad neatbild ne uz vienu"
        case .parentElsewhere: "atbild uz citas lapas komentāru; tagad neatbild ne uz vienu"
        case .parentStub: "atbild uz izdzēstu komentāru; tagad neatbild ne uz vienu"
        case .threadMissing: "tā lapa nav zināma"
        case .pageHidden: "tur apstiprināts lapā, kas nav publiska; ņemts kā gaidošs"
        case .stateUnknown: "tā stāvoklis nav zināms; ņemts kā gaidošs"
        case .textMissing: "atteikts: tā tekstā nekas nav redzams"
        case .tooLong: "atteikts: tā teksts ir par garu"
        case .tooManyLines: "atteikts: tā tekstā ir par daudz rindu"
        case .tooManyMarks: "atteikts: par daudz saliekamo zīmju pēc kārtas"
        case .notUTF8: "atteikts: tas nav UTF-8"
        case .notWritten: "nav publisks, un fails to publicētu; izlaists"
        case .history: "kas ko kad lēmis, piezīmes un agrākie teksti paliek šeit"
        case .reason: "noraidīšanas iemesls paliek šeit"
        case .email: "e-pasta adrese paliek šeit"
        case .site: "tīmekļa vietne paliek šeit"
        case .address: "tīkla adrese paliek šeit"
        case .timeCut: "laika milisekundes paliek šeit"
        case .lineEnds: "rindas beidzas ar CR un LF, no kuriem lasītāji atstāj tikai LF"
        case .numberMade: "komentāram vai lapai, kas nav no tās vietnes, tur ir jauns numurs"
        }
    }
}
