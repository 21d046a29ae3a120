import ArgumentParser
import Wording

/// The options that every command has: which queue, and who is asking.
struct QueueOptions: ParsableArguments {
    @Option(
        name: .customLong("queue"),
        help: ArgumentHelp("The queue's folder (else $SLUICE_QUEUE, else ./data).", valueName: "dir"),
        completion: .directory)
    var queue: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who decides (else $SLUICE_MODERATOR, else your login name).", valueName: "name"))
    var `as`: String?

    var choice: QueueChoice { QueueChoice(folder: queue, moderator: `as`) }
}

/// Which queue is meant, and who says to be asking; `nil` leaves it to the environment.
struct QueueChoice: Sendable {
    var folder: String?
    var moderator: String?
}

/// How a command's answer is written.
struct OutputOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Write JSON, an object a line.")
    var json = false
}

/// What a decision is meant for, and what is said with it.
struct TargetOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Comments: 17, #17, or 17@4808 with the version you saw; or - to read them from standard input."),
        completion: .custom { words, _, prefix in Completions.comments(words, prefix) })
    var targets: [String] = []

    @Option(
        name: .customLong("where"), parsing: .unconditional,
        help: ArgumentHelp("All comments that match, instead of numbers.", valueName: "query"))
    var `where`: String?

    @Option(
        name: .customLong("note"), parsing: .unconditional,
        help: ArgumentHelp("Why, for the history; it stays there, so no personal data.", valueName: "text"))
    var note: String?

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false
}

/// A command that reads all words that are not options as a query.
protocol TakesQuery: ParsableCommand {}

/// A command that reads words that are not options as targets, until `--where` makes those after it a query.
protocol TakesTargets: ParsableCommand {}

/// A query: all words that are not options (see ``ArgumentLine``).
struct QueryArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Which comments, in the query language; without it those that wait for a decision."),
        completion: .custom { words, _, prefix in Completions.query(words, prefix) })
    var query: [String] = []

    /// The words as one text; `nil` when there are none.
    var text: String? {
        query.isEmpty ? nil : query.joined(separator: " ")
    }
}

/// A property of a command that is an option with a value, or a group of them.
///
/// One protocol for both: finding out whether a type conforms takes a look at all conformances of the program.
private protocol DeclaresOptions {
    static var group: (any ParsableArguments.Type)? { get }
}
extension Option: DeclaresOptions {
    static var group: (any ParsableArguments.Type)? { nil }
}
extension OptionGroup: DeclaresOptions {
    static var group: (any ParsableArguments.Type)? { Value.self }
}

extension ParsableArguments {
    /// The options that take the next word as their value. Each has the name of its property, which a test checks.
    static var optionsWithValue: Set<String> {
        var found: Set<String> = []
        for child in Mirror(reflecting: Self()).children {
            guard let declared = child.value as? any DeclaresOptions, let label = child.label else { continue }
            if let group = type(of: declared).group {
                found.formUnion(group.optionsWithValue)
            } else {
                found.insert("--" + label.dropFirst())
            }
        }
        return found
    }
}

/// What the help of the commands that take a query says about it.
enum QueryHelp {
    static let discussion = """
        The query is all words that are no options: --name is always an option, -word with one dash always part of \
        the query, and so is everything after --. Without a query: is:pending.

          word, "two words"   in the body or the author's name, whatever the case
          author: email: address: body:      a part of it
          author:= email:= address:=         all of it; email:="" where none is given
          release: reason: by: entry:        exactly it; others after a comma
          number:17,20..30                   these comments
          is:    pending deferred approved rejected erased edited reply
                 duplicate any
          has:   link email phone hidden word note trap site-edit
          same:17                            the same text as #17
          like:17                            nearly the same text as #17
          likely:spam likely:any             likely to be rejected, by past decisions
          word:list host:example.com         a word of that list; a link to that host
          links:2.. length:..20              how many links; letters and digits
          author-approved: author-rejected:  0, 5.., ..2 by that name and e-mail
          address-approved: address-rejected:    the same from that address
          burst:5                            so many from there in 10 minutes
          rule:name                          what that rule marks
          lang:lv,ru,en,? script:cyrillic    what language and script it is in
          view:Name view:"A name"            what a named view shows
          before: after:                     2026-11-24, or an age: 30m 12h 7d 4w
          decided-before: decided-after:     the same, of the decision
          a b  both;  a OR b  either;  -a  or  NOT a  not;  ( )  group
        """
}
