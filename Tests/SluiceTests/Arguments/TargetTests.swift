import DeskDoubles
import Moderation
import Testing
import Wording

@testable import sluice

@Suite("Targets on the command line")
struct TargetTests {
    @Test(
        "A comment is named with or without a sign and with or without a version",
        arguments: [
            ("17", 17, nil), ("#17", 17, nil), ("17@4808", 17, 4_808), ("#17@4808", 17, 4_808),
            ("4294967295", 4_294_967_295, nil), ("017", 17, nil), ("+17", 17, nil), ("+17@4808", 17, 4_808),
        ] as [(String, UInt32, UInt32?)])
    func words(text: String, number: UInt32, version: UInt32?) {
        let word = TargetWord(text)
        #expect(word?.number == CommentNumber(number))
        #expect(word?.version == version.map { EntryNumber($0) })
    }

    @Test(
        "What names no comment is none",
        arguments: [
            "", "#", "0", "-1", "++1", "#+1", "1.0", "17@", "@4", "17@0", "17@1@2", "4294967296", "١٧", "17 ", "##1",
        ])
    func noWords(text: String) {
        #expect(TargetWord(text) == nil)
    }

    @Test("Standard input gives the first field of each line, or objects, one a line")
    func input() throws {
        let text =
            "17@40\tpending\tx\r\n\n#18 rest\n  19\n{\"number\":20,\"version\":44,\"body\":\"\\u202e\"}\n{\"number\":21}"
        let list = try TargetList(["5", "-"]) { () throws(Failure) in Array(text.utf8) }
        #expect(
            list.words == [
                word(5), word(17, 40), word(18), word(19), word(20, 44), word(21),
            ])
    }

    @Test(
        "A bad line of standard input is bad data, and its number is told",
        arguments: [
            "17\nx", "17\n{\"number\":0}", "17\n{\"version\":4}", "17\n{\"number\":1",
            "17\n{\"number\":1,\"version\":\"4\"}",
        ])
    func badInput(text: String) {
        let failure = #expect(throws: Failure.self) {
            try TargetList(["-"]) { () throws(Failure) in Array(text.utf8) }
        }
        #expect(failure?.status == .data)
        #expect(failure?.line.contains("line 2") == true)
    }

    @Test("A bad word of the command line is a mistake in its use")
    func badWord() {
        let failure = #expect(throws: Failure.self) {
            try TargetList(["author:liga"]) { () throws(Failure) in [] }
        }
        #expect(failure?.status == .usage)
    }

    @Test("A bare number means the version that the queue shows; an unknown one is told apart")
    func versions() throws {
        let desk = InMemoryDesk.sample
        let (targets, unknown) = try TargetList([word(2), word(1, 1), word(9), word(2)]).fixed(in: desk.queue)
        #expect(
            targets == [
                Target(number: CommentNumber(1), version: EntryNumber(1)),
                Target(number: CommentNumber(2), version: desk.queue.version(of: CommentNumber(2))),
            ])
        #expect(unknown == [SetApart(number: CommentNumber(9), refusal: .unknownComment)])
    }

    @Test("The same comment at two versions is a contradiction")
    func twoVersions() {
        let failure = #expect(throws: Failure.self) {
            try TargetList([word(1, 1), word(1, 2)]).fixed(in: InMemoryDesk.sample.queue)
        }
        #expect(failure?.status == .usage)
    }

    private func word(_ number: UInt32, _ version: UInt32? = nil) -> TargetWord {
        TargetWord(number: CommentNumber(number), version: version.map { EntryNumber($0) })
    }
}
