import Moderation
import Terminal
import Wording

/// The number of an entry as the command line names it.
enum EntryArgument {
    /// Reads `4808`; `nil` stays `nil`.
    static func number(_ text: String?) throws(Failure) -> EntryNumber? {
        guard let text else { return nil }
        guard let number = TargetWord.number(Array(text.utf8)[...]) else {
            throw Failure(.usage, "“\(text)” is no entry's number", advice: "sluice history prints them")
        }
        return EntryNumber(number)
    }
}
