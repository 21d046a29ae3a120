import Moderation
import Terminal
import Wording

/// A screen of the console: the list, or one that lies over it.
///
/// A screen is a value that holds what it shows. What depends on the screen on top is asked of it here, so that a screen is
/// one folder; nothing else asks which one it is, but for what only one of them can do.
protocol ConsoleScreen {
    /// The actions that open it, and its own.
    static var actions: [Action] { get }
    /// Which keys count; `nil` where keys are text.
    var scope: Scope? { get }
    /// Whether it shows the comment under the cursor, so that decisions work.
    var showsComment: Bool { get }
    /// Whether it stands on comments, or entries, as they were when it was opened.
    var isOfComments: Bool { get }

    /// Draws everything but the footer.
    func draw(in drawing: inout Drawing)
    /// The entries whose texts its next frame shows.
    func neededEntries(_ model: Model) -> [EntryNumber]
    /// How many rows on from the cursor the comments stand that it may show after the next key, the likeliest first.
    func rowsAhead(_ model: Model) -> [Int]
    /// The rows of a list that it may show then.
    func linesAhead(_ model: Model) -> [ListLine]
    /// Takes in that the queue or the settings have changed.
    mutating func refresh(from model: Model)
    /// Takes in that the settings, or the moderator's own views, are others: what it shows of them is made anew.
    mutating func takeSettings(in model: inout Model) -> [Effect]

    /// The number of the work beside the loop that it still waits for.
    var awaited: Int? { get }
    /// Begins that work: when it opens, and anew when it is come back to, since what nobody sees is stopped.
    mutating func begin(in model: inout Model) -> [Effect]
    /// Takes what a search brings that it waits for.
    mutating func take(_ news: SearchNews, in model: Model)

    /// Moves its cursor, or scrolls.
    mutating func move(_ step: Step, in model: inout Model)
    /// Tab: to its other part.
    mutating func switchFocus(in model: inout Model)
    /// What the hints call that; `nil` where they leave it out.
    var tabWord: HintWord? { get }
    /// J and K: half pages in the part that is not in focus.
    mutating func scrollOther(_ pages: Int, in model: inout Model)
    /// Enter: what is under the cursor.
    func open(in model: inout Model, _ press: Press) -> [Effect]
    /// What the hints call that; `nil` where they leave it out.
    var enterWord: HintWord? { get }
}

extension ConsoleScreen {
    static var actions: [Action] { [] }
    var showsComment: Bool { false }
    var isOfComments: Bool { false }
    func neededEntries(_ model: Model) -> [EntryNumber] { [] }
    func rowsAhead(_ model: Model) -> [Int] { [] }
    func linesAhead(_ model: Model) -> [ListLine] { [] }
    mutating func refresh(from model: Model) {}
    mutating func takeSettings(in model: inout Model) -> [Effect] { [] }
    var awaited: Int? { nil }
    mutating func begin(in model: inout Model) -> [Effect] { [] }
    mutating func take(_ news: SearchNews, in model: Model) {}
    mutating func move(_ step: Step, in model: inout Model) {}
    mutating func switchFocus(in model: inout Model) {}
    var tabWord: HintWord? { nil }
    mutating func scrollOther(_ pages: Int, in model: inout Model) {}
    func open(in model: inout Model, _ press: Press) -> [Effect] { [] }
    var enterWord: HintWord? { nil }
}

/// A movement in rows.
enum Step {
    case lines(Int)
    case halfPages(Int)
    case pages(Int)
    case first, last

    /// The row it leads to.
    func moved(_ row: Int, count: Int, height: Int) -> Int {
        let to =
            switch self {
            case .lines(let lines): row + lines
            case .halfPages(let pages): row + pages * max(1, height / 2)
            case .pages(let pages): row + pages * max(1, height - 1)
            case .first: 0
            case .last: count - 1
            }
        return max(0, min(to, count - 1))
    }

    /// Where a text of so many lines begins after the step.
    func scrolled(_ top: Int, count: Int, height: Int) -> Int {
        if case .last = self { return count - height }
        return moved(top, count: count, height: height)
    }
}

/// A cursor in rows that are known beforehand.
struct ScrollState {
    var cursor = 0
    var top = 0

    /// Moves, and keeps the cursor in sight.
    mutating func step(_ step: Step, count: Int, height: Int) {
        cursor = step.moved(cursor, count: count, height: height)
        follow(height: height)
    }

    /// Moves with what is under the cursor, on its row of the screen.
    mutating func keep(at row: Int) {
        top = max(0, top + row - cursor)
        cursor = row
    }

    /// Leaves no row empty below the last one while others are out of sight above.
    mutating func fill(count: Int, height: Int) { top = max(0, min(top, count - height)) }

    /// Keeps the cursor in sight.
    mutating func follow(height: Int) {
        guard height > 0 else { return }
        if cursor < top { top = cursor }
        if cursor >= top + height { top = cursor - height + 1 }
    }
}
