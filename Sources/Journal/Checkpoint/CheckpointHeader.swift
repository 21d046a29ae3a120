import Moderation

/// The beginning of a checkpoint: the place of the journal that it stands for, and where its columns are.
///
/// Numbers are eight bytes each, in the byte order of the machine, which the first of them tells:
///
/// | bytes | |
/// |---|---|
/// | 8 | ``magic`` |
/// | 8 | ``format`` |
/// | 8 | checksum of all that follows of the header |
/// | 8, 8 | length of the header, and of the file |
/// | 8, 8 | the last entry, and the length of the journal up to there |
/// | 40 | the journal's UUID, and zeros |
/// | 64 | the chain of the last entry |
/// | 8 | number of columns; then for each: |
/// | 32 | its name, and zeros |
/// | 8, 8 | bytes of an element; number of elements |
/// | 8, 8 | where in the file it begins; bytes of file that it has, the room behind its elements included |
/// | 8, 8 … | behind all columns, for each block of each: checksum of its elements (see ``SavedBlock``) |
struct CheckpointHeader {
    static let magic: UInt64 = 0x6563_6975_6C73_0A0D
    /// Raised whenever a column changes its name, its element or its meaning, and with the journal's format: an older
    /// sluice must not be led past entries that it can't read.
    static let format: UInt64 = 7
    /// Columns begin at multiples of this, as mappings do.
    static let page = 4_096
    /// A longer header is not one that sluice wrote.
    private static let most = 16 * 1_024 * 1_024
    private static let identityLength = 36
    private static let identityRoom = 40
    private static let nameRoom = 32
    private static let fixedLength = 3 * 8
    private static let columnLength = nameRoom + 4 * 8

    struct Column {
        var name: String
        var stride: Int
        var count: Int
        /// Where in the file it begins.
        var start: Int
        /// Bytes of file that it has.
        var room: Int
        /// The checksums of its blocks.
        var sums: [UInt64] = []

        /// Where in the file its elements are.
        var bytes: Range<Int> { start..<start + count * stride }

        var blockCount: Int { SavedBlock.count(of: count, stride: stride) }

        /// Where among its bytes the elements of a block are.
        func bytes(of block: Int) -> Range<Int> {
            let step = stride << SavedBlock.shift(stride: stride)
            return block * step..<min((block + 1) * step, count * stride)
        }

        /// Adds up a block.
        ///
        /// - Parameter elements: All of the column.
        func sum(of block: Int, in elements: UnsafeRawBufferPointer) -> UInt64 {
            ColumnSum.of(UnsafeRawBufferPointer(rebasing: elements[bytes(of: block)]))
        }
    }

    var identity: String
    var entry: UInt32
    var offset: Int
    var chain: [UInt8]
    var columns: [Column]

    /// Bytes that the header takes in the file, in whole pages.
    private static func room(columns count: Int, blocks: Int) -> Int {
        pages(fixedLength + 5 * 8 + identityRoom + HexDigest.count + count * columnLength + blocks * 8)
    }

    private var room: Int {
        CheckpointHeader.room(columns: columns.count, blocks: columns.reduce(0) { $0 + $1.blockCount })
    }

    static func pages(_ length: Int) -> Int { (length + page - 1) / page * page }

    /// The length of the file.
    var fileLength: Int {
        columns.reduce(room) { max($0, $1.start + $1.room) }
    }

    var bytes: [UInt8] {
        var rest: [UInt8] = []
        func put(_ number: Int) { put(UInt64(number)) }
        func put(_ number: UInt64) { withUnsafeBytes(of: number) { rest.append(contentsOf: $0) } }
        func put(_ text: some Collection<UInt8>, room: Int) {
            rest.append(contentsOf: text)
            rest.append(contentsOf: repeatElement(0, count: room - text.count))
        }
        put(room)
        put(fileLength)
        put(Int(entry))
        put(offset)
        put(identity.utf8, room: CheckpointHeader.identityRoom)
        put(chain, room: HexDigest.count)
        put(columns.count)
        for column in columns {
            put(column.name.utf8, room: CheckpointHeader.nameRoom)
            put(column.stride)
            put(column.count)
            put(column.start)
            put(column.room)
        }
        for column in columns {
            for sum in column.sums { put(sum) }
        }
        let sum = rest.withUnsafeBytes { ColumnSum.of($0) }
        var bytes: [UInt8] = []
        for number in [CheckpointHeader.magic, CheckpointHeader.format, sum] {
            withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
        }
        return bytes + rest
    }

    /// Reads the header of a file.
    ///
    /// - Returns: `nil` if the file is not a checkpoint of this format and machine, or not as it was written.
    init?(of file: OpenFile, files: any Files) throws(FileFailure) {
        let size = try files.status(file).size
        let buffer = ByteBuffer(capacity: 16 * 1_024)
        try buffer.fill(upTo: min(size, 16 * 1_024), from: file, at: 0, files: files)
        var fields = Fields(bytes: buffer.bytes)
        guard fields.number() == Int(CheckpointHeader.magic), fields.number() == Int(CheckpointHeader.format),
            let sum = fields.word(), let room = fields.number(), (1...CheckpointHeader.most).contains(room),
            room <= size
        else { return nil }
        try buffer.fill(upTo: room, from: file, at: 0, files: files)
        guard buffer.count >= room else { return nil }
        self.init(bytes: UnsafeRawBufferPointer(rebasing: buffer.bytes[..<room]), sum: sum, size: size)
        withExtendedLifetime(buffer) {}
    }

