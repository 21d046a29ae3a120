internal import Text

/// The names, e-mail addresses and network addresses of people whose comments are erased, folded: no query and no
/// note may keep them.
package struct ErasedNames: Sendable {
    private var names: [FoldedNeedle] = []

    /// Whether they are no longer known: then any text may hold them.
    private var areUnknown = false

    package init() {}

    /// Names that are erased already, while something that may hold them is still there.
    package static let unknown: ErasedNames = {
        var names = ErasedNames()
        names.areUnknown = true
        return names
    }()

    package var isEmpty: Bool { names.isEmpty && !areUnknown }

    /// Adds an author's names and addresses.
    package mutating func add(name: String?, email: String?, address: String?) {
        for text in [name, email, address] {
            guard let text else { continue }
            let needle = FoldedNeedle(folded: ErasedNames.folded(text))
            if !needle.isEmpty, !names.contains(needle) { names.append(needle) }
        }
    }

    /// Whether a text contains one of them, whatever its case, diacritics and blanks.
    package func areIn(_ text: String) -> Bool {
        guard !isEmpty, !areUnknown else { return areUnknown && !text.utf8.isEmpty }
        let folded = ErasedNames.folded(text)
        return names.contains { name in
            // A name of one or two letters occurs in every text, so it must stand as a word.
            name.bytes.count > 2 ? ErasedNames.holds(folded, name) : ErasedNames.words(of: folded).contains(name.bytes)
        }
    }

    /// Whether a query contains one of them, or asks for an author by part of one.
    package func areIn(query text: String) -> Bool {
        guard !isEmpty, !text.utf8.isEmpty else { return false }
        if areIn(text) { return true }
        guard let query = try? Query(text) else { return false }
        var isNamed = false
        query.node.forEachTerm { term in
            switch term {
            case .author(let part), .email(let part), .address(let part):
                let needle = FoldedNeedle(folded: ErasedNames.folded(part))
                if areIn(part) || !needle.isEmpty && names.contains(where: { ErasedNames.holds($0.bytes, needle) }) {
                    isNamed = true
                }
            case .text(let word), .body(let word):
                let word = ErasedNames.folded(word)
                if names.contains(where: { ErasedNames.words(of: $0.bytes).contains(word) }) { isNamed = true }
            default: break
            }
        }
        return isNamed
    }

    /// Whether a view has one of them in its name or its query.
    package func areIn(_ view: NamedView) -> Bool { areIn(view.name) || areIn(query: view.query.text) }

    private static func holds(_ folded: [UInt8], _ needle: FoldedNeedle) -> Bool {
        folded.withUnsafeBytes { needle.isFound(in: $0) }
    }

    /// The words of folded text: runs of ASCII letters and digits, and of anything beyond ASCII.
    private static func words(of folded: [UInt8]) -> [[UInt8]] {
        folded.split { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: false
            default: true
            }
        }.map(Array.init)
    }

    /// Folds a text; white space of any kind and length becomes one blank, and is removed at the ends.
    private static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        for piece in Folding.fold(text).split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            if !folded.isEmpty { folded.append(0x20) }
            folded += piece
        }
        return folded
    }
}
