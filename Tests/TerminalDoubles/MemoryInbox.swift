import Glibc
package import Terminal

/// An inbox that is filled by hand. Its clock moves only when it is told to, or when a deadline is reached.
///
/// What is posted at once is one batch, and ``next(until:)`` gives one batch at a time: as if the keys of different batches
/// had been typed one after the other, with a frame between them. Other threads may post and wake.
package final class MemoryInbox: Inbox, @unchecked Sendable {
    // Everything below is guarded by `lock`.
    private var batches: [[TimedEvent]] = []
    private var typedAhead: [TimedEvent] = []
    private var isAwake = false
    private var time: Int64
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let filled: UnsafeMutablePointer<pthread_cond_t>

    /// Makes an inbox.
    ///
    /// - Parameter now: Where its clock begins.
    package init(now: Int64 = 0) {
        time = now
        lock = .allocate(capacity: 1)
        filled = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(filled, nil)
    }

    deinit {
        pthread_cond_destroy(filled)
        pthread_mutex_destroy(lock)
        filled.deallocate()
        lock.deallocate()
    }

    /// Adds a batch, all of it arriving now.
    package func post(_ events: Event...) { post(events) }

    /// Adds a batch, all of it arriving now.
    package func post(_ events: [Event]) {
        locked {
            batches.append(events.map { TimedEvent($0, at: time) })
            pthread_cond_broadcast(filled)
        }
    }

    /// Adds keys in their notation.
    ///
    /// - Parameter together: Whether they are one batch, as keys typed faster than frames are drawn; else one batch each.
    package func type(_ notation: String, together: Bool = false) throws {
        let events = try [Key](notation: notation).map { Event.key($0) }
        if together {
            post(events)
        } else {
            for event in events { post([event]) }
        }
    }

    /// Adds what lies there when the next frame has been shown, typed before it could be seen.
    package func typeAhead(_ events: [Event]) {
        locked { typedAhead += events.map { TimedEvent($0, at: time) } }
    }

    package func waiting() -> [TimedEvent] {
        locked {
            defer { typedAhead = [] }
            return typedAhead
        }
    }

    package func dropTyped() {
        locked {
            typedAhead = []
            batches = batches.map { $0.filter { !$0.event.isTyped } }.filter { !$0.isEmpty }
        }
    }

    /// Moves the clock forward.
    package func advance(by milliseconds: Int64) {
        locked { time += milliseconds }
    }

    package var now: Int64 { locked { time } }

    package var waker: @Sendable () -> Void {
        { [self] in
            locked {
                isAwake = true
                pthread_cond_broadcast(filled)
            }
        }
    }

    package func next(until deadline: Int64?) -> [TimedEvent] {
        locked {
            while true {
                var events: [TimedEvent] = []
                if isAwake {
                    isAwake = false
                    events.append(TimedEvent(.wake, at: time))
                }
                if !batches.isEmpty { events += batches.removeFirst() }
                if !events.isEmpty { return events }
                if let deadline {
                    time = max(time, deadline)
                    return []
                }
                pthread_cond_wait(filled, lock)
            }
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }
}
