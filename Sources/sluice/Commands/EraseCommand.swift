import ArgumentParser
import Journal
import Moderation
import Terminal
import Wording

/// `sluice erase`: the right to be forgotten.
struct EraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase comments for good: the right to be forgotten.",
        discussion: """
            Author and text, every version of it, and the notes on it are overwritten in the journal; that the \
            comment was there, and who decided what about it, stays. This can't be undone.

            At a terminal it asks for the number again. A note that was written on other comments too is named, and \
            goes only with --notes: in the same command, or in a later one on the same comment. Backups, and what was \
            published before, are not reached: publish again, and see to the backups yourself. Nor is the source \
            that a comment was submitted with, --source SYSTEM:ID: it stays in the history, also where the id is \
            somebody's name.

            What was erased counts as erased at once. Where drafts, a checkpoint or the disk keep it from being \
            finished, that is told, and every later writer tries again. Files that sluice repair has left are named; a \
            person at a terminal is asked whether to delete them, and --cuts does. Folders that sluice join --again has put \
            aside are named too, and deleted by you.

            Examples:
              sluice erase 17 --dry-run
              sluice erase 17
              sluice erase 17 18 --notes

            Exit code 1: at least one comment was refused, in conflict or unknown.
            """)

    @Argument(
        help: "The comments: 17, #17, or 17@4808 with the version you saw.",
        completion: .custom { words, _, prefix in Completions.comments(words, prefix) })
    var numbers: [String]

    @Flag(name: .customLong("notes"), help: "Also erase notes that were written on other comments too.")
    var notes = false

    @Flag(name: .customLong("yes"), help: "Ask nothing. Only a person at a terminal is asked.")
    var yes = false

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @Flag(name: .customLong("cuts"), help: "Also delete what sluice repair has cut off.")
    var cuts = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let list = try TargetList(numbers) { () throws(Failure) in try StandardInput.text() }
        var session = try Session.open(queue.choice)
        _ = try session.decider()
        let run = DecisionRun(form: .forStandardOutput(json: output.json))
        let (targets, unknown) = try list.fixed(in: session.queue)
        let goes = session.queue.blankable(with: targets.map(\.number))
        for entry in goes.sharedNotes {
            let note = try session.historyLine(entry).flatMap {
                HistoryLine.rows([$0], zone: session.zone, columns: 1_000, showsComments: true, isCut: true).first
            }
            Notices.tell(wording.sharedNote(note ?? "\(entry)", goes: notes))
        }
        for target in targets {
            guard let source = try session.record(target.number)?.source else { continue }
            Notices.tell(wording.sourceStays(target.number, source.system, source.id))
        }
        let blank = notes ? (goes.certain + goes.sharedNotes).sorted() : goes.certain
        if !dryRun, !yes, !targets.isEmpty { try Self.confirm(targets, of: session) }
        let before = session.queue.entryCount
        defer {
            if session.queue.entryCount > before {
                Notices.tell(wording.backupsNotCovered)
                seeToCuts(mayDelete: true)
            }
        }
        if dryRun { seeToCuts(mayDelete: false) }
        if let folder = try? Session.folder(queue.choice) {
            for old in OldFolders.beside(folder) { Notices.tell(wording.holdsOld(old)) }
        }
        try run.run(.erase(blank: blank), on: targets, unknown: unknown, note: nil, dryRun: dryRun, in: &session)
    }

    /// Names the files that repairs have left, which may hold the texts too, and deletes them if asked to.
    ///
    /// The comments are erased by now: a file that can't be deleted is reported, but doesn't make the command fail.
    private func seeToCuts(mayDelete: Bool) {
        guard let folder = try? Session.folder(queue.choice), let names = try? Repair.cuts(folder: folder),
            !names.isEmpty
        else { return }
        for name in names {
            Notices.tell(wording.holdsCut("\(folder)/\(name)"))
        }
        guard mayDelete, cuts || !yes && Asking.isPossible && Asking.isYes(to: wording.deleteThem) else {
            return Notices.tell(wording.cutsStay)
        }
        do throws(DeskError) {
            try Repair.remove(cuts: names, folder: folder)
            Notices.tell(wording.cutsDeleted(names.count))
        } catch {
            Notices.tell(wording.cutsNotDeleted(Failure(error).message))
        }
    }

    /// Asks a person at a terminal to type the numbers: this is the only act that can't be undone.
    private static func confirm(_ targets: [Target], of session: Session) throws(Failure) {
        guard Asking.isPossible else { return }
        for target in targets {
            Notices.tell(wording.erases(target.number, session.queue[target.number]?.authorName))
        }
        let typed = Asking.answer(to: wording.typeNumbers).split(whereSeparator: { " ,\r".contains($0) }).map {
            TargetWord(String($0))?.number
        }
        guard typed == targets.map(\.number) else {
            throw Failure(.refused, wording.notErased)
        }
    }
}
