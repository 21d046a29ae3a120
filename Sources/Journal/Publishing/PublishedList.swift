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
