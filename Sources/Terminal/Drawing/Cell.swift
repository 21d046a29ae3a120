/// What one cell of a surface shows.
package struct Cell: Hashable, Sendable {
    /// One cluster; empty for the right half of a wide one.
    package var text: String
    /// 1 or 2, or 0 for the right half of a wide one.
    package var width: Int
    package var style: Style

    package init(text: String = " ", width: Int = 1, style: Style = Style()) {
        self.text = text
        self.width = width
        self.style = style
    }
}
