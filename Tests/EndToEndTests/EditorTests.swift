import Testing

@Suite("The moderator's own editor", .serialized)
struct EditorTests {
    @Test("gets a private file with what is hidden spelled out, and the terminal to itself")
    func session() async throws {
        let queue = try TestQueue()
        let editor = try queue.script(
            "editor",
            """
            stty -a | grep -o -- '-*icanon'
            echo mode=$(stat -c %a "$1")
            sed 's/numur 2/numur 2a/' "$1" > "$1.new" && cat "$1.new" > "$1" && rm "$1.new"
            read answer
            """)
        let terminal = try await queue.console(environment: ["EDITOR": editor])
        try terminal.type("j")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
        try terminal.type("E")
        let frame = try await terminal.wait(for: "mode=600")
        #expect(frame.lines.contains("icanon"))
        #expect(try !terminal.flags().alternateScreen)
        try terminal.press("Enter")
        try await terminal.wait(for: "Save this edit of #2")
        try terminal.type("y")
        try await terminal.wait(for: "edited #2")
        #expect(try queue.comment(2).text("body") == "Jautājums numur 2a par skursteņiem.")
    }

    @Test("when it has a window of its own, what is typed and pasted in the terminal meanwhile does nothing")
    func typedMeanwhile() async throws {
        let queue = try TestQueue()
        let editor = try queue.script(
            "editor", "cd \"$(dirname \"$0\")\"; echo up; until test -e over; do sleep 0.05; done")
        let terminal = try await queue.console(environment: ["EDITOR": editor])
        try terminal.type("E")
        try await terminal.wait(for: "up") { $0.lines.contains("up") }
        try terminal.type("aja")
        try terminal.pasteUnmarked("\n:reject 5 6 7 8 --reason spam\n:approve 9")
        _ = try queue.bash("touch over")
        try await terminal.wait(for: "nothing to save")
        try terminal.type("j")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 && $0.hints.contains("all keys") }
        #expect(try queue.sluice("count").output == "20\n")
    }

    @Test("On the shell's screen a paste is no Enter, and what follows one is no command")
    func pastedBehindCommand() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type(":verify\n")
        try await terminal.wait(for: "Enter or Esc goes back")
        try terminal.paste("\n:reject 5 6 7 8 --reason spam\n")
        try terminal.type("a")
        try terminal.press("x")
        #expect(try terminal.frame().contains("Enter or Esc goes back"))
        try terminal.pasteUnmarked("\n:reject 5 6 7 8 --reason spam\n")
        try await terminal.wait(for: "the list") { $0.current?.number == 1 }
        try terminal.type("j")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 && $0.hints.contains("all keys") }
        #expect(try queue.sluice("count").output == "20\n")
    }

    @Test("when it fails nothing is changed, and the message says why")
    func failing() async throws {
        let queue = try TestQueue()
        let editor = try queue.script("editor", "exit 3")
        let terminal = try await queue.console(columns: 160, environment: ["EDITOR": editor])
        try terminal.type("E")
        try await terminal.wait(for: "not edited")
        #expect(try queue.history().allSatisfy { $0.text("do") != "edit" })
    }

    @Test("leaves no copy of the comment behind when nothing was typed, and isn't opened for what will be refused")
    func leavingNothing() throws {
        let queue = try TestQueue()
        let editor = try queue.script("editor", "echo \"$1\" >> \"$(dirname \"$0\")/opened\"; exit 3")
        let failed = try queue.bash("EDITOR='\(editor)' \"$SLUICE\" edit 2")
        #expect(failed.status == 74)
        let path = queue.read("opened").split(separator: "\n").map(String.init)
        #expect(path.count == 1)
        #expect(try queue.bash("test -e '\(path.first ?? "/")'").status == 1)
        let refused = try queue.bash("EDITOR='\(editor)' \"$SLUICE\" edit 2 --note ''")
        #expect(refused.status == 64)
        #expect(queue.read("opened").split(separator: "\n").count == 1)
    }

    @Test("without one the message says so")
    func missing() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type("E")
        try await terminal.wait(for: "neither $VISUAL nor $EDITOR")
    }
}
