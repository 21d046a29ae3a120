import Console
import Moderation
import Terminal
import Testing
import Wording

@testable import sluice

@Suite("The command line's grammar after the colon")
struct ConsoleGrammarTests {
    private static let now = Moment(milliseconds: 1_790_000_000_000)
    private let grammar = ConsoleGrammar.make(zone: FixedZone())

    /// What words mean, as text that a table can hold.
    private func read(_ line: String) throws -> String {
        let words = line.split(separator: " ").map(String.init)
        do throws(CommandMistake) {
            return String(describing: try grammar.read(words, Self.now))
        } catch {
            return "mistake: " + error.text.plain
        }
    }

    private static func describe(_ command: TypedCommand) -> String { String(describing: command) }

    @Test(
        "decisions come with their targets, reason, time and note",
        arguments: [
            ("approve 17 #18@4808", TypedCommand.decide(.approve, on: numbers((17, nil), (18, 4808)), note: nil)),
            ("approve 17 --note checked", .decide(.approve, on: numbers((17, nil)), note: "checked")),
            ("approve", .decide(.approve, on: .none, note: nil)),
            ("reopen 3", .decide(.reopen, on: numbers((3, nil)), note: nil)),
            ("note 3 --note seen", .decide(.note, on: numbers((3, nil)), note: "seen")),
            ("defer 3 --until 2d", .decide(.defer(until: now + 2 * Moment.day), on: numbers((3, nil)), note: nil)),
            ("edit 3@7 --body new", .edit(TypedEdit(target: target(3, 7), body: "new"))),
            ("edit 3", .edit(TypedEdit(target: target(3, nil)))),
            (
                "edit 3 --mask phone,link --note n",
                .edit(TypedEdit(target: target(3, nil), mask: [.phone, .link], note: "n"))
            ),
            ("erase 3 --notes", .erase(target(3, nil), withSharedNotes: true)),
            ("undo", .undo(nil, isRedo: false)), ("undo 40", .undo(EntryNumber(40), isRedo: false)),
            ("redo 41", .undo(EntryNumber(41), isRedo: true)),
        ])
    func decisions(line: String, command: TypedCommand) throws {
        #expect(try read(line) == Self.describe(command))
    }

    @Test("a query takes all words up to the next option, and reasons are their codes")
    func query() throws {
        let spam = try #require(ReasonCode("spam"))
        let query = try Query("author:troll -is:rejected")
        #expect(
            try read("reject --where author:troll -is:rejected --reason spam")
                == Self.describe(.decide(.reject(spam), on: .query(query), note: nil)))
    }

    @Test(
        "what is no decision, or only tries one, runs on the shell's screen",
        arguments: [
            "history --by boriss", "list has:link --json", "show 17", "stats", "verify", "publish --help",
            "help approve",
            "approve 17 --dry-run", "erase 17 18", "erase 17 --cuts", "edit 17 --note why",
            "submit --release r --name n --body b",
        ])
    func shell(line: String) throws {
        #expect(try read(line) == "shell")
    }

    @Test("what is only tried and names nobody is tried on those that the key would take")
    func tried() throws {
        #expect(try read("approve --dry-run") == "tryHere")
        #expect(try read("approve --dry-run --where is:pending") == "shell")
    }

    @Test(
        "what makes sense in a shell alone is refused",
        arguments: [
            ("approve 17 --queue other", ShellOnly.option("--queue")), ("undo --as juris", .option("--as")),
            ("reject 17 --reason spam --json", .option("--json")), ("erase 17 --yes", .option("--yes")),
            ("review", .verb("review")), ("init --from x", .verb("init")), ("submit -", .standardInput),
            ("approve -", .standardInput), ("edit 17 --body -", .standardInput), ("show -", .standardInput),
        ])
    func refused(line: String, what: ShellOnly) throws {
        #expect(try read(line) == Self.describe(.refused(what)))
    }

    @Test(
        "mistakes are told in one line, as the shell has them",
        arguments: [
            ("reject 17", "--reason is missing; r shows"), ("approve 17 --nte x", "--nte"),
            ("approve seventeen", "names no comment"),
            ("approve 17 --where is:any", "say two things"), ("approve --where", "--where"),
            ("reject 17 --reason a/b", "no reason"), ("defer 17 --until soon", "is no time"),
            ("approve --where=auhtor:x", "auhtor"), ("list --limit x", "--limit"), ("edit", "target"),
            ("export foo", "the following: csv, json, wordpress, isso, disqus, remark42, commento"),
            ("import x y", "'wordpress'"), ("undo x", "no entry's number"), ("aprove 17", "did you mean “approve”"),
        ])
    func mistakes(line: String, part: String) throws {
        let told = try read(line)
        #expect(told.hasPrefix("mistake: "))
        #expect(told.contains(part), "\(told)")
        #expect(!told.contains("\n") && !told.contains("sluice:"))
    }

    @Test("completion is offered what the command line describes, without what is refused")
    func shapes() {
        let reject = grammar.shape("reject")
        #expect(reject.options.map(\.name) == ["--reason", "--where", "--note", "--dry-run"])
        #expect(reject.options.first?.value == .reason)
        #expect(grammar.shape("list").words == [.query] && grammar.shape("history").words == [.query])
        #expect(grammar.shape("submit").options.contains { $0.name == "--release" && $0.value == .release })
        #expect(
            grammar.shape("list").options.contains {
                $0.name == "--sort" && $0.value == .oneOf(Order.allCases.map(\.rawValue))
            })
        let systems = ["wordpress", "isso", "disqus", "remark42", "commento"]
        #expect(grammar.shape("export").words == [.oneOf(["csv", "json"] + systems), .query])
        #expect(grammar.shape("import").words == [.oneOf(systems), .other])
        #expect(grammar.shape("completion").words == [.oneOf(["bash", "zsh", "fish"])])
        let acts = Verb.allCases.map(\.word) + ["redo"]
        #expect(grammar.shape("history").options.contains { $0.name == "--do" && $0.value == .listOf(acts) })
        #expect(
            grammar.verbs.contains("verify") && !grammar.verbs.contains("init") && !grammar.verbs.contains("review"))
    }

    private static func target(_ number: UInt32, _ version: UInt32?) -> TypedTarget {
        TypedTarget(CommentNumber(number), version: version.map { EntryNumber($0) })
    }

    private static func numbers(_ targets: (UInt32, UInt32?)...) -> TypedTargets {
        .numbers(targets.map { target($0.0, $0.1) })
    }
}
