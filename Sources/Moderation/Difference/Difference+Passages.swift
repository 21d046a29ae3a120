extension Difference {
    /// A piece of the difference as a person reads it.
    package struct Passage: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case kept, removed, inserted
            /// Stands for what was kept and is left out.
            case elided
        }

        package var kind: Kind
        /// The words, with one blank for white space; if only white space changed, exactly as it stands. Empty for
        /// what is left out.
        package var text: String
    }

    /// The difference for reading: what changed with some words around it, the rest left out.
    ///
    /// Put side by side, with signs around what changed, the passages have their blanks where they belong:
    /// `… ir par maz. [-Zvaniet man: 20000000, es-] {+Es+} visu izstāstīšu.`
    ///
    /// - Parameter context: How many words are shown beside a change.
    package func passages(context: Int = 8) -> [Passage] {
        var passages: [Passage] = []
        let groups = groups
        for (index, group) in groups.enumerated() {
            if group.kind != .kept {
                add(group, to: &passages)
                continue
            }
            let before = index == 0 ? 0 : context
            let after = index == groups.count - 1 ? 0 : context
            // Leaving out a word or two would save nothing.
            guard group.words.count > before + after + 2 else {
                add(group, to: &passages)
                continue
            }
            if before > 0 {
                add(Group(kind: .kept, words: Array(group.words.prefix(before))), to: &passages)
                addBlank(to: &passages)
            }
            passages.append(Passage(kind: .elided, text: ""))
            if after > 0 {
                addBlank(to: &passages)
                add(Group(kind: .kept, words: Array(group.words.suffix(after))), to: &passages)
            }
        }
        return passages
    }

    /// Words of one kind, side by side.
    private struct Group {
        var kind: Kind
        var words: [(text: String, isAfterBlank: Bool)]
    }

    /// The words of all runs, each with whether white space stood before it.
    private var groups: [Group] {
        var groups: [Group] = []
        var isAfterBlank = false
        var index = 0
        while index < runs.count {
            let end =
                runs[index].kind == .kept ? index + 1 : runs[index...].firstIndex { $0.kind == .kept } ?? runs.count
            let texts = runs[index..<end].map { ($0.kind, Array(bytes(of: $0))) }
            let isBlank = texts.allSatisfy { WordTokens.isSpace(0..<$0.1.count, of: $0.1) }
            for (kind, text) in texts {
                var words: [(text: String, isAfterBlank: Bool)] = []
                if isBlank && kind != .kept {
                    words = [(String(decoding: text, as: UTF8.self), true)]
                    isAfterBlank = true
                } else {
                    words = Difference.words(of: text, &isAfterBlank)
                    // Inserted words never touch removed ones.
                    if groups.last?.kind == .removed, kind == .inserted, !words.isEmpty { words[0].isAfterBlank = true }
                }
                if !words.isEmpty { groups.append(Group(kind: kind, words: words)) }
            }
            index = end
        }
        return groups
    }

    private static func words(of text: [UInt8], _ isAfterBlank: inout Bool) -> [(text: String, isAfterBlank: Bool)] {
        var table: [[UInt8]: Int32] = [:]
        var words: [(text: String, isAfterBlank: Bool)] = []
        var end = 0
        for range in WordTokens(text, table: &table).ranges {
            if range.lowerBound > end { isAfterBlank = true }
            words.append((String(decoding: text[range], as: UTF8.self), isAfterBlank))
            isAfterBlank = false
            end = range.upperBound
        }
        if end < text.count { isAfterBlank = true }
        return words
    }

    private func add(_ group: Group, to passages: inout [Passage]) {
        var text = ""
        for (index, word) in group.words.enumerated() {
            if word.isAfterBlank {
                if index == 0 { addBlank(to: &passages) } else { text += " " }
            }
            text += word.text
        }
        let kind: Passage.Kind =
            switch group.kind {
            case .kept: .kept
            case .removed: .removed
            case .inserted: .inserted
            }
        if kind == .kept, let last = passages.indices.last, passages[last].kind == .kept {
            passages[last].text += text
        } else {
            passages.append(Passage(kind: kind, text: text))
        }
    }

    /// Adds a blank where one can be seen: not at the beginning, not after another.
    private func addBlank(to passages: inout [Passage]) {
        guard let last = passages.indices.last else { return }
        if passages[last].kind != .kept {
            passages.append(Passage(kind: .kept, text: " "))
        } else if passages[last].text.utf8.last != 0x20 {
            passages[last].text += " "
        }
    }
}
