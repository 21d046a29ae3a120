import ArgumentParser
import Moderation
import Terminal
import Wording

/// Puts the command line into the order that the argument parser reads.
///
/// The parser knows one rule for words that begin with a dash; sluice has its own, so that a query can be typed as it
/// is written on the screen: `--name` is always an option, `-word` with one dash is always part of the query, and
/// after `--` everything is. So the options of a command that takes a query are moved in front of a `--`, and the
/// query's words after it. `--where` takes all words after it that are not options.
///
/// `--queue` and `--as` may stand before the command's name; they are moved behind it.
enum ArgumentLine {
    /// What a command makes of its words.
    struct Reading: Sendable {
        enum Words {
            /// Words that are not options are a query.
            case query
            /// Words that are not options are targets, until `--where` makes those after it a query.
            case targets
            /// The parser's own rule is used.
            case plain
        }

        let command: any ParsableCommand.Type

        var words: Words {
            command is any TakesQuery.Type ? .query : command is any TakesTargets.Type ? .targets : .plain
        }
        /// The options that take the next word as their value, as the command declares them.
        var valued: Set<String> { command.optionsWithValue.subtracting(["--where"]) }
    }

    /// Arranges the arguments.
    ///
    /// - Parameter arguments: Without the program's own name.
    /// - Throws: ``Failure`` when the first word is not a command, with the nearest one.
    static func arranged(_ arguments: [String]) throws(Failure) -> [String] {
        var globals: [String] = []
        var rest = arguments[...]
        while let first = rest.first, let count = globalLength(first) {
            globals += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        guard let first = rest.first else { return ["review"] + globals }
        if first == "-h" || first.hasPrefix("--") {
            return first == "-h" ? ["--help"] : Array(rest)
        }
        if first == "help" {
            if let topic = rest.dropFirst().first, topic != "help", !topic.hasPrefix("-"),
                Sluice.reading(of: topic) == nil
            {
                throw unknownCommand(topic)
            }
            return Array(rest)
        }
        if first.hasPrefix("-") {
            return ["review"] + (try query(globals, rest, Reading(command: ReviewCommand.self).valued))
        }
        guard let reading = Sluice.reading(of: first) else { throw unknownCommand(first) }
        let words = rest.dropFirst()
        switch reading.words {
        case _ where isInOrder(words): return [first] + globals + words
        case .query: return [first] + (try query(globals, words, reading.valued))
        case .targets:
            // No target begins with a dash, and no other option has only one.
            return words.first == "-h" ? [first, "--help"] : [first] + (try targets(globals, words, reading.valued))
        case .plain: return [first] + globals + words
        }
    }

    /// How many arguments an option before the command takes up; `nil` if it isn't one of those.
    private static func globalLength(_ argument: String) -> Int? {
        if argument == "--queue" || argument == "--as" { return 2 }
        return argument.hasPrefix("--queue=") || argument.hasPrefix("--as=") ? 1 : nil
    }

    /// Whether the parser's own rule reads these words as they are meant, as it does most: only words with one dash,
    /// `--` and `--where` are read differently, and a missing value is reported in other words.
    ///
    /// Then it needn't be asked which options take a value, which takes longer than to count a million comments.
    private static func isInOrder(_ words: ArraySlice<String>) -> Bool {
        words.allSatisfy { word in
            guard word.hasPrefix("-") else { return true }
            return word.hasPrefix("--") && word != "--" && !word.hasSuffix("=")
                && word != "--where" && !word.hasPrefix("--where=")
        } && words.last?.hasPrefix("-") != true
    }

    private static func query(
        _ globals: [String], _ arguments: ArraySlice<String>, _ valued: Set<String>
    ) throws(Failure) -> [String] {
        var options = globals
        var words: [String] = []
        try sort(arguments, valued) {
            options += $0
        } word: {
            words.append($0)
        }
        return words.isEmpty ? options : options + ["--"] + words
    }

    private static func targets(
        _ globals: [String], _ arguments: ArraySlice<String>, _ valued: Set<String>
    ) throws(Failure) -> [String] {
        var options = globals
        var words: [String] = []
        var query: [String]?
        try sort(arguments, valued) { option in
            switch option.first {
            case "--where": query = query ?? []
            case let first? where first.hasPrefix("--where="):
                query = (query ?? []) + [String(first.dropFirst("--where=".count))]
            default: options += option
            }
        } word: {
            if query == nil { words.append($0) } else { query?.append($0) }
        }
        if let query { options.append("--where=" + query.joined(separator: " ")) }
        return words.isEmpty ? options : options + ["--"] + words
    }

    /// Separates options, each with its value, from words.
    ///
    /// - Throws: ``Failure`` for an option without the value that it needs: the parser would take the `--` after it for that.
    private static func sort(
        _ arguments: ArraySlice<String>, _ valued: Set<String>, option: ([String]) -> Void, word: (String) -> Void
    ) throws(Failure) {
        var rest = arguments
        while let first = rest.popFirst() {
            if first == "--" {
                rest.forEach(word)
                return
            }
            guard first.hasPrefix("--") else {
                word(first)
                continue
            }
            if valued.contains(first) {
                guard let value = rest.popFirst() else { throw Failure(.usage, wording.missingValue(first)) }
                option([first, value])
            } else if first.hasSuffix("="), valued.contains(String(first.dropLast())) {
                throw Failure(.usage, wording.missingValue(String(first.dropLast())))
            } else {
                option([first])
            }
        }
    }

    private static func unknownCommand(_ word: String) -> Failure {
        Failure(.usage, wording.noSuchCommand(word, nearest: NearestWord.to(word.utf8, among: Sluice.names)))
    }
}
