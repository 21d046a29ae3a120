import Testing

/// A room of the house: on which floor it lies and what it may import.
struct Room: Sendable {
    var floor: Int
    var imports: Set<String>
    /// What it may import of the system.
    var system = systemModules
}

/// Who may import whom. Whatever is not here is not allowed: a new room needs its line first.
let rooms: [String: Room] = [
    "Text": Room(floor: 0, imports: [], system: []),
    "JSON": Room(floor: 1, imports: ["Text"], system: []),
    "System": Room(floor: 0, imports: [], system: ["Glibc", "Musl", "Darwin", "Dispatch"]),
    "Markup": Room(floor: 0, imports: [], system: []),
    "CNcurses": Room(floor: 0, imports: []),
    "Moderation": Room(floor: 1, imports: ["Text"]),
    "Terminal": Room(floor: 1, imports: ["Text"]),
    "Journal": Room(floor: 2, imports: ["Text", "System", "Moderation", "JSON", "Crypto"]),
    "Curses": Room(floor: 2, imports: ["System", "Terminal", "CNcurses"]),
    "Interchange": Room(floor: 2, imports: ["Text", "Moderation", "JSON", "Markup"], system: []),
    "Wording": Room(floor: 2, imports: ["Text", "Moderation", "Terminal"], system: []),
    // Its worker has a thread of its own; no files, no clock, no terminal.
    "Console": Room(
        floor: 3, imports: ["Text", "Moderation", "Terminal", "Wording"], system: ["Dispatch", "Synchronization"]),
    "Web": Room(floor: 3, imports: ["Text", "Moderation", "Terminal", "Wording"]),
    "Helper": Room(floor: 3, imports: ["System", "Interchange"]),
    "sluice-isso": Room(floor: 4, imports: ["Helper", "Interchange", "Markup", "Moderation", "Crypto"]),
    "sluice-wordpress": Room(
        floor: 4, imports: ["Helper", "Interchange", "JSON", "Markup", "Moderation", "Text", "Crypto"]),
    // The client library is opened at run time, when a server is first spoken to.
    "PostgreSQL": Room(floor: 3, imports: ["Text", "System", "Moderation", "Journal"]),
    "sluice": Room(
        floor: 4,
        imports: [
            "Text", "JSON", "System", "Moderation", "Terminal", "Journal", "Interchange", "Curses", "Wording",
            "Console", "Web", "PostgreSQL", "ArgumentParser",
        ]),
]

/// What comes with the toolchain or the system, and is light. `Foundation` is not here: it costs every start.
let systemModules: Set<String> = [
    "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization", "FoundationEssentials",
]

@Suite("The floors of the house")
struct FloorTests {
    @Test("The files of a room import only what the room may", arguments: rooms.keys.sorted())
    func imports(name: String) throws {
        let room = try #require(rooms[name])
        for file in House.sourceFiles(under: "Sources/\(name)") {
            let forbidden = Set(file.imports).subtracting(room.imports).subtracting(room.system)
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.sorted().joined(separator: ", "))")
        }
    }

    @Test("A room imports only from floors below its own", arguments: rooms.keys.sorted())
    func downwards(name: String) throws {
        let room = try #require(rooms[name])
        for imported in room.imports {
            if let other = rooms[imported] { #expect(other.floor < room.floor, "\(name) imports \(imported)") }
        }
    }

    @Test("Every room has files, and every file a room")
    func everyRoomIsThere() {
        let found = Set(House.files(under: "Sources").map { SourceFile(path: $0, text: "").room })
        #expect(found == Set(rooms.keys))
    }

    @Test("A file tells one thing: it has no more than 400 lines")
    func length() {
        for file in House.sourceFiles(under: "Sources") {
            let lines = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
            #expect(lines <= 400, "\(file.path) has \(lines)")
        }
    }

    @Test(
        "An import is found however it is written",
        arguments: [
            ("import Text", "Text"), ("package import Moderation", "Moderation"),
            ("@preconcurrency import Glibc", "Glibc"), ("@testable internal import Console", "Console"),
            ("import struct Foundation.Date", "Foundation"), ("    import Dispatch", "Dispatch"),
            ("// import Foundation", nil), ("let important = 1", nil), ("#if canImport(Glibc)", nil), ("", nil),
        ] as [(String, String?)])
    func parsing(line: String, module: String?) {
        #expect(SourceFile.module(importedBy: line) == module)
    }

    @Test("Two imports on one line are two")
    func twoOnOneLine() {
        #expect(SourceFile(path: "", text: "import Text; import Glibc\n").imports == ["Text", "Glibc"])
    }
}
