/// What is wrong with a program that speaks for a site, as this side sees it.
package enum HelperFault: Hashable, Sendable {
    /// There is no program of this name.
    case notInstalled(String)
    /// The system doesn't start this program.
    case notStarted(String, SystemCause)
    /// Its command ended as a shell ends one that isn't there.
    case notFound
    /// It ended before it had answered, with this exit code.
    case ended(Int32)
    /// For so many seconds it sent nothing, or read nothing.
    case silent(Int)
    /// For so many seconds it read nothing of an order.
    case stalled(Int)
    /// What it wrote is not an answer.
    case senseless
    /// It speaks another version of the language than this sluice.
    case otherVersion(Int, ours: Int)
    /// It doesn't name the system that its site's comments come from, or not by a valid name.
    case noSystem
}
