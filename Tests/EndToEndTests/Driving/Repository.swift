import Glibc

/// Where things stand that the tests drive.
enum Repository {
    /// The package's folder, found from where this very file stands.
    static let folder = String(
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))

    /// A file of the package as text; empty when it isn't there.
    static func read(_ path: String) -> String {
        guard let file = fopen("\(folder)/\(path)", "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
