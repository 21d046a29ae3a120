import Moderation
import Terminal

extension English {
    func nearest(
        _ number: CommentNumber, percent: Int, reason: DisplayText?, by login: String, ago: Int64
    ) -> DisplayText {
        let act: DisplayText = reason.map { "rejected as \($0)" } ?? "approved"
        return "\(number: number) (\(percent) %), \(act) by \(login), \(self.ago(ago))"
    }
    private func ago(_ milliseconds: Int64) -> DisplayText {
        let minutes = max(0, milliseconds / Moment.minute)
        if minutes < 1 { return "just now" }
        if minutes < 60 { return "\(DisplayText.counted(minutes, "minute", "minutes")) ago" }
        if minutes < 24 * 60 { return "\(DisplayText.counted(minutes / 60, "hour", "hours")) ago" }
        return "\(DisplayText.counted(minutes / (24 * 60), "day", "days")) ago"
    }
    func moreWait(_ count: Int) -> DisplayText { count == 1 ? "1 more waits" : "\(count) more wait" }
    func differsFrom(_ number: CommentNumber) -> DisplayText { "what differs from \(number: number)" }
    func leastAlike(_ name: DisplayText, percent: Int, to original: CommentNumber) -> DisplayText {
        "the least like \(number: original): \(name) (\(percent) %)"
    }
    func likely(
        _ reason: DisplayText?, rejected: Int, of count: Int, words: [DisplayText], against: DisplayText?
    ) -> DisplayText {
        var text: DisplayText = "\(reason ?? "rejected"): \(rejected) of \(count) most like it were rejected"
        if !words.isEmpty { text += "   \(words.joined(by: " "))" }
        if let against { text += "   but: \(against)" }
        return text
    }
    var tooLittleDecided: DisplayText { "too little was decided to tell what is likely" }
    var stillLearning: DisplayText { "what is likely is still being learned; try again in a moment" }
    var likelyIsOff: DisplayText { "the settings (suggest) leave out what is likely" }
    func oldestFirst(because reason: DisplayText) -> DisplayText { "\(reason): oldest first" }

    var wavesHeading: DisplayText { "waves" }
    var wavesLooking: DisplayText { "looking for waves …" }
    func waves(_ count: Int) -> DisplayText { .counted(count, "wave", "waves") }
    func waveSize(_ count: Int, texts: Int) -> DisplayText {
        texts == 1 ? "\(count), one text" : "\(count), \(texts) texts"
    }
    func waveDecided(approved: Int, rejected: Int) -> DisplayText {
        let parts: [DisplayText] =
            (rejected > 0 ? ["rejected \(rejected)"] : []) + (approved > 0 ? ["approved \(approved)"] : [])
        return parts.joined(by: "  ")
    }
    func noWaves(_ fewest: Int) -> DisplayText { "no \(fewest) comments of this list have nearly the same text" }
}
