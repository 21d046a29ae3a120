import Moderation
import Terminal
import Wording

/// All keys, made from the registry. Enter does what the chosen line says.
struct HelpScreen: ConsoleScreen {
    /// The line that Enter does; `nil` until a movement or a search chooses one.
    var chosen: Int?
    /// The first row on the screen: headings are rows too.
    var top = 0
    var search = ""

    var scope: Scope? { .help }
    var enterWord: HintWord? { .doIt }

    func draw(in drawing: inout Drawing) { drawing.help(self) }

    mutating func move(_ step: Step, in model: inout Model) {
        let rows = HelpPage(self, model).rows
        let lines = rows.indices.filter { rows[$0].line != nil }
        guard !lines.isEmpty else { return }
        let height = Layout(model.size).whole.height
        let lowest = max(0, rows.count - height)
        let to = step.scrolled(top, count: rows.count, height: height)
        switch step {
        case .pages, .halfPages:
            // By rows, so that no line is passed over.
            chosen = to > lowest ? lines.count - 1 : lines.firstIndex { $0 >= to }
            top = min(to, lowest)
        case .lines, .first, .last:
            // The first movement enters the list from above.
            let line = step.moved(chosen ?? -1, count: lines.count, height: height)
            chosen = line
            top = HelpScreen.top(top, showing: lines[line], of: rows, height: height)
            // With the first line, what stands above it comes into sight; with the last, what stands below.
            if line == 0 { top = 0 } else if line == lines.count - 1 { top = lowest }
        }
    }

    /// The first row on the screen that brings a row into sight, with the heading above it.
    fileprivate static func top(_ top: Int, showing row: Int, of rows: [HelpRow], height: Int) -> Int {
        let first = row > 0 && rows[row - 1].group != nil ? row - 1 : row
        return max(0, min(max(top, row - height + 1), first, rows.count - height))
    }

    /// Does the chosen line, on the screen that the help was opened on. A decision is asked about first: its key was
    /// not pressed on the comment.
    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard let chosen else {
            model.say(
                model.phrases.chooseALine(down: model.keyWord(.down), search: model.keyWord(.search)), .hint)
            return []
        }
        let lines = HelpPage(self, model).lines
        guard lines.indices.contains(chosen) else { return [] }
        let action = lines[chosen].actions[0]
        model.screens.pop()
        guard action.scopes.contains(model.scope) else {
            return model.hint(model.phrases.refused(model.keyWord(action.id), because: model.phrases.notOnAList))
        }
        if action.id.isAimed { return model.askFirst(action, press) }
        return model.run(action, Press(key: model.keyMap.keys(of: action.id).first, at: press.at))
    }

    static let actions: [Action] = [
        Action(
            .help, keys: ["?", "<f1>"], on: Scope.everywhere.subtracting([.help]), group: .program, help: .nowhere,
            hints: [Hint(.max, HintLine.everywhere)],
            perform: { m, _ in m.openHelp() }),
        Action(
            .search, keys: ["/"], on: [.help], group: .look, help: .nowhere,
            hints: [Hint(160, [.screen(.help): 0])],
            perform: { m, _ in m.askHelpSearch() }),
    ]
}

extension Model {
    /// ?: all keys.
    mutating func openHelp() -> [Effect] {
        screens.push(HelpScreen())
        return []
    }

    /// Keeps the lines that contain a text, and chooses the first.
    mutating func setHelpSearch(_ text: String) {
        guard screens.top is HelpScreen else { return }
        screens.replaceTop(HelpScreen(chosen: text.isEmpty ? nil : 0, search: text))
    }
}

/// What the help shows, worked out once for a frame.
private struct HelpPage {
    /// The model for the screen that it was opened on.
    let below: Model
    let lines: [HelpLine]
    /// The line that is chosen.
    let chosen: HelpLine?
    /// Whether the marks of the list are explained too.
    let hasMarks: Bool

    init(_ screen: HelpScreen, _ model: Model) {
        let below = model.belowHelp
        let lines = HelpLine.matching(screen.search, below)
        self.below = below
        self.lines = lines
        chosen = screen.chosen.flatMap { lines.indices.contains($0) ? lines[$0] : nil }
        hasMarks = screen.search.isEmpty && Scope.comments.contains(below.scope)
    }

    var rows: [HelpRow] { HelpRow.rows(of: lines, hasMarks: hasMarks) }
}

/// A line of the help, a heading, or nothing.
private struct HelpRow {
    var group: HelpGroup?
    var line: HelpLine?
    var mark: HelpMark?

    /// Whether it explains something, rather than being a heading.
    var counts: Bool { line != nil || mark != nil }

