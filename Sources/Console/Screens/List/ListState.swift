import Moderation

/// The list: the comments of a query in an order, fixed until the view changes or `R` takes in what is new.
struct ListState {
    /// What a list shows, as far as a moderator can come back to it.
    struct View: Hashable {
        var query: Query
        var order: Order
        var current: CommentNumber?
        /// The row of the screen that the current comment stands on.
        var screenRow = 0

        init(query: Query, order: Order) {
            self.query = query
            self.order = order
        }

        static let pending = View(query: .pending, order: .oldest)
    }

    /// A comment that the list does not hold yet, and the row of the screen that it stood on.
    struct Awaited {
        var number: CommentNumber
        var screenRow: Int
    }

    var view: View
    /// Comments in the list's order. Computed when query, order or view change, never by a movement.
    var rows: [CommentNumber] = []
    private var members = NumberSet()
    /// The row of the cursor.
    private(set) var cursor = 0
    /// The first row on the screen.
    var top = 0
    /// The comment that the cursor goes to when a search finds it, unless the cursor is moved first.
    var awaited: Awaited?
    /// Comments outside the list that have come to match the query.
    var arrivals = NumberSet()

    init(view: View) {
        self.view = view
    }

    var current: CommentNumber? {
        rows.indices.contains(cursor) ? rows[cursor] : nil
    }

    func contains(_ number: CommentNumber) -> Bool { members.contains(number) }

    /// Replaces the rows, and puts the cursor on `wanted`, or else where it was.
    mutating func replace(_ numbers: [CommentNumber], cursorOn wanted: CommentNumber?) {
        rows = numbers
        members = NumberSet(numbers)
        arrivals = NumberSet()
        if let wanted, members.contains(wanted), let row = rows.firstIndex(of: wanted) {
            cursor = row
        } else {
            cursor = max(0, min(cursor, rows.count - 1))
        }
    }

    /// Adds what a search found further on; the present rows stay where they are.
    mutating func append(_ numbers: [CommentNumber]) {
        for number in numbers where members.insert(number) {
            rows.append(number)
        }
    }

    mutating func move(to row: Int) {
        awaited = nil
        cursor = max(0, min(row, rows.count - 1))
    }

    /// Moves to a comment of the list; `false` when it is not there. One pass over the rows.
    mutating func move(to number: CommentNumber) -> Bool {
        guard members.contains(number), let row = rows.firstIndex(of: number) else { return false }
        awaited = nil
        cursor = row
        return true
    }

    /// How many rows a jump leaves in sight around the cursor, where there are so many.
    private static let context = 3

    /// Keeps the cursor in sight in a window of so many rows: a step beyond the edge scrolls by one, a jump also
    /// shows the rows around.
    ///
    /// - Parameter lastTop: The first row on the screen when the last row stands on the last line.
    mutating func follow(height: Int, lastTop: Int) {
        guard height > 0 else { return }
        let context = min(ListState.context, (height - 1) / 4)
        if cursor < top { top = cursor == top - 1 ? cursor : max(0, cursor - context) }
        if cursor >= top + height {
            let last = cursor - height + 1
            top = cursor == top + height ? last : min(last + context, lastTop)
        }
        // A window that has grown is filled.
        top = max(0, min(top, lastTop))
    }
}
