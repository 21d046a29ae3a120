import Moderation
import Terminal

extension Latvian {
    var readAgain: DisplayText { "žurnāls nomainīts: lasa no jauna" }
    func otherJournal(untagged: Int, texts: Int) -> DisplayText {
        let said: DisplayText = "žurnāls tagad ir cits: kas bija atvērts par komentāriem, ir aizvērts"
        let gone = list(tags: untagged, texts: texts)
        return gone.isEmpty ? said : "\(said); līdz ar tiem zudis: \(gone.joined(by: ", "))"
    }
    private func list(tags: Int, texts: Int) -> [DisplayText] {
        var list: [DisplayText] = []
        if tags > 0 {
            list.append("\(tags) \(Plural.latvian(tags, zero: "atzīmju", one: "atzīme", other: "atzīmes"))")
        }
        if texts > 0 {
            let word = Plural.latvian(texts, zero: "iesāktu tekstu", one: "iesākts teksts", other: "iesākti teksti")
            list.append("\(texts) \(word)")
        }
        return list
    }
    func draftKept(_ number: CommentNumber, at time: DisplayText, isHere: Bool) -> DisplayText {
        let way: DisplayText = isHere ? "e turpina" : "\(number: number) Enter, tad e"
        return "\(number: number) labojums, iesākts \(time), ir saglabāts; \(way)"
    }
    func thenCapital(_ key: DisplayText) -> DisplayText { "\(key), tad lielais burts" }
    func noteKept(_ number: CommentNumber?, _ key: DisplayText, goTo: CommentNumber?) -> DisplayText {
        let what: DisplayText =
            number.map { "iesāktā piezīme pie \(number: $0) ir saglabāta" } ?? "iesāktā piezīme ir saglabāta"
        return goTo.map { "\(what); \(number: $0) Enter, tad \(key)" } ?? "\(what); \(key) turpina"
    }
    func openElsewhere(_ owner: DraftOwner, since: DisplayText) -> DisplayText {
        "kopš \(since) ir atvērta vēl viena jūsu konsole, process \(owner.process) datorā \(owner.host); tur iesāktais paliek tur"
    }
    func draftPutAside(_ path: String) -> DisplayText { "melnraksts, ko nevar izlasīt, nolikts malā: \(path)" }
    func draftPartlyRead(_ path: String) -> DisplayText {
        "ne visu melnrakstu var izlasīt: kas izlasāms, ir šeit, un datne nolikta malā: \(path)"
    }
    func viewsUnread(_ path: String) -> DisplayText {
        "ne visus jūsu skatus var izlasīt: \(path); saglabājot kādu, šo failu noliek malā"
    }
    func draftUnread(_ error: DeskError) -> DisplayText {
        "iesākto nevar izlasīt: \(failure(error, kept: nil, key: nil))"
    }
    func notKept(_ error: DeskError) -> DisplayText {
        "nav saglabāts: \(failure(error, kept: nil, key: nil))"
    }
    var keptAgain: DisplayText { "iesāktais atkal ir saglabāts" }
    func thrownAway(_ number: CommentNumber) -> DisplayText { "\(number: number) iesāktais teksts ir izmests" }
    func tagsNotKept(_ limit: Int) -> DisplayText { "vairāk par \(limit) atzīmēm nākamajai reizei nesaglabā" }
    func draftRestored(_ keys: DisplayText) -> DisplayText {
        "vaicājums, atzīmes un vieta ir, kā atstājāt; \(keys) rāda visu, kas gaida"
    }
    func leftBehindGone(tags: Int, texts: Int) -> DisplayText {
        "žurnāls nav tas, kas bija; zudis: \(list(tags: tags, texts: texts).joined(by: ", "))"
    }
    func dropped(draftFiles count: Int) -> DisplayText {
        Plural.latvian(
            count, zero: "noņemti arī \(count) melnrakstu failu, kuros varēja būt dzēstais",
            one: "noņemts arī \(count) melnrakstu fails, kurā varēja būt dzēstais",
            other: "noņemti arī \(count) melnrakstu faili, kuros varēja būt dzēstais")
    }
    func textKept(_ number: CommentNumber) -> DisplayText { "\(number: number) teksts ir saglabāts; e turpina" }
}
