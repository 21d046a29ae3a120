import Glibc

/// The package's folder as it is on the disk.
enum House {
    /// The package's folder, found from where this very file stands.
    static let folder = String(
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
            .joined(separator: "/"))

    /// Every Swift file below one of the package's folders, by path.
    static func sourceFiles(under folder: String) -> [SourceFile] {
        files(under: folder).filter { $0.hasSuffix(".swift") }.map { SourceFile(path: $0, text: read($0)) }
    }

    /// The paths of the files below one of the package's folders, sorted.
    static func files(under folder: String) -> [String] {
        guard let stream = opendir("\(House.folder)/\(folder)") else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = "\(folder)/\(name)"
            if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
                found += files(under: path)
            } else {
                found.append(path)
            }
        }
        return found.sorted()
    }

    /// The text of one of the package's files; empty if it cannot be read.
    static func read(_ path: String) -> String {
        guard let file = fopen("\(House.folder)/\(path)", "rb") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces the text of one of the package's files.
    static func write(_ text: some StringProtocol, to path: String) {
        guard let file = fopen("\(House.folder)/\(path)", "wb") else { return }
        defer { fclose(file) }
        let bytes = Array(text.utf8)
        fwrite(bytes, 1, bytes.count, file)
    }
}
