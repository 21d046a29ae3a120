/// What is wrong in a document that people write for sluice: settings, or the seeds of a queue.
package enum DocumentProblem: Hashable, Sendable {
    /// Its form is wrong: one clause of its reader in English, safe to print.
    case form(String)
    /// This member's query can't be read.
    case query(member: String, QueryError)
    /// The journal doesn't take one of its texts.
    case breach(EntryLimits.Breach)
    /// The gate doesn't let one of its texts in.
    case unfit(GateRules.Breach)
}
