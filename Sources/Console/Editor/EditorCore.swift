import Terminal

/// A text, its cursor, and what was done and undone: the common part of the fields for one line and for many.
struct EditorCore: Hashable, Sendable {
    private(set) var buffer: TextBuffer
    var cursor: TextBuffer.Place {
        didSet { if cursor != oldValue { steps.close() } }
    }
    /// In bytes.
    let limit: Int
    private var steps = EditorSteps()
    /// What was removed last, to be put in elsewhere.
    private var killed: [UInt8] = []

    init(_ text: String, limit: Int) {
        buffer = TextBuffer(text.utf8)
        cursor = TextBuffer.Place(line: 0, offset: 0)
        self.limit = limit
    }

    /// The line that the cursor is in.
    var line: [UInt8] { buffer.lines[cursor.line].bytes }

    // MARK: - Changing

    /// Puts bytes in at the cursor, which then stands behind them.
    mutating func insert(_ bytes: [UInt8], isTyped: Bool) -> EditorResponse {
        change(from: cursor, to: cursor, with: bytes, isTyped ? .typing : .other)
    }

    /// Puts in what was removed last.
    mutating func yank() -> EditorResponse {
        insert(killed, isTyped: false)
    }

    mutating func delete(to place: TextBuffer.Place) -> EditorResponse {
        let (start, end) = (min(place, cursor), max(place, cursor))
        return change(from: start, to: end, with: [], place < cursor ? .erasing : .other)
    }

    /// Removes what lies between the cursor and a place, and keeps it for ``yank()``.
    mutating func kill(to place: TextBuffer.Place) -> EditorResponse {
        let (start, end) = (min(place, cursor), max(place, cursor))
        guard start < end else { return .done }
        killed = buffer.bytes(from: start, to: end)
        return change(from: start, to: end, with: [], .other)
    }

    /// Replaces the whole text.
    mutating func replaceAll(with bytes: [UInt8]) -> EditorResponse {
        change(from: TextBuffer.Place(line: 0, offset: 0), to: buffer.end, with: bytes, .other)
    }

    mutating func undo() -> EditorResponse {
        if let step = steps.undo() { revert(step, isUndo: true) }
        return .done
    }

    mutating func redo() -> EditorResponse {
        if let step = steps.redo() { revert(step, isUndo: false) }
        return .done
    }

    private mutating func change(
        from start: TextBuffer.Place, to end: TextBuffer.Place, with bytes: [UInt8], _ kind: EditorSteps.Kind
    ) -> EditorResponse {
        guard start < end || !bytes.isEmpty else { return .done }
        let removed = start < end ? buffer.bytes(from: start, to: end) : []
        guard bytes.isEmpty || buffer.count - removed.count + bytes.count <= limit else { return .full }
        let before = cursor
        let after = buffer.replace(from: start, to: end, with: bytes)
        steps.add(EditorSteps.Step(start: start, removed: removed, inserted: bytes, before: before, kind: kind))
        move(to: after)
        return .done
    }

    private mutating func revert(_ step: EditorSteps.Step, isUndo: Bool) {
        let old = isUndo ? step.inserted : step.removed
        let new = isUndo ? step.removed : step.inserted
        let after = buffer.replace(from: step.start, to: buffer.place(old.count, after: step.start), with: new)
        move(to: isUndo ? step.before : after)
    }

    /// Moves the cursor as part of a change, which does not end a step.
    private mutating func move(to place: TextBuffer.Place) {
        let isOpen = steps.isOpen
        cursor = place
        steps.isOpen = isOpen
    }

    // MARK: - Places around the cursor

    var lineStart: TextBuffer.Place { TextBuffer.Place(line: cursor.line, offset: 0) }
    var lineEnd: TextBuffer.Place { TextBuffer.Place(line: cursor.line, offset: line.count) }

    /// One character back; from the beginning of a line, the end of the line above.
    var before: TextBuffer.Place {
        guard cursor.offset == 0 else {
            let layout = LineLayout(line, columns: nil)
            return TextBuffer.Place(line: cursor.line, offset: layout.stop(before: cursor.offset, line))
        }
        guard cursor.line > 0 else { return cursor }
        return TextBuffer.Place(line: cursor.line - 1, offset: buffer.lines[cursor.line - 1].bytes.count)
    }

    /// One character on; from the end of a line, the beginning of the line below.
    var after: TextBuffer.Place {
        guard cursor.offset == line.count else {
            let layout = LineLayout(line, columns: nil)
            return TextBuffer.Place(line: cursor.line, offset: layout.stop(after: cursor.offset, line))
        }
        return cursor.line < buffer.lines.count - 1 ? TextBuffer.Place(line: cursor.line + 1, offset: 0) : cursor
    }

    /// The beginning of the word before the cursor; where the line has none, the end of the line above.
    func wordStart(betweenBlanks: Bool = false) -> TextBuffer.Place {
        guard cursor.offset > 0 else { return before }
        let start = Words.start(before: cursor.offset, in: line, betweenBlanks: betweenBlanks)
        return TextBuffer.Place(line: cursor.line, offset: start)
    }

    /// The end of the word behind the cursor; where the line has none, the beginning of the line below.
    var wordEnd: TextBuffer.Place {
        guard cursor.offset < line.count else { return after }
        return TextBuffer.Place(line: cursor.line, offset: Words.end(after: cursor.offset, in: line))
    }
}

extension EditorCore {
    /// Takes the keys that fields of one line and of many have in common.
    mutating func press(_ key: Key) -> EditorResponse {
        switch (key.code, key.control, key.alt) {
        case (.character(let character), false, false):
            return insert(Array(String(character).utf8).filter { $0 != 0 }, isTyped: true)
        case (.backspace, false, false), (.character("h"), true, false): return delete(to: before)
        case (.delete, false, false), (.character("d"), true, false): return delete(to: after)
        case (.backspace, false, true): return kill(to: wordStart())
        case (.character("d"), false, true), (.delete, true, false): return kill(to: wordEnd)
        case (.character("w"), true, false), (.backspace, true, false):
            return kill(to: wordStart(betweenBlanks: true))
        case (.character("k"), true, false): return kill(to: cursor == lineEnd ? after : lineEnd)
        case (.character("u"), true, false): return kill(to: lineStart)
        case (.character("y"), true, false): return yank()
        case (.character("_"), true, false): return undo()
        // As in nano; alt with the sign of undo would begin a string of the terminal.
        case (.character("e"), false, true): return redo()
        case (.left, false, false), (.character("b"), true, false): cursor = before
        case (.right, false, false), (.character("f"), true, false): cursor = after
        case (.left, _, _), (.character("b"), false, true): cursor = wordStart()
        case (.right, _, _), (.character("f"), false, true): cursor = wordEnd
        case (.home, false, false), (.character("a"), true, false): cursor = lineStart
        case (.end, false, false), (.character("e"), true, false): cursor = lineEnd
        default: return .ignored
        }
        return .done
    }
}

/// What a field made of a key or of pasted text.
package enum EditorResponse: Hashable, Sendable {
    /// The key is not one of the field's.
    case ignored
    /// It was taken, even if it changed nothing, as at the edge of the text.
    case done
    /// Nothing was put in: the text would have become longer than it may be.
    case full
}
