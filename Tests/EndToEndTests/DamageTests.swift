import Testing

@Suite("A journal that is not what it must be", .serialized)
struct DamageTests {
    @Test("A damaged journal opens read-only, says where, and keeps every byte")
    func damaged() async throws {
        let queue = try TestQueue()
        var bytes = queue.bytesOfJournal()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // One letter of the eleventh line's verb.
        let place = lines[..<10].reduce(0) { $0 + $1.count + 1 } + 60
        bytes[place] ^= 1
        try queue.writeJournal(bytes)

        let terminal = try await queue.console()
        let frame = try await terminal.wait(for: "READ ONLY")
        #expect(frame.lines[0].contains("line 11"))
        try terminal.type("a")
        try await terminal.wait(for: "the refusal") { !$0.message.isEmpty }
        #expect(try terminal.frame().row(of: 1)?.state == " ")
        try terminal.type("q")
        try await terminal.waitForEnd()

        #expect(queue.bytesOfJournal() == bytes)
        let verified = try queue.sluice("verify")
        #expect(verified.status == 65)
        #expect((verified.output + verified.errors).contains("11"))
        #expect(try queue.sluice("approve", "1").status == 65)
        #expect(queue.bytesOfJournal() == bytes)
    }

    @Test("An entry that the state machine refuses, written by another program, makes everybody stop writing behind it")
    func unlawful() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type("a")
        try await terminal.wait(for: "19 pending")
        // In order, but refused: the comment is approved already.
        let written = try queue.bash(
            #"""
            python3 -c '
            import hashlib, sys
            lines = open(sys.argv[1], "rb").read().splitlines()
            mark = b"\",\"chain\":\"".replace(b"\"", b"", 1)
            chain = lines[-1].split(mark)[1][:64]
            head = b"{\"n\":%d,\"at\":\"2026-11-24T09:12:44.031Z\",\"by\":\"other\",\"do\":\"approve\",\"on\":[1]" % (len(lines) + 1)
            line = head + mark + hashlib.sha256(chain + head).hexdigest().encode() + b"\"}\n"
            open(sys.argv[1], "ab").write(line)' "$SLUICE_QUEUE/queue.jsonl"
            """#)
        #expect(written.status == 0, "\(written.errors)")
        let bytes = queue.bytesOfJournal()
        let line = bytes.count { $0 == UInt8(ascii: "\n") }

        let frame = try await terminal.wait(for: "READ ONLY")
        #expect(frame.lines[0].contains("line \(line)"))
        try terminal.type("a")
        try await terminal.wait(for: "the refusal") { !$0.message.isEmpty }
        for words in [
            ["approve", "2"], ["submit", "--release", "karsts", "--name", "A", "--body", "b"], ["erase", "2"],
        ] {
            let run = try queue.sluice(words)
            #expect(run.status == 65)
            #expect(run.errors.contains("line \(line)"))
            #expect(run.errors.contains("unlawful"))
        }
        let list = try queue.sluice("list", "is:any")
        #expect(list.status == 0)
        #expect(list.output.split(separator: "\n").count == 20)
        #expect(list.errors.contains("nothing can be written"))
        #expect(queue.bytesOfJournal() == bytes)
    }

    @Test("An unfinished last line is ignored by who reads, and removed by who writes next")
    func unfinished() async throws {
        let queue = try TestQueue()
        let whole = queue.bytesOfJournal()
        try queue.writeJournal(whole + Array(#"{"n":23,"at":"2026-11-2"#.utf8))
        let verified = try queue.sluice("verify")
        #expect(verified.status == 0)

        let terminal = try await queue.console()
        try await terminal.wait(for: "20 pending")
        try terminal.type("a")
        try await terminal.wait(for: "19 pending")
        let after = queue.bytesOfJournal()
        #expect(Array(after[..<whole.count]) == whole)
        #expect(after.last == UInt8(ascii: "\n"))
        #expect(try queue.sluice("verify").status == 0)
        try expectIndependentVerifier(accepts: queue)
    }

    @Test("A folder without a queue is no empty queue")
    func missing() throws {
        let folder = try TemporaryFolder()
        let run = try Run.program([Program.path, "--queue", folder.path, "list"], environment: Program.environment)
        #expect(run.status == 66)
        #expect(run.errors.contains(folder.path))
    }
}
