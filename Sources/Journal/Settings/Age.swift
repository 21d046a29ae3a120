import Moderation

/// A span of time as people write it in settings and seeds: `30m`, `12h`, `2d`, `1w`.
enum Age {
    /// Reads an age as milliseconds; `nil` for anything else, and for more than some three hundred years.
    static func milliseconds(_ text: String) -> Int64? {
        guard let unit = text.utf8.last, let factor = factors[unit] else { return nil }
        let digits = text.utf8.dropLast()
        guard (1...8).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) - 0x30 }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows || product > 300 * 366 * Moment.day ? nil : product
    }

    private static let factors: [UInt8: Int64] = [
        UInt8(ascii: "m"): Moment.minute, UInt8(ascii: "h"): Moment.hour, UInt8(ascii: "d"): Moment.day,
        UInt8(ascii: "w"): 7 * Moment.day,
    ]
}
