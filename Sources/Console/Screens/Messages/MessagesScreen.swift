import Moderation
import Terminal
import Wording

/// All messages of the session, the newest last.
struct MessagesScreen: ConsoleScreen {
    var scroll = ScrollState()

    var scope: Scope? { .messages }

    func draw(in drawing: inout Drawing) { drawing.messages(scroll) }

    mutating func move(_ step: Step, in model: inout Model) {
        scroll.step(
            step, count: model.messageLines(model.size.columns - 2).count, height: Layout(model.size).whole.height)
    }

    static let actions: [Action] = [
        Action(
            .messages, keys: ["!"], on: Scope.everywhere.subtracting([.messages]), group: .look,
            perform: { m, _ in m.openMessages() })
    ]
}

extension Model {
    /// !: all messages.
    mutating func openMessages() -> [Effect] {
        guard !log.all.isEmpty else { return hint(phrases.noMessages) }
        screens.push(MessagesScreen())
        return step(.last)
    }

    /// The lines of all messages, uncut; the time stands before the first line of each.
    fileprivate func messageLines(_ width: Int) -> [(text: DisplayText, kind: Notice.Kind)] {
        log.all.flatMap { notice in
            let time: DisplayText = "\(phrases.clock(local(notice.at)))  "
            return notice.text.wrapped(to: max(2, width - time.width)).enumerated().map { index, line in
                ((index == 0 ? time : DisplayText.blanks(time.width)) + line, notice.kind)
            }
        }
    }
}

extension Drawing {
    fileprivate mutating func messages(_ state: ScrollState) {
        let count = model.log.all.count
        heading(phrases.messagesHeading, right: phrases.shown("\(count)", of: count))
        let lines = model.messageLines(columns - 2)
        // There are fewer than before when the screen has become wider.
        let cursor = min(state.cursor, lines.count - 1)
        let top = max(0, min(state.top, lines.count - layout.whole.height))
        for (index, line) in lines.dropFirst(top).prefix(layout.whole.height).enumerated() {
            let isCurrent = top + index == cursor
            let row = 1 + index
            let style = Style(isCurrent ? .current : line.kind == .error ? .error : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row, style: style)
                surface.cursor = (row, 0)
            }
            surface.put(line.text, row: row, column: 1, width: columns - 2, style: style)
        }
        rule(row: layout.lastRule, left: [], right: nil)
    }
}
