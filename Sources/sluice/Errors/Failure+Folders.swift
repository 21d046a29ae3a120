import JSON
import Journal
import Moderation
import Terminal
import Wording

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
        case .invalid(let sentence): self.init(.data, "\(sentence)")
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
}
