import Journal
import Moderation
import Terminal
import Wording

extension Failure {
    /// Why a folder does not show what the public may see.
    init(_ error: PublishError) {
        switch error {
        case .desk(.damaged(let damage)):
            self.init(.data, Failure(damage).message, advice: "nothing was published; sluice verify tells more")
        case .desk(let error): self.init(error)
        case .noFolder(let path):
            self.init(.missing, "there is no folder \(path)", advice: "make it first")
        case .foreign(let path, let name):
            self.init(
                .cannotCreate, "\(path) holds \(name), which sluice has not written",
                advice: "publish into a folder of its own")
        case .otherQueue(let path, let identity):
            self.init(
                .cannotCreate, "\(path) shows another queue, \(identity); nothing was published",
                advice: "publish into a folder of its own, or with --force if this queue takes that one's place")
        case .otherHistory(let path, let head, let last):
            let why: DisplayText =
                head.entry > last
                ? "this queue ends with entry \(last)" : "this queue has another entry \(head.entry)"
            self.init(
                .cannotCreate,
                "\(path) shows entry \(head.entry), and \(why): it is an older copy or has another history, which could bring back what was withdrawn; nothing was published",
                advice: "publish from the queue in force, or with --force if this one takes its place")
        case .badList(let path):
            self.init(
                .data, "the list of published files in \(path) is not as sluice writes it",
                advice: "empty the folder and publish again")
        case .locked(let path, let process):
            let holder: DisplayText = process.map { " by process \($0)" } ?? ""
            self.init(
                .locked, "\(path) is locked" + holder + "; nothing was published",
                advice: "another publish is at work; try again later")
        case .failed(let operation, let path, let code):
            var failure = Failure(DeskError.failed(operation: operation, path: path, code: code))
            failure.message = "\(operation) \(path): \(describe(code)); nothing was published"
            self = failure
        case .incomplete(let partial, let cause):
            self.init(.disk, Failure.account(of: partial, cause), advice: "make room, then publish again")
        }
    }

    /// What a publication did before it broke off, with the cause.
    private static func account(of partial: PartialPublication, _ cause: PublishError) -> DisplayText {
        var clauses: [DisplayText] = [Failure.clause(cause)]
        if !partial.exposed.isEmpty {
            clauses.append(names(partial.exposed) + " still shows what is not public any longer: remove it by hand")
        }
        if !partial.takenDown.isEmpty {
            clauses.append(
                names(partial.takenDown)
                    + " was removed, since what is left of it could not be written: it returns when there is room")
        }
        let (written, removed) = (partial.written.count, partial.removed.count)
        if written + removed > 0 {
            clauses.append("before that \(written) were written and \(removed) removed")
        } else if partial.exposed.isEmpty, partial.takenDown.isEmpty {
            clauses.append("nothing was published")
        }
        return clauses.dropFirst().reduce(clauses[0]) { $0 + "; " + $1 }
    }

    /// The cause alone.
    private static func clause(_ cause: PublishError) -> DisplayText {
        switch cause {
        case .failed(let operation, let path, let code), .desk(.failed(let operation, let path, let code)):
            "\(operation) \(path): \(describe(code))"
        case .desk(.damaged(let damage)): Failure(damage).message
        case .desk(.replaced): "the journal was replaced by another file meanwhile"
        case .desk(.locked): "the queue is locked"
        default: Failure(cause).message
        }
    }

    private static func names(_ names: [String]) -> DisplayText {
        names.dropFirst().reduce("\(names[0])") { $0 + ", \($1)" }
    }
}
