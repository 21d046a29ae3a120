import Moderation
import Terminal

extension Latvian {
    func nearest(
        _ number: CommentNumber, percent: Int, reason: DisplayText?, by login: String, ago: Int64
    ) -> DisplayText {
        let act: DisplayText = reason.map { "noraidīja \(login) (\($0))" } ?? "apstiprināja \(login)"
        return "\(number: number) (\(percent) %), \(act) \(self.ago(ago))"
    }
    private func ago(_ milliseconds: Int64) -> DisplayText {
        let minutes = Int(max(0, milliseconds / Moment.minute))
        if minutes < 1 { return "tikko" }
        if minutes < 60 {
            let word = Plural.latvian(minutes, zero: "minūtēm", one: "minūtes", other: "minūtēm")
            return "pirms \(minutes) \(word)"
        }
        if minutes < 24 * 60 {
            let hours = minutes / 60
            return "pirms \(hours) \(Plural.latvian(hours, zero: "stundām", one: "stundas", other: "stundām"))"
        }
        let days = minutes / (24 * 60)
        return "pirms \(days) \(Plural.latvian(days, zero: "dienām", one: "dienas", other: "dienām"))"
    }
    func moreWait(_ count: Int) -> DisplayText { "gaida vēl \(count)" }
    func differsFrom(_ number: CommentNumber) -> DisplayText { "ar ko atšķiras no \(number: number)" }
    func leastAlike(_ name: DisplayText, percent: Int, to original: CommentNumber) -> DisplayText {
        "vismazāk līdzīgs \(number: original): \(name) (\(percent) %)"
    }
    func likely(
        _ reason: DisplayText?, rejected: Int, of count: Int, words: [DisplayText], against: DisplayText?
    ) -> DisplayText {
        let verb = Plural.latvian(rejected, zero: "noraidīti", one: "noraidīts", other: "noraidīti")
        var text: DisplayText = "\(reason ?? "noraidāms"): \(verb) \(rejected) no \(count) līdzīgākajiem"
        if !words.isEmpty { text += "   \(words.joined(by: " "))" }
        if let against { text += "   bet: \(against)" }
        return text
    }
    var tooLittleDecided: DisplayText { "izlemts vēl par maz, lai spriestu, kas ticams" }
    var stillLearning: DisplayText { "kas ticams, vēl tiek apgūts; mēģiniet pēc brīža" }
    var likelyIsOff: DisplayText { "iestatījumi (suggest) to, kas ticams, nerāda" }
    func oldestFirst(because reason: DisplayText) -> DisplayText { "\(reason): vecākie vispirms" }

    var wavesHeading: DisplayText { "viļņi" }
    var wavesLooking: DisplayText { "meklē viļņus …" }
    func waves(_ count: Int) -> DisplayText {
        "\(count) \(Plural.latvian(count, zero: "viļņu", one: "vilnis", other: "viļņi"))"
    }
    func waveSize(_ count: Int, texts: Int) -> DisplayText {
        if texts == 1 { return "\(count), viens teksts" }
        return "\(count), \(texts) \(Plural.latvian(texts, zero: "tekstu", one: "teksts", other: "teksti"))"
    }
    func waveDecided(approved: Int, rejected: Int) -> DisplayText {
        let parts: [DisplayText] =
            (rejected > 0 ? ["noraidīti \(rejected)"] : []) + (approved > 0 ? ["apstiprināti \(approved)"] : [])
        return parts.joined(by: "  ")
    }
    func noWaves(_ fewest: Int) -> DisplayText { "nav \(fewest) šī saraksta komentāru ar gandrīz to pašu tekstu" }
}
