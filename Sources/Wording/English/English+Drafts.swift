import Moderation
import Terminal

extension English {
    var readAgain: DisplayText { "the journal was replaced: reading it again" }
    func otherJournal(untagged: Int, texts: Int) -> DisplayText {
        let said: DisplayText = "another journal stands here now: what was open on comments is closed"
        let gone = list(tags: untagged, texts: texts)
        return gone.isEmpty ? said : "\(said); gone with theirs: \(gone.joined(by: ", "))"
    }
    private func list(tags: Int, texts: Int) -> [DisplayText] {
        var list: [DisplayText] = []
        if tags > 0 { list.append("\(tags) \(Plural.english(tags, one: "tag", other: "tags"))") }
        if texts > 0 { list.append("\(texts) half-typed \(Plural.english(texts, one: "text", other: "texts"))") }
        return list
    }
    func draftKept(_ number: CommentNumber, at time: DisplayText, isHere: Bool) -> DisplayText {
        let way: DisplayText = isHere ? "e goes on with it" : "\(number: number) Enter, then e"
        return "an edit of \(number: number), half typed at \(time), was kept; \(way)"
    }
    func thenCapital(_ key: DisplayText) -> DisplayText { "\(key) then a capital letter" }
    func noteKept(_ number: CommentNumber?, _ key: DisplayText, goTo: CommentNumber?) -> DisplayText {
        let what: DisplayText =
            number.map { "a note on \(number: $0), half typed, was kept" } ?? "a note, half typed, was kept"
        return goTo.map { "\(what); \(number: $0) Enter, then \(key)" } ?? "\(what); \(key) goes on with it"
    }
    func openElsewhere(_ owner: DraftOwner, since: DisplayText) -> DisplayText {
        "another console of yours is open since \(since), process \(owner.process) on \(owner.host); what is half typed there stays there"
    }
    func draftPutAside(_ path: String) -> DisplayText { "a draft that can't be read was put aside: \(path)" }
    func draftPartlyRead(_ path: String) -> DisplayText {
        "of a draft not all can be read: what can is here, and the file was put aside: \(path)"
    }
    func viewsUnread(_ path: String) -> DisplayText {
        "of your own views not all can be read: \(path); saving one puts that file aside"
    }
    func draftUnread(_ error: DeskError) -> DisplayText {
        "what was half done can't be read: \(failure(error, kept: nil, key: nil))"
    }
    func notKept(_ error: DeskError) -> DisplayText {
        "not kept: \(failure(error, kept: nil, key: nil))"
    }
    var keptAgain: DisplayText { "what is half done is kept again" }
    func thrownAway(_ number: CommentNumber) -> DisplayText { "the text of \(number: number) is thrown away" }
    func tagsNotKept(_ limit: Int) -> DisplayText { "tags beyond \(limit) are not kept for the next start" }
    func draftRestored(_ keys: DisplayText) -> DisplayText {
        "query, tags and place are as you left them; \(keys) shows all that is pending"
    }
    func leftBehindGone(tags: Int, texts: Int) -> DisplayText {
        "\(list(tags: tags, texts: texts).joined(by: ", ")) gone: the journal is not the one that it was"
    }
    func textKept(_ number: CommentNumber) -> DisplayText { "the text of \(number: number) is kept; e goes on with it" }
}
