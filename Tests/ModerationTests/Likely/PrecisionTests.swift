import Corpus
import DeskDoubles
import Seeded
import Testing

@testable import Moderation

/// How well the order by likelihood tells what will be rejected, on texts that everybody can make again: three in ten are rejected, in three
/// languages mixed, and one in three of the others uses the words of what is rejected.
@Suite("How well what is likely is told")
struct PrecisionTests {
    enum Kind: String, CaseIterable, Sendable { case spam, abuse }

    struct Row: Sendable, CustomStringConvertible {
        var kind: Kind
        /// So many decisions are learned.
        var decisions: Int
        /// What the average precision is at least, in thousandths: a little less than was measured.
        var floor: Int
        var description: String { "\(kind.rawValue) after \(decisions)" }
    }

    /// The table of Documentation/performance.md.
    static let rows = [
        Row(kind: .spam, decisions: 100, floor: 960), Row(kind: .spam, decisions: 400, floor: 990),
        Row(kind: .abuse, decisions: 100, floor: 870), Row(kind: .abuse, decisions: 400, floor: 990),
    ]

    @Test("Of 300 comments those that will be rejected come first, by their average precision", arguments: rows)
    func precision(row: Row) throws {
        let login = try #require(Login("anna"))
        let slug = try #require(Slug("alfa"))
        let reason = try #require(ReasonCode(row.kind.rawValue))
        let desk = InMemoryDesk(as: login)
        try desk.release(slug, title: "Alfa")
        var generator = SeededGenerator(seed: 15)
        var rejected: Set<CommentNumber> = []
        for index in 0..<row.decisions + 300 {
            let number = CommentNumber(UInt32(index + 1))
            let tongue = generator.pick(SpunTexts.Tongue.allCases)
            var text: String
            switch generator.below(10) {
            case 0...2:
                rejected.insert(number)
                text =
                    row.kind == .spam
                    ? SpunTexts.offering(tongue, using: &generator) : SpunTexts.insult(tongue, using: &generator)
            case 3...4: text = SpunTexts.mention(tongue, using: &generator)
            default: text = SpunTexts.ordinary(tongue, using: &generator)
            }
            text += " " + SpunTexts.ordinary(tongue, sentences: 1, using: &generator)
            try desk.submit(text, by: Author(name: "a"), to: slug)
        }
        let learned = (1...UInt32(row.decisions)).map { CommentNumber($0) }
        try desk.write(.reject(on: learned.filter { rejected.contains($0) }, reason: reason), by: login)
        try desk.write(.approve(on: learned.filter { !rejected.contains($0) }), by: login)
        let likelihoods = try Learner.likelihoods(of: desk.queue, desk)
        let rest = (UInt32(row.decisions) + 1...UInt32(row.decisions) + 300).map { CommentNumber($0) }
        let scores = try LikelySearch(rest, in: desk.queue, likelihoods).run(over: desk)
        let precision = averagePrecision(Order.likely.sorted(rest, by: scores).map { rejected.contains($0) })
        #expect(precision >= row.floor, "\(row): \(precision)")
    }

    /// The mean, over all that are wanted, of how many in a thousand were wanted down to there.
    private func averagePrecision(_ wanted: [Bool]) -> Int {
        var found = 0
        var sum = 0
        for (index, isWanted) in wanted.enumerated() where isWanted {
            found += 1
            sum += found * 1_000 / (index + 1)
        }
        return sum / max(1, found)
    }
}
