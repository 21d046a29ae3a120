/// Another session that has the queue open: a courtesy, and no lock.
package struct Presence: Hashable, Sendable {
    package var login: Login
    /// The comment under its cursor.
    package var place: CommentNumber?
    /// When its moderator pressed a key last.
    package var pressed: Moment

    package init(login: Login, place: CommentNumber?, pressed: Moment) {
        self.login = login
        self.place = place
        self.pressed = pressed
    }

    /// How long after a key somebody still counts as looking at the comment.
    package static let attention = 2 * Moment.minute

    /// Whether somebody else looks at a comment now.
    package func looksAt(_ number: CommentNumber, at now: Moment, besides login: Login?) -> Bool {
        place == number && self.login != login && abs(now - pressed) < Presence.attention
    }
}
