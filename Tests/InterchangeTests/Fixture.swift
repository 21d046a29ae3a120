import Glibc
import Markup
import Moderation
import Seeded
import Testing

@testable import Interchange

/// Files of other systems, and what is made of them.
enum Fixture {
    /// The bytes of one of the files beside the tests.
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let file = try #require(fopen("\(folder)/Files/\(name)", "rb"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// Every file with its format.
    static let files: [(name: String, format: Format)] = [
        ("wordpress.wxr", .wordpress), ("isso.json", .isso), ("isso-pages.json", .isso), ("disqus.xml", .disqus),
        ("remark42.jsonl", .remark42), ("commento.json", .commento),
    ]

    /// What stands for SHA-256 where only names are made of it.
    static let digest: @Sendable ([UInt8]) -> [UInt8] = { bytes in
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (0..<32).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 % 8 * 8)) }
    }

    static func options(_ format: Format) throws -> ImportOptions {
        var options = ImportOptions(
            format, spamReason: try #require(ReasonCode("spam")), trashReason: .other,
            now: try #require(Moment(journal: "2026-11-28T12:00:00.000Z".utf8)), digest: digest)
        options.site = format == .isso ? "https://iem.example" : nil
        return options
    }

    /// Reads a file that comes in pieces.
    static func read(_ bytes: [UInt8], _ format: Format, pieces: Int = 1 << 16) throws(ImportFault) -> ForeignFile {
        var reader = ImportReader(format)
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(pieces)
            try reader.take(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        return try reader.finish()
    }

    /// Plans the import of a file.
    static func plan(
        _ bytes: [UInt8], _ format: Format, change: (inout ImportOptions) -> Void = { _ in }
    ) throws -> ImportPlan {
        var options = try options(format)
        change(&options)
        return try ImportPlan(try read(bytes, format), options) { comment in
            if comment.body.utf8.count > Limits.body { return .tooLong }
            return comment.body.utf8.contains { $0 > 0x20 } ? nil : .textMissing
        }
    }

    static func plan(_ name: String, change: (inout ImportOptions) -> Void = { _ in }) throws -> ImportPlan {
        let format = try #require(files.first { $0.name == name }).format
        return try plan(try bytes(name), format, change: change)
    }

    /// A rule for every plan, whatever the file, that this one breaks; `nil` if it breaks none.
    static func breach(_ plan: ImportPlan) -> String? {
        var sources: Set<[UInt8]> = []
        for (index, comment) in plan.comments.enumerated() {
            guard plan.releases.indices.contains(comment.release) else { return "\(index) has no release" }
            if let parent = comment.parent {
                guard parent < index, plan.comments[parent].release == comment.release else {
                    return "\(index)'s parent"
                }
            }
            guard sources.insert(Array(comment.source.id.utf8)).inserted else { return "\(index)'s id is not its own" }
            guard (1...Limits.sourceID).contains(comment.source.id.utf8.count),
                (1...Limits.name).contains(comment.author.name.utf8.count), Moment.writable.contains(comment.submitted),
                !comment.body.utf8.contains(0)
            else { return "\(index) doesn't fit" }
        }
        guard Set(plan.releases.map(\.slug)).count == plan.releases.count else { return "a release stands twice" }
        guard Set(plan.comments.map(\.release)).count == plan.releases.count else {
            return "a release without comments"
        }
        return nil
    }

    /// The losses, each with how often it occurs.
    static func losses(_ plan: ImportPlan) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: plan.losses.rows().map { ($0.loss.rawValue, $0.count) })
    }
}

extension Submission.Base {
    /// A word for it: `pending`, `approved`, or the reason.
    var word: String {
        switch self {
        case .pending: "pending"
        case .approved: "approved"
        case .rejected(let reason): reason.text
        }
    }
}
