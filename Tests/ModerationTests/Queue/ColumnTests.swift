import DeskDoubles
import Seeded
import Testing

@testable import Moderation

@Suite("Columns")
struct ColumnTests {
    @Test("A column is a value, like an array, through every kind of change", arguments: UInt64(1)...6)
    func isAValue(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var column = Column<UInt32>()
        var array: [UInt32] = []
        var copies: [(Column<UInt32>, [UInt32])] = []
        for step in 0..<2_000 {
            let value = UInt32(step)
            switch random.below(10) {
            case 0..<5:
                column.append(value)
                array.append(value)
            case 5 where !array.isEmpty:
                let index = random.below(array.count)
                column[index] = value
                array[index] = value
            case 6:
                let index = random.below(array.count + 1)
                column.insert(value, at: index)
                array.insert(value, at: index)
            case 7:
                let more = Array(repeating: value, count: random.below(20))
                more.withUnsafeBufferPointer { column.append(contentsOf: $0) }
                array += more
            case 8: column.reserve(random.below(100))
            default: if random.chance(10) { copies.append((column, array)) }
            }
        }
        copies.append((column, array))
        for (column, array) in copies { #expect(column.withElements(0..<column.count) { Array($0) } == array) }
        #expect(column.last == array.last)
    }

    @Test("A large column is the same thing in a mapping of its own")
    func mapsLargeBlocks() {
        var column = Column<UInt64>(repeating: 7, count: 200_000)
        let copy = column
        for number in 0..<400_000 { column.append(UInt64(number)) }
        column[0] = 1
        #expect(column.count == 600_000 && column[0] == 1 && column[199_999] == 7 && column[599_999] == 399_999)
        #expect(copy.count == 200_000 && copy[0] == 7)
    }

    @Test(
        "Columns that were saved are adopted, grow in their spare room, and answer as before", arguments: UInt64(1)...4)
    func areAdopted(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed)
        for _ in 0..<200 { try office.step() }
        let portrait = office.portrait
        let saved = Saved(office.queue)
        let adopted = Queue(place: office.queue.place, identity: office.queue.identity) { saved.memory(of: $0) }
        office.queue = try #require(adopted)
        #expect(office.portrait == portrait)
        for _ in 0..<200 { try office.step() }
        office.compare()
    }

