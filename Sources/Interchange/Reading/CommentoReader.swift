import JSON
import Markup
import Moderation
import Text

/// Reads the export of Commento, version 1: one JSON object with comments and their authors.
struct CommentoReader: FormatReader {
    private var json = WholeJSON()

    mutating func take(_ bytes: ArraySlice<UInt8>) throws(ImportFault) { try json.take(bytes) }

    mutating func finish() throws(ImportFault) -> ForeignFile {
        let expected = "Commento's export, version 1"
        let root = try json.node(expected: expected)
        guard let comments = root.list("comments") else {
            throw ImportFault("expected \(expected), found \(root.value.kind) without “comments”", at: root.place)
        }
        guard root.text("version")?.isSame(as: "1") == true else {
            throw ImportFault("expected \(expected), found another version", at: root["version"]?.place ?? root.place)
        }
        var authors: [[UInt8]: JSONNode] = [:]
        for author in root.list("commenters") ?? [] {
            if let hex = author.word("commenterHex") { authors[Array(hex.utf8)] = author }
        }
        var file = ForeignFile()
        var pages: Set<[UInt8]> = []
        for node in comments {
            guard case .object = node.value else {
                throw ImportFault("expected a comment, found \(node.value.kind)", at: node.place)
            }
            let domain = node.word("domain") ?? ""
            if file.site.isEmpty { file.site = SiteName.host(of: domain) }
            let comment = comment(node, by: authors[Array((node.word("commenterHex") ?? "").utf8)])
            if pages.insert(Array(comment.thread.utf8)).inserted {
                var page = ForeignThread(key: comment.thread)
                page.url = comment.thread
                file.threads.append(page)
            }
            file.comments.append(comment)
        }
        return file
    }

    private func comment(_ node: JSONNode, by author: JSONNode?) -> ForeignComment {
        var comment = ForeignComment()
        comment.line = node.position.line
        comment.id = node.word("commentHex") ?? ""
        comment.thread = CommentoReader.address(domain: node.word("domain") ?? "", path: node.word("url") ?? "")
        if let parent = node.word("parentHex"), !parent.isSame(as: "root") { comment.parent = parent }
        comment.name = author?.word("name")
        comment.email = author?.word("email").flatMap(CommentoReader.known)
        comment.site = author?.word("link").flatMap(CommentoReader.known)
        comment.submitted = node.word("creationDate").flatMap(ForeignTime.moment(_:))
        let markdown = node.text("markdown") ?? ""
        let html = node.text("html") ?? ""
        comment.text = markdown.trimmed.isEmpty && !html.trimmed.isEmpty ? .html(html) : .source(markdown)
        switch node.truth("deleted") {
        case .yes:
            comment.state = .removed
            comment.isStub = markdown.trimmed.isEmpty || markdown.trimmed.isSame(as: "[deleted]")
        case .no, .missing:
            comment.state = node.word("state")?.isSame(as: "approved") == true ? .approved : .unknown
        case .unknown:
            comment.state = .unknown
        }
        if let score = node.word("score"), !score.isSame(as: "0") { comment.losses.append(.votes) }
        if json.isRepaired, node.hasReplacement { comment.losses.append(.notUTF8) }
        return comment
    }

    /// Commento writes `undefined` for what it does not know.
    private static func known(_ text: String) -> String? { text.isSame(as: "undefined") ? nil : text }

    /// The address of a page: a path on a domain, or an address already.
    private static func address(domain: String, path: String) -> String {
        if path.utf8.starts(with: "http".utf8) || domain.isEmpty { return path }
        return "https://" + domain + (path.utf8.first == UInt8(ascii: "/") ? path : "/" + path)
    }
}

extension JSONNode {
    /// Where it begins.
    var place: MarkupPlace { MarkupPlace(line: position.line, column: position.column) }
}
