import JSON
import Moderation
import Terminal
import Wording

/// The targets of a decision, in the order in which they were named.
struct TargetList {
    private(set) var words: [TargetWord] = []

    /// Reads the words of the command line; `-` takes more from `input`.
    init(_ arguments: [String], input: () throws(Failure) -> [UInt8]) throws(Failure) {
        for argument in arguments {
            if argument == "-" {
                try read(lines: input())
            } else {
                guard let word = TargetWord(argument) else {
                    throw Failure(.usage, wording.badTarget(argument, isAlone: false))
                }
                words.append(word)
            }
        }
    }

    /// Reads what a list wrote: the first field of each line, or an object with `number` and `version` a line.
    private mutating func read(lines bytes: [UInt8]) throws(Failure) {
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard let first = text.first else { continue }
            if first == UInt8(ascii: "{") {
                words.append(try TargetList.object(Array(text), line: number))
            } else {
                let field = text.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
                guard let word = TargetWord(String(decoding: field, as: UTF8.self)) else {
                    throw Failure(.data, wording.badTarget(String(decoding: field, as: UTF8.self), line: number))
                }
                words.append(word)
            }
        }
    }

    private static func object(_ bytes: [UInt8], line: Int) throws(Failure) -> TargetWord {
        let node: JSONNode
        do throws(JSONError) {
            node = try JSONReader.read(bytes)
        } catch {
            throw Failure(
                .data, wording.badTargetObject(error.reason, line: line, column: error.position.column))
        }
        guard let number = node["number"].flatMap(digits).flatMap({ CommentNumber(typed: $0) }) else {
            throw Failure(.data, wording.targetObjectWithoutNumber(line: line))
        }
        let version = node["version"]
        let versionNumber = version.flatMap(digits).flatMap { EntryNumber(typed: $0) }
        if version != nil, versionNumber == nil {
            throw Failure(.data, wording.targetObjectWithBadVersion(line: line))
        }
        return TargetWord(number: number, version: versionNumber)
    }

    private static func digits(_ node: JSONNode) -> String? {
        if case .number(let digits) = node.value { digits } else { nil }
    }

    /// Fixes the version of each target: a bare number means the version that the queue has now.
    ///
    /// A comment named twice counts once, unless it is named at two versions.
    func fixed(in queue: Queue) throws(Failure) -> (targets: [Target], unknown: [SetApart]) {
        do throws(NamedAtTwoVersions) {
            let (targets, unknown) = try queue.fixed(words.map { ($0.number, $0.version) })
            return (targets, unknown.map { SetApart(number: $0, refusal: .unknownComment) })
        } catch {
            throw Failure(.usage, wording.namedAtTwoVersions(error.number, error.one, error.other))
        }
    }
}

extension TargetList {
    init(_ words: [TargetWord]) {
        self.words = words
    }
}

/// A comment as the command line names it: `17`, `#17`, or `17@4808` with the version that was seen.
struct TargetWord: Hashable, Sendable {
    var number: CommentNumber
    /// `nil` means the version at which the command finds the comment.
    var version: EntryNumber?

    init(number: CommentNumber, version: EntryNumber?) {
        self.number = number
        self.version = version
    }

    /// Reads a word; `nil` if it names no comment.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = parts.first.flatMap({ CommentNumber(typed: $0) }) else { return nil }
        self.number = number
        if parts.count == 2 {
            guard let version = EntryNumber(typed: parts[1]) else { return nil }
            self.version = version
        }
    }
}
