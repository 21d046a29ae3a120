import ArgumentParser
import Console
import JSON
import Moderation
import Terminal
import Wording

/// The command line's grammar for the console's line after `:`. The parser reads the words as it reads the shell's;
/// the values of a decision are passed on, so that the console takes it as its own.
enum ConsoleGrammar {
    static func make(zone: any Zone) -> CommandGrammar {
        var grammar = CommandGrammar()
        grammar.verbs = commands.keys.filter { !isShellOnly($0) }.sorted() + ["help"]
        grammar.shape = { shape(of: $0) }
        grammar.refused = shellOnly
        grammar.read = { words, now throws(CommandMistake) in try read(words, now: now, zone: zone) }
        return grammar
    }

    private static let commands: [String: any ParsableCommand.Type] = Dictionary(
        uniqueKeysWithValues: Sluice.configuration.subcommands.map { ($0._commandName, $0) })

    /// Commands for another queue, or for the console itself.
    private static let shellOnly = ["review", "init", "tour"]

    private static func isShellOnly(_ verb: String) -> Bool {
        shellOnly.contains { $0.utf8.elementsEqual(verb.utf8) }
    }

    static func read(_ words: [String], now: Moment, zone: any Zone) throws(CommandMistake) -> TypedCommand {
        do {
            if let verb = words.first, isShellOnly(verb) { return .refused(.verb(verb)) }
            let command = try Sluice.parseAsRoot(try ArgumentLine.arranged(words))
            if (command as? any ReadsStandardInput)?.readsStandardInput ?? false { return .refused(.standardInput) }
            guard let typed = command as? any TypedInConsole else { return .shell }
            if typed.isOnlyTried { return typed.namesNobody ? .tryHere : .shell }
            if let option = typed.shellOption { return .refused(.option(option)) }
            return try typed.typed(now: now, zone: zone)
        } catch let failure as Failure {
            throw CommandMistake(failure.sentence)
        } catch {
            // Help is not a mistake: it is read on the shell's screen.
            guard Sluice.exitCode(for: error) != .success else { return .shell }
            throw CommandMistake(DisplayText(stranger: oneLine(Sluice.message(for: error))))
        }
    }

    /// The parser's message in one line: the values of a list are separated by commas.
    private static func oneLine(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).reduce(into: "") { text, line in
            let item = line.hasPrefix("  - ") ? line.dropFirst(4) : line
            text += (text.isEmpty ? "" : item.count < line.count && !text.hasSuffix(":") ? ", " : " ") + item
        }
    }

    /// What can follow a verb, as the parser itself describes it.
    private static func shape(of verb: String) -> CommandShape {
        guard let command = commands[verb], let described = try? JSONReader.read(Array(command._dumpHelp().utf8)) else {
            return CommandShape()
        }
        let isDecision = command is any TypedInConsole.Type
        var shape = CommandShape()
        for argument in described["command"]?["arguments"]?.array ?? []
        where argument["shouldDisplay"]?.bool ?? false {
            let kind = argument["kind"]?.string
            if kind == "positional" {
                shape.words.append(value(argument))
                continue
            }
            let names = argument["names"]?.array ?? []
            guard let long = names.first(where: { $0["kind"]?.string == "long" })?["name"]?.string else { continue }
            // The parser's own are read on the shell's screen.
            if ["help", "version"].contains(long) { continue }
            let option = "--" + long
            if isDecision, shellOptions.contains(where: { $0.utf8.elementsEqual(option.utf8) }) { continue }
            shape.options.append((option, kind == "option" ? value(argument) : nil))
        }
        return shape
    }

    /// The value of an argument: one of the words that it takes, or what the help calls it. The parser knows the values of one word;
    /// where it only completes words, they stand in a list.
    private static func value(_ argument: JSONNode) -> CommandShape.Value {
        func words(_ node: JSONNode) -> [String] { node.array?.compactMap(\.string) ?? [] }
        if let values = argument["allValues"] { return .oneOf(words(values)) }
        if let parts = argument["completionKind"]?["list"]?["values"] { return .listOf(words(parts)) }
        return switch argument["valueName"]?.string {
        case "code", "codes": .reason
        case "slug": .release
        case "query", "number or query": .query
        default: .other
        }
    }

    fileprivate static let shellOptions = ["--queue", "--as", "--json", "--yes"]
}

/// A command that the console takes as its own.
private protocol TypedInConsole: ParsableCommand {
    var output: OutputOptions { get }
    var queue: QueueOptions { get }
    /// Whether it changes nothing, and only reports.
    var isOnlyTried: Bool { get }
    /// Whether it could name comments but does not.
    var namesNobody: Bool { get }

    func typed(now: Moment, zone: any Zone) throws(Failure) -> TypedCommand
}

extension TypedInConsole {
    fileprivate var namesNobody: Bool { false }

