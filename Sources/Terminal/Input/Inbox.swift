/// What reaches the console from outside.
package enum Event: Hashable, Sendable {
    case key(Key)
    /// A key that came while the end of a paste, or of an answer of the terminal, was missing: it may be part of that.
    case doubtful(Key, of: Unended)
    /// Text that was pasted, as one piece: text, never commands.
    case paste(String)
    case resize(Size)
    case click(row: Int, column: Int)
    case wheel(row: Int, column: Int, lines: Int)
    /// Another thread has left something to take.
    case wake
    /// The program was continued after a stop: everything must be drawn again.
    case resumed
    /// The terminal has told what it is: a frame may look different now.
    case terminalKnown
    /// The line was lost or the program was told to end: keep half-done work, and go.
    case end(signal: Int32)
}

extension Event {
    /// Whether it was made by a hand on keyboard or mouse.
    package var isTyped: Bool {
        switch self {
        case .key, .doubtful, .paste, .click, .wheel: true
        case .resize, .wake, .resumed, .terminalKnown, .end: false
        }
    }
}

/// What a terminal began and never ended.
package enum Unended: Hashable, Sendable {
    case paste
    /// A string that only a terminal sends, such as the answer to a question about its colours.
    case answer
}

/// An event with the time of its arrival, in milliseconds of a clock that only goes forward.
package struct TimedEvent: Hashable, Sendable {
    package var event: Event
    package var at: Int64

    package init(_ event: Event, at: Int64) {
        self.event = event
        self.at = at
    }
}

/// Where the console waits.
package protocol Inbox: AnyObject {
    /// Waits until there is something, or until a time of the forward clock, and returns everything that is there; an
    /// empty list if the time came first. `nil` waits for as long as it takes.
    func next(until deadline: Int64?) -> [TimedEvent]
    /// Returns what is already there, without waiting: asked after each frame, for what was typed before the frame was seen.
    func waiting() -> [TimedEvent]
    /// Drops what was typed until now, and what follows it without a pause: another program had the terminal.
    func dropTyped()
    /// The forward clock, in milliseconds.
    var now: Int64 { get }
    /// A function that any thread may call to make `next` return an ``Event/wake``.
    var waker: @Sendable () -> Void { get }
}

extension Inbox {
    package func waiting() -> [TimedEvent] { [] }
    package func dropTyped() {}
}
