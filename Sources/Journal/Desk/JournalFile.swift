import Moderation

/// A journal that is open for reading, for as long as somebody reads it.
final class JournalFile: Sendable {
    let file: OpenFile
    let inode: UInt64
    let files: any Files

    /// Takes over an open file.
    init(_ file: OpenFile, inode: UInt64, files: any Files) {
        self.file = file
        self.inode = inode
        self.files = files
    }

    /// Opens the journal of a folder.
    ///
    /// - Throws: ``DeskError/noQueue(path:)`` if there is none.
    static func open(_ paths: QueuePaths, files: any Files) throws(DeskError) -> JournalFile {
        do throws(FileFailure) {
            let file = try files.open(paths.journal, .reading)
            do throws(FileFailure) {
                return JournalFile(file, inode: try files.status(file).inode, files: files)
            } catch {
                files.close(file)
                throw error
            }
        } catch {
            if error.code == FileFailure.missing { throw .noQueue(path: paths.folder) }
            throw DeskError(error)
        }
    }

    deinit {
        files.close(file)
    }
}
