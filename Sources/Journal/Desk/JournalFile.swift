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

/// What a place is in a journal.
extension Place {
    /// Bytes from the beginning of the journal.
    var offset: Int {
        get { mark }
        set { mark = newValue }
    }

    /// The chain of the last line taken: 64 hexadecimal digits; 64 times `0` before the first.
    var chain: [UInt8] {
        get { proof }
        set { proof = newValue }
    }

    /// The file that was read, by its inode.
    var file: UInt64 {
        get { origin }
        set { origin = newValue }
    }

    init(entry: UInt32, offset: Int, chain: [UInt8], file: UInt64) {
        self.init(entry: entry, mark: offset, proof: chain, origin: file)
    }
}

extension EntryPlace {
    /// Where the entry's line begins, in bytes from the beginning of the journal.
    var offset: Int { mark }
    /// The length of the line, its LF included.
    var length: Int { extent }

    init(offset: Int, length: Int) {
        self.init(mark: offset, extent: length)
    }
}
