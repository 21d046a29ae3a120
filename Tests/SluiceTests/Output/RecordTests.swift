import DeskDoubles
import JSON
import Moderation
import Testing
import Wording

@testable import sluice

@Suite("The shapes of JSON that scripts rely on")
struct RecordTests {
    private let session = Session.sample()

    @Test("A comment has all its members always, absent ones null")
    func pendingComment() throws {
        #expect(
            try comment(1)
                == #"{"number":1,"version":4,"release":"brisele","parent":null,"state":"pending","reason":null,"#
                + #""deferred":null,"author":{"name":"Līga\tOzoliņa","email":null,"site":null,"address":null},"#
                + #""body":"Paldies!\n\u001b[2J\u202emei\u202c \u200b","submitted":"2026-11-24T12:00:00.000Z","#
                + #""edited":false,"source":null}"#)
    }

    @Test("A comment has the body in force, its source and its parent")
    func editedComment() throws {
        #expect(
            try comment(2)
                == #"{"number":2,"version":8,"release":"brisele","parent":1,"state":"approved","reason":null,"#
                + #""deferred":null,"author":{"name":"Juris K.","email":"juris@example.lv","#
                + #""site":"https://juris.example","address":"192.0.2.88"},"body":"Cik?","#
                + #""submitted":"2026-11-24T12:00:00.000Z","edited":true,"source":{"system":"web","id":"8812"}}"#)
    }

    @Test("A deferral shows until it has run out")
    func deferral() throws {
        let desk = InMemoryDesk.sample
        let until = desk.now + Moment.hour
        try desk.write(.defer(on: [CommentNumber(1)], until: until), by: Login("juris") ?? .form)
        var session = Session.sample(desk)
        #expect(
            try comment(1, session).contains(#""deferred":{"until":"2026-11-24T13:00:00.000Z","by":"juris"},"#))
        session.now = until
        #expect(try comment(1, session).contains(#""deferred":null,"#))
    }

    @Test("Of an erased comment neither author nor body is left")
    func erased() throws {
        let desk = InMemoryDesk.sample
        try desk.write(
            .erase(on: [CommentNumber(2)], blank: [EntryNumber(5), EntryNumber(7)]), by: Login("anna") ?? .form)
        let json = try comment(2, Session.sample(desk))
        #expect(json.contains(#""state":"erased""#))
        #expect(json.contains(#""author":null,"body":null"#))
        #expect(!json.contains("Juris"))
    }

    @Test(
        "An entry has the journal's members, content without salt, and what took it back",
        arguments: [
            (
                1,
                #"{"n":1,"at":"2026-11-24T12:00:00.000Z","by":"anna","do":"found","format":1,"queue":"00000000-0000-4000-8000-000000000001","content":null,"undone":null}"#
            ),
            (
                3,
                #"{"n":3,"at":"2026-11-24T12:00:00.000Z","by":"anna","do":"release","release":"terehova","title":"Robeža","date":"2026-11-20","content":null,"undone":null}"#
            ),
            (
                5,
                #"{"n":5,"at":"2026-11-24T12:00:00.000Z","by":"web","do":"submit","comment":2,"release":"brisele","parent":1,"submitted":"2026-11-24T12:00:00.000Z","source":{"system":"web","id":"8812"},"content":{"author":{"name":"Juris K.","email":"juris@example.lv","site":"https://juris.example","address":"192.0.2.88"},"body":"Cik maksā?"},"undone":null}"#
            ),
            (
                7,
                #"{"n":7,"at":"2026-11-24T12:00:00.000Z","by":"juris","do":"edit","on":[2],"content":{"body":"Cik?","note":"īsāk"},"undone":null}"#
            ),
            (
                8,
                #"{"n":8,"at":"2026-11-24T12:00:00.000Z","by":"juris","do":"approve","on":[2],"content":null,"undone":null}"#
            ),
            (
                9,
                #"{"n":9,"at":"2026-11-24T12:00:00.000Z","by":"anna","do":"reject","on":[3],"reason":"spam","content":{"note":"atkal\nviņi"},"undone":null}"#
            ),
        ] as [(UInt32, String)])
    func entries(number: UInt32, json: String) throws {
        #expect(try entry(number, session) == json)
    }

    @Test("An entry that was taken back names the undo, and the undo names it")
    func undone() throws {
        let desk = InMemoryDesk.sample
        try desk.write(.undo(entry: EntryNumber(9), on: [CommentNumber(3)]), by: Login("anna") ?? .form)
        let session = Session.sample(desk)
        #expect(try entry(9, session).hasSuffix(#""content":{"note":"atkal\nviņi"},"undone":10}"#))
        #expect(try entry(10, session).contains(#""do":"undo","entry":9,"on":[3],"content":null,"undone":null}"#))
    }

    @Test("Everything that is written reads back as strict JSON")
    func readsBack() throws {
        for number in UInt32(1)...3 { _ = try JSONReader.read(Array(try comment(number).utf8)) }
        for number in UInt32(1)...9 { _ = try JSONReader.read(Array(try entry(number, session).utf8)) }
    }

    private func comment(_ number: UInt32, _ other: Session? = nil) throws -> String {
        let session = other ?? session
        let record = try #require(try session.record(CommentNumber(number)))
        return String(
            decoding: OutputJSON.object { record.write(to: &$0, now: session.now) }, as: UTF8.self)
    }

    private func entry(_ number: UInt32, _ session: Session) throws -> String {
        let record = try #require(try session.entryRecord(EntryNumber(number)))
        return String(decoding: OutputJSON.object { record.write(to: &$0) }, as: UTF8.self)
    }
}
