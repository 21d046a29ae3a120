import Moderation
import Terminal
import Wording

/// What a copy has to tell of its server.
extension Model {
    /// Takes what others appended, while a decision waits for that and everybody else for the decision.
    mutating func judge(_ inquiry: TailInquiry) -> [Effect] {
        let merged = merge(inquiry.tail, own: nil)
        if let damage = merged.damage { tellDamage(damage) }
        return [.answer(inquiry, merged.damage)] + merged.effects
    }

    /// Takes how the copy stands to its server. Its loss is on the first line; that it is back is said once.
    mutating func take(_ contact: Contact?) {
        let before = self.contact
        self.contact = contact
        guard let contact, before?.trouble != nil, contact.trouble == nil else { return }
        say(phrases.contactIsBack(contact.server), .hint)
    }

    /// Why the queue can only be read now, where that is the server's doing.
    var contactTrouble: DisplayText? {
        guard let contact, let trouble = contact.trouble else { return nil }
        var since: DisplayText = ""
        if case .lost(let moment, _) = trouble { since = phrases.clock(local(moment)) }
        return phrases.readingOnly(contact.server, trouble, since: since)
    }
}
