import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice words`: which forms of words a pattern finds.
struct WordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words",
        abstract: "Tell which words of this queue a pattern finds.",
        discussion: """
            A pattern is written as in the word lists of the settings: a whole word, * for any letters, ! before \
            what is no hit. Each form is told once, with how many comments have it and what became of them: so you \
            see what a pattern reaches before you write it down. With --list the entries of that list stand beside \
            the patterns.

            To a pipe each line is: form, comments, pending, approved, rejected, pattern, list, disguise \
            (repeated, alphabets, digits, parted, spaced, or nothing), with tabs between.

            Examples:
              sluice words 'kredīt*'
              sluice words 'kredīt*' '!kredītiestād*'
              sluice words --list spam --json
            """)

    @Argument(help: ArgumentHelp("Words, * for any letters, ! before what is no hit.", valueName: "pattern"))
    var patterns: [String] = []

    @Option(
        name: .customLong("list"), help: ArgumentHelp("Beside the entries of this list.", valueName: "name"),
        completion: .custom { words, _, prefix in Completions.lists(words, prefix) })
    var list: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        guard !patterns.isEmpty || list != nil else { throw Failure(.usage, wording.noPattern) }
        for pattern in patterns where !WordMatcher.canMatch(pattern) {
            throw Failure(.usage, wording.emptyPattern(pattern))
        }
        let session = try Session.open(queue.choice)
        var words = Settings.WordList(name: list ?? "", patterns: patterns)
        if let list {
            guard let known = session.settings.words.first(where: { $0.name.utf8.elementsEqual(list.utf8) }) else {
                throw Failure(.usage, wording.noSuchList(list, of: session.settings.words.map(\.name)))
            }
            words.patterns += known.patterns
        }
        let forms = try forms(words, in: session)
        var output = Output(.forStandardOutput(json: output.json))
        switch output.form {
        case .json: for form in forms { try output.line(json: Self.object(form)) }
        case .tabs: for form in forms { try output.line(Self.fields(form)) }
        case .people(let columns):
            var table = Table([
                .init(.word), .init(.comments, .right), .init(.pending, .right), .init(.approved, .right),
                .init(.rejected, .right), .init(.pattern), .init(.disguise),
            ])
            for form in forms {
                table.add(
                    "\(form.text)", "\(form.comments)", "\(form.pending)", "\(form.approved)", "\(form.rejected)",
                    "\(form.pattern)", form.disguise.map { wording.disguise($0) } ?? "")
            }
            for line in table.lines(width: columns) { try output.line(line) }
        }
        try output.finish()
    }

    private func forms(_ words: Settings.WordList, in session: Session) throws(Failure) -> [WordForms.Form] {
        try calling { () throws(DeskError) in
            try WordForms(WordMatcher([words]), in: session.queue, session.desk).forms
        }
    }

    private static func fields(_ form: WordForms.Form) -> TabFields {
        var fields = TabFields()
        fields.add(form.text)
        for count in [form.comments, form.pending, form.approved, form.rejected] { fields.add("\(count)") }
        fields.add(form.pattern)
        fields.add(form.list)
        fields.add(form.disguise?.rawValue)
        return fields
    }

    private static func object(_ form: WordForms.Form) -> [UInt8] {
        OutputJSON.object { json in
            json.member("form", form.text)
            json.member("comments", form.comments)
            json.member("pending", form.pending)
            json.member("approved", form.approved)
            json.member("rejected", form.rejected)
            json.member("pattern", form.pattern)
            json.member("list", form.list)
            json.member("disguise", form.disguise?.rawValue)
        }
    }
}
