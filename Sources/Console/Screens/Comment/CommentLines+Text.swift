import Moderation
import Terminal
import Wording

/// The text of a comment, what an edit changed, and its history.
extension CommentLines {
    mutating func text(_ comment: Comment) {
        guard let loaded = model.texts[comment.facts.body] else {
            lines.append(phrases.textLoading.styled(.quiet))
            return
        }
        guard let body = loaded.body else {
            lines.append(phrases.textGone.styled(.quiet))
            return
        }
        let findings = loaded.findings
        let passages = (findings?.emails ?? []) + (findings?.phones ?? []) + (findings?.personalCodes ?? [])
        var markings = passages.map { Marking($0.range, as: .found) }
        markings += (findings?.links ?? []).map { Marking($0.range, as: .found) }
        markings += (findings?.words ?? []).map { Marking($0.range, as: .found) }
        markings += model.list.view.query.marks(in: body, as: .body).map { Marking($0, as: .found) }
        for mark in marks {
            markings += mark.rule.when.marks(in: body, as: .body).map { Marking($0, as: .found) }
        }
        markings += (model.told(of: number)?.words ?? []).map { Marking($0, as: .found) }
        let starts = (findings?.links ?? []).map(\.range.lowerBound)
        var blanks = 0
        for line in DisplayText.lines(stranger: body, marking: markings) {
            if line.isEmpty {
                blanks += 1
                continue
            }
            close(blanks)
            blanks = 0
            for part in line.wrapped(to: quoteWidth) {
                let range = part.start..<part.start + part.sourceCount
                for start in starts where range.contains(start) { links.append(lines.count) }
                lines.append(part.quoted)
            }
        }
        if blanks > 2 { close(blanks) }
    }

    /// Ends a run of empty lines: more than two are told as one.
    private mutating func close(_ blanks: Int) {
        if blanks > 2 {
            lines.append(phrases.emptyLines(blanks).styled(.quiet))
        } else {
            for _ in 0..<blanks { lines.append(DisplayText().quoted) }
        }
    }

    mutating func edit(_ comment: Comment) {
        guard let (before, now) = model.editedTexts(of: number), let line = model.queue.line(comment.facts.body)
        else { return }
        lines.append(DisplayText())
        lines.append(rule(phrases.editedBy(line.by.text, phrases.moment(model.local(line.at)))))
        lines.append(DisplayText())
        if let difference = model.comparisons[before, now] {
            lines += quoted(difference.text)
        } else {
            lines.append(phrases.comparing.styled(.quiet))
        }
    }

    /// A stranger's text, or what has become of it, each line behind a bar.
    func quoted(_ text: DisplayText) -> [DisplayText] {
        text.wrapped(to: quoteWidth).map(\.quoted)
    }

    /// How many cells there are behind the bar.
    private var quoteWidth: Int { min(area.width - DisplayText.quoteWidth, Layout.readable) }

    /// A rule with a title, over the width of the comment.
    func rule(_ title: DisplayText) -> DisplayText {
        var text: DisplayText = "── \(title) "
        let rest = area.width - text.width
        for _ in 0..<max(0, rest) { text += "─" }
        return text.styled(.quiet)
    }

    // MARK: History

