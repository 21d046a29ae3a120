import Testing

@testable import sluice

@Suite("A journal that is not as it was written ends commands with their exit code, or is told and gone on with")
struct FaultyJournalTests {
    @Test("A damaged line in the middle: reads go on with a warning, writes are 65, publish and verify too")
    func damage() throws {
        let program = try Program.withComments()
        #expect(try program.run("approve", "1").status == 0)
        var bytes = try Program.read(program.journal)
        let lines = bytes.split(separator: 0x0A)
        let third = lines[0].count + lines[1].count + 2
        bytes[third + 20] ^= 1
        try Program.write(bytes, to: program.journal)
        let list = try program.run("list", "is:any")
        #expect(list.status == 0, "\(list)")
        #expect(list.errors.contains("damaged at line 3"))
        #expect(try program.run("approve", "1").status == 65)
        let submitted = try program.run("submit", "--release", "brisele", "--name", "A", "--body", "B")
        #expect(submitted.status == 65, "\(submitted)")
        #expect(try program.run("verify").status == 65)
        let place = program.folder + "/public"
        #expect(Program.makeFolder(place))
        #expect(try program.run("publish", place).status == 65)
        #expect(try Program.read(program.journal) == bytes)
    }

    @Test(
        "A text that is not what was written is shown by no command",
        arguments: [["list"], ["list", "--json"], ["show", "3"]])
    func changedText(words: [String]) throws {
        let program = try Program.withComments()
        let bytes = try Program.read(program.journal)
        let changed = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.hasPrefix("{\"n\":5,") ? String($0).replacing("kredits.example", with: "kreditx.example") : String($0)
        }
        try Program.write(Array((changed.joined(separator: "\n") + "\n").utf8), to: program.journal)
        let run = try program.run(words.map { Array($0.utf8) })
        #expect(run.status == 65, "\(run)")
        #expect(!run.output.contains("kreditx"))
        let terminal = try program.runOnTerminal(words[0], words.count > 1 ? words[1] : "is:any", columns: 80)
        #expect(terminal.status == 65 && !terminal.output.contains("kreditx"), "\(terminal)")
    }

    @Test("What a checkpoint passes over is damage all the same to whatever leaves the house")
    func damageBeforeCheckpoint() throws {
        let program = try Program.withComments()
        let line =
            #"{"release":"brisele","author":{"name":"A"},"body":"\#(String(repeating: "x", count: 65_000))"}"# + "\n"
        _ = try program.run("submit", "-", input: String(repeating: line, count: 300))
        #expect(try program.run("count").status == 0)
        #expect(Program.names(in: program.queue).contains("queue.checkpoint"))
        let place = program.folder + "/public"
        #expect(Program.makeFolder(place))
        #expect(try program.run("publish", place).status == 0)
        var bytes = try Program.read(program.journal)
        // A letter of the release's title, in the second line.
        let letter = try #require(bytes.firstRange(of: Array("Konference".utf8))).lowerBound
        bytes[letter] = UInt8(ascii: "L")
        try Program.write(bytes, to: program.journal)
        for words in [["publish", place], ["export"], ["export", "--json"]] {
            let run = try program.run(words.map { Array($0.utf8) })
            #expect(run.status == 65 && run.output.isEmpty, "\(words): \(run.status) \(run.errors)")
        }
    }

    @Test("An erasure that something is in the way of is done, and so is whatever comes after it")
    func hinderedErasure() throws {
        let program = try Program.withComments()
        for name in ["queue.checkpoint", ".queue.checkpoint.new"] {
            #expect(Program.makeFolder(program.queue + "/" + name))
        }
        try Program.write([], to: program.queue + "/drafts")
        let erased = try program.run("erase", "1", "--json")
        #expect(erased.status == 0 && erased.output.contains(#""on":[1],"refused":[]"#), "\(erased)")
        for name in ["queue.checkpoint", ".queue.checkpoint.new", "drafts"] {
            #expect(
                erased.errors.contains("remove \(program.queue)/\(name), which is not what belongs there"), "\(erased)")
        }
        #expect(!String(decoding: try Program.read(program.journal), as: UTF8.self).contains("Līga"))
        let added = try program.run("submit", "--release", "brisele", "--name", "A", "--body", "b")
        #expect(added.status == 0 && added.output == "5\n" && added.errors.contains("not finished"), "\(added)")
        #expect(try program.run("verify").status == 0)
        _ = try program.shell("cd \(program.queue); rmdir queue.checkpoint .queue.checkpoint.new; rm drafts")
        let approved = try program.run("approve", "5")
        #expect(approved.status == 0 && approved.errors.contains("finished the erasure"), "\(approved)")
        #expect(try program.run("approve", "3").errors == "")
    }

    @Test("verify --against answers what was asked also where the journal is damaged further on")
    func headBeforeDamage() throws {
        let program = try Program.withComments()
        let head = try program.run("verify").lines[0]
        _ = try program.run("approve", "1")
        var bytes = try Program.read(program.journal)
        bytes[bytes.count - 40] ^= 1
        try Program.write(bytes, to: program.journal)
        let holds = try program.run("verify", "--against", head)
        #expect(holds.status == 65 && holds.errors.contains("the journal has the head \(head)"), "\(holds)")
        let other = head.prefix { $0 != ":" } + ":" + String(repeating: "0", count: 64)
        #expect(try program.run("verify", "--against", "\(other)").errors.contains("does not have the head \(other)"))
    }

    @Test("A last line that was never finished is ignored, told, and removed by the next writer")
    func unfinished() throws {
        let program = try Program.withComments()
        let whole = try Program.read(program.journal)
        try Program.write(whole + Array(#"{"n":7,"at":"20"#.utf8), to: program.journal)
        let list = try program.run("list")
        #expect(list.status == 0)
        #expect(list.lines.count == 4)
        #expect(list.errors.contains("never finished"))
        let verified = try program.run("verify")
        #expect(verified.status == 0, "\(verified)")
        let approved = try program.run("approve", "1")
        #expect(approved.status == 0, "\(approved)")
        #expect(try program.run("verify").errors.isEmpty)
    }
}
