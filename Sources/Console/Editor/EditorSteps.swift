/// What was done to a text and can be undone, and what was undone and can be done again.
///
/// Characters that are typed or erased one by one make one step a word.
struct EditorSteps: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case typing, erasing, other }

    struct Step: Hashable, Sendable {
        var start: TextBuffer.Place
        var removed: [UInt8]
        var inserted: [UInt8]
        /// Where the cursor was.
        var before: TextBuffer.Place
        var kind: Kind
    }

    /// The most bytes kept for undoing; beyond that, the oldest steps are forgotten.
    private static let limit = 2_097_152
    /// The most bytes of one step of typing.
    private static let mostTyped = 256

    private var done: [Step] = []
    private var undone: [Step] = []
    private var kept = 0
    /// Whether the last step may still grow: nothing else has happened since.
    var isOpen = false

    mutating func add(_ step: Step) {
        undone = []
        if isOpen, grow(by: step) { return }
        done.append(step)
        kept += step.removed.count + step.inserted.count
        while kept > EditorSteps.limit, done.count > 1 {
            let oldest = done.removeFirst()
            kept -= oldest.removed.count + oldest.inserted.count
        }
        isOpen = step.kind != .other
    }

    mutating func close() {
        isOpen = false
    }

    mutating func undo() -> Step? {
        isOpen = false
        guard let step = done.popLast() else { return nil }
        kept -= step.removed.count + step.inserted.count
        undone.append(step)
        return step
    }

    mutating func redo() -> Step? {
        isOpen = false
        guard let step = undone.popLast() else { return nil }
        done.append(step)
        kept += step.removed.count + step.inserted.count
        return step
    }

    private mutating func grow(by step: Step) -> Bool {
        guard let index = done.indices.last, done[index].kind == step.kind else { return false }
        let last = done[index]
        switch step.kind {
        case .typing:
            let isNextWord = last.inserted.last == 0x20 && step.inserted.first != 0x20
            guard !isNextWord, !step.inserted.contains(0x0A), last.inserted.last != 0x0A,
                last.inserted.count < EditorSteps.mostTyped
            else { return false }
            done[index].inserted += step.inserted
            kept += step.inserted.count
        case .erasing:
            guard last.removed.count < EditorSteps.mostTyped, last.removed.first != 0x0A, step.removed.last != 0x0A
            else { return false }
            done[index].removed = step.removed + last.removed
            done[index].start = step.start
            kept += step.removed.count
        case .other:
            return false
        }
        return true
    }
}
