/// A source file of this package: where it stands and what it says.
struct SourceFile: Sendable {
    /// The path below the package's folder, such as `Sources/Text/Width.swift`.
    var path: String
    var text: String

    /// The second part of the path: the room that the file belongs to.
    var room: String {
        let parts = path.split(separator: "/")
        return parts.count > 1 ? String(parts[1]) : ""
    }

    /// The modules that the file imports, a submodule or a single declaration counted as its module.
    var imports: [String] {
        text.split { $0 == "\n" || $0 == ";" }.compactMap(SourceFile.module(importedBy:))
    }

    /// The module that a line imports, or `nil` for any other line.
    static func module(importedBy line: some StringProtocol) -> String? {
        var words = line.split(whereSeparator: \.isWhitespace)[...]
        while let word = words.first, word.hasPrefix("@") || accessLevels.contains(String(word)) {
            words.removeFirst()
        }
        guard words.popFirst() == "import" else { return nil }
        if let kind = words.first, declarationKinds.contains(String(kind)) { words.removeFirst() }
        return words.first.map { String($0.prefix { $0 != "." }) }
    }

    private static let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
    private static let declarationKinds: Set<String> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor", "macro",
    ]
}
