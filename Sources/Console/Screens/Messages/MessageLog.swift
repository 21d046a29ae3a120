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
    /// The action that takes it back, named at the end and never cut.
    var back: ActionID?
    /// The act that this takes back or does again.
    var entry: EntryNumber?
    /// Whether that is no longer possible: somebody else has taken the act back, or erased what it was about.
    var isBackClosed = false
    /// Whether it came before the first frame.
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

/// The messages of this session. The newest stands on the message line until a key brings another.
struct MessageLog {
    /// The most messages that are kept.
    static let limit = 500

    private(set) var all: [Notice] = []
    /// How many were added, including dropped ones and repetitions.
    private(set) var count = 0
    /// The message on the line now.
    private(set) var current: Notice?
    private var isStarting = true
    /// How many came before the first frame.
    private var startCount = 0
    /// How many others came at the start, while one of them is on the line: their number is shown beside it.
    var others: Int { current?.isOfStart ?? false ? startCount - 1 : 0 }
    /// The message that returns when a passing one has gone.
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

    /// Adds a message to the list only, not to the line.
    mutating func addBehind(_ notice: Notice, at moment: Moment) {
        var notice = notice
        notice.at = moment
        append(notice)
    }

    /// Removes the way back from the message on the line if it can't be taken any more.
    mutating func closeBack(unless isOpen: (ActionID, EntryNumber) -> Bool) {
        func close(_ notice: inout Notice?) {
            guard let back = notice?.back, let entry = notice?.entry, !isOpen(back, entry) else { return }
            notice?.isBackClosed = true
        }
        close(&current)
        close(&status)
    }

    /// Clears the line, not the list.
    mutating func clear() {
        current = nil
        status = nil
    }

    /// Notes that the first frame has been shown.
    mutating func endStart() { isStarting = false }

    /// A key was pressed: a message that only answered the last key makes room for the one before it.
    mutating func endPassing() {
        if current?.isPassing ?? false { current = status }
    }

    /// Puts a line back, if no message has come since.
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
