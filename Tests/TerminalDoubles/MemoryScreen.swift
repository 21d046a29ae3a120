package import Terminal

/// A screen that keeps what it was shown.
package final class MemoryScreen: Screen {
    /// The size that the next frame is drawn for.
    package var size: Size
    /// All surfaces that were shown, oldest first.
    package private(set) var shown: [Surface] = []
    /// How often the screen was told to forget what it shows, to give the terminal away, and to stop.
    package private(set) var invalidations = 0
    package private(set) var leaves = 0
    package private(set) var suspensions = 0
    /// Called with every surface that is shown.
    package var onShow: ((Surface) -> Void)?

    package init(size: Size = Size(columns: 80, rows: 24)) {
        self.size = size
    }

    /// What a person would see now.
    package var frame: Surface { shown.last ?? Surface(size: size) }

    package func show(_ surface: Surface) {
        shown.append(surface)
        onShow?(surface)
    }

    package func invalidate() { invalidations += 1 }

    package func leave(during work: () -> Void) {
        leaves += 1
        work()
    }

    package func suspend() { suspensions += 1 }
}
