import Moderation
import Terminal
import Wording

/// What is alike to a comment.
extension CommentLines {
    /// The nearest decision, and how many others wait.
    mutating func alike() {
        var parts: [DisplayText] = []
        if let nearest = model.nearestDecision(to: number), let line = model.queue.line(nearest.row.entry) {
            parts.append(
                phrases.nearest(
                    nearest.row.number, percent: nearest.percent,
                    reason: nearest.row.reason.map { model.reasonName($0) }, by: line.by.text,
                    ago: nearest.minutes * Moment.minute))
        }
        let waiting = model.alikeWaiting(number)
        if waiting > 0 { parts.append(phrases.moreWait(waiting)) }
        guard !parts.isEmpty else { return }
        let text = parts.joined(by: "; ")
        label(.alike, isCompact ? [text] : text.wrapped(to: max(2, area.width - phrases.labelWidth)))
    }

    /// What is likely to become of it, by counting, and the words that speak for and against.
    mutating func likely(_ comment: Comment) {
        guard let told = model.told(of: number), let body = model.texts[comment.facts.body]?.body else { return }
        let bytes = Array(body.utf8)
        func word(_ range: Range<Int>) -> DisplayText {
            let range = range.clamped(to: bytes.indices)
            return DisplayText(stranger: String(decoding: bytes[range], as: UTF8.self), truncatedTo: 24)
        }
        let text = phrases.likely(
            told.reason.map { model.reasonName($0) }, rejected: told.count.rejected, of: told.count.of,
            words: told.words.map(word), against: told.against.map(word))
        label(.likely, isCompact ? [text] : text.wrapped(to: max(2, area.width - phrases.labelWidth)))
    }

    /// How the comment differs, word by word, from the one that the query's `like:` names.
    mutating func differenceFromLike() {
        guard let original = model.likeOriginal(of: number), let (first, now) = model.likeTexts(of: number) else {
            return
        }
        lines.append(DisplayText())
        lines.append(rule(phrases.differsFrom(original)))
        lines.append(DisplayText())
        if let difference = model.comparisons[first, now] {
            lines += quoted(difference.text)
        } else {
            lines.append(phrases.comparing.styled(.quiet))
        }
    }
}

extension Model {
    /// The comment that the query's `like:` names, if it is another one with a text.
    func likeOriginal(of number: CommentNumber) -> CommentNumber? {
        guard let raw = list.view.query.likeNumber else { return nil }
        let original = CommentNumber(raw)
        guard original != number, queue.contains(original), queue.bodyPlace(of: original) != nil else { return nil }
        return original
    }

    /// The texts of that comment and this one, if both have been read and differ.
    func likeTexts(of number: CommentNumber) -> (first: String, now: String)? {
        guard let original = likeOriginal(of: number), queue.contains(number),
            let first = texts[queue.body(of: original)]?.body, let now = texts[queue.body(of: number)]?.body,
            !first.utf8.elementsEqual(now.utf8)
        else { return nil }
        return (first, now)
    }
}
