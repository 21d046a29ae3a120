import Journal
import Moderation

/// Turns what a server, or the connection to it, reports into the error that people are told.
struct ServerFailure {
    /// The name of the server.
    let server: String

    /// Why the server accepts nothing; nothing was written.
    func refusal(_ error: ServerError) -> DeskError {
        let refusal: ServerRefusal =
            switch error.state {
            case "42P01", "3F000": .noSchema
            case Schema.noQueue: .noQueue
            case Schema.moved: QueueLocation(error.message).refusal ?? .noQueue
            case "42501", "P0001", "23514": .mayNot(error.message)
            default: .other(error.message)
            }
        return switch error.state {
        case "55P03": .locked(process: nil)
        // A standby, or one that is being made the primary.
        case "25006": .unreachable(server: server, ContactLoss(error.message))
        default: .refused(refusal, server: server)
        }
    }

    /// Makes a call that changes nothing yet, such as connecting.
    func reaching<Value>(_ call: () throws(ConnectionError) -> Value) throws(DeskError) -> Value {
        try Result(catching: call).mapError { unreachable($0) }.get()
    }

    /// The error when no answer came, and nothing had been sent that changes anything.
    func unreachable(_ error: ConnectionError) -> DeskError {
        switch error {
        case .givenUp: .locked(process: nil)
        case .noService(let words): .refused(.noService(words), server: server)
        case .lost(let loss): .unreachable(server: server, loss)
        }
    }

    /// The error when no answer came, and what was sent may stand or may still arrive.
    func unknown(_ loss: ContactLoss) -> DeskError {
        .outcomeUnknown(StorageFailure(.noContact(loss), operation: .commit, subject: server))
    }
}
