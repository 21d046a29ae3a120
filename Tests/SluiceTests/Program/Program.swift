import Glibc
import JSON

/// The built program, run as a shell would, with a queue in a folder of its own.
final class Program {
    /// What a run of the program left behind.
    struct Run: CustomStringConvertible {
        var status: Int32
        var output: String
        var errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
        var description: String { "\(status)\n\(output)\n\(errors)" }

        /// The lines of the output, as JSON.
        func objects() throws -> [JSONNode] {
            try lines.map { try JSONReader.read(Array($0.utf8)) }
        }
    }

    struct Unusable: Error {
        var what: String
    }

    let folder: String
    var queue: String { folder + "/queue" }
    var journal: String { queue + "/queue.jsonl" }
    private var variables = [
        "SLUICE_MODERATOR": "anna", "TZ": "Europe/Riga", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "dumb",
        "SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5.2",
    ]
    private var runs = 0

    /// Makes an empty folder to work in.
    init() throws {
        var template = Array("/tmp/sluice-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Unusable(what: "no temporary folder") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // A text that an edit keeps for its writer goes with the rest.
        variables["TMPDIR"] = folder
    }

    deinit {
        Program.remove(folder)
    }

    /// Sets a variable of the environment that the program is run in.
    func set(_ variable: String, _ value: String) {
        variables[variable] = value
    }

    /// Starts the program with some descriptors; gives its process.
    func start(_ words: [String], _ actions: inout posix_spawn_file_actions_t) throws -> pid_t {
        try start(words.map { Array($0.utf8) }, &actions, as: nil)
    }

    private func start(
        _ words: [[UInt8]], _ actions: inout posix_spawn_file_actions_t, as moderator: String?, path: String? = nil
    ) throws -> pid_t {
        var environment = variables
        environment["SLUICE_QUEUE"] = queue
        if let moderator { environment["SLUICE_MODERATOR"] = moderator }
        // The threads of the tests block signals, and what started them may ignore some.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, ends) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigemptyset(&ends)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&ends, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ends)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process = pid_t()
        let path = try path ?? Program.path()
        let code = Program.withPointers([Array(path.utf8)] + words) { arguments in
            Program.withPointers(environment.map { Array("\($0.key)=\($0.value)".utf8) }) { variables in
                posix_spawn(&process, path, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw Unusable(what: "\(path): error \(code)") }
        return process
    }

    /// Waits for a process; gives its exit code, or the signal that ended it as a negative number.
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }

    /// Runs the program with these words, on this queue, and waits for its end.
    func run(_ words: String..., input: String = "", as moderator: String? = nil) throws -> Run {
        try run(words.map { Array($0.utf8) }, input: Array(input.utf8), as: moderator)
    }

    /// Runs a line of the shell, in the program's environment.
    func shell(_ line: String) throws -> Run {
        try run([Array("-c".utf8), Array(line.utf8)], path: "/bin/sh")
    }

    func run(
        _ words: [[UInt8]], input: [UInt8] = [], as moderator: String? = nil, path: String? = nil
    ) throws -> Run {
        runs += 1
        let names = ["in", "out", "err"].map { folder + "/\(runs).\($0)" }
        try Program.write(input, to: names[0])
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, names[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, names[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, names[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let status = Program.wait(for: try start(words, &actions, as: moderator, path: path))
        return Run(
            status: status,
            output: String(decoding: try Program.read(names[1]), as: UTF8.self),
            errors: String(decoding: try Program.read(names[2]), as: UTF8.self))
    }

    // MARK: Files

    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Unusable(what: path) }
        defer { close(descriptor) }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return all }
            all += chunk[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw Unusable(what: path) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Unusable(what: path) }
            rest = rest.dropFirst(count)
        }
    }

    static func makeFolder(_ path: String) -> Bool {
        mkdir(path, 0o700) == 0
    }

    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func remove(_ path: String) {
        for name in names(in: path) {
            let inner = path + "/" + name
            if unlink(inner) != 0 { remove(inner) }
        }
        rmdir(path)
    }

    /// The program stands beside the test bundle.
    static func path() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                chars.baseAddress.map { readlink("/proc/self/exe", $0, chars.count) } ?? -1
            }
        }
        guard count > 0, let slash = buffer[..<count].lastIndex(of: 0x2F) else {
            throw Unusable(what: "/proc/self/exe")
        }
        let path = String(decoding: buffer[...slash], as: UTF8.self) + "sluice"
        guard access(path, X_OK) == 0 else { throw Unusable(what: path) }
        return path
    }

    private static func withPointers<Result>(
        _ words: [[UInt8]], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { word in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: word.count + 1)
            for (index, byte) in word.enumerated() { copy[index] = CChar(bitPattern: byte) }
            copy[word.count] = 0
            return copy
        }
        pointers.append(nil)
        defer { for pointer in pointers { pointer?.deallocate() } }
        return body(pointers)
    }
}

extension Program {
    /// A queue with a release and four comments.
    static func withComments() throws -> Program {
        let program = try Program()
        let runs = [
            try program.run("init"),
            try program.run("release", "brisele", "--title", "Konference Briselē", "--date", "2010-10-15"),
            try program.run(
                "submit", "-",
                input: """
                    {"release":"brisele","author":{"name":"Līga","email":"liga@example.lv"},"body":"Paldies!"}
                    {"release":"brisele","author":{"name":"Juris"},"body":"Cik maksā?","parent":1}
                    {"release":"brisele","author":{"name":"Kredīts"},"body":"http://kredits.example"}
                    {"release":"brisele","author":{"name":"Kredīts"},"body":"http://kredits.example"}
                    """),
        ]
        if let failed = runs.first(where: { $0.status != 0 }) { throw Unusable(what: failed.description) }
        return program
    }
}
