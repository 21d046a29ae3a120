import Markup
import Moderation
import Text

/// Reads Disqus' export: an XML of threads and posts, whose ids stand in attributes.
struct DisqusReader: FormatReader {
    private var elements = ElementReader()
    private var file = ForeignFile()
    private var path: [Place] = []
    private var thread = ForeignThread(key: "")
    private var comment = ForeignComment()
    private var isValid = true
    private var (isDeleted, isSpam) = (Truth.missing, Truth.missing)
    /// Facts about threads, by their ids: posts may come before them.
    private var (deleted, closed): (Set<[UInt8]>, Set<[UInt8]>) = ([], [])
    /// The post's own `id` element, used if the attribute is missing.
    private var innerID = ""

    /// Where the reader is.
    private enum Place {
        case root, category, thread, post, author, other
        /// A field that is being collected, by its name.
        case field([UInt8])
    }

    mutating func take(_ bytes: ArraySlice<UInt8>) throws(ImportFault) {
        elements.append(bytes)
        try read()
    }

    mutating func finish() throws(ImportFault) -> ForeignFile {
        elements.finish()
        try read()
        file.strays = elements.strays
        for index in file.comments.indices { takePage(of: &file.comments[index]) }
        return file
    }

    private func takePage(of comment: inout ForeignComment) {
        let key = Array(comment.thread.utf8)
        if closed.contains(key) { comment.losses.append(.readOnly) }
        guard deleted.contains(key), comment.state == .approved else { return }
        comment.state = .pending
        comment.losses.append(.pageHidden)
    }

    private mutating func read() throws(ImportFault) {
        while true {
            switch try elements.next() {
            case .opening: try open()
            case .closing: close()
            case .more, .end: return
            }
        }
    }

    private mutating func open() throws(ImportFault) {
        let tag = elements.tag
        guard let outer = path.last else {
            let place = elements.place()
            guard tag.name.isEqual(to: "disqus") else {
                throw ImportFault(
                    "expected Disqus' export (disqus), found “\(ImportFault.shown(tag.name))”", at: place)
            }
            path.append(.root)
            return
        }
        path.append(place(of: tag, in: outer))
        if case .field = path.last { elements.collect() }
    }

    private mutating func place(of tag: Tag, in outer: Place) -> Place {
        let name = tag.name
        let id = tag["dsq:id"].map { FieldText($0).trimmed }
        switch outer {
        case .root:
            if name.isEqual(to: "category") { return .category }
            if name.isEqual(to: "thread") {
                thread = ForeignThread(key: id ?? "", number: id ?? "")
                return .thread
            }
            guard name.isEqual(to: "post") else { return .other }
            begin(id: id)
            return .post
        case .category:
            return name.isEqual(to: "forum") ? .field(name) : .other
        case .thread:
            return DisqusReader.threadFields.contains(name) ? .field(name) : .other
        case .post:
            if name.isEqual(to: "author") { return .author }
            if name.isEqual(to: "thread") { comment.thread = id ?? "" }
            if name.isEqual(to: "parent") { comment.parent = id?.unlessEmpty }
            return DisqusReader.postFields.contains(name) ? .field(name) : .other
        case .author:
            return name.isEqual(to: "name") || name.isEqual(to: "email") ? .field(name) : .other
        case .other, .field:
            return .other
        }
    }

    private static let threadFields: Set<[UInt8]> = Set(
        ["forum", "link", "title", "createdAt", "isClosed", "isDeleted"].map { Array($0.utf8) })
    private static let postFields: Set<[UInt8]> = Set(
        ["id", "message", "createdAt", "isDeleted", "isSpam", "ipAddress"].map { Array($0.utf8) })

    private mutating func begin(id: String?) {
        comment = ForeignComment()
        comment.id = id ?? ""
        comment.line = elements.place().line
        comment.text = .html("")
        (isValid, isDeleted, isSpam, innerID) = (true, .missing, .missing, "")
    }

    private mutating func close() {
        guard let last = path.popLast() else { return }
        switch (last, path.last) {
        case (.field(let name), .category), (.field(let name), .thread): takeThread(name)
        case (.field(let name), .post), (.field(let name), .author): takePost(name)
        case (.thread, .root): file.threads.append(thread)
        case (.post, .root): endPost()
        default: break
        }
    }

    private mutating func takeThread(_ name: [UInt8]) {
        let text = FieldText(elements.text).trimmed
        switch String(decoding: name, as: UTF8.self) {
        case "forum": if file.site.isEmpty { file.site = text }
        case "link": thread.url = text.unlessEmpty
        case "title": thread.title = FlatText.of(text).unlessEmpty
        case "createdAt": thread.opened = ForeignTime.moment(text)
        case "isClosed": if Truth(text) == .yes { closed.insert(Array(thread.key.utf8)) }
        case "isDeleted": if Truth(text) != .no { deleted.insert(Array(thread.key.utf8)) }
        default: break
        }
    }

    private mutating func takePost(_ name: [UInt8]) {
        let field = FieldText(elements.text)
        if !field.isValid { isValid = false }
        let text = field.trimmed
        switch String(decoding: name, as: UTF8.self) {
        case "id": innerID = text
        case "message": comment.text = .html(field.text)
        case "createdAt": comment.submitted = ForeignTime.moment(text)
        case "isDeleted": isDeleted = Truth(text)
        case "isSpam": isSpam = Truth(text)
        case "ipAddress": comment.address = text
        case "name": comment.name = Entities.decoded(text)
        case "email": comment.email = text
        default: break
        }
    }

    private mutating func endPost() {
        if comment.id.isEmpty, !innerID.isEmpty {
            comment.id = innerID
            comment.losses.append(.idMade)
        }
        comment.state =
            switch (isSpam, isDeleted) {
            case (.yes, _): .spam
            case (_, .yes): .removed
            case (.no, .no): .approved
            default: .unknown
            }
        if case .html(let message) = comment.text {
            comment.isStub = isDeleted == .yes && FlatText.of(message).isEmpty
        }
        if !isValid { comment.losses.append(.notUTF8) }
        file.comments.append(comment)
    }
}
