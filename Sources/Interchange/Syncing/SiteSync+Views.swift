import Markup
import Moderation

/// Both sides of a comment as the site can hold them.
extension SiteSync {
    /// What a moderator reads of a comment on the site.
    func reading(_ there: SiteComment) -> String {
        var losses: [Loss] = []
        return BodyMapping.body(of: there.foreign.text, plain: false, losses: &losses)
    }

    /// What the site would be given for a body.
    func stored(_ body: String, like there: SiteComment) -> String {
        there.isHTML ? StoredText.stored(SiteSync.cleaned(body)) : body
    }

    /// A body without what WordPress drops: white space at its ends, and control characters.
    private static func cleaned(_ body: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(
            contentsOf: body.unicodeScalars.filter {
                $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" || $0 == "\r"
            })
        return String(scalars).trimmed
    }

    /// What two texts are compared by: the digest of what the site holds of one, salted, for a short text could be guessed.
    private func compared(_ body: String, isHTML: Bool) -> [UInt8] {
        let text = isHTML ? StoredText.body(of: StoredText.stored(SiteSync.cleaned(body))) : body
        return options.digest(Array(queue.identity.utf8) + Array(text.utf8))
    }

    /// A comment as the site has it; `nil` in a state that we don't know.
    func view(of there: SiteComment) -> SiteView? {
        guard let state = SiteState(site: there.held.state) else { return nil }
        return SiteView(vocabulary.image(of: state), text: compared(reading(there), isHTML: there.isHTML))
    }

    /// A comment as it is here, as the site would hold it.
    func view(of number: CommentNumber, like there: SiteComment) throws(SyncStop) -> SiteView {
        // Since both agreed nothing has happened to it here: no text needs to be read.
        if let agreement = agreements[Array(there.id.utf8)], case .agreed(let view) = agreement.standing,
            queue.version(of: number) <= agreement.entry
        {
            return SiteView(vocabulary.image(of: view.state), text: view.text)
        }
        return view(of: queue.state(of: number), try body(at: queue.bodyPlace(of: number)), like: there)
    }

    private func view(of state: State, _ body: String, like there: SiteComment) -> SiteView {
        SiteView(vocabulary.image(of: state), text: compared(body, isHTML: there.isHTML))
    }

    func body(of number: CommentNumber) throws(SyncStop) -> String { try body(at: queue.bodyPlace(of: number)) }

    private func body(at place: EntryPlace?) throws(SyncStop) -> String {
        guard let place else { return "" }
        do throws(DeskError) {
            return try desk.entry(at: place).content?.body ?? ""
        } catch {
            throw .desk(error)
        }
    }

    /// What both had last, as far as it can be known: what is remembered, or the last act here in the site's name, else what came in.
    func base(of number: CommentNumber, like there: SiteComment) throws(SyncStop) -> SiteView {
        let changes = queue.changes(of: number)
        let last = changes.last { $0.verb.isAct && $0.by == options.login } ?? changes.first
        if let agreement = agreements[Array(there.id.utf8)], case .agreed(let view) = agreement.standing,
            last.map({ agreement.entry >= $0.entry }) ?? true
        {
            return SiteView(vocabulary.image(of: view.state), text: view.text)
        }
        guard let last else { return SiteView(.hold, text: []) }
        return view(of: last.after.state, try body(at: queue.place(of: last.after.body)), like: there)
    }

    /// What a conflict's note told last, if nothing was agreed since.
    func note(on number: CommentNumber, _ there: SiteComment) throws(SyncStop) -> Merge.Note? {
        let found: (note: ConflictNote, entry: EntryNumber, isAnswered: Bool)?
        let (desk, queue) = (desk, queue)
        do throws(DeskError) {
            found = try queue.conflict(on: number, by: options.login) { (entry) throws(DeskError) in
                guard let place = queue.place(of: entry) else { return nil }
                return try desk.entry(at: place).content?.note
            }
        } catch {
            throw .desk(error)
        }
        guard let found, agreements[Array(there.id.utf8)].map({ $0.entry < found.entry }) ?? true,
            let state = SiteState(site: found.note.state)
        else { return nil }
        let text = reading(there)
        // Of another text than the one that stands there now it is enough to know that it is another.
        let isSame = found.note.digits.isSame(as: digits(of: text))
        let told = SiteView(vocabulary.image(of: state), text: isSame ? compared(text, isHTML: there.isHTML) : [])
        return found.isAnswered ? .answered(told) : .standing(told)
    }

    /// The note that tells what stands on the site.
    func conflictNote(_ there: SiteComment) -> ConflictNote {
        let text = reading(there)
        return ConflictNote(
            state: there.held.state, digits: digits(of: text), text: OneLine.cut(text, to: ConflictNote.mostText))
    }

    private func digits(of text: String) -> String {
        SiteName.digits(text, count: 64, digest: options.digest)
    }
}
