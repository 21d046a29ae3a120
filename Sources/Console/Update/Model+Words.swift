import Moderation
import Terminal
import Wording

/// Comments, decisions and entries in words.
extension Model {
    /// `#2842 Kredīts 24`
    func name(of number: CommentNumber) -> DisplayText {
        guard let author = queue[number]?.authorName else { return "\(number: number)" }
        return "\(number: number) \(DisplayText(stranger: author, truncatedTo: 40))"
    }

    func which(_ numbers: [CommentNumber]) -> Which {
        if numbers.count == 1, let number = numbers.first { .one(name(of: number)) } else { .many(numbers.count) }
    }

    /// A reason in the language of the screen; its code if the settings don't have it.
    func reasonName(_ code: ReasonCode) -> DisplayText {
        phrases.name(of: code, in: settings)
    }

    func reasonName(_ reason: Settings.Reason) -> DisplayText {
        phrases.name(reason)
    }

    func deed(_ decision: Decision) -> Deed {
        switch decision {
        case .approve: .approve
        case .reject(let reason): .reject(reasonName(reason))
        case .edit: .edit
        case .reopen: .reopen
        case .defer(let until): .defer(phrases.moment(local(until)))
        case .note, .undo: .note
        case .erase: .erase
        }
    }

    /// What an entry did, in words, said of some of its comments: "rejected #2842 Kredīts 24 as spam".
    func deed(of entry: EntryNumber, _ numbers: [CommentNumber]) -> DisplayText {
        guard let line = queue.line(entry) else { return DisplayText() }
        return phrases.did(phrases.deed(of: line, settings, zone), which(numbers))
    }

    /// The state of a comment in words.
    func stateName(_ facts: CommentFacts) -> DisplayText {
        phrases.state(facts.state, isDeferred: facts.isDeferred(at: now))
    }

    /// The same, without reading columns that the row doesn't show: such comments may stand anywhere, and each costs
    /// a page of memory or several.
    func stateName(of number: CommentNumber) -> DisplayText {
        phrases.state(queue.state(of: number), isDeferred: queue.isDeferred(number, at: now))
    }

    func stateName(_ snapshot: Snapshot) -> DisplayText {
        phrases.state(snapshot.state, isDeferred: snapshot.isDeferred(at: now))
    }

    /// How old a comment is.
    func age(of number: CommentNumber) -> DisplayText {
        phrases.age(now - queue.submitted(of: number))
    }

    /// What somebody else did to a comment first: "zane rejected #17 as spam".
    func act(of conflict: Conflict, on name: DisplayText) -> DisplayText {
        phrases.person(conflict.by.text, did: conflict.verb, reason: conflict.reason.map { reasonName($0) }, name)
    }
}
