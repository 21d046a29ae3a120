package import Moderation

/// The tagged comments, each with the version that counts for a decision: that of tagging, or of the moderator's own
/// act since.
package struct Tags {
    private var versions: [CommentNumber: EntryNumber] = [:]
    /// How many of them the list does not hold; kept by the model as tags and rows change.
    package var hidden = 0

    init() {}

    package var count: Int { versions.count }
    package var isEmpty: Bool { versions.isEmpty }

    package func contains(_ number: CommentNumber) -> Bool { versions[number] != nil }
    package func version(of number: CommentNumber) -> EntryNumber? { versions[number] }

    /// All of them, ascending by number.
    package var targets: [Target] {
        versions.map { Target(number: $0.key, version: $0.value) }.sorted { $0.number < $1.number }
    }

    /// The tagged numbers in no order.
    var numbers: Dictionary<CommentNumber, EntryNumber>.Keys { versions.keys }

    mutating func reserve(_ count: Int) { versions.reserveCapacity(count) }

    /// Tags a comment at a version; a tag that stands keeps its own.
    @discardableResult
    mutating func add(_ number: CommentNumber, version: EntryNumber) -> Bool {
        guard versions[number] == nil else { return false }
        versions[number] = version
        return true
    }

    @discardableResult
    mutating func remove(_ number: CommentNumber) -> Bool {
        versions.removeValue(forKey: number) != nil
    }

    /// Takes note of the moderator's own act on a tagged comment.
    mutating func advance(_ number: CommentNumber, to version: EntryNumber) {
        if versions[number] != nil { versions[number] = version }
    }

    mutating func removeAll() {
        versions = [:]
        hidden = 0
    }
}
