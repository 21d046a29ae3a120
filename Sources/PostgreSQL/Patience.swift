import Moderation
import System

/// How long somebody waits for a server, and whether the wait is still wanted.
struct Patience {
    /// When it began, on the forward clock, in milliseconds.
    private let start = SystemTime.monotonic
    /// When it ends.
    private(set) var deadline: Int64
    private let following: LockWait?
    private let server: String
    private var isTold = false

    init(milliseconds: Int, following: LockWait? = nil, server: String = "") {
        deadline = start + Int64(milliseconds)
        self.following = following
        self.server = server
    }

    /// Whether somebody follows the wait, and must be asked now and then.
    var isFollowed: Bool { following != nil }
    var isGivenUp: Bool { following?.isGivenUp == true }

    /// What is left, in milliseconds.
    var rest: Int { max(0, Int(deadline - SystemTime.monotonic)) }

    /// Waits until so many milliseconds after the beginning, but no shorter than before.
    mutating func extend(to milliseconds: Int) { deadline = max(deadline, start + Int64(milliseconds)) }

    /// Waits for so many milliseconds from now, but no shorter than before.
    mutating func extendFromNow(by milliseconds: Int) {
        deadline = max(deadline, SystemTime.monotonic + Int64(milliseconds))
    }

    /// Tells whoever follows the wait, once it is long enough to be noticed.
    mutating func tellIfLong() {
        guard let following, !isTold, SystemTime.monotonic - start >= Int64(LockWait.untold), !isGivenUp else { return }
        isTold = true
        following.tell(.server(server))
    }

    /// How long the next look may take, in milliseconds.
    var step: Int { isFollowed ? min(rest, 100) : rest }
}
