internal import Synchronization

/// How a search spreads over threads. The domain starts no threads itself: the program says how.
package struct SearchWorkers: Sendable {
    /// How many work at once.
    package var count: Int
    /// Calls the work with each number below `count`, all at once, and returns when all have returned.
    package var run: @Sendable (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

    package init(count: Int, run: @escaping @Sendable (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void) {
        self.count = count
        self.run = run
    }

    /// All on the calling thread.
    package static let one = SearchWorkers(count: 1) { count, work in
        for index in 0..<count { work(index) }
    }
}

/// The results of several workers, chunk by chunk, reported in the order of the chunks.
enum SearchChunks {
    /// Cuts so many texts into chunks: small ones first, so that the first hits come soon.
    static func ranges(of count: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var size = 256
        while start < count {
            ranges.append(start..<min(start + size, count))
            start += size
            size = min(size * 2, 4_096)
        }
        return ranges
    }

    /// Has workers take chunk after chunk.
    ///
    /// - Parameters:
    ///   - work: What is done with a chunk; `nil` if it was stopped.
    ///   - report: Called for one chunk after the other, in order, never twice at once.
    /// - Returns: Whether all chunks were done.
    static func run<Product: Sendable>(
        _ ranges: [Range<Int>], _ workers: SearchWorkers, _ stop: SearchStop,
        work: @Sendable (Range<Int>) throws(DeskError) -> Product?,
        report: @Sendable (Range<Int>, Product) -> Void
    ) throws(DeskError) -> Bool {
        let board = Board<Product>()
        workers.run(min(workers.count, max(1, ranges.count))) { _ in
            while !stop.isStopped, let index = board.take(of: ranges.count) {
                do throws(DeskError) {
                    guard let product = try work(ranges[index]) else { return }
                    board.finish(index, product) { if !stop.isStopped { report(ranges[$0], $1) } }
                } catch {
                    return board.fail(error)
                }
            }
        }
        if let failure = board.failure { throw failure }
        return !stop.isStopped && board.isWhole(ranges.count)
    }

    /// Which chunk is next to be taken, and next to be reported.
    private final class Board<Product: Sendable>: Sendable {
        private struct State {
            var taken = 0
            var told = 0
            var waiting: [Int: Product] = [:]
            var failure: DeskError?
        }

        private let state = Mutex(State())

        var failure: DeskError? { state.withLock { $0.failure } }

        func isWhole(_ count: Int) -> Bool {
            state.withLock { $0.told == count }
        }

        func take(of count: Int) -> Int? {
            state.withLock { state in
                guard state.taken < count, state.failure == nil else { return nil }
                state.taken += 1
                return state.taken - 1
            }
        }

        func finish(_ index: Int, _ product: Product, _ tell: (Int, Product) -> Void) {
            state.withLock { state in
                state.waiting[index] = product
                while let next = state.waiting.removeValue(forKey: state.told) {
                    tell(state.told, next)
                    state.told += 1
                }
            }
        }

        func fail(_ error: DeskError) {
            state.withLock { $0.failure = $0.failure ?? error }
        }
    }
}

/// Tells a search that runs elsewhere to stop.
package final class SearchStop: Sendable {
    private let flag = Atomic(false)

    package init() {}

    package func stop() {
        flag.store(true, ordering: .relaxed)
    }

    package var isStopped: Bool { flag.load(ordering: .relaxed) }
}
