package import Terminal

/// The tasks of the tour, in order. Their keys are the default ones: the tour's queue has no settings.
package enum TourTask: Int, CaseIterable, Sendable {
    case approve, reject, undo, tag, bulk, query, mask, history
}

extension Phrases {
    /// A task, with how many there are; `nil` when all are done.
    ///
    /// - Parameter back: The key that leads back to the first list, where another one is shown.
    package func tour(_ task: TourTask?, back: DisplayText? = nil) -> DisplayText {
        guard let task else { return tourDone }
        let number: DisplayText = "\(task.rawValue + 1)/\(TourTask.allCases.count)  "
        if task == .mask, let back { return number + tourBack(back) }
        return number + tourTask(task)
    }
}

/// What the tour says.
package protocol TourPhrases {
    /// A task in one line of at most 74 cells. It names a comment only where no other will do.
    func tourTask(_ task: TourTask) -> DisplayText
    /// How to come back to the first list.
    func tourBack(_ key: DisplayText) -> DisplayText
    var tourDone: DisplayText { get }
    /// After the console has ended.
    func tourGoesOn(_ end: DisplayText) -> DisplayText
    func tourIsOver(_ begin: DisplayText) -> DisplayText
    var noTour: DisplayText { get }
    var noHome: Complaint { get }
}
