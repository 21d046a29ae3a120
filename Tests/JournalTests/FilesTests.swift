import Dispatch
import Glibc
import Journal
import Moderation
import Synchronization
import Testing

/// One side of the file seam, with a folder to work in.
struct FilesSide: CustomTestStringConvertible, Sendable {
    var name: String
    var make: @Sendable () throws -> (files: any Files, folder: String)

    var testDescription: String { name }

    static let all: [FilesSide] = [
        FilesSide(name: "the system's") { (RealFiles(), try Scratch.makeFolder()) },
        FilesSide(name: "in memory") {
            let files = MemoryFiles()
            _ = try files.makeFolder("/folder")
            return (files, "/folder")
        },
    ]
}

/// Folders of the system that tests work in.
enum Scratch {
    /// Makes a folder that nobody else uses.
    static func makeFolder() throws -> String {
        var template = Array("/tmp/sluice-test-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
        guard let made else { throw FileFailure(operation: .make, path: "/tmp", code: errno) }
        return String(cString: made)
    }

    /// Removes a folder and what is in it.
    static func remove(_ folder: String) {
        let files = RealFiles()
        for name in (try? files.names(in: folder)) ?? [] {
            let path = folder + "/" + name
            if (try? files.status(path: path))??.kind == .folder { remove(path) } else { unlink(path) }
        }
        rmdir(folder)
    }
}

/// What both sides of the seam must do alike.
@Suite("Both sides of the file seam", .serialized)
struct FilesTests {
    private func with(_ side: FilesSide, _ body: (any Files, String) throws -> Void) throws {
        let (files, folder) = try side.make()
        defer { if files is RealFiles { Scratch.remove(folder) } }
        try body(files, folder)
    }

    private func write(_ text: String, _ file: OpenFile, at offset: Int, _ files: any Files) throws {
        let bytes = Array(text.utf8)
        let count = try bytes.withUnsafeBytes { bytes in
            Result { () throws(FileFailure) in try files.write(file, bytes, at: offset) }
        }.get()
        #expect(count == bytes.count)
    }

