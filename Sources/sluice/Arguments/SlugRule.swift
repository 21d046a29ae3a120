import Moderation
import Terminal
import Wording

/// The rule for the name of a release, in words.
enum SlugRule {
    static let text: DisplayText = "1 to 128 of A-Z a-z 0-9 . _ -, the first a letter or digit"

    static func slug(_ text: String) throws(Failure) -> Slug {
        guard let slug = Slug(text) else {
            throw Failure(.usage, "“\(text)” is no name for a release", advice: "it has " + SlugRule.text)
        }
        return slug
    }
}