    /// The rows of lines, with their headings and a blank one before each.
    static func rows(of lines: [HelpLine], hasMarks: Bool) -> [HelpRow] {
        var rows: [HelpRow] = []
        for line in lines {
            if rows.last(where: { $0.group != nil })?.group != line.group {
                if !rows.isEmpty { rows.append(HelpRow()) }
                rows.append(HelpRow(group: line.group))
            }
            rows.append(HelpRow(line: line))
        }
        guard hasMarks else { return rows }
        return rows + [HelpRow(), HelpRow(group: .marks)] + HelpMark.allCases.map { HelpRow(mark: $0) }
    }
}

extension Drawing {
    fileprivate mutating func help(_ state: HelpScreen) {
        let page = HelpPage(state, model)
        if layout.kind == .wide, page.hasMarks {
            let (left, right): ([HelpGroup], [HelpGroup]) = ([.decide, .many, .look], [.move, .find, .program])
            let tallest = max(
                height(of: left, marks: true, page.lines), height(of: right, marks: false, page.lines))
            // Below an empty row where there is one to spare.
            let row = 2 + tallest <= layout.lastRule ? 2 : 1
            if row + tallest <= layout.lastRule {
                heading(phrases.keysHeading, right: DisplayText())
                column(groups: left, marks: true, row: row, at: 1, width: columns / 2 - 2, page)
                column(groups: right, marks: false, row: row, at: columns / 2, width: columns / 2 - 1, page)
                rule(row: layout.lastRule, left: [], right: nil)
                return
            }
        }
        let rows = page.rows
        let height = layout.whole.height
        var top = max(0, min(state.top, rows.count - height))
        if let chosen = page.chosen, let row = rows.firstIndex(where: { $0.line == chosen }) {
            top = HelpScreen.top(top, showing: row, of: rows, height: height)
        }
        let visible = rows.dropFirst(top).prefix(height)
        let (all, above, shown) = (
            rows.count(where: \.counts), rows[..<top].count(where: \.counts), visible.count(where: \.counts)
        )
        let range: DisplayText = shown == 0 ? "0" : "\(above + 1)–\(above + shown)"
        heading(phrases.keysHeading, right: shown == all ? DisplayText() : phrases.shown(range, of: all))
        for (index, row) in visible.enumerated() {
            draw(row, row: 1 + index, column: 1, width: columns - 2, page)
        }
        rule(row: layout.lastRule, left: [], right: top + height < rows.count ? phrases.moreBelow : nil)
    }

    /// The rows that groups take, each with its heading, and the marks below them.
    private func height(of groups: [HelpGroup], marks: Bool, _ lines: [HelpLine]) -> Int {
        let rows = groups.map { group in lines.count { $0.group == group } + 1 }
        let all = marks ? rows + [HelpMark.allCases.count + 1] : rows
        return all.reduce(0, +) + all.count - 1
    }

    private mutating func column(
        groups: [HelpGroup], marks: Bool, row first: Int, at column: Int, width: Int, _ page: HelpPage
    ) {
        var row = first
        for group in groups {
            draw(HelpRow(group: group), row: row, column: column, width: width, page)
            row += 1
            for line in page.lines where line.group == group {
                draw(HelpRow(line: line), row: row, column: column, width: width, page)
                row += 1
            }
            row += 1
        }
        guard marks else { return }
        draw(HelpRow(group: .marks), row: row, column: column, width: width, page)
        for mark in HelpMark.allCases {
            row += 1
            draw(HelpRow(mark: mark), row: row, column: column, width: width, page)
        }
    }

    private mutating func draw(_ help: HelpRow, row: Int, column: Int, width: Int, _ page: HelpPage) {
        guard row < layout.lastRule else { return }
        if let group = help.group {
            surface.put(phrases.title(group).styled(.strong), row: row, column: column, width: width)
        } else if let line = help.line {
            let isCurrent = line == page.chosen
            let style = Style(isCurrent ? .current : .text, isCurrent: isCurrent)
            if isCurrent {
                surface.fill(row: row, columns: column..<column + width, style: style)
                surface.cursor = (row, column)
            }
            surface.put(line.keys(model.keyMap).styled(.strong), row: row, column: column + 2, width: 11, style: style)
            surface.put(
                line.title(page.below, width: width - 13), row: row, column: column + 13, width: max(0, width - 13),
                style: style)
        } else if let mark = help.mark {
            surface.put(mark.signs.styled(.strong), row: row, column: column + 2, width: 11)
            surface.put(phrases.mark(mark), row: row, column: column + 13, width: max(0, width - 13))
        }
    }
}
