import JSON
import Markup
import Moderation
import Text

/// Reads the backup of Remark42: a line of JSON about users and pages, then a comment a line.
struct Remark42Reader: FormatReader {
    /// The most bytes of a line.
    private static let longestLine = 16 << 20

    private var file = ForeignFile()
    private var rest: [UInt8] = []
    private var line = 0
    private var isBegun = false
    private var blocked: Set<[UInt8]> = []
    private var closed: Set<[UInt8]> = []
    /// The indices of the threads in the file, by their address.
    private var pages: [[UInt8]: Int] = [:]

    mutating func take(_ bytes: ArraySlice<UInt8>) throws(ImportFault) {
        rest += bytes
        var start = 0
        while let end = rest[start...].firstIndex(of: 0x0A) {
            try take(line: Array(rest[start..<end]))
            start = end + 1
        }
        rest.removeSubrange(..<start)
        guard rest.count <= Remark42Reader.longestLine else { throw tooLong }
    }

    mutating func finish() throws(ImportFault) -> ForeignFile {
        if !rest.isEmpty { try take(line: rest) }
        rest = []
        guard isBegun else { throw ImportFault("the file is empty") }
        return file
    }

    private var tooLong: ImportFault {
        ImportFault(
            "a line has more than \(Remark42Reader.longestLine) bytes", at: MarkupPlace(line: line + 1, column: 1))
    }

    private mutating func take(line bytes: [UInt8]) throws(ImportFault) {
        line += 1
        guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        let text = isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
        let node: JSONNode
        do throws(JSONError) {
            node = try JSONReader.read(text, limits: JSONLimits(bytes: Remark42Reader.longestLine), firstLine: line)
        } catch {
            var fault = ImportFault(error)
            if !isBegun { fault.clause = "expected Remark42's backup: \(error.reason)" }
            if isBegun, error.isUnfinished { fault.clause = "the file is cut off: \(error.reason)" }
            throw fault
        }
        guard isBegun else { return try begin(node) }
        guard case .object = node.value else {
            throw ImportFault("expected a comment, found \(node.value.kind)", at: node.place)
        }
        var comment = comment(node)
        if !isValid { comment.losses.append(.notUTF8) }
        file.comments.append(comment)
    }

    /// Takes the first line.
    private mutating func begin(_ node: JSONNode) throws(ImportFault) {
        guard let version = node.text("version"), node["users"] != nil || node["posts"] != nil else {
            throw ImportFault(
                "expected Remark42's backup, whose first line has “version”, “users” and “posts”; found \(node.value.kind) without them",
                at: node.place)
        }
        guard version.isSame(as: "1") || version.isSame(as: "0") else {
            throw ImportFault("expected version 1 of Remark42's backup, found another", at: node["version"]?.place)
        }
        isBegun = true
        for user in node.list("users") ?? [] where user["blocked"]?.flag("status") == true {
            if let id = user.word("id") { blocked.insert(Array(id.utf8)) }
        }
        for page in node.list("posts") ?? [] where page.flag("read_only") {
            if let url = page.word("url") { closed.insert(Array(url.utf8)) }
        }
    }

    private mutating func comment(_ node: JSONNode) -> ForeignComment {
        var comment = ForeignComment()
        comment.line = line
        comment.id = node.word("id") ?? ""
        comment.parent = node.word("pid")
        comment.thread = node["locator"]?.word("url") ?? ""
        if file.site.isEmpty { file.site = node["locator"]?.word("site") ?? "" }
        comment.name = node["user"]?.word("name")
        comment.submitted = node.word("time").flatMap(ForeignTime.moment(_:))
        let source = node.text("orig") ?? ""
        let html = node.text("text") ?? ""
        comment.text = source.trimmed.isEmpty && !html.trimmed.isEmpty ? .html(html) : .source(source)
        comment.state = Remark42Reader.state(node)
        comment.isStub = comment.state == .removed && source.trimmed.isEmpty && html.trimmed.isEmpty
        comment.losses = losses(node, thread: comment.thread)
        takePage(comment.thread, title: node.word("title"))
        return comment
    }

    private static func state(_ node: JSONNode) -> ForeignComment.State {
        let deletion = node.truth("delete")
        if deletion == .yes { return .removed }
        // Forks of Remark42 that hold comments back mark them like this.
        let (approval, waits) = (node.truth("approved"), [node.truth("unapproved"), node.truth("Unapproved")])
        if approval == .no || waits.contains(.yes) { return .pending }
        return [deletion, approval].contains(.unknown) || waits.contains(.unknown) ? .unknown : .approved
    }

    private func losses(_ node: JSONNode, thread: String) -> [Loss] {
        var losses: [Loss] = []
        if node.isFilled("votes") || node.text("score").map({ !$0.isSame(as: "0") }) == true { losses.append(.votes) }
        if node.flag("pin") { losses.append(.pin) }
        if node.isFilled("edit") { losses.append(.edit) }
        if let user = node["user"] {
            if user.word("ip") != nil { losses.append(.addressHash) }
            if user.flag("email_subscription") { losses.append(.subscription) }
            if blocked.contains(Array((user.word("id") ?? "").utf8)) { losses.append(.blockedUser) }
        }
        if closed.contains(Array(thread.utf8)) { losses.append(.readOnly) }
        return losses
    }

    private mutating func takePage(_ url: String, title: String?) {
        guard !url.isEmpty else { return }
        let key = Array(url.utf8)
        let index: Int
        if let known = pages[key] {
            index = known
        } else {
            index = file.threads.count
            pages[key] = index
            var page = ForeignThread(key: url)
            page.url = url
            file.threads.append(page)
        }
        if file.threads[index].title == nil { file.threads[index].title = title }
    }
}
