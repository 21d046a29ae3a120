import Moderation
import Terminal
import Wording

/// All messages of the session, the newest last.
struct MessagesScreen: ConsoleScreen {
    var scroll = ScrollState()

    var scope: Scope? { .messages }

    func draw(in drawing: inout Drawing) { drawing.messages(scroll) }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(step, count: model.log.all.count, height: Layout(model.size).whole.height)
    }
}

extension Model {
    /// !: all messages.
    mutating func openMessages() -> [Effect] {
        guard !log.all.isEmpty else { return hint(phrases.noMessages) }
        screens.push(MessagesScreen())
        return step(.last)
    }
}

extension Drawing {
    fileprivate mutating func messages(_ state: ScrollState) {
        let all = model.log.all
        heading(phrases.messagesHeading, right: phrases.shown("\(all.count)", of: all.count))
        for (index, notice) in all.dropFirst(state.top).prefix(layout.whole.height).enumerated() {
            let isCurrent = state.top + index == state.cursor
            let row = 1 + index
            let style = Style(isCurrent ? .current : notice.kind == .error ? .error : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row, style: style)
                surface.cursor = (row, 0)
            }
            let time = phrases.clock(model.local(notice.at))
            surface.put("\(time)  \(notice.text)", row: row, column: 1, width: columns - 2, style: style)
        }
        rule(row: layout.lastRule, left: [], right: nil)
    }
}
