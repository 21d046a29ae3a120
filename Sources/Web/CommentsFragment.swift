package import Moderation
package import Wording

/// The public comments of a release as a piece of HTML that a page includes: a list, oldest first, replies inside the
/// comments that they answer.
///
/// A comment stands on one line of its own, so that two fragments can be compared by their lines.
package struct CommentsFragment {
    /// The most lists inside lists: a page with thousands of levels breaks browsers. Deeper replies stand beside each other.
    private static let deepest = 8

    private let zone: any Zone
    private let words: PublicWords

    package init(language: Language, zone: any Zone) {
        self.zone = zone
        words = PublicWords.words(language)
    }

    /// - Parameter comments: In the order in which they are to stand.
    package func html(of comments: [PublicComment]) -> HTML {
        let places = Dictionary(uniqueKeysWithValues: comments.enumerated().map { ($1.number, $0) })
        var answers = [[Int]](repeating: [], count: comments.count)
        var first: [Int] = []
        for (index, comment) in comments.enumerated() {
            // A reply comes after the comment that it answers, so there are no circles.
            if let parent = comment.parent.flatMap({ places[$0.number] }), comments[parent].number < comment.number {
                answers[parent].append(index)
            } else {
                first.append(index)
            }
        }
        var html: HTML = "<ol class=\"comments\">\n"
        // What is still to be written, the next one last: a comment, or the end of one that has a list.
        var open: [(index: Int, depth: Int, isEnd: Bool)] = first.reversed().map { ($0, 1, false) }
        while let next = open.popLast() {
            if next.isEnd {
                html += "</ol>\n</li>\n"
                continue
            }
            let children = answers[next.index]
            let nests = !children.isEmpty && next.depth < CommentsFragment.deepest
            html += item(comments[next.index]) + (nests ? "\n<ol class=\"comments\">\n" : "</li>\n")
            if nests { open.append((next.index, next.depth, true)) }
            open += children.reversed().map { ($0, nests ? next.depth + 1 : next.depth, false) }
        }
        html += "</ol>\n"
        return html
    }

    private func item(_ comment: PublicComment) -> HTML {
        let local = zone.local(comment.submitted)
        let time = "\(local.date) \(padded(local.hour, 2)):\(padded(local.minute, 2))"
        let edited: HTML = comment.isEdited ? "<p class=\"comment-edited\">\(words.edited)</p>" : ""
        return """
            <li id="c\(comment.number.rawValue)"><p class="comment-head"><bdi class="comment-author">\(comment.name)</bdi> \
            <time datetime="\(comment.submitted.journal)">\(time)</time></p>\
            <div class="comment-body">\(HTML.paragraphs(of: comment.body))</div>\(edited)
            """
    }

    /// Whether a fragment shows a comment that another one doesn't, or shows it differently.
    package static func loses(from old: [UInt8], to new: [UInt8]) -> Bool {
        let left = Set(comments(in: new))
        return !comments(in: old).allSatisfy { left.contains($0) }
    }

    private static func comments(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A).compactMap { line in
            guard line.starts(with: "<li ".utf8) else { return nil }
            return line.count > 5 && line.suffix(5).elementsEqual("</li>".utf8) ? line.dropLast(5) : line
        }
    }
}
