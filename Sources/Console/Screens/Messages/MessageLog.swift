import Moderation
import Terminal
import Wording

/// One message: what happened, and the way back.
struct Notice {
    enum Kind {
        case done, hint, error
    }

    var text: DisplayText
    var kind: Kind
    /// The action that takes it back, said at the end and never cut.
    var back: ActionID?
    /// The act that this takes back, or does again.
    var entry: EntryNumber?
    /// Whether it can't be gone any more: somebody else has taken the act back, or erased what it was about.
    var isBackClosed = false
    /// Whether it was said before the first frame.
    var isOfStart = false
    /// Whether it only answers a key, and goes with the next one.
    var isPassing = false
    var at = Moment(milliseconds: 0)

    init(_ text: DisplayText, kind: Kind = .done, back: ActionID? = nil) {
        self.text = text
        self.kind = kind
        self.back = back
    }
}

/// What has been said in this session; the newest stands on the message line until a key is pressed that says
/// something else.
struct MessageLog {
    /// The most that is kept.
    static let limit = 500

    private(set) var all: [Notice] = []
    /// How many were added, those that were let go and those said twice counted.
    private(set) var count = 0
    /// The message that stands now.
    private(set) var current: Notice?
    private var isStarting = true
    /// How many were said before the first frame.
    private var startCount = 0
    /// How many others were said at the start, while one of them stands: they are told beside it.
    var others: Int { current?.isOfStart ?? false ? startCount - 1 : 0 }
    /// What stands again when a passing message has gone.
    private var status: Notice?

    init() {}

    mutating func add(_ notice: Notice, at moment: Moment) {
        var notice = notice
        notice.at = moment
        notice.isOfStart = isStarting
        current = notice
        count += 1
        if !notice.isPassing { status = notice }
        // Pressing an unbound key ten times is one message.
        if let last = all.last, last.text == notice.text, last.kind == notice.kind {
            all[all.count - 1] = notice
            return
        }
        append(notice)
    }

    private mutating func append(_ notice: Notice) {
        all.append(notice)
        if isStarting { startCount = all.count }
        if all.count > MessageLog.limit { all.removeFirst(all.count - MessageLog.limit) }
    }

    /// Adds what only the list of messages tells.
    mutating func addBehind(_ notice: Notice, at moment: Moment) {
        var notice = notice
        notice.at = moment
        append(notice)
    }

    /// Takes the way back off the message that stands if it can't be gone any more.
    mutating func closeBack(unless isOpen: (ActionID, EntryNumber) -> Bool) {
        func close(_ notice: inout Notice?) {
            guard let back = notice?.back, let entry = notice?.entry, !isOpen(back, entry) else { return }
            notice?.isBackClosed = true
        }
        close(&current)
        close(&status)
    }

    /// Takes the message that stands away, not out of the list.
    mutating func clear() {
        current = nil
        status = nil
    }

    /// The first frame has been shown.
    mutating func endStart() { isStarting = false }

    /// A key was pressed: what only answered the last one makes room for what stood before it.
    mutating func endPassing() {
        if current?.isPassing ?? false { current = status }
    }

    /// Puts back what stood on the line, if nothing has been said since.
    mutating func putBack(_ line: Line) {
        if line.count == count { (current, status) = (line.current, line.status) }
    }

    /// What stands on the line.
    var line: Line { Line(current: current, status: status, count: count) }

    struct Line {
        fileprivate var current: Notice?
        fileprivate var status: Notice?
        fileprivate var count: Int
    }
}
