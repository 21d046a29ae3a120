package import Moderation

/// How a file's comments become comments here.
package struct ImportOptions {
    var format: Format
    /// The system of the sources, such as `wordpress:iem.example`, in place of the one that the file names.
    package var system: String?
    /// The address of the site, if the file doesn't give it.
    package var site: String?
    /// Whether markup is turned into text.
    package var plain = false
    /// Whether pingbacks, trackbacks and other types are taken too.
    package var allTypes = false
    /// Comments before this moment are left out.
    package var since: Moment?
    /// How addresses of pages began, and how they begin now.
    package var renames: [(from: String, to: String)] = []
    /// The reason for what was spam there, and for what was taken down or trashed.
    var spamReason: ReasonCode
    var trashReason: ReasonCode
    /// The existing releases, by their slugs.
    package var release: (Slug) -> Release? = { _ in nil }
    /// The time for a comment without one.
    var now: Moment
    /// SHA-256.
    var digest: ([UInt8]) -> [UInt8]

    package init(
        _ format: Format, spamReason: ReasonCode, trashReason: ReasonCode, now: Moment,
        digest: @escaping ([UInt8]) -> [UInt8]
    ) {
        self.format = format
        self.spamReason = spamReason
        self.trashReason = trashReason
        self.now = now
        self.digest = digest
    }
}
