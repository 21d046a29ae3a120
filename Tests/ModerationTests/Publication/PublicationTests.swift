import DeskDoubles
import Moderation
import Testing

@Suite("What is public")
struct PublicationTests {
    @Test("Approved comments and nothing else; a parent that is not public is told as removed")
    func showsApproved() throws {
        let office = try Office(comments: 3)
        let reader = Author(name: "Līga", email: "liga@example.lv", address: "192.0.2.1")
        try office.desk.submit("reply", by: reader, to: .brussels, parent: CommentNumber(1))
        try office.desk.submit("reply", by: reader, to: .brussels, parent: CommentNumber(2))
        try office.decide(.approve, on: [1, 4, 5])
        try office.decide(.reject(.spam), on: [3])
        try office.decide(.edit(body: "shorter"), on: [4])
        func published(_ release: Int) -> [Publication] {
            office.queue.publicComments[release].compactMap { office.queue.publication(of: $0) }
        }
        let shown = published(0)
        #expect(shown.map(\.number.rawValue) == [1, 4, 5])
        #expect(shown.map(\.name) == ["Reader 0", "Līga", "Līga"])
        #expect(shown[1].parent == Publication.Parent(number: CommentNumber(1), isRemoved: false))
        #expect(shown[2].parent == Publication.Parent(number: CommentNumber(2), isRemoved: true))
        #expect(shown.map(\.isEdited) == [false, true, false])
        #expect(try office.desk.entry(at: shown[1].body).content?.body == "shorter")
        #expect(office.queue.publicComments == [[1, 4, 5].map { CommentNumber($0) }])

        try office.decide(.erase(blank: []), on: [1])
        #expect(published(0).map(\.number.rawValue) == [4, 5])
        #expect(published(0)[0].parent?.isRemoved == true)
        #expect(office.queue.publication(of: CommentNumber(3)) == nil)
    }
}
