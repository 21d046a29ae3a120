/// What the public may see: approved comments that are not erased, and of each only this.
package struct Publication: Hashable, Sendable {
    /// What a public comment answers.
    package struct Parent: Hashable, Sendable {
        package var number: CommentNumber
        /// Whether the comment that is answered is itself not public.
        package var isRemoved: Bool

        package init(number: CommentNumber, isRemoved: Bool) {
            self.number = number
            self.isRemoved = isRemoved
        }
    }

    package var number: CommentNumber
    package var parent: Parent?
    package var name: String
    /// Where the body in force stands.
    package var body: EntryPlace
    package var submitted: Moment
    package var isEdited: Bool
}

extension Queue {
    /// Whether the public may see a comment.
    package func isPublic(_ number: CommentNumber) -> Bool {
        contains(number) && state(of: number) == .approved
    }

    /// Whether the public may see a comment of a release, and so answer it.
    package func isPublic(_ number: CommentNumber, in release: Slug) -> Bool {
        isPublic(number) && self[number]?.release == release
    }

    /// What the public may see of a comment; `nil` if nothing.
    package func publication(of number: CommentNumber) -> Publication? {
        guard isPublic(number), let body = bodyPlace(of: number) else { return nil }
        let parent = parent(of: number)
        return Publication(
            number: number, parent: parent.map { Publication.Parent(number: $0, isRemoved: !isPublic($0)) },
            name: authors.names.string(nameIndex(of: number)), body: body, submitted: submitted(of: number),
            isEdited: isEdited(number))
    }

    /// The comments that the public may see, by release in the order of ``releases``, ascending. All are found in one
    /// pass over the columns.
    package var publicComments: [[CommentNumber]] {
        var found = [[CommentNumber]](repeating: [], count: releaseColumns.count)
        for index in 0..<comments.count where comments.rows[index].status.state == .approved {
            found[Int(comments.rows[index].release) - 1].append(CommentNumber(UInt32(index + 1)))
        }
        return found
    }
}
