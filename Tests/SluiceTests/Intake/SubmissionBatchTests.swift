import Corpus
import JSON
import Journal
import Moderation
import Terminal
import Testing

@testable import sluice

extension SubmissionBatch {
    /// All comments of a text, read in pieces of so many bytes.
    init(json: [UInt8], pieces: Int = 7) throws {
        var rest = json[...]
        var reader = SubmissionReader { bytes throws(Failure) in
            bytes += rest.prefix(pieces)
            defer { rest = rest.dropFirst(pieces) }
            return !rest.isEmpty
        }
        self = try reader.next(atMost: .max, bytes: .max) ?? SubmissionBatch()
    }
}

@Suite("Comments that are handed in as JSON")
struct SubmissionBatchTests {
    @Test("One object over many lines, with every member")
    func oneObject() throws {
        let batch = try SubmissionBatch(
            json: Array(
                """

                {
                  "release": "brisele", "parent": 17, "submitted": "2026-11-24T12:30:00.000Z",
                  "author": {"name": "Līga", "email": "liga@example.lv", "site": "https://l.example", "address": "192.0.2.1"},
                  "body": "Paldies!\\nJā", "source": {"system": "web", "id": "8812"}
                }

                """.utf8))
        #expect(batch.items.count == 1)
        #expect(batch.items.first?.line == 2)
        let comment = try #require(try batch.items.first?.comment.get())
        #expect(
            comment
                == NewComment(
                    release: try #require(Slug("brisele")), parent: CommentNumber(17),
                    author: Author(
                        name: "Līga", email: "liga@example.lv", site: "https://l.example", address: "192.0.2.1"),
                    body: "Paldies!\nJā", submitted: Moment(journal: "2026-11-24T12:30:00.000Z".utf8),
                    source: Source(system: "web", id: "8812")))
    }

    @Test("What is optional and empty is absent", arguments: [#""""#, #"{"system":"","id":""}"#])
    func emptyIsAbsent(source: String) throws {
        let full =
            #"{"release":"r","author":{"name":"A","email":"","site":"","address":""},"body":"B","parent":"","submitted":"","source":\#(source)}"#
        let comment = try SubmissionBatch(json: Array(full.utf8)).items.first?.comment.get()
        #expect(comment == NewComment(release: try #require(Slug("r")), author: Author(name: "A"), body: "B"))
    }

    @Test("An object a line: bad ones are told by their line, the others are taken")
    func lines() throws {
        let good = #"{"release":"r","author":{"name":"A"},"body":"B"}"#
        let batch = try SubmissionBatch(json: Array("\(good)\n\nnonsense\n\(good)\r\n{\"release\":\"r\"\n\(good)".utf8))
        #expect(batch.items.map(\.line) == [1, 3, 4, 5, 6])
        #expect(batch.items.map { (try? $0.comment.get()) != nil } == [true, false, true, false, true])
    }

    @Test("The first line may be bad and the others are still taken")
    func badFirstLine() throws {
        let good = #"{"release":"r","author":{"name":"A"},"body":"B"}"#
        let batch = try SubmissionBatch(json: Array("nonsense\n\(good)\n".utf8))
        #expect(batch.items.map { (try? $0.comment.get()) != nil } == [false, true])
    }

    @Test(
        "What is missing, unknown or of the wrong kind is refused, and the place is told",
        arguments: [
            (#"{"author":{"name":"A"},"body":"B"}"#, "line 1, column 1: no “release”"),
            (#"{"release":"r","author":{"name":"A"}}"#, "no “body”"),
            (#"{"release":"","author":{"name":"A"},"body":"B"}"#, "“release” is a release's name"),
            (#"{"release":"r","body":"B"}"#, "no “author”"),
            (#"{"release":"r","author":{},"body":"B"}"#, "no “name”"),
            (#"{"release":"r","author":"A","body":"B"}"#, "an author is an object, not a string"),
            (#"{"release":"r","author":{"name":"A"},"body":7}"#, "“body” is a string, not a number"),
            (#"{"release":"../r","author":{"name":"A"},"body":"B"}"#, "“release” is a release's name"),
            (#"{"release":"r","author":{"name":"A"},"body":"B","state":"approved"}"#, "has no member “state”"),
            (#"{"release":"r","author":{"name":"A"},"body":"B","parent":-1}"#, "“parent” is a whole number"),
            (#"{"release":"r","author":{"name":"A"},"body":"B","parent":"17"}"#, "“parent” is a whole number"),
            (#"{"release":"r","author":{"name":"A"},"body":"B","submitted":"2026-11-24"}"#, "“submitted” is a time"),
            (#"{"release":"r","author":{"name":"A"},"body":"B","source":{"id":"1"}}"#, "no “system”"),
            (#"{"release":"r","author":{"name":"A","name":"B"},"body":"B"}"#, "line 1, column"),
            ("[]", "a comment is an object, not an array"),
        ])
    func refused(json: String, message: String) throws {
        let item = try #require(try SubmissionBatch(json: Array(json.utf8)).items.first)
        let fault = #expect(throws: InputFault.self) { try item.comment.get() }
        #expect(fault?.line.plain.contains(message) == true, "\(fault?.line.plain ?? "")")
    }

    @Test("null is the same as absent")
    func null() throws {
        let json = #"{"release":"r","author":{"name":"A","email":null},"body":"B","parent":null,"source":null}"#
        let comment = try #require(try SubmissionBatch(json: Array(json.utf8)).items.first?.comment.get())
        #expect(comment.parent == nil && comment.source == nil && comment.author.email == nil)
    }

    @Test("Nothing at all is no comment")
    func nothing() throws {
        #expect(try SubmissionBatch(json: Array("\n \n".utf8)).items.isEmpty)
    }

    @Test("A first line that was cut off costs itself alone")
    func cutFirstLine() throws {
        let good = #"{"release":"r","author":{"name":"A"},"body":"B"}"#
        let batch = try SubmissionBatch(json: Array("{\"release\":\"r\",\n\(good)\n\n\(good)\n".utf8))
        #expect(batch.items.map(\.line) == [1, 2, 4])
        #expect(batch.items.map { (try? $0.comment.get()) != nil } == [false, true, true])
    }

    @Test("An object over many lines with a mistake is one mistake, told where it is")
    func brokenObject() throws {
        let batch = try SubmissionBatch(json: Array("{\n  \"release\": \"r\",\n  \"author\" {}\n}\n".utf8))
        #expect(batch.items.count == 1)
        let fault = #expect(throws: InputFault.self) { try batch.items.first?.comment.get() }
        #expect(fault?.line.plain == "line 3, column 12: expected : after a key")
    }

    @Test(
        "A line that is not UTF-8 is told with its place, the others are taken", arguments: Corpus.notUTF8.map(\.bytes))
    func notUTF8(bytes: [UInt8]) throws {
        let good = Array(#"{"release":"r","author":{"name":"A"},"body":"B"}"#.utf8)
        let bad = Array(#"{"release":"r","author":{"name":"A"},"body":""#.utf8) + bytes + Array("\"}".utf8)
        let batch = try SubmissionBatch(json: good + [0x0A] + bad + [0x0A] + good)
        #expect(batch.items.map { (try? $0.comment.get()) != nil } == [true, false, true])
        let fault = #expect(throws: InputFault.self) { try batch.items[1].comment.get() }
        #expect(fault?.line.plain.hasPrefix("line 2, column 4") == true)
    }

    @Test("Every hostile text comes in as it is, escaped or raw", arguments: Corpus.hostile)
    func hostile(family: Corpus.Family) throws {
        for text in family.texts {
            var json = Array(#"{"release":"r","author":{"name":"A"},"body":"#.utf8)
            var writer = OutputJSON.writer()
            writer.string(text)
            json += writer.bytes + Array("}".utf8)
            let comment = try #require(try SubmissionBatch(json: json).items.first?.comment.get())
            #expect(Array(comment.body.utf8) == Array(text.utf8), "\(text.debugDescription)")
        }
    }

    @Test("A batch ends where it is full, and the next one goes on")
    func batches() throws {
        let good = Array((#"{"release":"r","author":{"name":"A"},"body":"B"}"# + "\n").utf8)
        var left = 10
        var reader = SubmissionReader { bytes throws(Failure) in
            guard left > 0 else { return false }
            left -= 1
            bytes += good
            return true
        }
        #expect(try reader.next(atMost: 4, bytes: .max)?.items.map(\.line) == [1, 2, 3, 4])
        #expect(try reader.next(atMost: 99, bytes: good.count)?.items.map(\.line) == [5, 6])
        #expect(try reader.next(atMost: 99, bytes: .max)?.items.map(\.line) == [7, 8, 9, 10])
        #expect(try reader.next(atMost: 99, bytes: .max) == nil)
    }
}
