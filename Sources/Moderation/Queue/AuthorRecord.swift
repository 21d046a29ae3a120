/// What became of the comments of one author, by name *and* e-mail, byte for byte.
package struct AuthorRecord: Hashable, Sendable {
    /// Comments of this author that are pending, deferred ones too.
    package var pending: Int
    package var approved: Int
    package var rejected: Int
    /// Comments under the same name with another e-mail, or with none.
    package var sameNameOtherEmail: Int
    /// Other comments, of whatever author, from the same network address.
    package var othersFromAddress: Int

    package var total: Int { pending + approved + rejected }

    package init(
        pending: Int = 0, approved: Int = 0, rejected: Int = 0, sameNameOtherEmail: Int = 0, othersFromAddress: Int = 0
    ) {
        self.pending = pending
        self.approved = approved
        self.rejected = rejected
        self.sameNameOtherEmail = sameNameOtherEmail
        self.othersFromAddress = othersFromAddress
    }
}
