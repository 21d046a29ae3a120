import JSON
import Moderation

/// The file of one release: `{"release","title","date","comments":[…]}`, a comment as
/// `{"number","parent","name","body","submitted","edited"}`.
///
/// Nothing else of anybody is in it. Characters that cannot be seen are escaped, so that they do no harm where
/// somebody looks at the file itself.
struct PublishedPage {
    private var writer = JSONWriter(
        escaping: .output { scalar, _ in
            scalar.properties.isDefaultIgnorableCodePoint || hidden.contains(scalar.properties.generalCategory)
        })

    private static let hidden: Set<Unicode.GeneralCategory> = [
        .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
    ]

    init(_ release: Release) {
        writer.beginObject()
        writer.key("release")
        writer.string(release.slug.text)
        writer.key("title")
        writer.string(release.title)
        writer.key("date")
        writer.string(release.date.description)
        writer.key("comments")
        writer.beginArray()
    }

    mutating func add(_ comment: Publication, name: String, body: String) {
        writer.beginObject()
        writer.key("number")
        writer.number(comment.number.rawValue)
        writer.key("parent")
        if let parent = comment.parent {
            writer.beginObject()
            writer.key("number")
            writer.number(parent.number.rawValue)
            writer.key("removed")
            writer.bool(parent.isRemoved)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("name")
        writer.string(name)
        writer.key("body")
        writer.string(body)
        writer.key("submitted")
        writer.string(comment.submitted.journal)
        writer.key("edited")
        writer.bool(comment.isEdited)
        writer.endObject()
    }

    /// Ends the file and gives its bytes.
    mutating func finish() -> [UInt8] {
        writer.endArray()
        writer.endObject()
        writer.endLine()
        return writer.bytes
    }
}
