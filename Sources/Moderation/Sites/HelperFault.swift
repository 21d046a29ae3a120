/// What is wrong with a program that speaks for a site, found on this side of it.
package enum HelperFault: Hashable, Sendable {
    /// There is no program of this name.
    case notInstalled(String)
    /// The system doesn't start this program.
    case notStarted(String, SystemCause)
    /// Its command ended as a shell ends one that isn't there.
    case notFound
    /// It ended before it had answered, with this exit code.
    case ended(Int32)
    /// It said nothing for so many seconds, or took nothing.
    case silent(Int)
    /// It took nothing of an order for so many seconds.
    case stalled(Int)
    /// It wrote what is no answer.
    case senseless
    /// It speaks another version of the language than this sluice.
    case otherVersion(Int, ours: Int)
    /// It doesn't say what system its site's comments come from, by a name that can be taken.
    case noSystem
}
