extension Queue {
    /// Whether the public may see a comment.
    package func isPublic(_ number: CommentNumber) -> Bool {
        contains(number) && state(of: number) == .approved
    }

    /// What the public may see of a comment; `nil` when that is nothing.
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

    /// What the public may see of a release, ascending by number.
    package func publication(of release: Slug) -> [Publication] {
        guard let wanted = releaseIndex(release) else { return [] }
        return (0..<comments.count).compactMap { index in
            Int(comments.rows[index].release) == wanted ? publication(of: CommentNumber(UInt32(index + 1))) : nil
        }
    }
}
