import Moderation
import Terminal
import Wording

/// Writes a comment out as lines of a width: heading, release, author, what was found, the text, its history, and in
/// the room that is left the author's other comments.
struct CommentLines {
    let model: Model
    let number: CommentNumber
    let layout: Layout
    let isFull: Bool
    let area: Area
    var lines: [DisplayText] = []
    var links: [Int] = []
    /// The line that the text begins in.
    var textStart = 0
    /// The rules that match.
    let marks: [RuleBook.Mark]

    init(model: Model, number: CommentNumber, layout: Layout, isFull: Bool) {
        self.model = model
        self.number = number
        self.layout = layout
        self.isFull = isFull
        area = layout.comment(isFull: isFull)
        marks = model.ruleMarks(of: number)
    }

    var phrases: any Phrases { model.phrases }
    /// Below the list there is little room: one line for what takes several elsewhere.
    var isCompact: Bool { layout.kind != .wide && !isFull }

    mutating func make() {
        guard let comment = model.queue[number], area.width > 0 else { return }
        heading(comment)
        if !isCompact { lines.append(DisplayText()) }
        if area.height >= 8 || !isCompact { release(comment) }
        let behindRelease = lines.count
        author(comment)
        replyTo(comment)
        deferral(comment)
        rules()
        found(comment)
        alike()
        likely(comment)
        lines.append(DisplayText())
        conflict()
        textStart = lines.count
        text(comment)
        if comment.isEdited { edit(comment) }
        differenceFromLike()
        thread()
        history()
        if !isCompact { summary(comment, behind: behindRelease) }
        if !isCompact { otherComments() }
    }

    // MARK: Head

    private mutating func heading(_ comment: Comment) {
        let name: DisplayText = "\(number: number)"
        var left: DisplayText = "\(name.styled(.strong))  \(model.stateName(comment.facts).styled(role(comment)))"
        if let reason = comment.reason { left += " \(model.reasonName(reason))" }
        if model.queue.isEditedBySite(number) {
            left += ", \(phrases.editedOnSite.styled(.found))"
        } else if comment.isEdited {
            left += ", \(phrases.edited)"
        }
        if model.drafts.text(on: number) != nil { left += ", \(phrases.editBegun)" }
        if isFull, model.tags.contains(number) { left += ", \(phrases.tagged)" }
        if model.pendingDecisions.isSaving(number) { left += ", \(phrases.isSaving)" }
        let right = phrases.submitted(phrases.moment(model.local(comment.submitted)))
        let gap = area.width - left.width - right.width
        if gap >= 2 {
            lines.append("\(left)\(DisplayText.blanks(gap))\(right)")
        } else {
            lines.append(left.truncated(to: area.width))
            if !isCompact { lines.append(right.truncated(to: area.width)) }
        }
    }

    func role(_ comment: Comment) -> Role {
        switch comment.state {
        case .pending: comment.isDeferred(at: model.now) ? .deferred : .text
        case .approved: .approved
        case .rejected: .rejected
        case .erased: .quiet
        }
    }

    private mutating func release(_ comment: Comment) {
        guard let release = model.queue.release(comment.release) else { return }
        let date = phrases.date(release.date)
        let title = DisplayText(stranger: release.title).truncated(to: max(1, textWidth - date.width - 2))
        label(.release, [("\(title), \(date)" as DisplayText).styled(.quiet)])
    }

    /// The cells beside the labels.
    var textWidth: Int { max(2, area.width - phrases.labelWidth) }

    mutating func label(_ label: Label, _ texts: [DisplayText]) {
        let head = phrases.label(label).padded(to: phrases.labelWidth).styled(.quiet)
        for (index, text) in texts.enumerated() {
            let beginning = index == 0 ? head : DisplayText.blanks(phrases.labelWidth)
            lines.append(("\(beginning)\(text)" as DisplayText).truncated(to: area.width))
        }
    }

