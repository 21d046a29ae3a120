import Moderation
import Wording

/// The tagged comments, each with the version that counts for a decision: the one at which it was tagged, or that of
/// the moderator's own act since.
///
/// A column by comment number: a million tags take four megabytes, and none of them costs an object or a hash.
struct Tags {
    /// By comment number; 0 means not tagged.
    private var versions: [UInt32] = []
    private(set) var count = 0
    /// Counts changes: what is derived from the tags is made again when this differs.
    private(set) var revision = 0
    /// The comment that all of them were tagged for being alike to, if they were.
    private(set) var original: CommentNumber?
    /// Whether an earlier session left some of them: the moderator hasn't seen in this one how they were tagged.
    private(set) var areOfEarlierSession = false
    /// What was last untagged all at once, to be tagged again, until something else is tagged.
    var untagged: (targets: [Target], alikeTo: CommentNumber?) = ([], nil)
    /// Where a `v` range began.
    var rangeStart: CommentNumber?
    /// Set by `;`: the next decision is for them.
    var areNext = false
    /// How many of them the list does not hold; the model keeps it up to date as tags and rows change.
    var hidden = 0

    init() {}

    var isEmpty: Bool { count == 0 }

    func contains(_ number: CommentNumber) -> Bool { version(of: number) != nil }

    func version(of number: CommentNumber) -> EntryNumber? {
        let index = Int(number.rawValue)
        guard index < versions.count, versions[index] != 0 else { return nil }
        return EntryNumber(versions[index])
    }

    /// All of them, ascending by number.
    var targets: [Target] {
        var targets: [Target] = []
        targets.reserveCapacity(count)
        visit { targets.append(Target(number: $0, version: $1)) }
        return targets
    }

    /// Calls `body` with the tagged comments and their versions, ascending; passes over eight comments at a time
    /// where none is tagged.
    func visit(_ body: (CommentNumber, EntryNumber) -> Void) {
        var left = count
        versions.withUnsafeBytes { bytes in
            let stride = MemoryLayout<UInt32>.stride
            var index = 0
            while left > 0 {
                let offset = index * stride
                if offset + 8 * stride <= bytes.count,
                    bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt32>.self) == .zero
                {
                    index += 8
                    continue
                }
                let version = bytes.load(fromByteOffset: offset, as: UInt32.self)
                if version != 0 {
                    body(CommentNumber(UInt32(index)), EntryNumber(version))
                    left -= 1
                }
                index += 1
            }
        }
    }

    /// Tags a comment at a version; a tagged comment keeps its own.
    ///
    /// - Parameter original: The comment that it is tagged for being alike to.
    @discardableResult
    mutating func add(_ number: CommentNumber, version: EntryNumber, alikeTo original: CommentNumber? = nil) -> Bool {
        let index = Int(number.rawValue)
        if index >= versions.count {
            versions.append(contentsOf: repeatElement(0, count: max(index + 1, versions.count * 2) - versions.count))
        }
        guard versions[index] == 0 else { return false }
        self.original = isEmpty || self.original == original ? original : nil
        versions[index] = version.rawValue
        count += 1
        revision += 1
        return true
    }

    @discardableResult
    mutating func remove(_ number: CommentNumber) -> Bool {
        let index = Int(number.rawValue)
        guard index < versions.count, versions[index] != 0 else { return false }
        versions[index] = 0
        count -= 1
        revision += 1
        if isEmpty { areOfEarlierSession = false }
        return true
    }

    /// Takes over the tags that an earlier session left.
    mutating func takeUp(_ left: [Target], alikeTo original: CommentNumber?) {
        for target in left { add(target.number, version: target.version, alikeTo: original) }
        areOfEarlierSession = !isEmpty
    }

    mutating func removeAll() {
        (versions, count, hidden) = ([], 0, 0)
        (original, areOfEarlierSession) = (nil, false)
        revision += 1
    }

    /// Moves a tagged comment to the version that the moderator's own act gave it.
    mutating func advance(_ number: CommentNumber, to version: EntryNumber) {
        if contains(number) { versions[Int(number.rawValue)] = version.rawValue }
    }
}
