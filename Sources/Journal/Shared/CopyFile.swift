internal import JSON
package import Moderation

/// `queue.server`, which makes a folder a copy: the queue, and the server that it follows. Never a password.
package struct CopyFile: Hashable, Sendable {
    /// The queue's UUID.
    package var queue: String
    /// The name of the service in PostgreSQL's service file.
    package var service: String
    /// Whether the folder only hands comments in, and has no journal.
    package var isInbox: Bool
    /// Whether the copy was left: it no longer follows and can only be read.
    package var isLeft: Bool

    package init(queue: String, service: String, isInbox: Bool = false, isLeft: Bool = false) {
        self.queue = queue
        self.service = service
        self.isInbox = isInbox
        self.isLeft = isLeft
    }

    /// The name of the service that `service=NAME` names; `nil` for anything else.
    package static func service(in text: String) -> String? {
        let mark = "service="
        guard text.hasPrefix(mark) else { return nil }
        let name = text.utf8.dropFirst(mark.utf8.count)
        let isName = name.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
        return isName && !name.isEmpty && name.count <= 63 ? String(decoding: name, as: UTF8.self) : nil
    }

    /// Reads what a folder says about itself.
    ///
    /// - Returns: `nil` for a plain folder.
    /// - Throws: ``DeskError/failed(_:)``, also for a file that sluice did not write.
    package static func read(folder: String, files: any Files = RealFiles()) throws(DeskError) -> CopyFile? {
        let path = QueuePaths(folder: folder).server
        let bytes = try calling { () throws(FileFailure) in try files.contents(of: path, most: 4_096) }
        guard let bytes else { return nil }
        guard let file = CopyFile(bytes) else {
            throw .failed(StorageFailure(.spoilt, operation: .read, subject: path))
        }
        return file
    }

    private init?(_ bytes: [UInt8]) {
        do throws(JSONError) {
            var members = try JSONFields(try JSONReader.read(bytes), named: "queue.server")
            let queue = try members.text("queue").text
            let server = try members.text("server").text
            let isInbox = try members.optionalBool("inbox") ?? false
            let isLeft = try members.optionalBool("left") ?? false
            try members.end()
            guard let service = CopyFile.service(in: server) else { return nil }
            self.init(queue: queue, service: service, isInbox: isInbox, isLeft: isLeft)
        } catch {
            return nil
        }
    }

    var bytes: [UInt8] {
        JSONWriter.line { json in
            json.member("queue", queue)
            json.member("server", "service=\(service)")
            if isInbox { json.member("inbox", true) }
            if isLeft { json.member("left", true) }
        }
    }
}
