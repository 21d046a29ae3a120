/// Caps what a JSON text from outside may cost.
package struct JSONLimits: Hashable, Sendable {
    /// The deepest depth that any reader accepts, whatever it is asked for: a tree is taken apart by recursion when it goes, so its depth has to
    /// stay far from the end of the stack.
    package static let deepest = 256

    /// How many arrays and objects may stand inside one another.
    package var depth: Int
    /// How many bytes the text may have.
    package var bytes: Int
    /// How many values the text may have, keys not counted.
    package var values: Int
    /// How many bytes one number may have.
    package var numberBytes: Int

    package init(depth: Int = 64, bytes: Int = 16 << 20, values: Int = 1_000_000, numberBytes: Int = 512) {
        self.depth = min(depth, JSONLimits.deepest)
        self.bytes = bytes
        self.values = values
        self.numberBytes = numberBytes
    }

    /// 64 deep, 16 MiB, a million values.
    package static let standard = JSONLimits()
}
