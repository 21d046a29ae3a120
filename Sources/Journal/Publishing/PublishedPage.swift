import JSON
package import Moderation
import Text

/// A form in which comments are published: one file for each release, and perhaps one for all.
package protocol PublishedForm: Sendable {
    /// The ending of its files' names, with its dot.
    var suffix: String { get }
    /// Whether a release without public comments has a file too.
    var showsEmptyReleases: Bool { get }

    /// The file of a release.
    ///
    /// - Parameters:
    ///   - comments: In the order in which they were submitted.
    ///   - queue: The queue's UUID.
    func page(of release: Release, _ comments: [PublicComment], queue: String) -> [UInt8]

    /// The file of all releases; `nil` if this form has none.
    ///
    /// - Parameter comments: Those that were approved last, ``Publisher/mostOfAll`` at most, the newest first.
    func pageOfAll(_ comments: [(release: Release, comment: PublicComment)], queue: String) -> [UInt8]?

    /// Whether a file shows something of a comment that another one doesn't.
    func loses(from old: [UInt8], to new: [UInt8]) -> Bool
}

/// The form that is always published: `{"release","title","date","comments":[…]}`, a comment as
/// `{"number","parent","name","body","submitted","edited"}`.
///
/// It holds nothing else about anybody. Hidden characters in a text (``HiddenCharacters``) are escaped, so that what
/// a moderator saw by name does no harm to people who look at the file itself.
struct PublishedPage: PublishedForm {
    let suffix = ".json"
    let showsEmptyReleases = false

    func page(of release: Release, _ comments: [PublicComment], queue: String) -> [UInt8] {
        JSONWriter.line { json in
            json.member("release", release.slug.text)
            json.member("title", shown: release.title, isOneLine: true)
            json.member("date", release.date.description)
            json.array("comments", comments) { comment, json in
                json.member("number", comment.number.rawValue)
                json.member("parent", comment.parent) { parent, json in
                    json.member("number", parent.number.rawValue)
                    json.member("removed", parent.isRemoved)
                }
                json.member("name", shown: comment.name, isOneLine: true)
                json.member("body", shown: comment.body, isOneLine: false)
                json.member("submitted", comment.submitted.journal)
                json.member("edited", comment.isEdited)
            }
        }
    }

    func pageOfAll(_ comments: [(release: Release, comment: PublicComment)], queue: String) -> [UInt8]? { nil }

    // MARK: Reading

    /// Whether a file shows a comment, or a name or text of one, that another one doesn't. A file that can't be read
    /// counts as if it did.
    func loses(from old: [UInt8], to new: [UInt8]) -> Bool {
        guard let shown = PublishedPage.texts(of: old), let left = PublishedPage.texts(of: new) else { return true }
        return shown.contains { number, texts in
            guard let others = left[number] else { return true }
            return !zip(texts, others).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
        }
    }

    /// Whether bytes are those of a page of a release, and not of other JSON.
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

    /// Name and body of each comment, by its number; `nil` if the bytes are not as sluice writes them.
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

/// The list of what sluice wrote into a folder: `{"queue","head":"N:CHAIN","files":[…]}`.
struct PublishedList: Hashable {
    static let name = ".sluice-published.json"

    /// The UUID of the journal.
    var queue: String
    /// The last entry that the files show; `nil` in a list by a version that did not write it.
    var head: Head?
    /// The names of the files.
    var files: Set<String> = []

    init(queue: String) {
        self.queue = queue
    }

    /// Reads a list; `nil` if the bytes are not as sluice writes them.
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
            // A name that is not one of ours must not lead out of the folder.
            guard let name = node.string, PublishedList.isFileName(name) else { return nil }
            files.insert(name)
        }
    }

    var bytes: [UInt8] {
        JSONWriter.line { json in
            json.member("queue", queue)
            json.optionalMember("head", head?.text)
            json.member("files", names: files.sorted())
        }
    }

    /// The name of a release's file in a form.
    static func fileName(of slug: Slug, _ form: any PublishedForm) -> String { slug.text + form.suffix }

    /// The name of a form's file of all releases, which no release can have.
    static func fileNameOfAll(_ form: any PublishedForm) -> String { "-all" + form.suffix }

    /// Whether a name can be one of ours: a slug or `-all`, a dot and letters.
    static func isFileName(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        let (stem, ending) = (String(name[..<dot]), name.utf8[dot...].dropFirst())
        return !ending.isEmpty && ending.allSatisfy { (0x61...0x7A).contains($0) }
            && (stem == "-all" || Slug(stem) != nil)
    }

    /// The release whose file has this name; `nil` if none can.
    static func slug(ofFile name: String) -> Slug? {
        name.hasSuffix(".json") ? Slug(String(name.dropLast(5))) : nil
    }
}

extension JSONWriter {
    /// Writes a member whose text is shown on a page: hidden characters in it are escaped.
    fileprivate mutating func member(_ key: String, shown text: String, isOneLine: Bool) {
        self.key(key)
        string(text, alsoEscapingAt: HiddenCharacters.offsets(in: text, isOneLine: isOneLine))
    }
}

extension JSONLimits {
    /// For what sluice wrote itself, whatever its size.
    static let page = JSONLimits(bytes: 1 << 32, values: .max)
}