    mutating func history() {
        // An act and the undo that took it back share a line; the comment's history has both.
        let changes = model.queue.changes(of: number).filter { $0.verb != .submit }
        let undos = Dictionary(changes.map { ($0.entry, $0) }, uniquingKeysWith: { first, _ in first })
        let ends = Set(changes.compactMap(\.undone))
        let shown = changes.filter { !ends.contains($0.entry) }
        guard !shown.isEmpty else { return }
        lines.append(DisplayText())
        if !isCompact, !isFull { lines.append(phrases.label(.history).styled(.quiet)) }
        let logins = shown.suffix(Model.shownNotes).map { DisplayText(stranger: $0.by.text).width }
        let width = min(logins.max() ?? 0, 16)
        for change in shown.suffix(Model.shownNotes) {
            let time = phrases.moment(model.local(change.at))
            let login = DisplayText(stranger: change.by.text).fitted(to: width)
            let (what, note) = model.words(of: change, undone: change.undone.flatMap { undos[$0] })
            guard change.undone == nil else {
                let text: DisplayText = "\(time)  \(login)  \(what)\(note.map { ": \($0)" as DisplayText } ?? "")"
                lines.append(text.truncated(to: area.width).styled(.quiet))
                continue
            }
            var head: DisplayText = "\(time.styled(.quiet))  \(login)  \(what.styled(change.verb.role))"
            guard let note else {
                lines += wrapped(head, hanging: 4)
                continue
            }
            head += ": "
            if head.width > area.width / 2, area.width - head.width < 24 {
                lines += wrapped("\(head)\(note)", hanging: 4)
                continue
            }
            for (index, part) in note.wrapped(to: max(2, area.width - head.width)).enumerated() {
                lines.append(index == 0 ? "\(head)\(part)" : "\(DisplayText.blanks(head.width))\(part)")
            }
        }
    }

    private func wrapped(_ text: DisplayText, hanging: Int) -> [DisplayText] {
        guard text.width > area.width else { return [text] }
        return text.wrapped(to: max(2, area.width - hanging)).enumerated().map { index, line in
            index == 0 ? line : "\(DisplayText.blanks(hanging))\(line)"
        }
    }

    /// What the release says: below its title if there is room, else, over the whole screen, at the end.
    mutating func summary(_ comment: Comment, behind line: Int) {
        guard let release = model.queue.release(comment.release), let summary = release.summary else { return }
        let indent = DisplayText.blanks(phrases.labelWidth)
        let width = max(2, min(area.width - phrases.labelWidth, Layout.readable))
        let beside = DisplayText.lines(stranger: summary).filter { !$0.isEmpty }
            .flatMap { $0.wrapped(to: width) }.map { "\(indent)\($0.styled(.quiet))" as DisplayText }
        let room = area.height - lines.count
        if beside.count <= room, release.url == nil || !isFull {
            lines.insert(contentsOf: beside, at: line)
            links = links.map { $0 + beside.count }
            textStart += beside.count
            return
        }
        guard isFull else { return }
        lines.append(DisplayText())
        lines.append(rule(phrases.label(.summary)))
        lines.append(DisplayText())
        if let url = release.url { lines += quoted(DisplayText(stranger: url)) }
        for line in DisplayText.lines(stranger: summary) { lines += quoted(line) }
    }
}

extension Model {
    /// What an entry did to a comment, in words: the act, and its note if it has one.
    ///
    /// - Parameter undo: What took it back.
    fileprivate func words(of change: CommentChange, undone undo: CommentChange?) -> (
        what: DisplayText, note: DisplayText?
    ) {
        var what = queue.isRedo(change.entry) ? phrases.redoWord : phrases.verb(change.verb)
        if change.verb == .reject, let reason = change.after.reason { what += " \(reasonName(reason))" }
        if change.verb == .defer, let deferral = change.after.deferral {
            what += " \(phrases.untilWord(phrases.moment(local(deferral.until))))"
        }
        // No line here has a number, so the act is named.
        if let act = queue.line(change.entry)?.act.flatMap({ queue.verb(of: $0) }) {
            what += " \(phrases.objectOfUndo(act))"
        }
        if change.isStruck {
            what += ", \(phrases.struckOut)"
        } else if change.undone != nil {
            let ownUndone = change.verb == .undo ? phrases.undoUndone : phrases.wordUndone
            let another = undo.flatMap { $0.by == change.by ? nil : $0.by.text }
            what += ", \(another.map { phrases.undone(byAnother: $0) } ?? ownUndone)"
        }
        guard change.hasContent, let note = texts[change.entry]?.note else { return (what, nil) }
        return (what, DisplayText(stranger: note))
    }
}
