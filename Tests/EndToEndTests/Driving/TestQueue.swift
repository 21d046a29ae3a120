import Glibc
import Journal

/// A queue of its own for one test, and the program to look at it with.
final class TestQueue: Sendable {
    private let folder: TemporaryFolder

    /// The queue's folder.
    var path: String { "\(folder.path)/queue" }
    var journal: String { "\(path)/queue.jsonl" }

    /// Grows a queue of twenty comments on one release, the oldest first: 1 to 5 by readers, 6 to 17 twelve copies of one
    /// advertisement, 18 to 20 by readers.
    ///
    /// - Parameter settings: The queue's settings; by default a decision counts at once, since no person watches.
    convenience init(settings: String? = #"{"guard":0}"#) throws {
        try self.init(seed: TestQueue.twenty, settings: settings)
    }

    /// Grows a queue of very many comments, from which one decision makes a line of 20 KB.
    static func ofMany(_ count: Int) throws -> TestQueue {
        let comments = (1...count).map { number in
            #"{"release":"karsts","ago":"\#(count - number)m","author":{"name":"L"},"body":"Jautājums \#(number)"}"#
        }
        let seed =
            #"{"releases":[{"slug":"karsts","title":"Apkures sezona","date":"2010-10-12"}],"comments":["#
            + comments.joined(separator: ",") + "]}"
        return try TestQueue(seed: seed, settings: nil)
    }

    /// Runs a script of bash with `$SLUICE` and `$SLUICE_QUEUE` set, in a folder beside the queue.
    func bash(_ script: String, variables: [String: String] = [:]) throws -> Run {
        let given = ["SLUICE": Program.path, "SLUICE_QUEUE": path]
        return try Run.program(
            ["bash", "-c", "cd '\(folder.path)'; " + script],
            environment: Program.environment.merging(given) { $1 }.merging(variables) { $1 })
    }

    /// What a script left in a file beside the queue.
    func read(_ name: String) -> String { folder.read(name) }

    /// Opens the folder around the queue to users, as far as the queue's own mode lets them in.
    func openSurroundings() {
        chmod(folder.path, 0o755)
    }

    /// Grows a queue from the seeds that a fresh one grows from.
    static func fromSeeds() throws -> TestQueue {
        try TestQueue(seed: nil, settings: #"{"guard":0}"#)
    }

    /// Grows a queue from a seed document; `nil` for the seeds that a fresh one grows from.
    init(seed: String?, settings: String?) throws {
        folder = try TemporaryFolder()
        var file = "\(Repository.folder)/seeds/press-office.json"
        if let seed {
            try folder.write(seed, to: "seed.json")
            file = "\(folder.path)/seed.json"
        }
        let run = try Run.program(
            [Program.path, "--queue", "\(folder.path)/queue", "init", "--from", file], environment: Program.environment)
        guard run.status == 0 else { throw NotGrown(run: run) }
        if let settings { try folder.write(settings, to: "queue/settings.json") }
    }

    /// Makes a queue with a journal that was written elsewhere.
    init(journal: [UInt8], settings: String) throws {
        folder = try TemporaryFolder()
        mkdir("\(folder.path)/queue", 0o700)
        try folder.write(journal, to: "queue/queue.jsonl")
        try folder.write(settings, to: "queue/settings.json")
    }

    /// Runs a command on this queue, as anna unless somebody else is named.
    func sluice(_ arguments: String..., as moderator: String = "anna", input: String = "") throws -> Run {
        try sluice(arguments, as: moderator, input: input)
    }

    /// Runs a command on this queue.
    func sluice(_ arguments: [String], as moderator: String = "anna", input: String = "") throws -> Run {
        try Run.program(
            [Program.path, "--queue", path] + arguments,
            environment: Program.environment.merging(["SLUICE_MODERATOR": moderator]) { $1 }, input: input)
    }

    /// Opens a terminal with the console on this queue, and waits for its first screen.
    func console(
        columns: Int = 120, rows: Int = 40, as moderator: String = "anna", environment: [String: String] = [:],
        term: String? = nil
    ) async throws -> Terminal {
        let terminal = try await Terminal(
            columns: columns, rows: rows,
            environment: environment.merging(["SLUICE_QUEUE": path, "SLUICE_MODERATOR": moderator]) { $1 })
        if let term { try terminal.enter("export TERM=\(term)") }
        try terminal.start(Program.path)
        try await terminal.wait(for: "the list") { $0.current != nil }
        return terminal
    }

    /// A comment as `show` tells it.
    func comment(_ number: Int) throws -> JSONLine {
        guard let line = try JSONLine.all(in: sluice("show", "\(number)", "--json").output).first else {
            throw NotGrown(run: try sluice("show", "\(number)", "--json"))
        }
        return line
    }

    /// The queue's history as `history` tells it, oldest first.
    func history() throws -> [JSONLine] {
        try JSONLine.all(in: sluice("history", "--json").output)
    }

    /// Whether what anna left half done holds a text.
    func hasDraft(holding text: String) -> Bool {
        let names = (try? RealFiles().names(in: path + "/drafts")) ?? []
        return names.contains { name in
            name.hasPrefix("anna.") && name.hasSuffix(".json") && folder.read("queue/drafts/" + name).contains(text)
        }
    }

    /// Writes a script beside the queue that can be run, and gives its path.
    func script(_ name: String, _ lines: String) throws -> String {
        try folder.write("#!/bin/sh\n\(lines)\n", to: name)
        let path = "\(folder.path)/\(name)"
        _ = try Run.program(["chmod", "+x", path], environment: Program.environment)
        return path
    }

    func bytesOfJournal() -> [UInt8] {
        folder.bytes(of: "queue/queue.jsonl")
    }

    func writeJournal(_ bytes: [UInt8]) throws {
        try folder.write(bytes, to: "queue/queue.jsonl")
    }

    private static let twenty: String = {
        let comments = (1...20).map { number in
            let isAdvertisement = (6...17).contains(number)
            let author = isAdvertisement ? "Kredīts 24" : "Lasītājs \(number)"
            let body =
                isAdvertisement
                ? "Ātrie kredīti: http://kredits.example/lv" : "Jautājums numur \(number) par skursteņiem."
            return #"{"release":"karsts","ago":"\#(200 - number)m","author":{"name":"\#(author)"},"body":"\#(body)"}"#
        }
        return #"{"releases":[{"slug":"karsts","title":"Apkures sezona","date":"2010-10-12"}],"comments":["#
            + comments.joined(separator: ",") + "]}"
    }()

    /// A queue that could not be made or read.
    struct NotGrown: Error {
        var run: Run
    }
}
