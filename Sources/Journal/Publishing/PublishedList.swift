import JSON
import Moderation

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
        guard let root = try? JSONReader.read(bytes, limits: .page), case .string(let queue)? = root["queue"]?.value,
            case .array(let nodes)? = root["files"]?.value
        else { return nil }
        self.queue = queue
        switch root["head"]?.value {
        case .string(let text)?:
            guard let head = Head(text) else { return nil }
            self.head = head
        case nil: break
        default: return nil
        }
        for node in nodes {
            // A name that is none of ours must not lead out of the folder.
            guard case .string(let name) = node.value, PublishedList.isFileName(name) else { return nil }
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

    private static func isFileName(_ name: String) -> Bool {
        name.hasSuffix(".json") && Slug(String(name.dropLast(5))) != nil
    }
}

extension JSONLimits {
    /// For what we wrote ourselves, whatever its size.
    static let page = JSONLimits(bytes: 1 << 32, values: .max)
}
