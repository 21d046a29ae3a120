/// How a browser reads the parts of a host.
package enum HostName {
    /// A host as a browser reads it, by UTS #46: in small letters, letters of other forms as plain ones, without
    /// invisible characters. Characters that are forbidden in a host stay.
    package static func mapped(_ text: String) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch Replacement(inHost: scalar.value) {
            case .unchanged: Decoding.append(scalar.value, to: &plain)
            case .dropped: break
            case .scalar(let other): Decoding.append(other, to: &plain)
            case .several(let start, let count):
                for index in start..<start + count {
                    Decoding.append(UInt32(PackedTable.three(HostPool.texts, index)), to: &plain)
                }
            case .asFolded: FoldingPass.fold(scalar.value) { Decoding.append($0, to: &plain) }
            }
        }
        return String(decoding: CanonicalForm.of(String(decoding: plain, as: UTF8.self)), as: UTF8.self)
    }

    /// Whether a label, in small letters, is a current top-level domain.
    package static func isTopLevel(_ label: some RandomAccessCollection<UInt8>) -> Bool {
        guard !label.isEmpty else { return false }
        let names = TopLevels.names
        let (all, count) = (names.utf8Start, names.utf8CodeUnitCount)
        // A name begins after a blank; none begins after the very last one.
        var (low, high) = (0, count - 1)
        while low < high {
            var begin = (low + high) / 2
            while all[begin] != 0x20 { begin -= 1 }
            var (place, isLess, isGreater) = (begin + 1, false, false)
            for byte in label {
                let other = all[place]
                if other == 0x20 || other < byte { isLess = true }
                if other != 0x20, other > byte { isGreater = true }
                if isLess || isGreater { break }
                place += 1
            }
            if !isLess, !isGreater {
                if all[place] == 0x20 { return true }
                isGreater = true
            }
            if isGreater {
                high = begin
            } else {
                low = place
                while all[low] != 0x20 { low += 1 }
            }
        }
        return false
    }
}