    /// - Parameters:
    ///   - bytes: The header and what fills its last page.
    ///   - size: The length of the file.
    private init?(bytes: UnsafeRawBufferPointer, sum: UInt64, size: Int) {
        var fields = Fields(bytes: bytes, offset: CheckpointHeader.fixedLength)
        guard fields.number() == bytes.count, fields.number() == size, let entry = fields.number(),
            let entry = UInt32(exactly: entry), entry > 0, let offset = fields.number(),
            let identity = fields.bytes(CheckpointHeader.identityRoom), let chain = fields.bytes(HexDigest.count),
            let count = fields.number(), (0...1_000).contains(count)
        else { return nil }
        self.entry = entry
        self.offset = offset
        self.identity = String(decoding: identity.prefix(CheckpointHeader.identityLength), as: UTF8.self)
        self.chain = Array(chain)
        columns = []
        for _ in 0..<count {
            guard let name = fields.bytes(CheckpointHeader.nameRoom), let stride = fields.number(), stride > 0,
                let count = fields.number(), let start = fields.number(), let room = fields.number(),
                start % CheckpointHeader.page == 0, start <= size, room <= size - start,
                count <= room / stride
            else { return nil }
            columns.append(
                Column(
                    name: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self), stride: stride, count: count,
                    start: start, room: room))
        }
        guard room == bytes.count else { return nil }
        for index in columns.indices {
            for _ in 0..<columns[index].blockCount {
                guard let sum = fields.word() else { return nil }
                columns[index].sums.append(sum)
            }
        }
        guard sum == ColumnSum.of(UnsafeRawBufferPointer(rebasing: bytes[CheckpointHeader.fixedLength..<fields.offset]))
        else { return nil }
    }
}

/// Reads one field after the other.
private struct Fields {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    mutating func bytes(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count <= bytes.count - offset else { return nil }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    mutating func word() -> UInt64? { bytes(8)?.loadUnaligned(as: UInt64.self) }

    /// A number that is not negative.
    mutating func number() -> Int? { word().flatMap { Int(exactly: $0) } }
}

extension CheckpointHeader {
    /// Lays out columns one after the other.
    ///
    /// Each has room to grow in after its elements, so that what is read after the checkpoint is added without a
    /// copy. The room is a hole in the file and takes no space on the disk.
    init(identity: String, place: Place, images: [ColumnImage]) {
        self.identity = identity
        entry = place.entry
        offset = place.offset
        chain = place.chain
        columns = []
        let blocks = images.reduce(0) {
            $0 + SavedBlock.count(of: $1.bytes.count / $1.stride, stride: $1.stride)
        }
        var start = CheckpointHeader.room(columns: images.count, blocks: blocks)
        for image in images {
            let length = image.bytes.count
            let room = CheckpointHeader.pages(length + length / 16 + CheckpointHeader.page)
            columns.append(
                Column(
                    name: image.name, stride: image.stride, count: length / image.stride, start: start, room: room))
            start += room
        }
    }
}

/// A fast checksum of a column's bytes. It finds what a disk or a broken write did to them; it is no protection
/// against forgery.
///
/// It has eight lanes side by side, so that a core adds up bytes faster than memory delivers them. Within a lane no
/// single change can go unnoticed, because every step can be undone.
enum ColumnSum {
    private static let lanes = 8
    private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let blockLength = lanes * MemoryLayout<UInt64>.size

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = Lanes()
        var offset = 0
        while offset + blockLength <= bytes.count {
            lanes.add(bytes, at: offset)
            offset += blockLength
        }
        if offset < bytes.count {
            withUnsafeTemporaryAllocation(byteCount: blockLength, alignment: 8) { rest in
                rest.initializeMemory(as: UInt8.self, repeating: 0)
                rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset...]))
                lanes.add(UnsafeRawBufferPointer(rest), at: 0)
            }
        }
        return lanes.folded(count: bytes.count)
    }

    private struct Lanes {
        private var a = prime
        private var b = prime &* 3
        private var c = prime &* 5
        private var d = prime &* 7
        private var e = prime &* 11
        private var f = prime &* 13
        private var g = prime &* 17
        private var h = prime &* 19

        @inline(__always)
        mutating func add(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            a = step(a, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            b = step(b, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            c = step(c, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
            d = step(d, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
            e = step(e, bytes.loadUnaligned(fromByteOffset: offset + 32, as: UInt64.self))
            f = step(f, bytes.loadUnaligned(fromByteOffset: offset + 40, as: UInt64.self))
            g = step(g, bytes.loadUnaligned(fromByteOffset: offset + 48, as: UInt64.self))
            h = step(h, bytes.loadUnaligned(fromByteOffset: offset + 56, as: UInt64.self))
        }

        func folded(count: Int) -> UInt64 {
            var sum = UInt64(truncatingIfNeeded: count)
            for lane in [a, b, c, d, e, f, g, h] { sum = step(sum, lane) }
            return sum ^ sum >> 31
        }

        @inline(__always)
        private func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
            let mixed = state ^ word
            return (mixed << 29 | mixed >> 35) &* prime
        }
    }
}
