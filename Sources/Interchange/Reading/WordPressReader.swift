import Markup
import Moderation
import Text

/// Reads WXR, WordPress' own export: RSS with an item a post, in which its comments stand.
struct WordPressReader: FormatReader {
    private var elements = ElementReader()
    private var file = ForeignFile()
    /// The names of the elements that are open, as far as they matter.
    private var path: [Place] = []
    private var thread = Post()
    private var comment = PostComment()
    private var metaKey = ""

    /// Where the reader is.
    private enum Place {
        case root, channel, item, comment, meta, other
        /// A field that is being collected, by its local name.
        case field([UInt8])
    }

    /// A post that is being read.
    private struct Post {
        var id = ""
        var title = ""
        var link = ""
        var date: CivilDate?
        var dateUTC: Moment?
        /// Whether its comments are invisible there: a draft, a private post, one in the trash, one behind a password.
        var isHidden = false
        var comments: [ForeignComment] = []
    }

    /// A comment that is being read.
    private struct PostComment {
        var comment = ForeignComment()
        var approved: String?
        /// What it was before it went into the trash.
        var trashedFrom: String?
        var isValid = true
        var hasMeta = false
    }

    mutating func take(_ bytes: ArraySlice<UInt8>) throws(ImportFault) {
        elements.append(bytes)
        try read()
    }

    mutating func finish() throws(ImportFault) -> ForeignFile {
        elements.finish()
        try read()
        file.losses.append(.noSpamInWXR)
        file.strays = elements.strays
        return file
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
        let name = elements.tag.name
        guard let outer = path.last else {
            try checkRoot(name)
            path.append(.root)
            return
        }
        path.append(place(of: name, in: outer))
        switch path.last {
        case .item: thread = Post()
        case .comment:
            comment = PostComment()
            comment.comment.line = elements.place().line
        case .field: elements.collect()
        default: break
        }
    }

    /// Refuses anything but an export of WordPress.
    private mutating func checkRoot(_ name: [UInt8]) throws(ImportFault) {
        let place = elements.place()
        guard name.isEqual(to: "rss") else {
            throw ImportFault("expected WordPress' export (rss), found “\(ImportFault.shown(name))”", at: place)
        }
        let isExport = elements.tag.attributes.contains {
            $0.value.starts(with: "http://wordpress.org/export/".utf8)
                || $0.value.starts(with: "https://wordpress.org/export/".utf8)
        }
        guard isExport else {
            throw ImportFault(
                "expected WordPress' export, found a feed without its namespace",
                advice: "take the file that Tools > Export gives", at: place)
        }
    }

    private func place(of name: [UInt8], in outer: Place) -> Place {
        switch outer {
        case .root:
            return name.isEqual(to: "channel") ? .channel : .other
        case .channel:
            if name.isEqual(to: "item") { return .item }
            return name.isEqual(to: "wp:base_blog_url") || name.isEqual(to: "link") ? .field(name) : .other
        case .item:
            if name.isEqual(to: "wp:comment") { return .comment }
            return WordPressReader.postFields.contains(name) ? .field(name) : .other
        case .comment:
            if name.isEqual(to: "wp:commentmeta") { return .meta }
            return name.starts(with: "wp:comment_".utf8) ? .field(name) : .other
        case .meta:
            return .field(name)
        case .other, .field:
            return .other
        }
    }

    private static let postFields: Set<[UInt8]> = Set(
        ["title", "link", "wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:status", "wp:post_password"].map {
            Array($0.utf8)
        })

    private mutating func close() {
        guard let last = path.popLast() else { return }
        switch (last, path.last) {
        case (.field(let name), .channel): takeChannel(name)
        case (.field(let name), .item): takePost(name)
        case (.field(let name), .comment): takeComment(name)
        case (.field(let name), .meta): takeMeta(name)
        case (.comment, _): endComment()
        case (.item, _): endPost()
        default: break
        }
    }

    private mutating func takeChannel(_ name: [UInt8]) {
        let text = FieldText(elements.text).trimmed
        if name.isEqual(to: "wp:base_blog_url") || file.site.isEmpty { file.site = SiteName.host(of: text) }
    }

