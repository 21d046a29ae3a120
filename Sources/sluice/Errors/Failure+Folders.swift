import JSON
import Journal
import Moderation
import Terminal

extension Failure {
    /// Why a queue could not be made.
    init(_ error: CreationError) {
        switch error {
        case .exists(let path):
            self.init(.cannotCreate, "there is a queue in \(path) already", advice: "use it, or name another folder")
        case .notEmpty(let path, let name):
            self.init(
                .cannotCreate, "\(path) is not empty: it holds \(name)", advice: "name an empty folder with --queue")
        case .noSuchGroup(let group):
            self.init(.usage, "there is no group \(group)", advice: "getent group lists them")
        case .seed(let document, let error): self.init(document: document, error)
        case .failed(let operation, let path, let code):
            self.init(
                .cannotCreate, "\(operation) \(path): \(describe(code))",
                advice: "see who may write there, and the room")
        case .outcomeUnknown(let operation, let path, let code):
            self.init(
                .disk, "\(operation) \(path): \(describe(code)); the queue was made, but may not be safe on the disk",
                advice: "look at the disk, then at the queue with sluice verify")
        }
    }

    /// What is wrong with a seed file.
    init(document: String, _ error: SeedError) {
        self.init(
            .data, "\(document), \(error.position.description): \(error.reason)",
            advice: "correct the file; nothing was made")
    }

    /// Why nothing was published.
    init(_ error: PublishError) {
        switch error {
        case .desk(let error): self.init(error)
        case .noFolder(let path):
            self.init(.missing, "there is no folder \(path)", advice: "make it first")
        case .foreign(let path, let name):
            self.init(
                .cannotCreate, "\(path) holds \(name), which sluice has not written",
                advice: "publish into a folder of its own")
        case .otherQueue(let path, let identity):
            self.init(
                .cannotCreate, "\(path) belongs to another queue, \(identity)",
                advice: "publish into a folder of its own")
        case .badList(let path):
            self.init(
                .data, "the list of published files in \(path) is not as sluice writes it",
                advice: "empty the folder and publish again")
        case .locked(let path, let process):
            let holder: DisplayText = process.map { " by process \($0)" } ?? ""
            self.init(.locked, "\(path) is locked" + holder, advice: "another publish is at work; try again later")
        case .failed(let operation, let path, let code):
            self.init(DeskError.failed(operation: operation, path: path, code: code))
        }
    }
}
