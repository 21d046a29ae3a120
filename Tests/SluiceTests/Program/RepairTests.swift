import Moderation
import Testing

@testable import Journal

@Suite("sluice repair")
struct RepairTests {
    /// A queue whose journal is damaged at its fifth line, and its whole lines.
    private func damaged() throws -> (program: Program, whole: [UInt8], cut: [UInt8]) {
        let program = try Program.withComments()
        let lines = try Program.read(program.journal).split(separator: 0x0A, omittingEmptySubsequences: false)
        let whole = Array(lines[..<4].joined(separator: [0x0A])) + [0x0A]
        let cut = Array("garbage\n".utf8) + Array(lines[5...].joined(separator: [0x0A]))
        try Program.write(whole + cut, to: program.journal)
        return (program, whole, cut)
    }

    @Test("Without a terminal it wants --yes, and --dry-run changes nothing")
    func asks() throws {
        let (program, whole, cut) = try damaged()
        let names = Program.names(in: program.queue).sorted()
        #expect(try program.run("repair").status == 64)
        let shown = try program.run("repair", "--dry-run")
        #expect(shown.status == 0, "\(shown)")
        #expect(shown.errors.contains("damaged at line 5") && shown.errors.contains("damaged one: 1"))
        #expect(shown.errors.contains("told as done"))
        #expect(try Program.read(program.journal) == whole + cut)
        #expect(Program.names(in: program.queue).sorted() == names)
    }

    @Test("With --yes it cuts, keeps what it cut, and the queue is in order again", arguments: [false, true])
    func cuts(isJSON: Bool) throws {
        let (program, whole, cut) = try damaged()
        let run = try isJSON ? program.run("repair", "--yes", "--json") : program.run("repair", "--yes")
        #expect(run.status == 0, "\(run)")
        let path = program.queue + "/queue.jsonl.cut-5"
        if isJSON {
            for member in [
                #""line":5,"byte":\#(whole.count),"kind":"form","#, #""bytes":\#(cut.count),"lines":1,"#,
                #""cut":"\#(path)""#,
            ] { #expect(run.output.contains(member), "\(run)") }
        } else {
            #expect(run.output.hasSuffix("\t5\t\(cut.count)\t1\t\(path)\n"), "\(run)")
        }
        #expect(try Program.read(program.journal) == whole)
        #expect(try Program.read(path) == cut)
        #expect(try program.run("verify").status == 0)
        #expect(try program.run("approve", "1").status == 0)
        let again = try program.run("repair", "--yes")
        #expect(again.status == 0 && again.output.isEmpty && again.errors.contains("in order"), "\(again)")
    }

    @Test("erase names what was cut, and deletes it when told to", arguments: [false, true])
    func erases(deletes: Bool) throws {
        let (program, _, _) = try damaged()
        #expect(try program.run("repair", "--yes").status == 0)
        let run = try deletes ? program.run("erase", "1", "--cuts") : program.run("erase", "1")
        #expect(run.status == 0, "\(run)")
        #expect(run.errors.contains("queue.jsonl.cut-5"))
        #expect(Program.names(in: program.queue).contains("queue.jsonl.cut-5") == !deletes)
    }

    @Test("A person at a terminal is asked", arguments: [("n\n", 1), ("y\n", 0), ("\n", 1)] as [(String, Int32)])
    func confirms(answer: String, status: Int32) throws {
        let (program, whole, cut) = try damaged()
        let run = try program.runOnTerminal("repair", columns: 100, answers: [("cut it?", answer)])
        #expect(run.status == status, "\(run)")
        #expect(try Program.read(program.journal) == whole + (status == 0 ? [] : cut))
    }

    @Test("What the state machine refuses is not cut")
    func refused() throws {
        let program = try Program.withComments()
        var bytes = try Program.read(program.journal)
        let last = Array(try #require(bytes.split(separator: 0x0A).last))
        let chain = try #require(last.firstRange(of: Array(#","chain":""#.utf8))).upperBound
        var writer = EntryWriter(after: Array(last[chain..<chain + 64]))
        writer.append(
            Entry(
                number: EntryNumber(7), at: Moment(milliseconds: 0), by: try #require(Login("anna")),
                act: .approve(on: [CommentNumber(9)])), salt: [], to: &bytes)
        try Program.write(bytes, to: program.journal)
        let run = try program.run("repair", "--yes")
        #expect(run.status == 65 && run.errors.contains("unlawful"), "\(run)")
        #expect(try Program.read(program.journal) == bytes)
        #expect(!Program.names(in: program.queue).contains { $0.contains("cut") })
    }
}