    private func read(_ file: OpenFile, at offset: Int, _ files: any Files) throws -> String {
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = try bytes.withUnsafeMutableBytes { bytes in
            Result { () throws(FileFailure) in try files.read(file, into: bytes, at: offset) }
        }.get()
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    @Test("keep bytes where they are put", arguments: FilesSide.all)
    func bytes(side: FilesSide) throws {
        try with(side) { files, folder in
            let file = try files.open(folder + "/a", .create)
            defer { files.close(file) }
            try write("hello", file, at: 0, files)
            try write("p!", file, at: 3, files)
            #expect(try read(file, at: 0, files) == "help!")
            #expect(try read(file, at: 4, files) == "!")
            #expect(try read(file, at: 5, files) == "")
            try files.cut(file, to: 2)
            try files.flush(file)
            #expect(try files.status(file).size == 2)
            try write("x", file, at: 4, files)
            #expect(try read(file, at: 0, files) == "he\0\0x")
        }
    }

    @Test("make a file once only, and find none where there is none", arguments: FilesSide.all)
    func making(side: FilesSide) throws {
        try with(side) { files, folder in
            let path = folder + "/a"
            let failure = #expect(throws: FileFailure.self) { try files.open(path, .reading) }
            #expect(failure?.code == FileFailure.missing)
            #expect(try files.status(path: path) == nil)
            files.close(try files.open(path, .create))
            let again = #expect(throws: FileFailure.self) { try files.open(path, .create) }
            #expect(again?.code == FileFailure.exists)
            #expect(try files.status(path: path)?.mode == 0o600)
            #expect(try files.remove(path))
            #expect(try !files.remove(path))
            #expect(throws: FileFailure.self) { try files.open(folder, .reading) }
        }
    }

    @Test("rename in place of another, and link to free names only", arguments: FilesSide.all)
    func names(side: FilesSide) throws {
        try with(side) { files, folder in
            for name in ["a", "b"] { files.close(try files.open(folder + "/" + name, .create)) }
            let inode = try files.status(path: folder + "/a")?.inode
            try files.rename(folder + "/a", to: folder + "/b")
            #expect(try files.status(path: folder + "/b")?.inode == inode)
            try files.link(folder + "/b", to: folder + "/c")
            let taken = #expect(throws: FileFailure.self) { try files.link(folder + "/b", to: folder + "/c") }
            #expect(taken?.code == FileFailure.exists)
            #expect(try files.names(in: folder).sorted() == ["b", "c"])
            let opened = try files.openFolder(folder)
            try files.flushFolder(opened)
            files.close(opened)
        }
    }

    @Test("a folder that stands where a file is to go is named, not the file")
    func folderInTheWay() throws {
        try with(FilesSide.all[0]) { files, folder in
            files.close(try files.open(folder + "/a", .create))
            _ = try files.makeFolder(folder + "/b")
            let failure = #expect(throws: FileFailure.self) { try files.rename(folder + "/a", to: folder + "/b") }
            #expect(failure == FileFailure(operation: .rename, path: folder + "/b", code: EISDIR))
        }
    }

    @Test("make folders, and say whether one was there", arguments: FilesSide.all)
    func folders(side: FilesSide) throws {
        try with(side) { files, folder in
            #expect(try files.makeFolder(folder + "/f"))
            #expect(try !files.makeFolder(folder + "/f"))
            let opened = try files.openFolder(folder + "/f")
            defer { files.close(opened) }
            try files.setAccess(opened, group: nil, mode: 0o2770)
            #expect(try files.status(path: folder + "/f")?.mode == 0o2770)
            #expect(try files.followedStatus(path: folder + "/f")?.kind == .folder)
        }
    }

    @Test("let one writer in, or many readers", arguments: FilesSide.all)
    func locks(side: FilesSide) throws {
        try with(side) { files, folder in
            files.close(try files.open(folder + "/lock", .create))
            let one = try files.open(folder + "/lock", .writing)
            let other = try files.open(folder + "/lock", .reading)
            #expect(try files.lock(one, .shared, within: 0))
            #expect(try files.lock(other, .shared, within: 0))
            files.unlock(other)
            #expect(try files.lock(one, .exclusive, within: 0))
            #expect(try !files.lock(other, .shared, within: 0))
            files.close(one)
            #expect(try files.lock(other, .exclusive, within: 0))
            files.close(other)
        }
    }

    @Test("give a wait for a lock up when its time is over, or when it is not wanted", arguments: FilesSide.all)
    func givenUp(side: FilesSide) throws {
        try with(side) { files, folder in
            let one = try files.open(folder + "/lock", .create)
            let other = try files.open(folder + "/lock", .reading)
            #expect(try files.lock(one, .exclusive, within: 0))
            #expect(try !files.lock(other, .shared, within: 20))
            var asked: [Int] = []
            let isTaken = try files.lock(other, .exclusive, within: 60_000) { waited in
                asked.append(waited)
                return asked.count < 3
            }
            #expect(!isTaken)
            #expect(asked == [0, 100, 200])
            // Nobody is left waiting.
            files.unlock(one)
            #expect(try files.lock(one, .exclusive, within: 0))
            files.close(one)
            #expect(try files.lock(other, .exclusive, within: 60_000))
            files.close(other)
        }
    }

    @Test("Who waits for a lock is served in the order of arrival", .timeLimit(.minutes(1)))
    func order() throws {
        let folder = try Scratch.makeFolder()
        defer { Scratch.remove(folder) }
        let files = RealFiles()
        let held = try files.open(folder + "/lock", .create)
        #expect(try files.lock(held, .exclusive, within: 0))
        let inode = try files.status(held).inode
        let served = Mutex<[Int]>([])
        let group = DispatchGroup()
        for index in 0..<6 {
            let file = try files.open(folder + "/lock", .reading)
            DispatchQueue(label: "waiter").async(group: group) {
                guard (try? files.lock(file, .exclusive, within: 60_000)) == true else { return }
                served.withLock { $0.append(index) }
                files.close(file)
            }
            while try FilesTests.waiting(for: inode) <= index { sched_yield() }
        }
        files.close(held)
        group.wait()
        #expect(served.withLock { $0 } == Array(0..<6))
    }

    /// How many the kernel has in its queue for a file's lock.
    private static func waiting(for inode: UInt64) throws -> Int {
        let descriptor = Glibc.open("/proc/locks", O_RDONLY)
        guard descriptor >= 0 else { throw FileFailure(operation: .open, path: "/proc/locks", code: errno) }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { break }
            all += chunk[..<count]
        }
        return String(decoding: all, as: UTF8.self).split(separator: "\n")
            .count { $0.contains("-> FLOCK") && $0.contains(":\(inode) ") }
    }

    @Test("The system's files follow no link in the last part of a path")
    func links() throws {
        let folder = try Scratch.makeFolder()
        defer { Scratch.remove(folder) }
        let files = RealFiles()
        files.close(try files.open(folder + "/a", .create))
        #expect(symlink(folder + "/a", folder + "/b") == 0)
        let failure = #expect(throws: FileFailure.self) { try files.open(folder + "/b", .writing) }
        #expect(failure?.code == FileFailure.link)
        #expect(try files.status(path: folder + "/b")?.kind == .link)
    }

    @Test("Nothing that is no file is opened as one, and nothing waits for a pipe")
    func pipes() throws {
        let folder = try Scratch.makeFolder()
        defer { Scratch.remove(folder) }
        #expect(mkfifo(folder + "/a", 0o600) == 0)
        for path in [folder + "/a", "/dev/null"] {
            let failure = #expect(throws: FileFailure.self) { try RealFiles().open(path, .reading) }
            #expect(failure?.reason == .special)
        }
    }

    @Test("The holder of a lock is told")
    func holder() throws {
        let folder = try Scratch.makeFolder()
        defer { Scratch.remove(folder) }
        let files = RealFiles()
        let file = try files.open(folder + "/lock", .create)
        defer { files.close(file) }
        #expect(try files.lock(file, .exclusive, within: 0))
        #expect(files.lockHolder(file) == getpid())
    }
}
