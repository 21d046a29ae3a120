import Testing

@Suite("Line by line")
struct PlainReviewTests {
    private static let seed = #"""
        {"releases":[{"slug":"karsts","title":"Apkures sezona","date":"2010-10-12"}],"comments":[
        {"release":"karsts","ago":"2h","author":{"name":"Līga"},"body":"Zvaniet 20000000!"},
        {"release":"karsts","ago":"1h","author":{"name":"Juris"},"body":"Nezvanīšu."}]}
        """#

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

    @Test("x tells what it would mask, and a behind it saves and approves")
    func masks() throws {
        let queue = try TestQueue(seed: PlainReviewTests.seed, settings: nil)
        let run = try queue.sluice("review", "--plain", input: "x\na\nx\nq\n")
        #expect(run.output.contains("phone number  20000000  →  [phone removed]"), "\(run)")
        #expect(run.output.contains("nothing to mask in #2"), "\(run)")
        #expect(try queue.sluice("count", "number:1 is:approved body:removed -body:20000000").output == "1\n")
    }

    @Test("? in the reasons tells when each fits, a capital asks why, and a number takes a ready text")
    func guides() throws {
        let reason =
            #"{"code":"spam","key":"s","en":"spam","lv":"reklāma","guide":"Reklāma.","texts":["pērk","saite"]}"#
        let queue = try TestQueue(seed: PlainReviewTests.seed, settings: #"{"reasons":[\#(reason)]}"#)
        let run = try queue.sluice("review", "--plain", input: "r\n?\ns\nr\nS\n2\nq\n")
        #expect(run.output.contains("Reklāma."), "\(run)")
        #expect(run.output.contains("  2  saite"))
        #expect(try queue.sluice("count", "is:rejected").output == "2\n")
        #expect(try queue.sluice("history").output.contains("saite"))
    }
}
