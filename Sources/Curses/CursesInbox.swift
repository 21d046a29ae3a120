import Glibc
import System
package import Terminal

/// Where the console waits: the terminal's input, signals, and other threads, in one `poll`.
///
/// Everything that has come is returned at once, so that keys typed faster than frames are drawn make one batch.
/// While nothing comes, nothing runs: only a lone ESC, half a sequence, half a paste or half an answer of the
/// terminal sets a timer.
package final class CursesInbox: Inbox {
    private let input: Int32
    private let output: Int32
    private let pipe: WakePipe
    private var decoder: KeyDecoder
    private let answered: (TerminalAnswer) -> Bool
    private var isHungUp = false
    /// Events that came with dropped input but were not typed.
    private var untyped: [Event] = []

    /// Makes the inbox of a screen.
    ///
    /// - Parameter environment: Looks up a variable; only `ESCDELAY`, in milliseconds, is asked for.
    package convenience init(screen: CursesScreen, environment: (String) -> String?) throws(TerminalError) {
        try self.init(
            input: screen.input, output: screen.output, known: CursesInbox.known(screen.capabilities),
            answered: { screen.take($0) }, environment: environment)
    }

    /// Makes an inbox.
    ///
    /// - Parameters:
    ///   - known: What named keys send, beyond what all terminals have in common.
    ///   - answered: Takes what the terminal tells about itself; returns whether frames look different now.
    package init(
        input: Int32, output: Int32, known: [(sequence: [UInt8], key: Key)] = [],
        answered: @escaping (TerminalAnswer) -> Bool = { _ in false }, environment: (String) -> String?
    ) throws(TerminalError) {
        guard let pipe = WakePipe() else { throw .noTerminal }
        self.input = input
        self.output = output
        self.pipe = pipe
        self.answered = answered
        let escapeDelay = environment("ESCDELAY").flatMap { Int64($0) }.map { min(max($0, 1), 10_000) } ?? 20
        decoder = KeyDecoder(known: known, escapeDelay: escapeDelay)
        TerminalGuard.send(to: pipe.writing)
    }

    deinit {
        TerminalGuard.stopSending(to: pipe.writing)
    }

    package var now: Int64 { SystemTime.monotonic }

    package var waker: @Sendable () -> Void {
        let pipe = pipe
        return { pipe.wake() }
    }

    package func next(until deadline: Int64?) -> [TimedEvent] {
        while true {
            let start = now
            if !untyped.isEmpty {
                defer { untyped = [] }
                return untyped.map { TimedEvent($0, at: start) }
            }
            var waits = [
                pollfd(fd: isHungUp ? -1 : input, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipe.reading, events: Int16(POLLIN), revents: 0),
            ]
            let until = [deadline, decoder.deadline].compactMap { $0 }.min()
            let timeout = until.map { Int32(clamping: max(0, $0 - start)) } ?? -1
            let found = poll(&waits, 2, timeout)
            if found < 0, errno != EINTR { return [TimedEvent(.end(signal: 0), at: now)] }
            let time = now
            var events: [Event] = []
            if found > 0 {
                if waits[1].revents != 0 { events += takeNews() }
                if waits[0].revents != 0 { events += takeInput(at: time) }
            }
            events += decoder.expire(at: time)
            if !events.isEmpty { return events.map { TimedEvent($0, at: time) } }
            if let deadline, time >= deadline { return [] }
        }
    }

    package func waiting() -> [TimedEvent] { next(until: now) }

    package func dropTyped() {
        let end = now + Descriptor.mostDropped
        while !isHungUp, now < end, Descriptor.isReadable(input, within: Descriptor.pause) {
            // Through the decoder, so that it knows what is still incomplete.
            untyped += takeInput(at: now).filter { !$0.isTyped }
        }
        decoder.forget()
    }

    private func takeNews() -> [Event] {
        let news = pipe.take()
        var events: [Event] = []
        for signal in news.signals {
            switch signal {
            case SIGWINCH:
                if let size = Descriptor.windowSize(of: output) {
                    events.append(.resize(Size(columns: size.columns, rows: size.rows)))
                }
            case SIGCONT: events.append(.resumed)
            // A ctrl-z from elsewhere: the console stops as if it had been typed.
            case SIGTSTP: events.append(.key(.control("z")))
            default: events.append(.end(signal: signal))
            }
        }
        if news.isWoken { events.append(.wake) }
        return events
    }

    /// Reads until nothing more is there.
    private func takeInput(at time: Int64) -> [Event] {
        var events: [Event] = []
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            while true {
                let count = read(input, buffer.baseAddress, buffer.count)
                if count > 0 {
                    events += decoder.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: time)
                    // A terminal delivers everything that it has: after a small read there is no more.
                    if count < buffer.count / 2 { break }
                } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
                    isHungUp = true
                    events.append(.end(signal: SIGHUP))
                    return
                }
                guard Descriptor.isReadable(input, within: 0) else { break }
            }
        }
        // All of them, even after one has changed something.
        let changes = decoder.takeAnswers().filter(answered)
        if !changes.isEmpty { events.append(.terminalKnown) }
        return events
    }

    /// What the terminal's named keys send.
    private static func known(_ capabilities: Capabilities) -> [(sequence: [UInt8], key: Key)] {
        let names: [String: Key.Code] = [
            "kcuu1": .up, "kcud1": .down, "kcub1": .left, "kcuf1": .right, "khome": .home, "kend": .end, "kpp": .pageUp,
            "knp": .pageDown, "kich1": .insert, "kdch1": .delete, "kcbt": .backTab,
        ]
        return capabilities.keys.compactMap { sequence, name in
            if let code = names[name] { return (sequence, Key(code)) }
            return name.hasPrefix("kf") ? Int(name.dropFirst(2)).map { (sequence, Key(.function($0))) } : nil
        }
    }
}
