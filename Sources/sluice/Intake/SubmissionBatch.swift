import JSON
import Journal
import Moderation
import Terminal

/// Comments that are handed in together, each with the line that it came from, or why it is none.
struct SubmissionBatch {
    struct Item {
        /// The line of standard input, from 1; `nil` for a comment from options.
        var line: Int?
        var comment: Result<NewComment, InputFault>
    }

    private(set) var items: [Item] = []

    /// One comment, from options.
    init(comment: NewComment) {
        items = [Item(line: nil, comment: .success(comment))]
    }

    /// Reads one JSON object, over as many lines as it takes, or an object a line.
    ///
    /// It is one object if its first line that is not blank is the beginning of JSON that goes on.
    init(json bytes: [UInt8]) {
        bytes.withUnsafeBytes { read($0) }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) {
        var line = 0
        var start = 0
        while start < bytes.count {
            line += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            start = end + 1
            if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            do throws(JSONError) {
                items.append(Item(line: line, comment: Self.comment(try JSONReader.read(text, firstLine: line))))
            } catch {
                guard items.isEmpty, error.isUnfinished, start < bytes.count else {
                    items.append(Item(line: line, comment: .failure(InputFault(error))))
                    continue
                }
                items.append(Item(line: line, comment: Self.whole(rest, firstLine: line)))
                return
            }
        }
    }

    private static func whole(_ bytes: UnsafeRawBufferPointer, firstLine: Int) -> Result<NewComment, InputFault> {
        do throws(JSONError) {
            return comment(try JSONReader.read(bytes, firstLine: firstLine))
        } catch {
            return .failure(InputFault(error))
        }
    }

    private static func comment(_ node: JSONNode) -> Result<NewComment, InputFault> {
        Result { () throws(InputFault) in try NewComment(node) }
    }
}

extension NewComment {
    /// Reads `{"release", "parent"?, "author", "body", "submitted"?, "source"?}`.
    init(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(
            node, "a comment", allowed: ["release", "parent", "author", "body", "submitted", "source"])
        guard let author = fields.node("author") else { throw InputFault(fields.position, "no “author”") }
        self.init(
            release: try fields.requiredValue("release", "a release's name: " + SlugRule.text) { Slug($0) },
            parent: try fields.number("parent").map { CommentNumber($0) },
            author: try Author(author),
            body: try fields.requiredText("body"),
            submitted: try fields.value("submitted", "a time such as 2026-11-24T12:30:00.000Z") {
                $0.utf8.last == UInt8(ascii: "Z") ? TimeForm.absolute($0, zone: FixedZone()) : nil
            },
            source: try fields.node("source").map { node throws(InputFault) in try Source(node) })
    }
}
