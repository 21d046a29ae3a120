import ArgumentParser
import Console
import Moderation
import Terminal
import Wording

/// `sluice edit`: changes the text of a comment.
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change the text of a comment.",
        discussion: """
            Without --body the text is opened in $VISUAL or $EDITOR, with characters that nobody would see spelled out as \
            ⟨U+202E⟩; they are read back as what they are. Every version is kept; the public sees the last \
            one. What editors and pipes do by habit, such as other line ends, a byte order mark or a line feed at the end, \
            is no change. Rejected comments are reopened first. If somebody changes the comment while you are typing, your \
            text is not put over theirs: it is kept in a file whose name is told.

            With --mask, what is found of these kinds is replaced, as the key x does in the console: phone, email, code (a \
            personal code), link, address (a network address). What stands in its place is what "mask" in the settings says, \
            else [phone removed] and the like in the queue's language.

            Examples:
              sluice edit 17
              sluice edit 17@4808 --body "The corrected text" --note "telephone number taken out"
              sluice edit 17 --mask phone,email
              sed s/20000000/…/ text | sluice edit 17 --body -

            Exit code 1: the comment was refused, in conflict or unknown, or the text is the same.
            """)

    @Argument(
        help: "The comment: 17, #17, or 17@4808 with the version you saw.",
        completion: .custom { words, _, prefix in Completions.comments(words, prefix) })
    var target: String

    @Option(
        name: .customLong("body"), parsing: .unconditional,
        help: ArgumentHelp("The new text; - reads standard input.", valueName: "text"))
    var body: String?

    @Option(
        name: .customLong("mask"), parsing: .unconditional,
        help: ArgumentHelp(
            "Replace what is found: \(Mask.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kinds"),
        completion: .list(Mask.Kind.allCases.map(\.rawValue)))
    var mask: String?

    @Option(
        name: .customLong("note"), parsing: .unconditional,
        help: ArgumentHelp("Why, for the history; it stays there, so no personal data.", valueName: "text"))
    var note: String?

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        guard let word = TargetWord(target) else {
            throw Failure(.usage, wording.badTarget(target, isAlone: true))
        }
        let kinds = try kinds()
        // What a pipe adds by habit is removed below, and for that it must still be there.
        var body = try body.map { value throws(Failure) in
            value == "-" ? String(decoding: try StandardInput.text(), as: UTF8.self) : value
        }
        var session = try Session.open(queue.choice)
        let run = DecisionRun(form: .forStandardOutput(json: output.json))
        let (targets, unknown) = try TargetList([word]).fixed(in: session.queue)
        let present = try session.record(word.number)?.body
        if let given = body, let present { body = EditedText.meant(given, from: present) }
        if let kinds {
            let language = Language(settings: session.settings.language)
            body = session.settings.mask(kinds, in: language).masked(present ?? "")
        }
        func save(_ body: String) throws {
            try run.run(
                .edit(body: body), on: targets, unknown: unknown, note: note, dryRun: dryRun, bodyInForce: present,
                in: &session)
        }
        if let body { return try save(body) }
        let login = try session.decider()
        // An edit that would be refused whatever its text is refused before anything is typed.
        let trial = session.queue.command(.anyEdit, on: targets, by: login, note: note, at: session.now)
        if let fault = trial.fault(settings: session.settings) { throw Failure(.usage, wording.fault(fault)) }
        guard unknown.isEmpty, !trial.targets.isEmpty else {
            return try run.run(.anyEdit, on: targets, unknown: unknown, note: nil, dryRun: true, in: &session)
        }
        let saved = try ExternalEditor.edit(
            present ?? "", of: word.number, in: session.desk, after: session.queue.place
        ) { typed in
            let saved = Result { try save(typed.text) }
            if case .failure = saved, typed.isChanged { Notices.tell(typed.putAside()) }
            return saved
        }
        try saved.get()
    }

    /// The kinds of `--mask`.
    func kinds() throws(Failure) -> [Mask.Kind]? {
        guard mask == nil || body == nil else { throw Failure(.usage, wording.maskOrBody) }
        let rule = wording.oneOf(Mask.Kind.allCases.map(\.rawValue))
        return try CommaList.values(mask, option: "--mask", rule) { Mask.Kind(rawValue: $0) }
    }
}
