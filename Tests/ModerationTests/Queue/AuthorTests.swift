import DeskDoubles
import Moderation
import Testing

@Suite("What is known of an author")
struct AuthorTests {
    private func desk(_ authors: [Author]) throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        for author in authors { try desk.submit("B", by: author, to: .brussels) }
        return desk
    }

    @Test("A name in another spelling of the same characters is the same author, and nobody else is")
    func spellings() throws {
        let names = ["\u{1EA1}\u{302}", "a\u{302}\u{323}", "\u{E2}\u{323}", "\u{1EAD}", "a", "\u{1EA0}\u{302}"]
        let desk = try desk(names.map { Author(name: $0) } + [Author(name: names[0], email: "a@b.lv")])
        try desk.write(.approve(on: [CommentNumber(1), CommentNumber(4), CommentNumber(5)]), by: .anna)
        try desk.write(.reject(on: [CommentNumber(2)], reason: .spam), by: .anna)
        for number in 1...4 as ClosedRange<UInt32> {
            let record = desk.queue.record(ofAuthorOf: CommentNumber(number))
            #expect([record.approved, record.rejected, record.pending, record.sameNameOtherEmail] == [2, 1, 1, 1])
            #expect(desk.queue.comments(byAuthorOf: CommentNumber(number)).map(\.rawValue) == [4, 3, 2, 1])
            #expect(desk.queue.comments(byAuthorOf: CommentNumber(number), limit: 3).map(\.rawValue) == [4, 3, 2])
        }
        #expect(desk.queue.comments(byAuthorOf: CommentNumber(5)).map(\.rawValue) == [5])
        #expect(desk.queue.comments(byAuthorOf: CommentNumber(6)).map(\.rawValue) == [6])
        #expect(desk.queue.record(ofAuthorOf: CommentNumber(7)).sameNameOtherEmail == 4)
    }

    @Test("An address in another spelling is the same address; one that begins with it is not")
    func addresses() throws {
        let addresses = ["2001:DB8::1", "2001:db8:0::1", "192.0.2.1", "::ffff:192.0.2.1", "192.0.2.10"]
        let desk = try desk(addresses.map { Author(name: "N", address: $0) })
        #expect((1...5).map { desk.queue.record(ofAuthorOf: CommentNumber($0)).othersFromAddress } == [1, 1, 1, 1, 0])
        #expect(desk.queue.comments(fromAddressOf: CommentNumber(3)).map(\.rawValue) == [4, 3])
    }

    @Test("The counts of the pane are the counts of the queries that f and F ask", arguments: 0..<6 as Range<UInt64>)
    func agreesWithQueries(seed: UInt64) throws {
        let world = try QueryWorld(seed: seed, comments: 40, acts: 40)
        for number in world.numbers {
            guard let comment = world.queue[number], let name = comment.authorName else { continue }
            func count(_ query: Query) throws -> Int {
                try Selection.run(query, queue: world.queue, desk: world.desk, context: world.context, order: .oldest)
                    .count
            }
            let record = world.queue.record(ofAuthorOf: number)
            #expect(try count(.everything(byAuthor: name, email: comment.authorEmail)) == record.total)
            let all = try count(Query("author:=\"\(name)\""))
            #expect(all == record.total + record.sameNameOtherEmail)
            if let address = comment.address {
                #expect(try count(.everything(fromAddress: address)) == record.othersFromAddress + 1)
            }
        }
    }

    @Test("Of an erased author nothing is left, in any spelling; while one bears the name it is still one")
    func erasure() throws {
        let desk = try desk([Author(name: "\u{101}x"), Author(name: "a\u{304}x"), Author(name: "a\u{304}x")])
        func erase(_ number: UInt32) throws {
            let number = CommentNumber(number)
            try desk.write(.erase(on: [number], blank: desk.queue.blankable(with: [number]).certain), by: .anna)
        }
        func isKept(_ name: String) -> Bool {
            (1...desk.queue.nameCount).contains { index in
                desk.queue.withName(index) { $0.elementsEqual(name.utf8) }
            }
        }
        try erase(1)
        try desk.submit("B", by: Author(name: "\u{101}x"), to: .brussels)
        #expect(desk.queue.record(ofAuthorOf: CommentNumber(2)).pending == 3)
        try erase(4)
        try erase(2)
        try erase(3)
        #expect(!isKept("\u{101}x") && !isKept("a\u{304}x"))
    }
}
