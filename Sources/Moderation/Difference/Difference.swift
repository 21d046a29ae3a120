/// What an edit changed, word by word.
///
/// The runs cover both texts, every byte of them: the kept and removed ones make up the old text, the kept and
/// inserted ones the new text. Where only white space changed, between two words that stayed, that is a run too.
/// Words are compared as bytes. Time and memory are bounded, whatever the texts are; if two have hardly anything in
/// common, all of one counts as replaced by all of the other.
package struct Difference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case kept, removed, inserted }

    /// A stretch of bytes of one text, or, when it was kept, of both.
    package struct Run: Hashable, Sendable {
        package var kind: Kind
        /// Bytes of the old text; empty for what was inserted.
        package var old: Range<Int>
        /// Bytes of the new text; empty for what was removed.
        package var new: Range<Int>
    }

    /// In the order of the texts; what was removed stands before what was inserted in its place.
    package private(set) var runs: [Run] = []
    /// How many words were removed.
    package private(set) var wordsRemoved: Int
    /// How many words were inserted.
    package private(set) var wordsInserted: Int
    /// The texts as UTF-8.
    let old: [UInt8]
    let new: [UInt8]

    package init(from old: String, to new: String) {
        self.old = Array(old.utf8)
        self.new = Array(new.utf8)
        var table: [[UInt8]: Int32] = [:]
        let oldWords = WordTokens(self.old, table: &table)
        let newWords = WordTokens(self.new, table: &table)
        let pairs = WordAlignment(oldWords.ids, newWords.ids, words: table.count).pairs
        wordsRemoved = oldWords.ids.count - pairs.count
        wordsInserted = newWords.ids.count - pairs.count
        var (oldEnd, newEnd) = (0, 0)
        for pair in pairs {
            let (oldWord, newWord) = (oldWords.ranges[pair.old], newWords.ranges[pair.new])
            addGap(oldEnd..<oldWord.lowerBound, newEnd..<newWord.lowerBound)
            add(.kept, oldWord, newWord)
            (oldEnd, newEnd) = (oldWord.upperBound, newWord.upperBound)
        }
        addGap(oldEnd..<self.old.count, newEnd..<self.new.count)
    }

    /// The bytes of a run.
    package func bytes(of run: Run) -> ArraySlice<UInt8> {
        run.kind == .inserted ? new[run.new] : old[run.old]
    }

    /// Adds what lies between two words that were kept: white space that is the same at its edges was kept too.
    private mutating func addGap(_ oldGap: Range<Int>, _ newGap: Range<Int>) {
        if old[oldGap].elementsEqual(new[newGap]) { return add(.kept, oldGap, newGap) }
        var (oldStart, newStart) = (oldGap.lowerBound, newGap.lowerBound)
        var (oldEnd, newEnd) = (oldGap.upperBound, newGap.upperBound)
        if !WordTokens.isSpace(oldGap, of: old) || !WordTokens.isSpace(newGap, of: new) {
            let oldFront = old[oldStart..<WordTokens.spaceEnd(from: oldStart, to: oldEnd, in: old)]
            let newFront = new[newStart..<WordTokens.spaceEnd(from: newStart, to: newEnd, in: new)]
            if !oldFront.isEmpty, oldFront.elementsEqual(newFront) {
                add(.kept, oldFront.indices, newFront.indices)
                (oldStart, newStart) = (oldFront.endIndex, newFront.endIndex)
            }
            let oldBack = old[WordTokens.spaceStart(from: oldStart, to: oldEnd, in: old)..<oldEnd]
            let newBack = new[WordTokens.spaceStart(from: newStart, to: newEnd, in: new)..<newEnd]
            if !oldBack.isEmpty, oldBack.elementsEqual(newBack) {
                (oldEnd, newEnd) = (oldBack.startIndex, newBack.startIndex)
            }
        }
        if oldStart < oldEnd { add(.removed, oldStart..<oldEnd, newStart..<newStart) }
        if newStart < newEnd { add(.inserted, oldEnd..<oldEnd, newStart..<newEnd) }
        add(.kept, oldEnd..<oldGap.upperBound, newEnd..<newGap.upperBound)
    }

    private mutating func add(_ kind: Kind, _ old: Range<Int>, _ new: Range<Int>) {
        guard !old.isEmpty || !new.isEmpty else { return }
        if let last = runs.indices.last, runs[last].kind == kind {
            runs[last].old = runs[last].old.lowerBound..<old.upperBound
            runs[last].new = runs[last].new.lowerBound..<new.upperBound
        } else {
            runs.append(Run(kind: kind, old: old, new: new))
        }
    }
}
