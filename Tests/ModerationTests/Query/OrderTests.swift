import Moderation
import Seeded
import Testing
import Text

@Suite("Orders of a list")
struct OrderTests {
    @Test("Every order agrees with a plain sort", arguments: 0..<6 as Range<UInt64>)
    func plainSort(seed: UInt64) throws {
        let world = try QueryWorld(seed: seed, comments: 200, acts: 60)
        let queue = world.queue
        var generator = SeededGenerator(seed: seed)
        let numbers = world.numbers.shuffled(using: &generator).prefix(150)
        func time(_ number: CommentNumber) -> (Int64, UInt32) {
            (queue.submitted(of: number).milliseconds, number.rawValue)
        }
        let oldest = numbers.sorted { time($0) < time($1) }
        #expect(Order.oldest.sorted(Array(numbers), in: queue) == oldest)
        #expect(Order.newest.sorted(Array(numbers), in: queue) == oldest.reversed())
        func grouped(_ precedes: (Moderation.Comment, Moderation.Comment) -> Bool) -> [CommentNumber] {
            oldest.enumerated().sorted { one, other in
                guard let first = queue[one.element], let second = queue[other.element] else { return false }
                if precedes(first, second) { return true }
                if precedes(second, first) { return false }
                return one.offset < other.offset
            }.map(\.element)
        }
        #expect(Order.release.sorted(Array(numbers), in: queue) == grouped { $0.release < $1.release })
        #expect(
            Order.author.sorted(Array(numbers), in: queue)
                == grouped { one, other in
                    guard let first = one.authorName, let second = other.authorName else {
                        return one.authorName != nil && other.authorName == nil
                    }
                    let folded = (Folding.fold(first), Folding.fold(second))
                    if folded.0 != folded.1 { return folded.0.lexicographicallyPrecedes(folded.1) }
                    return first.utf8.lexicographicallyPrecedes(second.utf8)
                })
    }

    @Test("Nothing is sorted into nothing", arguments: Order.allCases)
    func empty(order: Order) throws {
        let world = try QueryWorld(seed: 1, comments: 2, acts: 0)
        #expect(order.sorted([], in: world.queue).isEmpty)
        #expect(order.sorted([CommentNumber(2)], in: world.queue) == [CommentNumber(2)])
    }
}
