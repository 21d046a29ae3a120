import Terminal

/// The forms that a counted word takes.
enum Plural {
    /// Picks between the two English forms.
    static func english(_ count: Int, one: DisplayText, other: DisplayText) -> DisplayText {
        count == 1 ? one : other
    }

    /// Picks between the three Latvian classes: *zero* is 0, 10, 11 to 19, 20, 30 …; *one* is 1, 21, 31 …; *other* is
    /// 2 to 9, 22 to 29 ….
    static func latvian(_ count: Int, zero: DisplayText, one: DisplayText, other: DisplayText) -> DisplayText {
        let lastTwo = count % 100
        if count % 10 == 0 || (11...19).contains(lastTwo) { return zero }
        return count % 10 == 1 ? one : other
    }
}

/// Shares of a whole.
enum Share {
    /// Percents with one digit behind the point.
    static func tenths(_ part: Int, of whole: Int, point: DisplayText = ".") -> DisplayText {
        let tenths = (part * 2_000 / max(1, whole) + 1) / 2
        return "\(tenths / 10)\(point)\(tenths % 10)"
    }
}
