import Terminal

/// Shares of a whole.
enum Share {
    /// Percents with one digit behind the point.
    static func tenths(_ part: Int, of whole: Int, point: DisplayText = ".") -> DisplayText {
        let tenths = (part * 2_000 / max(1, whole) + 1) / 2
        return "\(tenths / 10)\(point)\(tenths % 10)"
    }
}
