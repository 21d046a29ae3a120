/// A size in cells.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// A terminal that shows surfaces.
package protocol Screen: AnyObject {
    var size: Size { get }
    /// Shows a surface; sends only what differs from what is shown.
    func show(_ surface: Surface)
    /// Forgets what is shown, so that the next surface is sent whole.
    func invalidate()
    /// Gives the terminal back to the shell as it was, runs `work`, and takes it again.
    func leave(during work: () -> Void)
    /// Stops this process as ctrl-z does, with the terminal as it was before; returns when it is continued.
    func suspend()
}
