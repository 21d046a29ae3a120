import Moderation
import Terminal

extension Latvian {
    func noSuchCommand(_ word: String, nearest: String?) -> Complaint {
        let question = nearest.map { "; varbūt „\($0)”?" as DisplayText } ?? ""
        return Complaint("nav komandas „\(word)”\(question)", advice: "sluice --help rāda visas")
    }
    var argumentsUnreadable: Complaint {
        Complaint("argumentus nevar izlasīt", advice: "pārbaudiet, vai ir piemontēta /proc")
    }
    func argumentNotUTF8(_ index: Int) -> Complaint {
        Complaint("\(index). arguments nav UTF-8", advice: "lietojiet termināli un lokāli ar UTF-8")
    }
    func variableNotUTF8(_ name: String) -> Complaint {
        Complaint("$\(name) nav UTF-8", advice: "norādiet to UTF-8 kodējumā")
    }
    func badValue(_ option: DisplayText, _ value: String, rule: DisplayText) -> Complaint {
        Complaint("\(option) „\(value)” neder", advice: "jābūt: \(rule)")
    }
    var maskOrBody: Complaint { Complaint("--mask un --body ir divi teksti", advice: "norādiet vienu no tiem") }
    var nameRule: DisplayText { "vārds bez atstarpēm" }
    var reasonRule: DisplayText { "kods, piemēram, spam" }
    func oneOf(_ words: [String]) -> DisplayText { "viens no \(words.joined(separator: ", "))" }
    var slugRule: DisplayText { "1 līdz 128 no A-Z a-z 0-9 . _ -, pirmais burts vai cipars" }
    func noEntryNumber(_ text: String) -> Complaint {
        Complaint("„\(text)” nav ieraksta numurs", advice: "numurus rāda sluice history")
    }
    func badSlug(_ text: String) -> Complaint {
        Complaint("„\(text)” nevar būt paziņojuma vārds", advice: "tajā ir \(slugRule)")
    }
    func badTarget(_ text: String, isAlone: Bool) -> Complaint {
        Complaint(
            "„\(text)” nenosauc komentāru",
            advice: isAlone
                ? "rakstiet 17, #17 vai 17@4808"
                : "rakstiet 17, #17 vai 17@4808 ar redzēto versiju; vaicājumu dod --where")
    }
    func badTarget(_ text: String, line: Int) -> Complaint {
        Complaint(
            "standarta ievades \(line). rinda: „\(text)” nenosauc komentāru",
            advice: "katra rinda sākas ar 17, #17 vai 17@4808, kā sluice list raksta caurulē")
    }
    func badTargetObject(_ reason: String, line: Int, column: Int) -> Complaint {
        Complaint(
            "standarta ievades \(line). rinda, \(column). zīme: \(reason)",
            advice: "rindā ir viens objekts, kā raksta sluice list --json")
    }
    func targetObjectWithoutNumber(line: Int) -> Complaint {
        Complaint("standarta ievades \(line). rinda: nav komentāra „number”")
    }
    func targetObjectWithBadVersion(line: Int) -> Complaint {
        Complaint("standarta ievades \(line). rinda: „version” nav ieraksta numurs")
    }
    func namedAtTwoVersions(_ number: CommentNumber, _ one: EntryNumber, _ other: EntryNumber) -> Complaint {
        Complaint("\(number) nosaukts ar divām versijām, \(one) un \(other)", advice: "nosauciet to vienreiz")
    }
    var noTarget: Complaint {
        Complaint(
            "nav nosaukts neviens komentārs", advice: "dodiet numurus, - standarta ievadei vai --where VAICĀJUMS")
    }
    var targetsAndQuery: Complaint {
        Complaint("numuri un --where kopā saka divas dažādas lietas", advice: "lietojiet vienu no tiem")
    }
    var emptyWhere: Complaint {
        Complaint("--where ar tukšu vaicājumu nozīmētu visus komentārus", advice: "ja tā domāts, rakstiet is:any")
    }
    func tooManyTargets(_ count: Int, limit: Int) -> Complaint {
        Complaint(
            "viens lēmums attiecas uz ne vairāk kā \(comments(limit)), bet te ir \(count)",
            advice: "sašauriniet vaicājumu")
    }
    func badTime(_ option: DisplayText, _ text: String) -> Complaint {
        Complaint(
            "\(option) „\(text)” nav laiks", advice: "rakstiet 2026-11-24, 2026-11-24T14:30 vai vecumu: 12h 7d 4w")
    }
    func badDeferral(_ text: String) -> Complaint {
        Complaint("--until „\(text)” nav laiks", advice: "rakstiet \(timeForms)")
    }
    var timeForms: DisplayText {
        "YYYY-MM-DD, YYYY-MM-DDTHH:MM, 2026-11-24T12:30:00.000Z, rīt, pirmdien vai 4h, 2d, 1w no šī brīža"
    }
    func badSubmissionTime(_ text: String) -> Complaint {
        Complaint(
            "--submitted „\(text)” nav laiks", advice: "rakstiet 2026-11-24T12:30:00.000Z vai vietējo 2026-11-24T14:30")
    }
    func badDay(_ option: DisplayText, _ text: String) -> Complaint {
        Complaint("\(option) „\(text)” nav diena", advice: "rakstiet 2026-11-24 vai vecumu: 7d 4w")
    }
    func badDate(_ text: String) -> Complaint {
        Complaint("--date „\(text)” nav diena", advice: "rakstiet YYYY-MM-DD")
    }
    func daysReversed(_ first: CivilDate, _ last: CivilDate) -> Complaint {
        Complaint("--since \(first) ir pēc --until \(last)", advice: "apmainiet tos")
    }
    func noSuchReason(_ code: String, of codes: [String]) -> Complaint {
        Complaint("nav iemesla „\(code)”", advice: "iemesli ir \(codes.joined(separator: ", "))")
    }
    func noReason(of codes: [String]) -> Complaint {
        Complaint("noraidījumam vajag iemeslu", advice: "dodiet to ar --reason: \(codes.joined(separator: ", "))")
    }
    var noteNeedsText: Complaint { Complaint("piezīmei vajag tekstu", advice: "dodiet to ar --note") }
    var noPattern: Complaint {
        Complaint("kādus vārdus meklēt?", advice: "dodiet paraugu, piemēram, 'kredīt*', vai --list")
    }
    func emptyPattern(_ pattern: String) -> Complaint {
        Complaint("„\(pattern)” nevar atbilst nekam", advice: "paraugā jābūt burtam vai zīmei")
    }
    func noSuchList(_ name: String, of names: [String]) -> Complaint {
        Complaint(
            "nav vārdu saraksta „\(name)”",
            advice: names.isEmpty ? "iestatījumos nav neviena" : "saraksti ir \(names.joined(separator: ", "))")
    }
    func historyOfMany(_ numbers: [CommentNumber]) -> Complaint {
        Complaint(
            "vēsture ir vienam komentāram vai tam, ko atrod vaicājums",
            advice: "rakstiet number:\(numbers.map { "\($0.rawValue)" }.joined(separator: ","))")
    }
    func noComment(_ number: CommentNumber) -> Complaint {
        Complaint("nav komentāra \(number)", advice: "tos rāda sluice list")
    }
    func noRelease(_ slug: Slug) -> Complaint {
        Complaint("nav paziņojuma \(slug)", advice: "tos rāda sluice releases, pievieno sluice release")
    }
    func notADash(_ text: String) -> Complaint {
        Complaint("submit ņem opcijas vai - (JSON no standarta ievades), nevis „\(text)”")
    }
    func missingValue(_ option: String) -> Complaint {
        Complaint("\(option) nav vērtības", advice: "norādiet to aiz tā vai izlaidiet to")
    }
    func needsDash(_ option: DisplayText) -> Complaint {
        Complaint("\(option) ir paredzēts JSON no standarta ievades", advice: "norādiet arī -")
    }
    func optionAndDash(_ option: DisplayText) -> Complaint {
        Complaint("\(option) un - kopā saka divas dažādas lietas", advice: "lietojiet vienu no tiem")
    }
    var submissionNeeds: Complaint {
        Complaint("komentāram vajag --release, --name un --body", advice: "vai - JSON no standarta ievades")
    }
    func badParent(_ text: String) -> Complaint {
        Complaint("--parent „\(text)” nenosauc komentāru", advice: "rakstiet 17 vai #17")
    }
    func badSource(_ text: String) -> Complaint {
        Complaint("--source „\(text)” neder", advice: "rakstiet SYSTEM:ID")
    }
    func badHead(_ text: String) -> Complaint {
        Complaint("--against „\(text)” nav galva", advice: "rakstiet N:CHAIN, kā to rāda sluice verify")
    }
    var noFolderNamed: Complaint { Complaint("--queue nenosauc mapi", advice: "dodiet ceļu") }
    func badAccountName(_ name: String) -> Complaint {
        Complaint("jūsu konta vārds „\(name)” nevar stāvēt vēsturē", advice: "sakiet, kas esat, ar --as")
    }
    func badLogin(_ source: DisplayText, _ name: String) -> Complaint {
        Complaint(
            "\(source) „\(name)”: vārds ir redzams, 1 līdz 64 baiti, bez atstarpēm un vadības zīmēm",
            advice: "izvēlieties vienkāršāku vārdu")
    }
    func badQuery(_ error: QueryError) -> Complaint {
        Complaint(queryError(error), advice: "vaicājumu valodu skaidro sluice help list")
    }

