import Dispatch
import Moderation
import Synchronization
import System

/// Provides connections to one server, each to one caller at a time, and keeps one for the next caller.
///
/// Connecting blocks for as long as the library lets it, so it runs beside the caller, who may stop waiting.
final class Connector: Sendable {
    /// The name of the service, by which messages name the server.
    let service: String

    private struct State {
        var idle: Connection?
        var attempt: Attempt?
    }

    private let state = Mutex(State())

    init(service: String) {
        self.service = service
    }

    /// An attempt to connect, which goes on whether or not anybody waits for it.
    private final class Attempt: Sendable {
        private let end = DispatchSemaphore(value: 0)
        private let result = Mutex<Result<Connection, ConnectionError>?>(nil)

        init(service: String) {
            DispatchQueue(label: "sluice.connect").async { [self] in
                let made = Connection.open(service: service)
                result.withLock { $0 = made }
                end.signal()
            }
        }

        /// Waits a while; `nil` if the attempt still goes on.
        func outcome(within milliseconds: Int) -> Result<Connection, ConnectionError>? {
            guard end.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return nil }
            return result.withLock { $0.take() }
        }
    }

    /// Takes the connection that is kept, or makes one.
    ///
    /// - Parameter triesAgain: Whether an attempt that fails is followed by others, for as long as there is patience.
    func take(_ patience: inout Patience, triesAgain: Bool) throws(ConnectionError) -> Connection {
        while let kept = state.withLock({ $0.idle.take() }) {
            if kept.isAlive() { return kept }
        }
        var last = ConnectionError.late
        while true {
            let attempt = state.withLock { state in
                let attempt = state.attempt ?? Attempt(service: service)
                state.attempt = attempt
                return attempt
            }
            guard let outcome = attempt.outcome(within: patience.step) else {
                patience.tellIfLong()
                if patience.isGivenUp { throw .givenUp }
                guard patience.rest > 0 else { throw last }
                continue
            }
            state.withLock { if $0.attempt === attempt { $0.attempt = nil } }
            switch outcome {
            case .success(let connection): return connection
            case .failure(let error):
                guard triesAgain, !error.isLasting, patience.rest > 0 else { throw error }
                last = error
                try pause(200, &patience)
            }
        }
    }

    /// Keeps a connection on which nothing is under way.
    func giveBack(_ connection: Connection) {
        guard connection.isIdle else { return }
        state.withLock { $0.idle = connection }
    }

    /// Waits before another attempt.
    func pause(_ milliseconds: Int, _ patience: inout Patience) throws(ConnectionError) {
        let end = SystemTime.monotonic + Int64(min(milliseconds, patience.rest))
        let never = DispatchSemaphore(value: 0)
        while SystemTime.monotonic < end {
            patience.tellIfLong()
            if patience.isGivenUp { throw .givenUp }
            let rest = Int(end - SystemTime.monotonic)
            _ = never.wait(timeout: .now() + .milliseconds(max(1, min(rest, 100))))
        }
    }
}
