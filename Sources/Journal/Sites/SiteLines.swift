import JSON
import Moderation
import Text

/// The bytes of a site's file, `sync/NAME.jsonl`: a head, then a line for each comment that was looked at. A later
/// line of a comment replaces an earlier one, and a line that can't be read is passed over.
///
/// The head names the last entry that had been read, with its chain; so does each line added since. Lines noted for
/// another journal, or for one that was put back to an older state since, do not count.
enum SiteLines {
    static let version = 1
    /// The most bytes of a head that is read by itself.
    static let longestHead = 1 << 16

    /// An entry that shows whether the journal is the one that a line was kept for.
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
        JSONWriter.line { json in
            json.member("sync", version)
            json.member("queue", record.queue)
            json.member("name", record.name)
            json.member("system", record.system)
            json.member("title", record.title)
            json.member("as", record.login.text)
            json.member("out", record.vocabulary == .threeStates)
            json.member("since", record.since.rawValue)
            json.member("totals") { json in for total in record.totals { json.member(total.state, total.count) } }
            json.member("full", record.fullAt?.journal)
            write(mark, &json)
        }
    }

    static func line(_ agreement: Agreement, _ mark: Mark? = nil) -> [UInt8] {
        JSONWriter.line { json in
            json.member("id", agreement.id)
            json.member("on", agreement.comment.rawValue)
            switch agreement.status {
            case .gone: json.member("state", "gone")
            case .erased: json.member("state", "erased")
            case .agreed(let view):
                json.member("state", view.state.rawValue)
                json.member("text", Hexadecimal.text(of: view.text))
            }
            if let mark { write(mark, &json) } else { json.member("n", agreement.entry.rawValue) }
        }
    }

    private static func write(_ mark: Mark, _ json: inout JSONWriter) {
        json.member("n", mark.entry.rawValue)
        json.member("chain", String(decoding: mark.chain, as: UTF8.self))
    }

    // MARK: Reading

    /// Reads a file; `nil` if it does not begin with a head.
    static func read(_ bytes: [UInt8]) -> Contents? {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)[...]
        guard let first = lines.popFirst(), let node = node(first), node["sync"]?.integer(Int.self) == version,
            var record = record(node), let mark = mark(node)
        else { return nil }
        for (state, count) in (node["totals"]?.object ?? []).map({ ($0.key, $0.node) }) {
            if let count = count.integer(Int.self) { record.totals.append(SiteTotal(state: state, count: count)) }
        }
        record.fullAt = node["full"]?.moment
        var contents = Contents(record: record, mark: mark)
        for line in lines {
            guard let node = self.node(line), let agreement = agreement(node) else { continue }
            contents.lines.append((agreement, self.mark(node)))
        }
        return contents
    }

    /// The bytes without what belongs to some comments; `nil` if nothing does.
    ///
    /// That a comment is erased here but still stands there is kept: it says nothing about its text.
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
                if erased.contains(agreement.comment.rawValue), case .agreed = agreement.status {
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
        let status: Agreement.Status
        switch word {
        case "gone": status = .gone
        case "erased": status = .erased
        default:
            guard let state = SiteState(rawValue: word),
                let text = node["text"]?.string.flatMap({ Hexadecimal.bytes(of: $0) })
            else {
                return nil
            }
            status = .agreed(SiteView(state, text: text))
        }
        return Agreement(
            id: id, comment: CommentNumber(comment), status: status, entry: EntryNumber(entry))
    }
}
