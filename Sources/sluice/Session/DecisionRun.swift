import ArgumentParser
import Moderation
import Terminal
import Wording

/// Takes a decision to the targets that the command line names, and tells what became of it.
///
/// The session is handed through rather than kept: a second reference to its queue would make the first entry that it
/// takes copy all of it.
struct DecisionRun {
    let form: OutputForm

    /// Opens the queue and takes a decision that depends on it: a reason that the settings list, a local time.
    static func run(
        queue: QueueChoice, output: OutputOptions, targets: TargetOptions,
        decision: (Session) throws(Failure) -> Decision
    ) throws {
        let input = { () throws(Failure) -> [UInt8] in try StandardInput.text() }
        if targets.query == nil, targets.targets.isEmpty {
            throw Failure(
                .usage, "no comment is named", advice: "give numbers, - for standard input, or --where QUERY")
        }
        if targets.query != nil, !targets.targets.isEmpty {
            throw Failure(
                .usage, "numbers and --where together say two things", advice: "use one of them")
        }
        let list = try TargetList(targets.targets, input: input)
        var session = try Session.open(queue)
        let decision = try decision(session)
        let (named, unknown) =
            try targets.query.map { text throws(Failure) in (try matching(text, session), []) }
            ?? list.fixed(in: session.queue)
        let run = DecisionRun(form: .forStandardOutput(json: output.json))
        try run.run(
            decision, on: named, unknown: unknown, note: targets.note, dryRun: targets.dryRun, in: &session)
    }

    /// The comments that a query matches, at their present versions.
    private static func matching(_ text: String, _ session: Session) throws(Failure) -> [Target] {
        let query = try Session.query(text, otherwise: .everything)
        guard !query.isEmpty else {
            throw Failure(
                .usage, "--where with an empty query would mean every comment", advice: "write is:any if you mean that")
        }
        return try session.select(query).sorted().map {
            Target(number: $0, version: session.queue.version(of: $0))
        }
    }

    func run(
        _ decision: Decision, on targets: [Target], unknown: [SetApart], note: String?, dryRun: Bool,
        bodyInForce: String? = nil, in session: inout Session
    ) throws {
        let login = try session.decider()
        guard targets.count <= Limits.targets else {
            throw Failure(
                .usage, "one decision reaches \(Limits.targets) comments at most, and these are \(targets.count)",
                advice: "narrow the query")
        }
        var command = session.queue.command(
            decision, on: targets, by: login, note: note, at: session.now, bodyInForce: bodyInForce)
        command.setApart = (command.setApart + unknown).sorted { $0.number < $1.number }
        try run(command, dryRun: dryRun, in: &session)
    }

    /// Writes a command, unless it is only to be tried, and tells what became of it.
    ///
    /// - Throws: `ExitCode` when a target was set apart, after each was told.
    func run(_ command: Command, dryRun: Bool, in session: inout Session) throws {
        if let fault = command.fault(settings: session.settings) {
            // A text comes from a file or a pipe, all else from the command line.
            throw Failure(command.decision.verb == .edit ? .data : .usage, "\(fault)")
        }
        var outcome = (entry: EntryNumber?.none, done: command.targets.map(\.number), setApart: command.setApart)
        if !dryRun, !command.targets.isEmpty {
            let written = try session.decide(command)
            outcome = (written.entry, written.done, written.setApart)
        }
        try DecisionReport(decision: command.decision, session: session, form: form)
            .tell(entry: outcome.entry, done: outcome.done, setApart: outcome.setApart)
    }
}
