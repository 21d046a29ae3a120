import JSON
import Markup
import Moderation
import Text

/// Reads JSON of Isso: the rows of its database, or the form in which Isso itself imports comments.
///
/// A row has the columns of `comments` and those of its thread, `uri` and `title`; see the help of `sluice import`.
/// The other form has one object for each page, with its path as `id` and its comments in `comments`, all of them
/// public, none a reply.
struct IssoReader: FormatReader {
    private var json = WholeJSON()
    private var file = ForeignFile()
    private var pages: Set<[UInt8]> = []

    mutating func take(_ bytes: ArraySlice<UInt8>) throws(ImportFault) { try json.take(bytes) }

    mutating func finish() throws(ImportFault) -> ForeignFile {
        let expected = "comments of Isso, an array"
        let root = try json.node(expected: expected)
        guard case .array(let nodes) = root.value else {
            throw ImportFault("expected \(expected), found \(root.value.kind)", at: root.place)
        }
        for node in nodes {
            if node.list("comments") != nil {
                takePage(node)
            } else if node["mode"] != nil, node["uri"] != nil {
                takeRow(node)
            } else {
                throw ImportFault(
                    "expected a comment with “uri” and “mode”, or a page with “comments”; found \(node.value.kind) without them",
                    at: node.place)
            }
        }
        return file
    }

    private mutating func takePage(_ node: JSONNode) {
        let uri = node.word("id") ?? ""
        add(page: uri, number: nil, uri: uri, title: node.word("title"))
        for comment in node.list("comments") ?? [] {
            var taken = common(comment)
            taken.thread = uri
            taken.state = .approved
            taken.submitted = comment.word("created").flatMap(ForeignTime.moment(_:))
            file.comments.append(taken)
        }
    }

    private mutating func takeRow(_ node: JSONNode) {
        let uri = node.word("uri") ?? ""
        let number = node.word("tid")
        let key = number ?? uri
        add(page: key, number: number, uri: uri, title: node.word("title"))
        var comment = common(node)
        comment.thread = key
        comment.parent = node.word("parent")
        switch node.word("mode") {
        case "1": comment.state = .approved
        case "2": comment.state = .pending
        case "4":
            comment.state = .removed
            comment.isStub = true
        default: comment.state = .unknown
        }
        comment.submitted = node.word("created").flatMap(ForeignTime.moment(epoch:))
        if node.flag("likes") || node.flag("dislikes") { comment.losses.append(.votes) }
        if node.flag("notification") { comment.losses.append(.subscription) }
        if node.word("modified") != nil { comment.losses.append(.edit) }
        file.comments.append(comment)
    }

    private func common(_ node: JSONNode) -> ForeignComment {
        var comment = ForeignComment()
        comment.line = node.position.line
        comment.id = node.word("id") ?? ""
        comment.name = node.word("author").map(Entities.decoded)
        comment.email = node.word("email").map(Entities.decoded)
        comment.site = node.word("website").map(Entities.decoded)
        comment.address = node.word("remote_addr")
        if comment.address != nil { comment.losses.append(.addressShort) }
        comment.text = .source(node.text("text") ?? "")
        if json.isRepaired, node.hasReplacement { comment.losses.append(.notUTF8) }
        return comment
    }

    private mutating func add(page key: String, number: String?, uri: String, title: String?) {
        guard pages.insert(Array(key.utf8)).inserted else { return }
        var page = ForeignThread(key: key, number: number)
        page.title = title ?? uri.unlessEmpty
        page.url = uri.unlessEmpty
        file.threads.append(page)
    }
}
