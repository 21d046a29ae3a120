import Corpus
import Testing

@testable import sluice

@Suite("What the shell offers")
struct CompletionTests {
    @Test("A script is made for each shell", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) throws {
        let run = try Program().run("completion", shell)
        #expect(run.status == 0)
        #expect(run.output.utf8.count > 1_000)
    }

    @Test(
        "Words are completed from the queue that the line names",
        arguments: [
            ("list", "positional@0", "is:re", ["is:rejected", "is:reply"]),
            ("list", "positional@0", "-release:b", ["-release:brisele"]),
            ("list", "positional@0", "reason:du", ["reason:duplicate"]),
            ("reject", "--reason", "s", ["spam"]), ("submit", "--release", "", ["brisele"]),
            ("approve", "positional@0", "", ["1", "2", "3", "4"]), ("approve", "positional@0", "3", ["3"]),
        ])
    func words(command: String, argument: String, typed: String, offered: [String]) throws {
        let program = try Program.withComments()
        let words = ["---completion", command, "--", argument, "2", "\(typed.utf8.count)", "sluice", command, typed]
        #expect(try program.run(words.map { Array($0.utf8) }).lines == offered)
    }

    @Test(
        "Whatever has been typed, no word is offered that a shell or a terminal takes for more",
        arguments: Corpus.hostile)
    func hostile(family: Corpus.Family) throws {
        let program = try Program.withComments()
        let settings = #"{"reasons":[{"code":"spam","key":"s","en":"$(reboot)\u001b[777m","lv":"`id`\u202e"}]}"#
        try Program.write(Array(settings.utf8), to: program.queue + "/settings.json")
        for text in family.texts.prefix(8) + ["body:$(id) is:", "`id` release:", "'\"; is:re", "\\ has:"] {
            for typed in [text, "\(text) is:", "release:\(text)", "is:\(text),re", "reason:", "by:\(text)"] {
                let words = ["sluice", "--queue", program.queue, "list", typed]
                let offered =
                    Completions.query(words, typed) + Completions.releases(words, typed)
                    + Completions.reasons(words, typed) + Completions.comments(words, typed)
                for word in offered {
                    let isPlain = word.utf8.allSatisfy {
                        Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
                            || ":,._@#-".utf8.contains($0)
                    }
                    #expect(isPlain, "\(word.debugDescription)")
                }
            }
        }
        #expect(Completions.query(["--queue", program.queue], "reason:") == ["reason:spam"])
    }

    @Test("bash runs nothing of what was typed")
    func bash() throws {
        let program = try Program.withComments()
        program.set("SLUICE_PROGRAM", try Program.path())
        let script = """
            eval "$("$SLUICE_PROGRAM" completion bash)"
            cd "$SLUICE_QUEUE"
            for words in 'body:$(touch ran) is:re' "'"'body:$(touch ran) is:re' '`touch ran`' '"$(touch ran)' \
                '--queue $(touch ran) is:re' '--queue=`touch ran`'
            do
                COMP_LINE="$SLUICE_PROGRAM list $words" COMP_POINT=${#COMP_LINE}
                _sluice_line sluice "${words##*:}" list 2>/dev/null
            done
            test ! -e ran && echo safe
            """
        try Program.write(Array(script.utf8), to: program.folder + "/script")
        program.set("SCRIPT", program.folder + "/script")
        #expect(try program.shell("bash \"$SCRIPT\"").output.contains("safe"))
    }

    @Test("What sluice adds to the parser's scripts finds its place in them")
    func added() {
        #expect(CompletionScript.text(for: .bash).hasSuffix("\ncomplete -F _sluice_line sluice\n"))
        #expect(CompletionScript.text(for: .bash).split(separator: "\ncomplete ").count == 2)
        let zsh = CompletionScript.text(for: .zsh)
        #expect(zsh.contains("        '--as[Who decides.]:name:'\n        '--version["))
        #expect(zsh.contains("//:/\\\\:"))
        #expect(zsh.contains("'1:command:(approve backup "))
        #expect(CompletionScript.text(for: .fish).contains("__sluice_parse_subcommand 0 'queue=' 'as=' 'version'"))
    }

    @Test("A queue is found as it is typed in a shell", arguments: ["~/queue", "~/que\\ue", "'~/queue'"])
    func typedQueue(path: String) throws {
        let program = try Program.withComments()
        program.set("HOME", program.folder)
        let words = ["---completion", "list", "--", "positional@0", "4", "9"]
        let run = try program.run(
            (words + ["sluice", "list", "--queue", path, "release:b"]).map { Array($0.utf8) })
        #expect(run.lines == ["release:brisele"])
    }

    @Test("Without a queue nothing is offered, and nothing is said")
    func noQueue() throws {
        let run = try Program().run("---completion", "approve", "--", "positional@0", "2", "0", "sluice", "approve", "")
        #expect(run.output.split(separator: "\n").isEmpty)
        #expect(run.errors.isEmpty)
    }
}
