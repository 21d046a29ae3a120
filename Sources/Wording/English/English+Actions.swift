import Moderation
import Terminal

extension English {
    var keysHeading: DisplayText { "Keys" }
    func notNow(_ title: DisplayText, because reason: DisplayText) -> DisplayText { "\(title); not now: \(reason)" }

    func words(_ action: ActionID) -> ActionWords {
        switch action {
        case .approve: ActionWords("approve")
        case .reject: ActionWords("reject: a letter picks the reason", hint: "reject")
        case .edit: ActionWords("edit here; in your editor", hint: "edit")
        case .editOutside: ActionWords("edit in your editor")
        case .mask: ActionWords("mask phone numbers and the like", hint: "mask")
        case .defer: ActionWords("defer: until when, and why", hint: "defer")
        case .reopen: ActionWords("reopen")
        case .note: ActionWords("note in the history", hint: "note")
        case .undo: ActionWords("undo your last act; redo", hint: "undo")
        case .redo: ActionWords("redo what was undone")
        case .erase: ActionWords("erase for good; asks for the number")
        case .down: ActionWords("down, up")
        case .up: ActionWords("up")
        case .halfDown: ActionWords("half a page")
        case .halfUp: ActionWords("half a page up")
        case .pageDown: ActionWords("a page; also PgDn PgUp")
        case .pageUp: ActionWords("a page up")
        case .pageOn: ActionWords("a page on", hint: "down")
        case .pageBack: ActionWords("a page back")
        case .first: ActionWords("first, last; also Home End")
        case .last: ActionWords("to the last")
        case .next:
            ActionWords("next, previous that needs a decision", hint: "next")
        case .previous: ActionWords("previous that needs a decision")
        case .goTo: ActionWords("to comment 17")
        case .parent: ActionWords("what it answers, and back")
        case .focus: ActionWords("between list and comment")
        case .otherDown: ActionWords("move in the other of the two")
        case .otherUp: ActionWords("up in the other of the two")
        case .open: ActionWords("full screen; q or Esc back")
        case .tagDown: ActionWords("tag and step down; tag and stay", hint: "tag")
        case .tag: ActionWords("tag and stay")
        case .range: ActionWords("tag from here to where you go", hint: "range")
        case .tagAll: ActionWords("tag all that match; untag all")
        case .tagSame: ActionWords("tag all with the same text as this one", hint: "same text")
        case .tagAlike: ActionWords("tag all with nearly the same text", hint: "nearly the same")
        case .invert: ActionWords("invert the tags")
        case .tagQuery: ActionWords("tag by query; untag by query")
        case .untagQuery: ActionWords("untag by query", hint: "untag")
        case .untagAll: ActionWords("untag all, shown or not; again: tag them again", hint: "untag all")
        case .tagged: ActionWords("before a decision: on the tagged ones")
        case .query: ActionWords("change the query", hint: "query")
        case .viewPending:
            ActionWords("pending approved rejected all deferred", hint: "pending")
        case .viewApproved: ActionWords("show what is approved", hint: "approved")
        case .viewRejected: ActionWords("show what is rejected", hint: "rejected")
        case .viewAll: ActionWords("show everything", hint: "everything")
        case .viewDeferred: ActionWords("show what is deferred", hint: "deferred")
        case .openView: ActionWords("open a view; all views, with what waits")
        case .views: ActionWords("views, with what waits", hint: "views")
        case .releases: ActionWords("releases, with counts", hint: "releases")
        case .rules: ActionWords("rules, with what they mark", hint: "rules")
        case .rehearse: ActionWords("try the query on the past", hint: "try")
        case .author: ActionWords("by this author; from this address", hint: "author")
        case .address: ActionWords("all from this address")
        case .waves: ActionWords("waves: many with nearly the same text", hint: "waves")
        case .order: ActionWords("order")
        case .refresh: ActionWords("show what is new")
        case .back:
            ActionWords("a step back: the screen, then the query", hint: "back")
        case .list: ActionWords("show what a query matches")
        case .show: ActionWords("to a comment, and open it")
        case .count: ActionWords("count what a query matches")
        case .history:
            ActionWords("history of this comment; of the queue", hint: "history")
        case .queueHistory: ActionWords("history of the queue", hint: "history")
        case .statistics: ActionWords("statistics")
        case .brief: ActionWords("what happened since you left", hint: "since you left")
        case .messages: ActionWords("messages, from the first")
        case .search: ActionWords("search the keys", hint: "search")
        case .undoEntry: ActionWords("undo the entry under the cursor", hint: "undo this entry")
        case .earlier: ActionWords("earlier", hint: "earlier, later")
        case .later: ActionWords("later")
        case .longer: ActionWords("a longer time", hint: "longer, shorter")
        case .shorter: ActionWords("a shorter time")
        case .oneRelease: ActionWords("statistics of one release; again: of all", hint: "one release")
        case .command: ActionWords("any command or action by name")
        case .help: ActionWords("all keys")
        case .close:
            ActionWords("close this, or back; quit", hint: "close")
        case .quit: ActionWords("quit")
        case .cancel: ActionWords("cancel, stop what runs")
        case .redraw: ActionWords("draw again; suspend")
        case .suspend: ActionWords("suspend")
        }
    }

    func hint(_ word: HintWord) -> DisplayText {
        switch word {
        case .on: "on"
        case .scroll: "scroll"
        case .list: "list"
        case .tagToHere: "tag to here"
        case .itsComments: "its comments"
        case .toComments: "to the comments"
        case .toEntries: "to the entries"
        case .doIt: "do it"
        case .onlyThis: "restrict to it"
        case .openIt: "open it"
        case .showIt: "show it"
        }
    }

    func title(_ group: HelpGroup) -> DisplayText {
        switch group {
        case .decide: "Decide"
        case .many: "Many at once"
        case .marks: "Marks in the list"
        case .move: "Move"
        case .find: "Find"
        case .look: "Look"
        case .program: "Program"
        }
    }

    func mark(_ mark: HelpMark) -> DisplayText {
        switch mark {
        case .here: "you are here"
        case .tagged: "tagged"
        case .state: "approved, rejected, deferred, erased"
        case .range: "in the range that is being chosen"
        case .company: "somebody else is here"
        case .edited: "edited by a moderator; an edit half typed"
        case .found: "something found: it is told beside the text"
        case .reply: "a reply"
        }
    }
}
