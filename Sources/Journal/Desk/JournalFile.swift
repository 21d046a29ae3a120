/// A journal that is open for reading, for as long as somebody reads it.
final class JournalFile: Sendable {
    let file: OpenFile
    let inode: UInt64
    private let files: any Files

    /// Takes over an open file.
    init(_ file: OpenFile, inode: UInt64, files: any Files) {
        self.file = file
        self.inode = inode
        self.files = files
    }

    deinit {
        files.close(file)
    }
}