    private mutating func takePost(_ name: [UInt8]) {
        let text = FieldText(elements.text).trimmed
        switch String(decoding: name, as: UTF8.self) {
        case "title": thread.title = text
        case "link": thread.link = text
        case "wp:post_id": thread.id = text
        case "wp:post_date": thread.date = ForeignTime.day(text)
        case "wp:post_date_gmt": thread.dateUTC = ForeignTime.moment(text)
        case "wp:status":
            // What belongs to another page has the status of that page.
            if !["publish", "inherit"].contains(where: { text.isSame(as: $0) }) { thread.isHidden = true }
        case "wp:post_password":
            if !text.utf8.isEmpty { thread.isHidden = true }
        default: break
        }
    }

    private mutating func takeComment(_ name: [UInt8]) {
        let field = FieldText(elements.text)
        if !field.isValid { comment.isValid = false }
        let text = field.trimmed
        switch String(decoding: name, as: UTF8.self) {
        case "wp:comment_id": comment.comment.id = text
        case "wp:comment_author": comment.comment.name = Entities.decoded(text)
        case "wp:comment_author_email": comment.comment.email = text
        case "wp:comment_author_url": comment.comment.site = Entities.decoded(text)
        case "wp:comment_author_IP": comment.comment.address = text
        case "wp:comment_date_gmt": comment.comment.submitted = ForeignTime.moment(text)
        case "wp:comment_content": comment.comment.text = .stored(field.text)
        case "wp:comment_approved": comment.approved = text
        case "wp:comment_type": comment.comment.isComment = ["", "comment"].contains { text.isSame(as: $0) }
        case "wp:comment_parent": comment.comment.parent = text.isSame(as: "0") ? nil : text.unlessEmpty
        case "wp:comment_user_id":
            if !text.utf8.isEmpty, !text.isSame(as: "0") { comment.comment.losses.append(.userID) }
        case "wp:comment_agent":
            if !text.utf8.isEmpty { comment.comment.losses.append(.userAgent) }
        case "wp:comment_karma":
            if !text.utf8.isEmpty, !text.isSame(as: "0") { comment.comment.losses.append(.karma) }
        default: break
        }
    }

    private mutating func takeMeta(_ name: [UInt8]) {
        let text = FieldText(elements.text).trimmed
        if name.isEqual(to: "wp:meta_key") {
            metaKey = text
            if !text.utf8.starts(with: "_wp_trash_meta_".utf8) { comment.hasMeta = true }
        } else if name.isEqual(to: "wp:meta_value"), metaKey.isSame(as: "_wp_trash_meta_status") {
            comment.trashedFrom = text
        }
    }

    private mutating func endComment() {
        var taken = comment.comment
        taken.state = state(comment.approved)
        if comment.hasMeta { taken.losses.append(.meta) }
        if !comment.isValid { taken.losses.append(.notUTF8) }
        thread.comments.append(taken)
    }

    private func state(_ approved: String?) -> ForeignComment.State {
        switch approved {
        case "1", "approve", "approved": .approved
        case "0", "hold": .pending
        case "spam": .spam
        case "trash": .removed
        // The post lies in the trash and took its comments along: they keep their states.
        case "post-trashed": comment.trashedFrom?.isSame(as: "1") == true ? .approved : .pending
        default: .unknown
        }
    }

    private mutating func endPost() {
        guard !thread.comments.isEmpty else { return }
        var key = thread.id
        var number: String? = thread.id
        if key.utf8.isEmpty {
            // A post without a number is identified by its address.
            key = "link " + (thread.link.utf8.isEmpty ? "\(file.threads.count)" : thread.link)
            number = nil
        }
        var page = ForeignThread(key: key, number: number)
        page.title = FlatText.of(thread.title).unlessEmpty
        page.url = thread.link.unlessEmpty
        page.date = thread.date
        page.opened = thread.dateUTC
        for index in thread.comments.indices {
            thread.comments[index].thread = key
            if thread.isHidden, thread.comments[index].state == .approved {
                thread.comments[index].state = .pending
                thread.comments[index].losses.append(.pageHidden)
            }
        }
        file.threads.append(page)
        file.comments += thread.comments
    }
}
