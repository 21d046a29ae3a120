import JSON
import Moderation
import Text

/// The bytes of a site's file, `sync/NAME.jsonl`: a head, then a line for each comment that was looked at. A later line of a comment
/// counts instead of an earlier one, and one that can't be read is passed over.
///
/// The head names the last entry that had been read, with its chain; so does each line that was added since. What was noted for
/// another journal, or for one that was put back to an older state since, does not count.
enum SiteLines {
    static let version = 1
    /// The most bytes of a head that is looked for by itself.
    static let longestHead = 1 << 16

    /// An entry by which it shows that the journal is the one that a line was kept for.
    struct Mark: Hashable {
        var entry: EntryNumber
        var chain: [UInt8]
    }

    /// What a file holds.
    struct Contents {
        var record: SiteRecord
        var mark: Mark
        /// In the order of the file; those of the head's own mark have none.
        var lines: [(agreement: Agreement, mark: Mark?)] = []
    }

    // MARK: Writing

    static func head(_ record: SiteRecord, _ mark: Mark) -> [UInt8] {
        object { json in
            json.key("sync")
            json.number(version)
            json.key("queue")
            json.string(record.queue)
            json.key("name")
            json.string(record.name)
            json.key("system")
            json.string(record.system)
            json.key("title")
            json.string(record.title)
            json.key("as")
            json.string(record.login.text)
            json.key("out")
            json.bool(record.vocabulary == .threeStates)
            json.key("since")
            json.number(record.since.rawValue)
            json.key("totals")
            json.beginObject()
            for total in record.totals {
                json.key(total.state)
                json.number(total.count)
            }
            json.endObject()
            json.key("full")
            json.string(record.fullAt?.journal)
            write(mark, &json)
        }
    }

    static func line(_ agreement: Agreement, _ mark: Mark? = nil) -> [UInt8] {
        object { json in
            json.key("id")
            json.string(agreement.id)
            json.key("on")
            json.number(agreement.comment.rawValue)
            json.key("state")
            switch agreement.standing {
            case .gone: json.string("gone")
            case .erased: json.string("erased")
            case .agreed(let view):
                json.string(view.state.word)
                json.key("text")
                json.string(Hexadecimal.text(of: view.text))
            }
            if let mark {
                write(mark, &json)
            } else {
                json.key("n")
                json.number(agreement.entry.rawValue)
            }
        }
    }

    private static func write(_ mark: Mark, _ json: inout JSONWriter) {
        json.key("n")
        json.number(mark.entry.rawValue)
        json.key("chain")
        json.string(String(decoding: mark.chain, as: UTF8.self))
    }

    private static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter(escaping: .journal)
        json.beginObject()
        members(&json)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    // MARK: Reading

    /// Reads a file; `nil` if its head is none.
    static func read(_ bytes: [UInt8]) -> Contents? {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)[...]
        guard let first = lines.popFirst(), let node = node(first), node["sync"]?.integer(Int.self) == version,
            var record = record(node), let mark = mark(node)
        else { return nil }
        for (state, count) in (node["totals"]?.object ?? []).map({ ($0.key, $0.node) }) {
            if let count = count.integer(Int.self) { record.totals.append(SiteTotal(state: state, count: count)) }
        }
        record.fullAt = node["full"]?.string.flatMap { Moment(journal: $0.utf8) }
        var contents = Contents(record: record, mark: mark)
        for line in lines {
            guard let node = self.node(line), let agreement = agreement(node) else { continue }
            contents.lines.append((agreement, self.mark(node)))
        }
        return contents
    }

    /// The bytes without what belongs to some comments; `nil` if nothing does.
    ///
    /// That a comment is erased here and stands there is kept: it says nothing of its text.
    static func without(_ erased: Set<UInt32>, _ bytes: [UInt8]) -> [UInt8]? {
        var kept: [UInt8] = []
        var isChanged = false
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: true).enumerated() {
            if index > 0 {
                guard let node = node(line), let agreement = agreement(node) else {
                    // What can't be read may hold anything.
                    isChanged = true
                    continue
                }
                if erased.contains(agreement.comment.rawValue), case .agreed = agreement.standing {
                    isChanged = true
                    continue
                }
            }
            kept += line + [0x0A]
        }
        return isChanged ? kept : nil
    }

    private static func node(_ line: ArraySlice<UInt8>) -> JSONNode? { try? JSONReader.read(Array(line)) }

    private static func record(_ node: JSONNode) -> SiteRecord? {
        guard let queue = node["queue"]?.string, let name = node["name"]?.string, let system = node["system"]?.string,
            let title = node["title"]?.string, let login = node["as"]?.string.flatMap({ Login($0) })
        else { return nil }
        return SiteRecord(
            queue: queue, name: name, system: system, title: title, login: login,
            vocabulary: node["out"]?.bool == false ? .hiddenOrPublic : .threeStates,
            since: EntryNumber(node["since"]?.integer(UInt32.self) ?? 0))
    }

    private static func mark(_ node: JSONNode) -> Mark? {
        guard let entry = node["n"]?.integer(UInt32.self), let chain = node["chain"]?.string else { return nil }
        return Mark(entry: EntryNumber(entry), chain: Array(chain.utf8))
    }

    private static func agreement(_ node: JSONNode) -> Agreement? {
        guard let id = node["id"]?.string, let comment = node["on"]?.integer(UInt32.self), comment > 0,
            let entry = node["n"]?.integer(UInt32.self), let word = node["state"]?.string
        else { return nil }
        let standing: Agreement.Standing
        switch word {
        case "gone": standing = .gone
        case "erased": standing = .erased
        default:
            guard let state = SiteState(word: word),
                let text = node["text"]?.string.flatMap({ Hexadecimal.bytes(of: $0) })
            else {
                return nil
            }
            standing = .agreed(SiteView(state, text: text))
        }
        return Agreement(
            id: id, comment: CommentNumber(comment), standing: standing, entry: EntryNumber(entry))
    }
}

extension SiteState {
    /// The word for it in the file.
    fileprivate var word: String {
        switch self {
        case .hold: "hold"
        case .published: "published"
        case .out: "out"
        }
    }

    fileprivate init?(word: String) {
        switch word {
        case "hold": self = .hold
        case "published": self = .published
        case "out": self = .out
        default: return nil
        }
    }
}