    var standardInput: DisplayText { "standarta ievade" }
    var theText: DisplayText { "teksts" }
    func notUTF8(_ name: DisplayText, line: Int, byte: Int) -> Complaint {
        Complaint(
            "\(name): nav UTF-8, \(line). rinda, \(byte). baits", advice: "pārveidojiet to, piemēram, ar iconv")
    }
    var inputTooLong: Complaint {
        Complaint("standarta ievade ir garāka par 1 GiB", advice: "dodiet to pa daļām")
    }
    var inputTooLongForOneWrite: Complaint {
        Complaint(
            "standarta ievadē ir vairāk par 1 GiB, vienam rakstījumam par daudz",
            advice: "dodiet to pa daļām vai bez --all-or-nothing")
    }
    func inputUnreadable(_ cause: DisplayText) -> Complaint {
        Complaint("standarta ievadi nevar lasīt: \(cause)")
    }
    func outputUnwritable(_ cause: DisplayText) -> Complaint {
        Complaint("standarta izvadē nevar rakstīt: \(cause)", advice: "pārbaudiet, vai tās diskā ir vieta")
    }
    var cgiTakesNothing: Complaint {
        Complaint("cgi argumentus nepieņem", advice: "palaidiet to no skripta, kas tam neko nenodod")
    }
    var cgiNeedsServer: Complaint {
        Complaint("cgi atbild tīmekļa serverim, kas iestata REQUEST_METHOD", advice: "piemērs ir mapē examples/form")
    }
    var cgiNeedsQueue: Complaint { Complaint("pirms cgi vajag --queue, vai arī jāiestata $SLUICE_QUEUE") }
    func answerUnwritable(_ cause: DisplayText) -> Complaint { Complaint("atbildi nevar uzrakstīt: \(cause)") }
    func fileTooLong(_ path: String, limit: Int) -> Complaint {
        Complaint("\(path) ir garāks par \(limit) baitiem", advice: "norādiet citu failu")
    }
    func fileUnreadable(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path) nevar lasīt: \(cause)", advice: "pārbaudiet ceļu")
    }

    // MARK: Comments as JSON

    func place(line: Int, column: Int) -> DisplayText { "\(line). rinda, \(column). zīme" }
    var aComment: DisplayText { "komentārs" }
    var anAuthor: DisplayText { "autors" }
    var aSource: DisplayText { "avots" }
    func notAnObject(_ what: DisplayText, _ kind: String) -> DisplayText {
        "\(what) ir objekts, nevis \(word(kind))"
    }
    func unknownMember(_ what: DisplayText, _ key: String, of keys: [String]) -> DisplayText {
        "\(what): nav tāda lauka „\(key)”; var būt \(keys.joined(separator: ", "))"
    }
    func notAString(_ key: String, _ kind: String) -> DisplayText { "„\(key)” ir virkne, nevis \(word(kind))" }
    func missingMember(_ key: String) -> DisplayText { "trūkst „\(key)”" }
    func notANumber(_ key: String) -> DisplayText { "„\(key)” ir vesels skaitlis no 1" }
    func badMember(_ key: String, rule: DisplayText) -> DisplayText { "„\(key)” ir \(rule)" }
    var releaseRule: DisplayText { "paziņojuma vārds: \(slugRule)" }
    var stateRule: DisplayText { "pending, approved vai rejected" }
    var reasonMissing: DisplayText { "noraidītam komentāram ir „reason”" }
    var reasonOutOfPlace: DisplayText { "„reason” ir tikai noraidītam komentāram" }
    var timeRule: DisplayText { "laiks, piemēram, 2026-11-24T12:30:00.000Z" }
    var lineNotUTF8: DisplayText { "nav UTF-8; pārveidojiet, piemēram, ar iconv" }
    func lineTooLong(_ limit: Int) -> DisplayText { "rindā ir vairāk par \(limit) baitiem" }
    func onLine(_ line: Int) -> DisplayText { "\(line). rinda: " }

    /// What a value of JSON is, as the reader calls it in English.
    private func word(_ kind: String) -> DisplayText {
        switch kind {
        case "an object": "objekts"
        case "an array": "saraksts"
        case "a string": "virkne"
        case "a number": "skaitlis"
        default: "\(kind)"
        }
    }
}
