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
        for (column, array) in copies { #expect(column.withElements { Array($0) } == array) }
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
    private final class Saved {
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

        func memory(of image: ColumnImage) -> MappedColumn? {
            columns[image.name].map {
                MappedColumn(memory: $0.memory, count: $0.count, capacity: $0.count + Self.room, keeper: self)
            }
        }
    }
}
