import Glibc
import Moderation
import Testing

@testable import Journal

/// The way of a queue to a server and home again: after any interruption it can go on, and no queue lives in two places.
@Suite("A queue on its way to a server and home")
struct HomeTests {
    private static let here = QueuePlace(host: "alfa", folder: "/queue", login: Sample.anna)
    private static let elsewhere = QueuePlace(host: "beta", folder: "/queue", login: Sample.anna)
    private static let file = CopyFile(queue: "0a1b2c3d-0000-4000-8000-000000000000", service: "press")
    private static let shared = Array(#"{"site":"Birojs"}"#.utf8)
    private static let own = Array(#"{"mouse":true}"#.utf8)

    private func share(
        _ office: Office, _ server: MemoryServer, at place: QueuePlace = here
    ) throws(DeskError) {
        _ = try CopyFolder.share(
            folder: Sample.folder, as: HomeTests.file, at: place, with: server, files: office.files
        ) { _ in }
    }

    private func takeHome(
        _ office: Office, _ server: MemoryServer, to place: QueuePlace = here
    ) throws(DeskError) -> CopyFolder.TakenHome {
        try CopyFolder.takeHome(Sample.folder, as: HomeTests.file, to: place, from: server, files: office.files)
    }

    /// An office whose folder is a copy with settings of its own, and its server.
    private func copy() throws -> (Office, MemoryServer) {
        let office = try Office(comments: ["viens", "divi"])
        office.files["/queue/settings.json"] = HomeTests.shared
        let server = MemoryServer()
        try share(office, server)
        office.files["/queue/settings.json"] = HomeTests.own
        return (office, server)
    }

    /// Checks that a folder is a plain queue that everybody may write to.
    private func expectPlain(_ office: Office, _ what: String) throws {
        #expect(office.files["/queue/queue.server"] == nil, "\(what)")
        #expect(office.files["/queue/settings.json"] == HomeTests.shared, "\(what)")
        #expect(office.files["/queue/settings.json.own"] == HomeTests.own, "\(what)")
        var (desk, queue) = try office.open()
        #expect(desk.access == .full(Sample.anna), "\(what)")
        try desk.decide(.approve, on: [1], &queue)
    }

    @Test("What was shared and taken home is shared again from that folder, and from no other")
    func again() throws {
        let (office, server) = try copy()
        #expect(server.journal == office.journal)
        let stale = Office(copying: office)
        let backup = Office(copying: office)
        backup.files["/queue/queue.server"] = nil
        try backup.files.removeFolder("/queue/queue.lock")
        #expect(try takeHome(office, server).hindrance == nil)
        try expectPlain(office, "taken home")
        let before = server.contents.moved
        for other in [stale, backup] {
            let error = DeskError.refused(.moved(HomeTests.here.text), server: "press")
            #expect(throws: error) { try share(other, server, at: HomeTests.elsewhere) }
            #expect(server.contents.moved == before)
        }
        #expect(throws: DeskError.refused(.moved(HomeTests.here.text), server: "press")) {
            try takeHome(stale, server, to: HomeTests.elsewhere)
        }
        // While it is on its way, no other folder can send it.
        server.contents.failsToOpen = true
        #expect(throws: DeskError.unreachable(server: "press", .said("cut"))) { try share(office, server) }
        server.contents.failsToOpen = false
        #expect(throws: DeskError.refused(.arriving, server: "press")) {
            try share(stale, server, at: HomeTests.elsewhere)
        }
        try share(office, server)
        #expect(server.location == .here)
        #expect(server.journal == office.journal)
        #expect(throws: DeskError.refused(.isThere, server: "press")) {
            try share(stale, server, at: HomeTests.elsewhere)
        }
    }

    @Test(
        "The way home goes on where a call to the system failed, and what was told as not done is not",
        arguments: [.error(ENOSPC), .error(EIO), .half(ENOSPC), .held] as [MemoryFiles.Strike])
    func brokenOff(strike: MemoryFiles.Strike) throws {
        let (base, _) = try copy()
        var calls = 0
        var isOver = false
        var hindered = 0
        while !isOver {
            let office = Office(copying: base)
            let server = try copy().1
            server.contents.lines = MemoryLedger.lines(of: office.journal)
            let what = "\(strike) at call \(calls)"
            office.files.strike(strike, after: calls)
            let result = Result { try takeHome(office, server) }
            isOver = office.files.isStrikePending
            office.files.heal()
            switch result {
            case .success(let taken):
                #expect(server.location == .elsewhere(HomeTests.here.text), "\(what)")
                if taken.hindrance != nil { hindered += 1 }
            case .failure:
                #expect(server.location == .here, "\(what)")
            }
            if office.files["/queue/queue.server"] != nil {
                let again = try takeHome(office, server)
                #expect(again.hindrance == nil, "\(what)")
            }
            try expectPlain(office, what)
            calls += 1
        }
        #expect(calls > 10)
        #expect(strike == .held || hindered > 0)
    }

    @Test("The way home goes on where the server's answer was lost")
    func lostAnswer() throws {
        let (office, server) = try copy()
        server.contents.losesAnswer = true
        #expect(throws: DeskError.self) { try takeHome(office, server) }
        #expect(server.location == .elsewhere(HomeTests.here.text))
        #expect(office.files["/queue/queue.server"] != nil)
        #expect(try takeHome(office, server).ownSettings == "/queue/settings.json.own")
        try expectPlain(office, "again")
    }

    @Test("Nobody is told that the queue comes home while something is in the way")
    func inTheWay() throws {
        let (office, server) = try copy()
        office.files["/queue/queue.lock/stray"] = []
        let stray = StorageFailure(.spoilt, operation: .remove, subject: "/queue/queue.lock/stray")
        #expect(throws: DeskError.failed(stray)) { try takeHome(office, server) }
        #expect(server.location == .here)
        office.files["/queue/queue.lock/stray"] = nil
        #expect(try takeHome(office, server).hindrance == nil)
        try expectPlain(office, "out of the way")
    }

    @Test(
        "What the server says of a queue's place is read as it was written",
        arguments: [
            (nil, .here), ("arriving", .arriving(from: "")), ("arriving alfa:/q (a)", .arriving(from: "alfa:/q (a)")),
            ("arrivals:/q (a)", .elsewhere("arrivals:/q (a)")), ("alfa:/q (a)", .elsewhere("alfa:/q (a)")),
            ("", .elsewhere("")),
        ] as [(String?, QueueLocation)])
    func reading(text: String?, location: QueueLocation) {
        #expect(QueueLocation(text) == location)
        #expect(location.text == text)
    }

    @Test("A place is the same no matter who took the queue there, and only on its machine and in its folder")
    func places() {
        let byJuris = QueuePlace(host: "alfa", folder: "/queue", login: Sample.juris)
        #expect(HomeTests.here.isNamed(by: byJuris.text))
        for other in ["beta:/queue (anna)", "alfa:/queue2 (anna)", "alfa:/queue", "", "alfa:/queue (x) (anna)"] {
            #expect(!HomeTests.here.isNamed(by: other), "\(other)")
        }
    }
}
