import Moderation
import Terminal
import Wording

/// A screen of the console: the list, or one that lies over it.
///
/// A screen is a value that holds what it shows. What depends on the screen on top is asked of it here, so that each
/// screen is one folder. Other code asks which screen is on top only for something that a single screen can do.
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
    /// The entries whose texts the next frame shows.
    func neededEntries(_ model: Model) -> [EntryNumber]
    /// The comments that it may show after the next key, as rows counted from the cursor, the likeliest first.
    func rowsAhead(_ model: Model) -> [Int]
    /// The rows of a list that it may show after the next key.
    func linesAhead(_ model: Model) -> [ListLine]
    /// Takes in that the queue or the settings have changed.
    mutating func refresh(from model: Model)
    /// Takes in that the settings, or the moderator's own views, have changed: what it shows of them is made again.
    mutating func takeSettings(in model: inout Model) -> [Effect]

    /// The number of the work beside the loop for which it still waits.
    var awaited: Int? { get }
    /// Begins that work: when the screen opens, and again when the moderator comes back to it, since work that no
    /// screen waits for is stopped.
    mutating func begin(in model: inout Model) -> [Effect]
    /// Takes the hits of the search for which it waits.
    mutating func take(_ news: SearchNews, in model: Model)

    /// Moves its cursor, or scrolls.
    mutating func move(_ step: Step, in model: inout Model)
    /// Tab: moves to its other part.
    mutating func switchFocus(in model: inout Model)
    /// The hints' word for Tab; `nil` where they leave it out.
    var tabWord: HintWord? { get }
    /// J and K: scrolls by half pages in the part that is not in focus.
    mutating func scrollOther(_ pages: Int, in model: inout Model)
    /// Enter: opens what is under the cursor.
    func open(in model: inout Model, _ press: Press) -> [Effect]
    /// The hints' word for Enter; `nil` where they leave it out.
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

    /// The first line shown of a text of so many lines, after the step.
    func scrolled(_ top: Int, count: Int, height: Int) -> Int {
        if case .last = self { return count - height }
        return moved(top, count: count, height: height)
    }
}

/// A cursor in a known number of rows.
struct ScrollState {
    var cursor = 0
    var top = 0

    /// Moves, and keeps the cursor in sight.
    mutating func step(_ step: Step, count: Int, height: Int) {
        cursor = step.moved(cursor, count: count, height: height)
        follow(height: height)
    }

    /// Moves to where what is under the cursor stands now, keeping it on its row of the screen.
    mutating func keep(at row: Int) {
        top = max(0, top + row - cursor)
        cursor = row
    }

    /// Leaves no row empty below the last one while there are rows out of sight above.
    mutating func fill(count: Int, height: Int) { top = max(0, min(top, count - height)) }

    /// Keeps the cursor in sight.
    mutating func follow(height: Int) {
        guard height > 0 else { return }
        if cursor < top { top = cursor }
        if cursor >= top + height { top = cursor - height + 1 }
    }
}
