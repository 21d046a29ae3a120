/// What is searched for, folded once.
package struct FoldedNeedle: Hashable, Sendable {
    /// The folded text as UTF-8.
    package var bytes: [UInt8]

    package init(_ text: String) {
        bytes = Folding.fold(text)
    }

    /// Tells whether folded text contains the needle. An empty needle is in every text.
    package func isFound(in folded: UnsafeRawBufferPointer) -> Bool {
        firstOffset(in: folded) != nil
    }

    /// The offset in folded text, from `start` on, where the needle stands first.
    package func firstOffset(in folded: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        guard folded.count - start >= bytes.count else { return nil }
        return (start...folded.count - bytes.count).first { offset in
            bytes.indices.allSatisfy { folded[offset + $0] == bytes[$0] }
        }
    }
}
