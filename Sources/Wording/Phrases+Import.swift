package import Moderation
package import Terminal

/// What `sluice import` says.
package protocol ImportPhrases {
    /// The words before numbers of lines.
    var lineNumbers: DisplayText { get }
    /// Why a comment of the file was not taken.
    func notImported(line: Int, id: String, _ why: DisplayText) -> DisplayText
    /// What is lost, in one clause: on the way in and out, and of what a site has.
    func clause(_ loss: Loss) -> DisplayText
    /// Why a file can't be taken at all.
    func badImport(_ file: String?, line: Int?, column: Int?, _ clause: String, advice: String?) -> Complaint
    func noSuchReason(_ code: String, option: DisplayText) -> Complaint
    func reportUnwritable(_ path: String, _ cause: DisplayText) -> Complaint
    func wouldImport(_ comments: Int, releases: Int) -> DisplayText
    func imported(_ comments: Int, known: Int) -> DisplayText
    func notTaken(refused: Int, earlier: Int) -> DisplayText
    /// A write that was interrupted after so many comments.
    func importBrokeOff(_ comments: Int, _ why: DisplayText) -> Complaint
}
