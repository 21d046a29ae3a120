import Journal
import Moderation
import Synchronization

/// A server in memory that queues are shared with, and taken home from.
final class MemoryServer: CopyFolder.Receiver, CopyFolder.Giver {
    struct Contents {
        var isThere = false
        var moved: String?
        var lines: [LedgerLine] = []
        var settings: [UInt8]?
        var settingsNumber = 0
        /// Whether the answer to the next step that opens or moves the queue is lost, though it is done.
        var losesAnswer = false
        /// Whether the next opening to writers is not done.
        var failsToOpen = false
    }

    private let state = Mutex(Contents())

    var contents: Contents {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    var location: QueueLocation { QueueLocation(contents.moved) }
    var journal: [UInt8] { contents.lines.flatMap(\.bytes) }

    private var lost: DeskError {
        .outcomeUnknown(StorageFailure(.noContact(.said("cut")), operation: .commit, subject: "press"))
    }

    private func answer() throws(DeskError) {
        guard contents.losesAnswer else { return }
        contents.losesAnswer = false
        throw lost
    }

    func begin(_ queue: String, from place: QueuePlace) throws(DeskError) -> (number: UInt32, chain: [UInt8])? {
        if contents.isThere, let refusal = location.refusal(ofSharing: place) {
            throw .refused(refusal, server: "press")
        }
        contents.isThere = true
        contents.moved = QueueLocation.arriving(from: place.text).text
        return contents.lines.last.map { ($0.number, $0.chain) }
    }

    func take(_ lines: [LedgerLine], of queue: String) { contents.lines += lines }

    func replace(_ lines: [LedgerLine], of queue: String) {
        for line in lines { contents.lines[Int(line.number) - 1] = line }
    }

    func finish(
        _ queue: String, from place: QueuePlace, with settings: [UInt8]?, at last: LedgerLine
    ) throws(DeskError) {
        guard !contents.failsToOpen else { throw .unreachable(server: "press", .said("cut")) }
        contents.moved = nil
        contents.settings = settings
        contents.settingsNumber += 1
        try answer()
    }

    func settings(of queue: String) -> (bytes: [UInt8]?, number: Int) { (contents.settings, contents.settingsNumber) }

    func move(_ queue: String, to place: QueuePlace, after end: Place, settings: Int) throws(DeskError) {
        if let refusal = location.refusal(ofTakingHome: place) { throw .refused(refusal, server: "press") }
        guard contents.lines.last?.number == end.entry, contents.lines.last?.chain == end.chainBytes else {
            throw .overtaken
        }
        contents.moved = place.text
        try answer()
    }
}