    /// An option that makes no sense for a decision in the console.
    fileprivate var shellOption: String? {
        if queue.queue != nil { return "--queue" }
        if queue.as != nil { return "--as" }
        if output.json { return "--json" }
        return (self as? EraseCommand)?.yes ?? false ? "--yes" : nil
    }
}

/// A command that may take its input from a pipe.
private protocol ReadsStandardInput {
    var readsStandardInput: Bool { get }
}

/// A decision on targets.
private protocol TypedDecision: TypedInConsole, ReadsStandardInput {
    var targets: TargetOptions { get }

    func decision(now: Moment, zone: any Zone) throws(Failure) -> Decision
}

extension TypedDecision {
    fileprivate var isOnlyTried: Bool { targets.dryRun }
    fileprivate var namesNobody: Bool { targets.targets.isEmpty && targets.`where` == nil }
    fileprivate var readsStandardInput: Bool { targets.targets.contains("-") }

    fileprivate func typed(now: Moment, zone: any Zone) throws(Failure) -> TypedCommand {
        .decide(try decision(now: now, zone: zone), on: try targets.typed(), note: targets.note)
    }
}

extension TargetOptions {
    fileprivate func typed() throws(Failure) -> TypedTargets {
        guard let query = `where` else {
            return targets.isEmpty ? .none : .numbers(try TypedTarget.list(targets))
        }
        guard targets.isEmpty else { throw Failure(.usage, wording.targetsAndQuery) }
        return .query(try DecisionRun.query(query))
    }
}

extension TypedTarget {
    fileprivate static func list(_ words: [String]) throws(Failure) -> [TypedTarget] {
        try TargetList(words) { () throws(Failure) in [] }.words.map { TypedTarget($0.number, version: $0.version) }
    }
}

extension ApproveCommand: TypedDecision {
    fileprivate func decision(now: Moment, zone: any Zone) -> Decision { .approve }
}

extension ReopenCommand: TypedDecision {
    fileprivate func decision(now: Moment, zone: any Zone) -> Decision { .reopen }
}

extension NoteCommand: TypedDecision {
    fileprivate func decision(now: Moment, zone: any Zone) -> Decision { .note }
}

extension RejectCommand: TypedDecision {
    fileprivate func decision(now: Moment, zone: any Zone) throws(Failure) -> Decision {
        // Whether the reason is listed is judged later, by the settings of that time.
        guard let reason else { throw Failure(.usage, wording.reasonNeeded) }
        guard let code = ReasonCode(reason) else { throw Failure(.usage, wording.noSuchReason(reason)) }
        return .reject(code)
    }
}

extension DeferCommand: TypedDecision {
    fileprivate func decision(now: Moment, zone: any Zone) throws(Failure) -> Decision {
        .defer(until: try moment(now: now, zone: zone))
    }
}

extension EditCommand: TypedInConsole, ReadsStandardInput {
    /// A note goes with a text that is typed in the moderator's own editor, which runs on the shell's screen.
    fileprivate var isOnlyTried: Bool { dryRun || (body == nil && mask == nil && note != nil) }
    fileprivate var readsStandardInput: Bool { body == "-" }

    fileprivate func typed(now: Moment, zone: any Zone) throws(Failure) -> TypedCommand {
        guard let target = try TypedTarget.list([target]).first else { return .shell }
        return .edit(TypedEdit(target: target, body: body, mask: try kinds(), note: note))
    }
}

extension EraseCommand: TypedInConsole, ReadsStandardInput {
    /// Several numbers, and files that repairs have left, are asked about on the shell's screen.
    fileprivate var isOnlyTried: Bool { dryRun || cuts || numbers.count > 1 }
    fileprivate var readsStandardInput: Bool { numbers.contains("-") }

    fileprivate func typed(now: Moment, zone: any Zone) throws(Failure) -> TypedCommand {
        guard let target = try TypedTarget.list(numbers).first else { return .shell }
        return .erase(target, withSharedNotes: notes)
    }
}

extension UndoCommand: TypedInConsole {
    fileprivate var isOnlyTried: Bool { dryRun }

    fileprivate func typed(now: Moment, zone: any Zone) throws(Failure) -> TypedCommand {
        .undo(try EntryArgument.number(entry), isRedo: false)
    }
}

extension RedoCommand: TypedInConsole {
    fileprivate var isOnlyTried: Bool { dryRun }

    fileprivate func typed(now: Moment, zone: any Zone) throws(Failure) -> TypedCommand {
        .undo(try EntryArgument.number(entry), isRedo: true)
    }
}

extension ShowCommand: ReadsStandardInput {
    fileprivate var readsStandardInput: Bool { numbers.contains("-") }
}

extension ImportCommand: ReadsStandardInput {
    fileprivate var readsStandardInput: Bool { file == "-" || file == "/dev/stdin" }
}

extension ReleaseCommand: ReadsStandardInput {
    fileprivate var readsStandardInput: Bool { summary == "-" }
}

extension SubmitCommand: ReadsStandardInput {
    fileprivate var readsStandardInput: Bool { input == "-" || comment.body == "-" }
}
