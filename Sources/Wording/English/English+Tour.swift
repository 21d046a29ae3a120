import Terminal

extension English {
    func tourTask(_ task: TourTask) -> DisplayText {
        switch task {
        case .approve: "Press a: this comment is approved, and everybody may read it."
        case .reject: "Press r, then s: this one is rejected as spam."
        case .undo: "Press u: that is taken back. Every decision can be."
        case .tag: "Some say the same. Go down to “You have won” by j; = tags all that do."
        case .bulk: "Press ; then r and s: all that are tagged are rejected by one act."
        case .query: "Press /, type has:link and Enter: what has no link is out of the way."
        case .mask: "Go to #6: x masks its telephone number, a approves it so."
        case .history: "Press k, then h: who did what to this comment. And ? tells all keys."
        }
    }
    func tourBack(_ key: DisplayText) -> DisplayText { "Press \(key): it leads back to all that wait." }
    var tourDone: DisplayText { "That was the tour. q leads back and out, and nothing of it is kept." }
    func tourGoesOn(_ end: DisplayText) -> DisplayText { "sluice tour goes on from here; \(end) ends it" }
    func tourIsOver(_ begin: DisplayText) -> DisplayText {
        "The tour is over, and its queue is gone. sluice opens your own; where there is none yet, \(begin) makes one."
    }
    var noTour: DisplayText { "no tour is under way" }
    var noHome: Complaint { Complaint("$HOME names no folder", advice: "set it, or $XDG_STATE_HOME, to a path") }
}