    @Test("Where texts stand, an author's others too, is told by few columns")
    func areFew() throws {
        var office = try RandomOffice(seed: 1)
        for _ in 0..<200 { try office.step() }
        let saved = Saved(office.queue)
        let queue = try #require(
            Queue(place: office.queue.place, identity: office.queue.identity) { saved.memory(of: $0, isWatched: true) })
        let numbers = (1...UInt32(queue.commentCount)).map { CommentNumber($0) }
        saved.used = []
        #expect(!queue.bodies(of: numbers).places.isEmpty)
        #expect(saved.used == ["comments.rows", "comments.texts", "entries.lines"])
        for number in numbers { _ = queue.comments(byAuthorOf: number) }
        #expect(
            saved.used.subtracting(["comments.rows", "comments.texts", "entries.lines"]) == [
                "authors.rows", "names.twins",
            ])
    }

    @Test("Every block of saved memory is looked at once, before its first element is used, whatever uses it")
    func areLookedAt() {
        typealias Use = (inout Column<UInt64>, Int) -> Void
        let block = 1 << SavedBlock.shift(stride: 8)
        let count = 3 * block + 5
        let ways: [(use: Use, Set<Int>)] = [
            ({ column, _ in #expect(column[0] == 1) }, [0]),
            ({ column, _ in #expect(column[block - 1] == 1 && column[block] == 1) }, [0, 1]),
            ({ column, count in #expect(column.last == 1 && column[count - 1] == 1) }, [3]),
            ({ column, _ in column[2 * block] = 7 }, [2]),
            ({ column, _ in column.append(7) }, []),
            (
                { column, count in
                    for _ in 0..<block { column.append(7) }
                    #expect(column[count] == 7 && column[count + block - 1] == 7)
                }, [3]
            ),
            ({ column, count in column.insert(7, at: count - 6) }, [2, 3]),
            ({ column, _ in column.withElements(block - 1..<block + 1) { #expect($0[1] == 1) } }, [0, 1]),
            ({ column, _ in column.reserve(2 * block) }, [0, 1, 2, 3]),
            ({ column, _ in #expect(column.bytes.count == count * 8) }, [0, 1, 2, 3]),
            (
                { column, _ in
                    let copy = column
                    column[1] = 7
                    #expect(copy[1] == 1 && column[1] == 7)
                }, [0, 1, 2, 3]
            ),
        ]
        for (way, (use, expected)) in ways.enumerated() {
            let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: count + block)
            memory.initialize(repeating: 0, count: count + block)
            defer { memory.deallocate() }
            let looks = Looks(memory, block: block, count: count)
            let unseen = UnseenBlocks(elements: count, capacity: count + block, stride: 8) { looks.look(at: $0) }
            looks.unseen = unseen
            var column = Column<UInt64>(
                mapped: MappedColumn(
                    memory: memory, count: count, capacity: count + block, keeper: looks, unseen: unseen))
            use(&column, count)
            #expect(Set(looks.seen) == expected && looks.seen.count == expected.count, "\(way): \(looks.seen)")
        }
    }

    /// Fills a block with ones when it is looked at.
    private final class Looks: @unchecked Sendable {
        let memory: UnsafeMutablePointer<UInt64>
        let block: Int
        let count: Int
        var seen: [Int] = []
        weak var unseen: UnseenBlocks?

        init(_ memory: UnsafeMutablePointer<UInt64>, block: Int, count: Int) {
            self.memory = memory
            self.block = block
            self.count = count
        }

        func look(at block: Int) {
            seen.append(block)
            for index in block * self.block..<min((block + 1) * self.block, count) { memory[index] = 1 }
            unseen?[block] = false
        }
    }

    /// Such a gap would be garbage, and the same entries would not give the same bytes again.
    @Test("No element has a gap between its fields")
    func haveNoGaps() {
        var queue = Queue()
        var gaps = Gaps()
        queue.visit(&gaps)
        #expect(gaps.columns > 40)
        #expect(gaps.names == [])
    }

    private struct Gaps: ColumnVisitor {
        var columns = 0
        var names: [String] = []

        mutating func visit<Element>(_ column: inout Column<Element>, _ name: StaticString) {
            columns += 1
            let zeros: [UInt64] = Array(repeating: 0, count: 1 + MemoryLayout<Element>.stride / 8)
            let element = zeros.withUnsafeBytes { $0.loadUnaligned(as: Element.self) }
            if Gaps.size(element) != MemoryLayout<Element>.size { names.append("\(name)") }
        }

        mutating func visit(_ value: inout UInt64) {}

        /// Bytes of all numbers and truth values of which a value is made; 0 for what is neither.
        private static func size(_ value: Any) -> Int {
            if value is Bool { return 1 }
            if let number = value as? any FixedWidthInteger { return type(of: number).bitWidth / 8 }
            return Mirror(reflecting: value).children.reduce(0) { $0 + size($1.value) }
        }
    }

    @Test("A column that is missing or too short is noticed")
    func areChecked() throws {
        let office = try Office(comments: 2)
        let saved = Saved(office.queue)
        for name in saved.names {
            let queue = Queue(place: office.queue.place, identity: "") { $0.name == name ? nil : saved.memory(of: $0) }
            #expect(queue == nil)
        }
        var place = office.queue.place
        place.entry += 1
        #expect(Queue(place: place, identity: "") { saved.memory(of: $0) } == nil)
    }

    /// Columns of a queue, copied to memory with some room at the end.
    private final class Saved: @unchecked Sendable {
        /// Which columns have been used, of those that are watched.
        var used: Set<String> = []
        private var columns: [String: (memory: UnsafeMutableRawPointer, count: Int)] = [:]
        private static let room = 50

        init(_ queue: Queue) {
            queue.withColumns { images in
                for image in images {
                    let memory = UnsafeMutableRawPointer.allocate(
                        byteCount: image.bytes.count + Self.room * image.stride, alignment: 16)
                    if let base = image.bytes.baseAddress {
                        memory.copyMemory(from: base, byteCount: image.bytes.count)
                    }
                    columns[image.name] = (memory, image.bytes.count / image.stride)
                }
            }
        }

        deinit { for column in columns.values { column.memory.deallocate() } }

        var names: [String] { columns.keys.sorted() }

        func memory(of image: ColumnImage, isWatched: Bool = false) -> MappedColumn? {
            columns[image.name].map {
                let capacity = $0.count + Self.room
                let unseen = UnseenBlocks(elements: $0.count, capacity: capacity, stride: image.stride) {
                    [unowned self, name = image.name] _ in
                    used.insert(name)
                }
                return MappedColumn(
                    memory: $0.memory, count: $0.count, capacity: capacity, keeper: self,
                    unseen: isWatched ? unseen : nil)
            }
        }
    }
}
