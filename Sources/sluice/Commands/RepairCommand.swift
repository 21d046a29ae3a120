import ArgumentParser
import JSON
import Journal
import Moderation
import Terminal
import Wording

/// `sluice repair`: cuts a damaged journal off where it can't be read.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Cut off what can't be read of a damaged journal, and keep it.",
        discussion: """
            A machine that loses its power while many comments come in may leave a journal with a hole, and a damaged \
            journal is never written to. This cuts it at the first bad line, for good: whole lines behind that go too, \
            and acts that were reported as done may be among them. A backup made since may know more: look there first.

            What is cut is kept beside the journal in queue.jsonl.cut-N, N the line, on the disk before the journal \
            becomes shorter. It asks first; --yes asks nothing, and is needed where nobody can be asked. Only a line \
            without form, one that is not UTF-8 or holds NULs, and a broken chain are cut; an entry that the state \
            machine refuses, a changed text, and what a newer sluice wrote are not.

            Afterwards start open consoles again. A publication that knows what was cut is published to with \
            --force. Comments that were cut and must be forgotten are in queue.jsonl.cut-N until that is deleted.

            Examples:
              sluice repair --dry-run
              sluice repair

            Exit code 1: not confirmed, or the journal changed meanwhile; 65: this damage is not cut.
            """)

    @Flag(name: .customLong("yes"), help: "Ask nothing.")
    var yes = false

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be cut.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try Session.folder(queue.choice)
        guard yes || dryRun || Asking.isPossible else {
            throw Failure(.usage, wording.nobodyToAsk)
        }
        let plan = try Self.repairing { () throws(RepairError) in try Repair.plan(folder: folder) }
        guard let plan else {
            Notices.tell(wording.nothingToCut)
            return try tell(nil, cut: nil)
        }
        Self.show(plan)
        guard !dryRun else { return try tell(plan, cut: nil) }
        guard yes || Asking.isYes(to: wording.cutIt) else { throw Failure(.refused, wording.notCut) }
        let cut = try Self.repairing { () throws(RepairError) in try Repair.run(plan, folder: folder) }
        Notices.tell(wording.cutKept(cut))
        try tell(plan, cut: cut)
    }

    /// Says what stays and what is cut.
    private static func show(_ plan: Repair.Plan) {
        Notices.tell(Failure(plan.damage).message)
        Notices.tell(wording.whatStays(plan.entries, line: plan.damage.line))
        Notices.tell(wording.whatGoes(plan.bytes, lines: plan.lines))
        let zone = SystemZone()
        Notices.tell(
            wording.actsMayGo(
                from: plan.times.map { wording.exact(zone.local($0.lowerBound)) },
                to: plan.times.map { wording.exact(zone.local($0.upperBound)) }))
    }

    private static func repairing<Value>(
        _ work: () throws(RepairError) -> Value
    ) throws(Failure) -> Value {
        try Result(catching: work).mapError { Failure($0) }.get()
    }

    /// - Parameter cut: The file with what was cut; `nil` if nothing was.
    private func tell(_ plan: Repair.Plan?, cut: String?) throws(Failure) {
        var output = Output(.forStandardOutput(json: output.json), deed: cut.map { _ in .cut })
        switch output.form {
        case .people:
            if let cut, let plan { try output.line(wording.cutBehind("\(plan.head)", bytes: plan.bytes, cut)) }
        case .tabs:
            guard let plan else { break }
            var fields = TabFields()
            for field in [plan.head, "\(plan.damage.line)", "\(plan.bytes)", "\(plan.lines)", cut] { fields.add(field) }
            try output.line(fields)
        case .json:
            try output.line(
                json: OutputJSON.object { json in
                    json.member("head", plan?.head)
                    json.member("line", plan?.damage.line)
                    json.member("byte", plan?.damage.byte)
                    json.member("kind", plan?.damage.kind.rawValue)
                    json.member("detail", plan?.damage.detail)
                    json.member("bytes", plan?.bytes)
                    json.member("lines", plan?.lines)
                    json.member("from", plan?.times?.lowerBound)
                    json.member("to", plan?.times?.upperBound)
                    json.member("cut", cut)
                })
        }
        try output.finish()
    }
}

extension Failure {
    /// Why a journal was not repaired.
    fileprivate init(_ error: RepairError) {
        switch error {
        case .desk(let error): self.init(error)
        case .notByCutting(let damage):
            self.init(
                .data, Failure(damage).message,
                advice: wording.notByCutting)
        case .nothingLeft(let damage):
            self.init(
                .data, Failure(damage).message,
                advice: wording.nothingWouldBeLeft)
        case .changed:
            self.init(.refused, wording.journalChanged)
        }
    }
}
