package import Moderation
package import Terminal

/// What is said about texts that are nearly the same.
package protocol LikenessPhrases {
    /// `#412 (94 %), rejected as spam by anna, 2 days ago`: the decision on the text that is most alike.
    ///
    /// - Parameters:
    ///   - reason: Why it was rejected; `nil` for an approval.
    ///   - ago: How long ago, in milliseconds.
    func nearest(
        _ number: CommentNumber, percent: Int, reason: DisplayText?, by login: String, ago: Int64
    ) -> DisplayText
    /// This many others that are alike wait for a decision.
    func moreWait(_ count: Int) -> DisplayText
    /// The line above a comment's difference from another one.
    func differsFrom(_ number: CommentNumber) -> DisplayText
    /// The least alike of the comments that were tagged for being alike to one.
    func leastAlike(_ name: DisplayText, percent: Int, to original: CommentNumber) -> DisplayText

    /// After the label "likely": how many of the texts most like it were rejected, and the words that speak for that.
    ///
    /// - Parameter reason: `nil` for any.
    func likely(
        _ reason: DisplayText?, rejected: Int, of count: Int, words: [DisplayText], against: DisplayText?
    ) -> DisplayText
    var tooLittleDecided: DisplayText { get }
    var likelyIsOff: DisplayText { get }
    var stillLearning: DisplayText { get }
    /// What an order by likelihood becomes if nothing is likely.
    func oldestFirst(because reason: DisplayText) -> DisplayText

    var wavesHeading: DisplayText { get }
    var wavesLooking: DisplayText { get }
    func waves(_ count: Int) -> DisplayText
    /// How many comments a wave has, and how many different texts.
    func waveSize(_ count: Int, texts: Int) -> DisplayText
    /// Empty where none was decided.
    func waveDecided(approved: Int, rejected: Int) -> DisplayText
    /// There aren't that many comments that are alike.
    func noWaves(_ fewest: Int) -> DisplayText
}
