package import Moderation

/// A screen over the list.
package enum OverlayScreen {
    case full
    case help(HelpState)
    case history(HistoryState)
    case statistics(StatisticsState)
    case releases(ReleasesState)
    case messages(ScrollState)
    case edit(EditState)

    var scope: Scope? {
        switch self {
        case .full: .full
        case .help: .help
        case .history: .history
        case .statistics: .statistics
        case .releases: .releases
        case .messages: .messages
        case .edit: nil
        }
    }
}

/// A cursor in rows that are known beforehand.
package struct ScrollState {
    package var cursor = 0
    package var top = 0

    /// Moves, and keeps the cursor in sight.
    mutating func step(_ step: Step, count: Int, height: Int) {
        cursor = step.moved(cursor, count: count, height: height)
        follow(height: height)
    }

    mutating func follow(height: Int) {
        guard height > 0 else { return }
        if cursor < top { top = cursor }
        if cursor >= top + height { top = cursor - height + 1 }
    }
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
}

package struct HelpState {
    /// The line that Enter does: none before a movement or a search.
    var chosen: Int?
    var search = ""
    /// The screen that help was asked on.
    var scope: Scope
}

/// The history of the queue, or of one comment.
package struct HistoryState {
    /// `nil`: of the queue.
    var comment: CommentNumber?
    var query: String
    /// Newest first.
    package var entries: [EntryNumber]
    package var scroll = ScrollState()
    var isInDetail = false
    var detail = ScrollState()
}

package struct StatisticsState {
    var days: Int
    var last: CivilDate
    var release: Slug?
    var result: Statistics
    /// The first line on the screen.
    var scroll = 0
}

package struct ReleasesState {
    var rows: [Row]
    var scroll = ScrollState()
    /// Whether the choice is for statistics rather than for the list.
    var isForStatistics = false

    struct Row {
        var release: Release
        var counts: Counts
    }
}

/// A text being edited in place.
package struct EditState {
    var target: Target
    /// The body in force when the editor opened.
    var original: String
    var editor: TextEditor

    init(target: Target, original: String, text: String) {
        self.target = target
        self.original = original
        editor = TextEditor(text, limit: Limits.body)
    }

    var text: String { editor.text }
    /// Whether there is nothing to save. What an editor adds by habit is nothing, whichever editor it was.
    var isUnchanged: Bool { editor.isSame(as: original) || EditedText.isUnchanged(text, from: original) }
}
