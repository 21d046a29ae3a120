/// Another session that has the queue open. A courtesy, not a lock.
package struct Presence: Hashable, Sendable {
    package var login: Login
    /// The comment under its cursor.
    package var place: CommentNumber?
    /// When its moderator last pressed a key.
    package var pressed: Moment

    package init(login: Login, place: CommentNumber?, pressed: Moment) {
        self.login = login
        self.place = place
        self.pressed = pressed
    }

    /// How long after a key its moderator counts as looking at the comment.
    package static let attention = 2 * Moment.minute

    /// Whether the moderator of that session, if it is another one, is looking at a comment now.
    package func looksAt(_ number: CommentNumber, at now: Moment, besides login: Login?) -> Bool {
        place == number && self.login != login && abs(now - pressed) < Presence.attention
    }
}
