/// Texts that look alike have the same skeleton (UTS #39).
package enum Skeleton {
    /// The skeleton as UTF-8.
    package static func of(_ text: String) -> [UInt8] {
        Folding.fold(text)
    }
}
