import Corpus
import Moderation
import Seeded
import Testing

@testable import Interchange

@Suite("Files that are broken, or something else")
struct FaultTests {
    @Test("A file cut off at any byte gives a fault and no comments", arguments: Fixture.small)
    func cutAnywhere(format: Format, text: String) throws {
        let bytes = Array(text.utf8)
        for count in bytes.indices {
            // In a file of lines the end of a line is an end like any other.
            if format == .remark42, count > 0, bytes[count] == 0x0A || bytes[count - 1] == 0x0A { continue }
            expectFault(Array(bytes.prefix(count)), format, "cut at \(count)")
        }
    }

    @Test("A long file that is cut off gives a fault and no comments", arguments: Fixture.files)
    func cut(name: String, format: Format) throws {
        let bytes = try Fixture.bytes(name)
        for count in stride(from: 0, to: bytes.count - 2, by: 997) where bytes[count] != 0x0A {
            if format == .remark42, count > 0, bytes[count - 1] == 0x0A { continue }
            expectFault(Array(bytes.prefix(count)), format, "cut at \(count)")
        }
    }

    private func expectFault(_ bytes: [UInt8], _ format: Format, _ what: String) {
        do throws(ImportFault) {
            _ = try Fixture.read(bytes, format)
            Issue.record("\(format) was taken, \(what)")
        } catch {}
    }

    @Test("Whatever bytes are changed, nothing breaks, and what is taken holds together", arguments: Fixture.small)
    func changed(format: Format, text: String) throws {
        let bytes = Array(text.utf8)
        var random = SeededGenerator(seed: 3)
        var plans = 0
        for _ in 0..<500 {
            var changed = bytes
            for _ in 0..<1 + random.below(3) {
                let place = random.below(changed.count)
                switch random.below(4) {
                case 0: changed[place] ^= 1 << UInt8(random.below(8))
                case 1: changed.remove(at: place)
                case 2: changed.insert(random.pick(Array("<>&\"]}{,0\n\\".utf8) + [0, 0xFF, 0xC3]), at: place)
                default: changed[place] = random.pick(changed)
                }
            }
            guard let plan = try? Fixture.plan(changed, format) else { continue }
            plans += 1
            if let breach = Fixture.breach(plan) {
                Issue.record("\(breach): \(String(decoding: changed, as: UTF8.self))")
            }
        }
        // Some changes do no harm.
        #expect(plans > 20)
    }

    @Test("The small files are whole", arguments: Fixture.small)
    func whole(format: Format, text: String) throws {
        let plan = try Fixture.plan(Array(text.utf8), format)
        #expect(plan.comments.count == 2)
        #expect(plan.comments[1].parent == (format == .remark42 ? nil : 0))
    }

    @Test("A file of another format is told with what was expected and what stands there")
    func otherFormats() throws {
        for (name, format) in Fixture.files {
            for other in Format.allCases where other != format {
                let bytes = try Fixture.bytes(name)
                do throws(ImportFault) {
                    _ = try Fixture.read(bytes, other)
                    Issue.record("\(name) was taken as \(other)")
                } catch {
                    #expect(
                        error.clause.contains("expected") || error.clause.contains("no XML"),
                        "\(name) \(other): \(error.clause)")
                    #expect(error.place != nil)
                }
            }
        }
    }

    @Test(
        "What is no text at all is told for what it is",
        arguments: [
            ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "compressed"),
            ([0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 30), "ZIP"),
            (Array("SQLite format 3\0\0\0\0".utf8), "SQLite"),
            ([0xFF, 0xFE] + Array("<rss x='1234567890'>".utf8), "UTF-16"),
            ([], "empty"), (Array("  \n\n".utf8), "empty"),
        ] as [([UInt8], String)])
    func notText(bytes: [UInt8], word: String) {
        for format in Format.allCases {
            do throws(ImportFault) {
                _ = try Fixture.read(bytes, format)
                Issue.record("taken as \(format)")
            } catch {
                #expect(error.clause.contains(word))
            }
        }
    }

    @Test(
        "A comment that is not UTF-8 is refused, and the others are taken",
        arguments: Fixture.files.filter { $0.format != .isso })
    func notUTF8(name: String, format: Format) throws {
        let bytes = try Fixture.bytes(name)
        let before = try Fixture.plan(bytes, format)
        let words: [Format: String] = [
            .wordpress: "Hi, this is a comment.", .disqus: "Vecāks, vēlāk failā", .remark42: "Gaida\"",
            .commento: "Teksts **11**",
        ]
        let word = Array(try #require(words[format]).utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: word) })
        // In JSON some of these bytes are wrong for another reason too.
        for (why, wrong) in Corpus.notUTF8 where wrong.allSatisfy({ $0 >= 0x20 }) {
            var changed = bytes
            changed.replaceSubrange(place..<place, with: wrong)
            let plan = try Fixture.plan(changed, format)
            #expect(Fixture.breach(plan) == nil)
            #expect(Fixture.losses(plan)["not-utf-8"] == 1, "\(why)")
            #expect(plan.refusedCount == 1)
            #expect(plan.comments.count == before.comments.count - 1)
        }
    }

    @Test("Hostile texts come in as they are, or are told to be left out")
    func corpus() throws {
        for text in Corpus.hostileTexts + Corpus.readable.flatMap(\.texts) {
            var row = "[{\"id\":1,\"uri\":\"/x\",\"title\":\"t\",\"mode\":1,\"created\":1.5,\"text\":"
            row += Self.json(text) + ",\"author\":" + Self.json(text) + ",\"website\":" + Self.json(text) + "}]"
            let plan = try Fixture.plan(Array(row.utf8), .isso)
            #expect(Fixture.breach(plan) == nil)
            if let comment = plan.comments.first {
                #expect(comment.body.utf8.elementsEqual(text.utf8.filter { $0 != 0 }))
            }
        }
    }

    private static func json(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}":
                json +=
                    scalar == "\u{0}" ? "" : "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
