package import Moderation

/// A comment from a file, ready to be handed in.
package struct ImportedComment: Sendable {
    package var source: Source
    /// The release, by its place in the plan.
    package var release: Int
    /// The comment that it answers, by its place in the plan: an earlier one.
    package var parent: Int?
    package var author: Author
    package var body: String
    package var submitted: Moment
    package var base: Submission.Base
    /// The line of the file at which it begins.
    package var line: Int
}