    private mutating func author(_ comment: Comment) {
        guard let name = comment.authorName else {
            label(.author, [phrases.textGone.styled(.quiet)])
            return
        }
        let record = model.queue.record(ofAuthorOf: number)
        let mixed = model.texts[comment.facts.body]?.findings?.mixedScripts ?? []
        let site = model.texts[comment.facts.submission]?.author?.site
        var parts: [DisplayText] = [DisplayText(stranger: name).styled(.strong)]
        if let email = comment.authorEmail { parts.append(DisplayText(stranger: email).styled(.quiet)) }
        if let address = comment.address { parts.append(DisplayText(stranger: address).styled(.quiet)) }
        let facts = recordFacts(record)
        let recordText = facts.joined(by: "   ").styled(.quiet)
        let likeness = model.names.original(ofAuthorOf: number, in: model.queue).map {
            phrases.looksLike($0).styled(.found)
        }
        let scripts = mixed.map { phrases.alphabetPart(DisplayText(stranger: $0.letters), script: $0.script) }
        // A tall screen has a line for the author's record, so that the author is not cut short.
        let isOneLine = isCompact || isFull && parts.joined(by: ", ").width + recordText.width + 3 <= textWidth
        if isOneLine {
            var tail: DisplayText = "   \(recordText)"
            if let likeness, isCompact {
                tail += "   \(likeness)"
            } else if let first = scripts.first, isCompact {
                tail += "   \(phrases.alphabets(mixed.count, [first]).styled(.found))"
            }
            var count = parts.count
            func head() -> DisplayText { Array(parts.prefix(count)).joined(by: ", ") }
            while count > 1, head().width + tail.width > textWidth { count -= 1 }
            // A long name never pushes out the rest of what there is to know about the author.
            let head = head().truncated(to: max(8, textWidth - tail.width))
            label(.author, ["\(head)\(tail)"])
        } else {
            label(.author, parts.joined(by: ", ").wrapped(to: textWidth))
        }
        if !isCompact, !scripts.isEmpty {
            for line in phrases.alphabets(mixed.count, scripts).styled(.found).wrapped(to: textWidth) {
                lines.append("\(DisplayText.blanks(phrases.labelWidth))\(line)")
            }
        }
        if !isCompact, let likeness {
            for line in likeness.wrapped(to: textWidth) {
                lines.append("\(DisplayText.blanks(phrases.labelWidth))\(line)")
            }
        }
        if !isCompact, let site { label(.site, ["\(site)"]) }
        if !isOneLine { label(.record, packed(facts).map { $0.styled(.quiet) }) }
    }

    private func recordFacts(_ record: AuthorRecord) -> [DisplayText] {
        let isFirst = record.approved + record.rejected == 0 && record.pending <= 1
        var facts = [
            isFirst ? phrases.firstComment : phrases.record(approved: record.approved, rejected: record.rejected)
        ]
        guard !isCompact else { return facts }
        if record.sameNameOtherEmail > 0 { facts.append(phrases.sameNameOtherEmail(record.sameNameOtherEmail)) }
        if record.othersFromAddress > 0 { facts.append(phrases.othersFromAddress(record.othersFromAddress)) }
        return facts
    }

    private mutating func replyTo(_ comment: Comment) {
        guard let parent = comment.parent else { return }
        var text = model.name(of: parent)
        if model.queue.unpublishedParent(of: number) != nil, let answered = model.queue[parent] {
            text += ", \(model.stateName(answered.facts).styled(role(answered)))"
        }
        if let opening = model.texts[model.queue.body(of: parent)]?.opening { text += ": \(opening)" }
        label(.replyTo, [text.truncated(to: textWidth)])
    }

    private mutating func deferral(_ comment: Comment) {
        guard let deferral = comment.deferral(at: model.now) else { return }
        let until = phrases.moment(model.local(deferral.until))
        label(.deferred, [phrases.deferredUntil(until, by: deferral.by.text)])
    }
}
