import Glibc
import System
import Terminal
import Wording

/// What is piped into a command.
enum StandardInput {
    /// The most that is read: a gibibyte, so that a pipe without end is noticed.
    static let limit = 1 << 30

    /// Reads all of standard input as UTF-8.
    static func text() throws(Failure) -> [UInt8] {
        try checked(bytes(), name: wording.standardInput)
    }

    /// Returns the bytes if they are UTF-8, or says in which line they are not.
    static func checked(_ bytes: [UInt8], name: DisplayText) throws(Failure) -> [UInt8] {
        guard let fault = firstFault(bytes) else { return bytes }
        let line = bytes[..<fault].count { $0 == 0x0A } + 1
        throw Failure(.data, wording.notUTF8(name, line: line, byte: fault + 1))
    }

    /// The offset of the first byte that is not UTF-8.
    static func firstFault(_ bytes: [UInt8]) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    private static func bytes() throws(Failure) -> [UInt8] {
        var all: [UInt8] = []
        while try chunk(&all) {
            guard all.count <= limit else {
                throw Failure(.data, wording.inputTooLong)
            }
        }
        return all
    }

    /// Appends what comes next, whatever bytes they are; returns `false` at the end.
    static func chunk(_ bytes: inout [UInt8]) throws(Failure) -> Bool {
        do throws(SystemError) {
            return try Descriptor.read(STDIN_FILENO, to: &bytes) > 0
        } catch {
            throw Failure(.disk, wording.inputUnreadable(describe(error.code)))
        }
    }
}

/// Files that the command line names.
enum TextFile {
    /// Reads a whole file, at most so many bytes.
    static func bytes(_ path: String, limit: Int = 256 << 20) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, .last) }
        defer { close(descriptor) }
        var all: [UInt8] = []
        do throws(SystemError) {
            while try Descriptor.read(descriptor, to: &all) > 0, all.count <= limit {}
        } catch {
            throw failure(path, error)
        }
        guard all.count <= limit else {
            throw Failure(.data, wording.fileTooLong(path, limit: limit))
        }
        return all
    }

    /// Reads a file piece by piece, `-` for standard input.
    ///
    /// - Throws: what `take` throws; ``Failure`` for a file that can't be read.
    static func pieces(_ path: String, _ take: ([UInt8]) throws -> Void) throws {
        var bytes: [UInt8] = []
        guard path != "-" else {
            while try StandardInput.chunk(&bytes) {
                try take(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            return
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, .last) }
        defer { close(descriptor) }
        while true {
            do throws(SystemError) {
                guard try Descriptor.read(descriptor, to: &bytes) > 0 else { return }
            } catch {
                throw failure(path, error)
            }
            try take(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }

    static func failure(_ path: String, _ error: SystemError) -> Failure {
        let code = error.code
        let isMissing = code == ENOENT || code == ENOTDIR || code == EISDIR
        let status: ExitStatus = isMissing ? .missing : code == EACCES ? .notPermitted : .disk
        return Failure(status, wording.fileUnreadable(path, describe(code)))
    }
}
