import Testing

@Suite("Line by line")
struct PlainReviewTests {
    @Test("After an undo its comment is asked about again, and then the list goes on")
    func undo() throws {
        let queue = try TestQueue()
        let run = try queue.sluice("review", "--plain", input: "a\na\nu\nr\ns\na\nq\n")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try queue.sluice("list", "is:approved", "--json").output.contains("\"number\":3,"))
        #expect(try queue.sluice("count", "is:approved").output == "2\n")
        #expect(try queue.sluice("count", "reason:spam number:2").output == "1\n")
        #expect(run.output.contains("── again ──"))
    }
}
