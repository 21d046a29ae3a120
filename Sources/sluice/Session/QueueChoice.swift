import Wording

/// Which queue is meant, and who says to be asking; `nil` leaves it to the environment.
struct QueueChoice: Sendable {
    var folder: String?
    var moderator: String?
}
