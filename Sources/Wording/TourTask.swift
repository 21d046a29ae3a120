package import Terminal

/// The tasks of the tour, in order. Their keys are the default ones: the tour's queue has no settings.
package enum TourTask: Int, CaseIterable, Sendable {
    case approve, reject, undo, tag, bulk, query, mask, history
}

extension Phrases {
    /// A task, with how many there are; `nil` when all are done.
    ///
    /// - Parameter isAway: Whether another list than the first is shown.
    package func tour(_ task: TourTask?, isAway: Bool = false) -> DisplayText {
        guard let task else { return tourDone }
        let number: DisplayText = "\(task.rawValue + 1)/\(TourTask.allCases.count)  "
        return isAway && task == .mask ? "\(number)\(tourBack)" : "\(number)\(tourTask(task))"
    }
}

/// What the tour says.
package protocol TourPhrases {
    /// A task in one line of at most 74 cells.
    func tourTask(_ task: TourTask) -> DisplayText
    /// How to come back to the first list.
    var tourBack: DisplayText { get }
    var tourDone: DisplayText { get }
    /// After the console has ended.
    func tourGoesOn(_ end: DisplayText) -> DisplayText
    func tourIsOver(_ begin: DisplayText) -> DisplayText
    var noTour: DisplayText { get }
    var noHome: Complaint { get }
}
