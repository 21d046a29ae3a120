import JSON
import Moderation
import Text

/// The file of one release: `{"release","title","date","comments":[…]}`, a comment as
/// `{"number","parent","name","body","submitted","edited"}`.
///
/// Nothing else of anybody is in it. What is hidden in a text (``HiddenCharacters``) is escaped: what a moderator was shown by its
/// name does no harm where somebody looks at the file itself.
struct PublishedPage {
    private var writer = JSONWriter(escaping: .journal)

    init(_ release: Release) {
        writer.beginObject()
        writer.key("release")
        writer.string(release.slug.text)
        writer.key("title")
        write(release.title, isOneLine: true)
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
        write(name, isOneLine: true)
        writer.key("body")
        write(body, isOneLine: false)
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

    private mutating func write(_ text: String, isOneLine: Bool) {
        writer.string(text, alsoEscapingAt: HiddenCharacters.offsets(in: text, isOneLine: isOneLine))
    }

    // MARK: Reading

    /// Tells whether a file shows a comment, or a name or text of one, that another one doesn't. One that can't be read does.
    static func loses(from old: [UInt8], to new: [UInt8]) -> Bool {
        guard let shown = texts(of: old), let left = texts(of: new) else { return true }
        return shown.contains { number, texts in
            guard let others = left[number] else { return true }
            return !zip(texts, others).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
        }
    }

    /// Tells whether bytes are those of a page of a release, and no other JSON.
    static func isPage(_ bytes: [UInt8], of release: Slug) -> Bool {
        guard let root = try? JSONReader.read(bytes, limits: .page), let members = root.object,
            members.areNamed(["release", "title", "date", "comments"]),
            root["release"]?.string?.utf8.elementsEqual(release.text.utf8) == true,
            let comments = root["comments"]?.array
        else { return false }
        return comments.allSatisfy {
            $0.object?.areNamed(["number", "parent", "name", "body", "submitted", "edited"]) == true
        }
    }

    /// Name and body of each comment, by its number; `nil` if the bytes are not as we write them.
    private static func texts(of bytes: [UInt8]) -> [UInt32: [String]]? {
        guard let root = try? JSONReader.read(bytes, limits: .page),
            let comments = root["comments"]?.array
        else { return nil }
        var texts: [UInt32: [String]] = [:]
        for comment in comments {
            guard let number = comment["number"]?.integer(UInt32.self), let name = comment["name"]?.string,
                let body = comment["body"]?.string
            else { return nil }
            texts[number] = [name, body]
        }
        return texts
    }
}

/// The list of what we wrote into a folder: `{"queue","head":"N:CHAIN","files":[…]}`.
struct PublishedList: Hashable {
    static let name = ".sluice-published.json"

    /// The UUID of the journal.
    var queue: String
    /// The last entry that the files show; `nil` in a list of a version that did not write one.
    var head: Head?
    /// The names of the files.
    var files: Set<String> = []

    init(queue: String) {
        self.queue = queue
    }

    /// Reads a list; `nil` if the bytes are not as we write them.
    init?(_ bytes: [UInt8]) {
        guard let root = try? JSONReader.read(bytes, limits: .page), let queue = root["queue"]?.string,
            let nodes = root["files"]?.array
        else { return nil }
        self.queue = queue
        if let node = root["head"] {
            guard let head = node.string.flatMap({ Head($0) }) else { return nil }
            self.head = head
        }
        for node in nodes {
            // A name that is none of ours must not lead out of the folder.
            guard let name = node.string, PublishedList.slug(ofFile: name) != nil else { return nil }
            files.insert(name)
        }
    }

    var bytes: [UInt8] {
        var writer = JSONWriter(escaping: .journal)
        writer.beginObject()
        writer.key("queue")
        writer.string(queue)
        if let head {
            writer.key("head")
            writer.string(head.text)
        }
        writer.key("files")
        writer.beginArray()
        for name in files.sorted() { writer.string(name) }
        writer.endArray()
        writer.endObject()
        writer.endLine()
        return writer.bytes
    }

    /// The name of a release's file.
    static func fileName(of slug: Slug) -> String { slug.text + ".json" }

    /// The release whose file has this name; `nil` if none can.
    static func slug(ofFile name: String) -> Slug? {
        name.hasSuffix(".json") ? Slug(String(name.dropLast(5))) : nil
    }
}

extension JSONLimits {
    /// For what we wrote ourselves, whatever its size.
    static let page = JSONLimits(bytes: 1 << 32, values: .max)
}
