import Glibc

/// The program under test.
enum Program {
    /// `$SLUICE_BINARY`, else the program that stands beside these tests in the build folder.
    static let path: String = {
        if let given = getenv("SLUICE_BINARY") { return String(cString: given) }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/sluice"
    }()

    /// `$SLUICE_CORPUS_QUEUE`, where the queue of the corpus is to be left.
    static let corpusFolder = getenv("SLUICE_CORPUS_QUEUE").map { String(cString: $0) }

    /// The environment that the program sees: nothing of the developer's own habits.
    static let environment: [String: String] = [
        "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
        "LANG": "C.UTF-8", "TZ": "UTC", "SLUICE_MODERATOR": "anna",
    ]
}
