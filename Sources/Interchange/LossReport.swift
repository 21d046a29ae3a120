package import Moderation

/// What is lost, comment by comment.
package struct LossReport: Sendable {
    /// One loss of one comment; of the whole file if it has no place.
    package struct Item: Sendable {
        package var loss: Loss
        /// On the way in, the line of the file; on the way out, the comment's number.
        package var place: Int?
        /// The comment's id in the file.
        package var id: String?
    }

    /// In the order in which they were found.
    package private(set) var items: [Item] = []

    package mutating func add(_ loss: Loss, place: Int? = nil, id: String? = nil) {
        items.append(Item(loss: loss, place: place, id: id))
    }

    /// A line of the table: a loss, how often, and the first places.
    package struct Row: Sendable {
        package var loss: Loss
        package var count: Int
        package var places: [Int]
    }

    /// The table, in the order of the losses' list.
    ///
    /// - Parameter most: How many places a line may name.
    package func rows(most: Int = 10) -> [Row] {
        var rows: [Loss: Row] = [:]
        for item in items {
            var row = rows[item.loss] ?? Row(loss: item.loss, count: 0, places: [])
            row.count += 1
            if let place = item.place, row.places.count < most { row.places.append(place) }
            rows[item.loss] = row
        }
        return Loss.allCases.compactMap { rows[$0] }
    }
}
