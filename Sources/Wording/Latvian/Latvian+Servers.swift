import Moderation
import Terminal

extension Latvian {
    func unreachable(_ server: String, _ loss: ContactLoss) -> Complaint {
        Complaint(
            "nav sakaru ar serveri \(server): \(cause(loss)); nekas nav rakstīts",
            advice: "mēģiniet vēlreiz, kad serveris atbild")
    }
    func serverBehind(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "serverī nav ieraksta \(entry), kas ir šajā kopijā: serveris atgriezies senākā stāvoklī; nekas nav rakstīts",
            advice: "sluice join --again sāk jaunu kopiju un uzskaita, kas ir tikai vecajā")
    }
    func copyLacking(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "\(lackingCause(entry)); nekas nav rakstīts",
            advice: "mēģiniet vēlreiz: kopija uzņem to, kā tai trūkst; ja tas nelīdz, ieraksta nav arī serverī")
    }
    func serverDiverged(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "serverī ir cits ieraksts \(entry) nekā šajā kopijā: vēstures ir šķīrušās; nekas nav rakstīts",
            advice: "sluice join --again sāk jaunu kopiju un uzskaita, kas ir tikai vecajā")
    }
    func serverUnsound(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "\(unsoundCause(entry)); šī kopija ir kārtībā un tālāk neko neuzņem",
            advice: "kāds ir mainījis servera tabulas: atjaunojiet tās no rezerves kopijas")
    }
    var folderConverted: Complaint {
        Complaint("\(convertedCause); nekas nav rakstīts", advice: "palaidiet no jauna")
    }
    func serverRefused(_ refusal: ServerRefusal, _ server: String) -> Complaint {
        let clause: DisplayText = "\(server): \(serverCause(refusal)); nekas nav rakstīts"
        return switch refusal {
        case .noSchema: Complaint(clause, advice: "vispirms nododiet tur rindu ar sluice share")
        case .noQueue: Complaint(clause, advice: "sluice join bez rindas uzskaita tās, kas tur ir")
        case .moved: Complaint(clause, advice: "strādājiet tur, kur rinda ir tagad")
        case .arriving: Complaint(clause, advice: "palaidiet sluice share vēlreiz tur, kur tas aprāvās")
        case .newer: Complaint(clause, advice: "lietojiet to vai jaunāku sluice")
        case .isThere: Complaint(clause, advice: "sluice join izveido tās kopiju")
        case .inboxNotEmpty: Complaint(clause, advice: "vispirms uzņemiet ar sluice follow --take-in")
        case .noService: Complaint(clause, advice: "nosauciet to failā ~/.pg_service.conf")
        case .mayNot: Complaint(clause, advice: "jautājiet servera uzturētājam")
        case .senseless, .other: Complaint(clause, advice: "apskatiet serveri")
        }
    }
    var nothingWritten: DisplayText { "nekas nav rakstīts" }
    func serverCause(_ refusal: ServerRefusal) -> DisplayText {
        switch refusal {
        case .noSchema: "tur vēl nav nodota neviena komentāru rinda"
        case .noQueue: "šīs rindas tur nav"
        case .moved(let place): "rinda pārcelta uz \(place)"
        case .arriving: "rindas nodošana vēl nav pabeigta"
        case .newer: "rindu tur izveidojis jaunāks sluice"
        case .isThere: "rinda tur jau ir"
        case .inboxNotEmpty(let count): "saņemto komentāru kastē vēl ir \(count)"
        case .noService(let words): "\(words)"
        case .mayNot(let words): "nav atļauts: \(words)"
        case .senseless: "tā atbilde nav tā, ko prasīja"
        case .other(let words): "\(words)"
        }
    }
    func unreachableCause(_ server: String) -> DisplayText { "nav sakaru ar serveri \(server)" }
    func behindCause(_ entry: EntryNumber) -> DisplayText {
        "serveris atgriezies senākā stāvoklī: tajā nav ieraksta \(entry)"
    }
    func lackingCause(_ entry: EntryNumber) -> DisplayText {
        "šai kopijai trūkst ieraksta \(entry), un neko aiz tā nevar uzņemt"
    }
    func divergedCause(_ entry: EntryNumber) -> DisplayText { "serverī ir cits ieraksts \(entry)" }
    func unsoundCause(_ entry: EntryNumber) -> DisplayText {
        "servera ieraksts \(entry) neturpina iepriekšējo, vai tā teksts nav tas, kas rakstīts"
    }
    var convertedCause: DisplayText { "mape tikmēr kļuvusi par kopiju vai atkal par parastu mapi" }
    func waiting(for holder: LockWait.Holder) -> DisplayText {
        switch holder {
        case .process(let process):
            process.map { "gaida rindu: to tur process \($0)" } ?? "gaida rindu: to tur cits process"
        case .server(let server): waitingForServer(server)
        }
    }
    func waitingForServer(_ server: String) -> DisplayText { "gaida serveri \(server)" }
    func badServer(_ text: String) -> Complaint {
        Complaint("„\(text)” nav serveris", advice: "rakstiet service=VĀRDS, kā tas ir ~/.pg_service.conf")
    }
    var noServerNamed: Complaint {
        Complaint("kurš serveris?", advice: "rakstiet service=VĀRDS, kā tas ir ~/.pg_service.conf")
    }
    func badQueueName(_ text: String) -> Complaint {
        Complaint("„\(text)” nav komentāru rindas UUID", advice: "sluice join bez tā uzskaita rindas, kas tur ir")
    }
    func notACopy(_ folder: String) -> Complaint {
        Complaint("\(folder) neseko nevienam serverim", advice: "par kopiju to padara sluice share vai sluice join")
    }
    func copyAlready(_ folder: String, _ service: String) -> Complaint {
        Complaint("\(folder) jau ir kopija rindai serverī \(service)", advice: "nosauciet citu mapi ar --queue")
    }
    func inboxOnly(_ folder: String) -> Complaint {
        Complaint("\(folder) tikai nodod komentārus", advice: "šeit ir tikai submit")
    }
    func erasureFirst(_ entry: EntryNumber) -> Complaint {
        Complaint(
            "ieraksta \(entry) dzēšana nav pabeigta",
            advice: "to pabeidz jebkurš lēmums; pēc tam atkārtojiet komandu")
    }
    func noQueueOn(_ service: String) -> Complaint {
        Complaint("serverī \(service) nav nevienas komentāru rindas", advice: "to tur nodod sluice share")
    }
    func severalQueues(_ service: String, _ queues: [String]) -> Complaint {
        let names: [DisplayText] = queues.map { "\($0)" }
        return Complaint(
            "serverī \(service) ir vairākas komentāru rindas", advice: "nosauciet vienu: \(names.joined(by: ", "))")
    }
    func settingsAreInFolder(_ folder: String) -> Complaint {
        Complaint("\(folder) neseko nevienam serverim", advice: "tās iestatījumi ir settings.json tajā mapē")
    }
    var settingsChangedMeanwhile: Complaint {
        Complaint(
            "kāds cits ir nosūtījis citus iestatījumus; nekas nav nosūtīts",
            advice: "izdrukājiet tos ar sluice settings un mainiet tos")
    }
    var copyWasLeft: Complaint {
        Complaint(
            "šī kopija vairs neseko serverim un ir tikai lasāma; nekas nav rakstīts",
            advice: "no tās turpina sluice join")
    }
    func shared(_ service: String, entries: Int, comments: Int) -> DisplayText {
        "\(count(entries: entries)), \(count(comments: comments)): rinda tagad ir serverī \(service), un šī mape ir kopija"
    }
    func joined(_ folder: String, _ service: String, entries: Int, comments: Int) -> DisplayText {
        "\(count(entries: entries)), \(count(comments: comments)): \(folder) ir kopija rindai serverī \(service)"
    }
    func left(_ service: String) -> DisplayText {
        "šī mape vairs neseko serverim \(service) un ir tikai lasāma; no tās turpina sluice join"
    }
    func tookHome(_ folder: String) -> DisplayText { "rinda atkal ir mapē \(folder)" }
    func homeUnknown(_ service: String) -> Complaint {
        Complaint(
            "nav zināms, vai serveris \(service) zina, ka rinda atgriežas mapē",
            advice: "palaidiet sluice leave --take-home vēlreiz: tas turpina, kur aprāvās")
    }
    func homeUnfinished(_ service: String, _ cause: DisplayText) -> Complaint {
        Complaint(
            "serveris \(service) zina, ka rinda ir šajā mapē, bet mape vēl nav gatava: \(cause)",
            advice: "novērsiet to un palaidiet sluice leave --take-home vēlreiz: tas turpina, kur aprāvās")
    }
    func ownSettingsBeside(_ path: String) -> DisplayText {
        "settings.json tagad ir tas, kas bija spēkā visām kopijām; šīs mašīnas iestatījumi ir failā \(path)"
    }
    func putAside(_ folder: String) -> DisplayText { "vecā mape tagad ir \(folder)" }
    var nothingOnlyOld: DisplayText { "tajā nav nekā, kā nebūtu serverī" }
    func oldUnreadable(_ folder: String) -> DisplayText {
        "nevar pateikt, kas ir tikai mapē \(folder): to nevar izlasīt līdz galam"
    }
    func oldKeeps(_ folder: String) -> DisplayText {
        "šīs mašīnas melnraksti un iestatījumi paliek mapē \(folder); kad nekas no tās vairs nav vajadzīgs, izdzēsiet to: dzēšanas to neaizsniedz"
    }
    func holdsOld(_ folder: String) -> DisplayText {
        "\(folder) ir malā nolikta vecā kopija (sluice join --again), un tajā var būt arī šie teksti: izdzēsiet to paši"
    }
    var nameTheQueue: Complaint {
        Complaint(
            "kuru rindu? šī loma to nevar apskatīt", advice: "nosauciet tās UUID: tas ir kopijas failā queue.server")
    }
    func damagedCopy(_ service: String) -> DisplayText {
        "galva ir pēdējam ierakstam, kas ir kārtībā; jaunu kopiju sāk sluice join --again service=\(service)"
    }
    func onlyOld(_ count: Int, _ folder: String) -> DisplayText {
        "\(self.count(entries: count)) ir tikai vecajā mapē; ko tie darīja, teiks sluice --queue \(folder) history:"
    }
    func settingsSent(_ service: String) -> DisplayText { "nosūtīti serverim \(service): tie ir spēkā visām kopijām" }
    var followsAllTheSame: DisplayText { "kopija seko tik un tā" }
    var followsAnew: DisplayText { "žurnāla vietā nolikts cits fails: tālāk seko tam" }
    func contactLost(_ service: String, _ loss: ContactLoss) -> DisplayText {
        "nav sakaru ar serveri \(service): \(cause(loss))"
    }
    func contactIsBack(_ service: String) -> DisplayText { "sakari ar serveri \(service) ir atjaunoti" }
    func reading(copyOf service: String, upTo entry: EntryNumber, because trouble: Contact.Trouble) -> DisplayText {
        let cause: DisplayText =
            switch trouble {
            case .lost(_, let loss): contactLost(service, loss)
            case .behind(let entry): behindCause(entry)
            case .diverged(let entry): divergedCause(entry)
            case .refused(let refusal): "\(service): \(serverCause(refusal))"
            case .stuck(.unsound(let entry)): unsoundCause(entry)
            case .stuck(.converted): convertedCause
            case .stuck: "šī kopija nevar uzņemt to, kas ir serverī \(service)"
            }
        return "\(cause); šī ir kopija līdz ierakstam \(entry)"
    }
    func readingOnly(_ service: String, _ trouble: Contact.Trouble, since: DisplayText) -> DisplayText {
        switch trouble {
        case .lost: "kopš \(since) nav sakaru ar serveri \(service): var tikai lasīt"
        case .behind(let entry): "\(behindCause(entry)): var tikai lasīt"
        case .diverged(let entry): "\(divergedCause(entry)): var tikai lasīt"
        case .refused(let refusal): "\(service): \(serverCause(refusal)): var tikai lasīt"
        case .stuck(.unsound(let entry)): "\(service): ieraksts \(entry) nav kārtībā: var tikai lasīt"
        case .stuck(.converted): "mape tagad ir citāda: palaidiet sluice no jauna"
        case .stuck: "šī kopija nevar uzņemt to, kas ir serverī \(service)"
        }
    }
    var keyOfForms: DisplayText {
        "ja arī šis dators rādīs veidlapas, pirms pirmās nokopējiet intake.key no pārējiem tīmekļa serveriem"
    }
    func joinedInbox(_ folder: String, _ service: String) -> DisplayText {
        "\(folder) nodod komentārus serverim \(service); tos uzņem sluice follow --take-in kādā kopijā"
    }
    func roleIsNoLogin(_ name: String) -> DisplayText { "tas nav moderatora vārds: \(name)" }
    func refusedFromInbox(_ count: Int) -> DisplayText {
        "neuzņemti \(self.count(comments: count)) no saņemto kastes: kāpēc, teiks sluice inbox"
    }
    func refusedAtInbox(_ count: Int) -> DisplayText { "neuzņemti: \(count) (:inbox)" }
    func noRefusedComment(_ word: String) -> Complaint {
        Complaint("„\(word)” nav neuzņemta komentāra numurs", advice: "tos uzskaita sluice inbox")
    }
    func forgotRefused(_ count: Int) -> DisplayText { "no servera izņemti \(self.count(comments: count))" }
    var nothingDecidedInInbox: Complaint {
        Complaint("šeit nenodod neko jau izlemtu", advice: "dariet to kopijā, kurai ir žurnāls")
    }
    func sameHead(_ service: String) -> DisplayText { "serverī \(service) ir tas pats" }
    func copyBehind(_ cause: DisplayText, isTakenLater: Bool) -> DisplayText {
        "serverī tas ir, bet šī kopija to nevarēja uzņemt: \(cause)\(isTakenLater ? "; tā to uzņems vēlāk" : "" as DisplayText)"
    }

    private func count(entries count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "ierakstu", one: "ieraksts", other: "ieraksti"))"
    }
    private func count(comments count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "komentāru", one: "komentārs", other: "komentāri"))"
    }
}
