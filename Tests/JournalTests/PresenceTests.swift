import Journal
import Moderation
import Testing

@Suite("Who else is here")
struct PresenceTests {
    private func presence(_ login: Login, _ place: UInt32?, after milliseconds: Int64 = 0) -> Presence {
        Presence(login: login, place: place.map { Sample.number($0) }, pressed: Sample.now + milliseconds)
    }

    @Test("Sessions that live are told with their place, also another one of one's own, and not the session itself")
    func living() throws {
        let office = try Office(comments: ["viens", "divi"])
        let (anna, _) = try office.open()
        let (juris, _) = try office.open(as: Sample.juris)
        let (second, _) = try office.open()
        #expect(anna.others() == [])
        juris.tellPlace(Sample.number(2), pressed: Sample.now)
        anna.tellPlace(Sample.number(1), pressed: Sample.now)
        #expect(anna.others() == [presence(Sample.juris, 2)])
        #expect(juris.others() == [presence(Sample.anna, 1)])
        #expect(second.others() == [presence(Sample.anna, 1), presence(Sample.juris, 2)])
        juris.tellPlace(nil, pressed: Sample.now + 60_000)
        #expect(anna.others() == [presence(Sample.juris, nil, after: 60_000)])
        // As a session ends, it is nowhere, though it still holds its lock.
        juris.tellPlace(nil, pressed: nil)
        #expect(anna.others() == [])
        // One that was nowhere leaves nothing behind.
        second.tellPlace(nil, pressed: nil)
        #expect(office.drafts.count == 2)
    }

    @Test("One that has ended is not here any more")
    func ended() throws {
        let office = try Office(comments: ["viens"])
        let (anna, _) = try office.open()
        do {
            let (juris, _) = try office.open(as: Sample.juris)
            juris.tellPlace(Sample.number(1), pressed: Sample.now)
            #expect(anna.others().count == 1)
        }
        #expect(anna.others() == [])
    }

    @Test("To look takes no lock: what another session left half done is taken over meanwhile")
    func courtesy() throws {
        let office = try Office(comments: ["viens"])
        try office.leave(Draft(query: "q"), as: Sample.juris)
        let (anna, _) = try office.open()
        #expect(anna.others() == [])
        #expect(try office.found(as: Sample.juris).draft?.query == "q")
    }

    @Test(
        "A login is read back from its file, and what isn't as we write it tells of nobody",
        arguments: ["ā.b", "a/b", "A"])
    func names(name: String) throws {
        let office = try Office(comments: ["viens"])
        let login = Sample.sure(Login(name))
        let (anna, _) = try office.open()
        let (other, _) = try office.open(as: login)
        other.tellPlace(Sample.number(1), pressed: Sample.now)
        #expect(anna.others() == [presence(login, 1)])
        let file = try #require(office.drafts.first { $0.hasSuffix(".lock") })
        office.files["/queue/drafts/" + file] = Array("?".utf8)
        #expect(anna.others() == [])
    }

    @Test("Where nothing can be written nothing is told, and that is no failure")
    func readOnly() throws {
        let office = try Office(comments: ["viens"])
        office.files.isWritable = false
        let (anna, _) = try office.open()
        anna.tellPlace(Sample.number(1), pressed: Sample.now)
        #expect(office.drafts == [])
    }
}
