import Glibc
import Journal
import Moderation
import System

/// The strict reader, over a whole journal.
struct Reading {
    let folder: String
    let login: Login

    init(folder: String, login: Login) throws {
        self.folder = folder
        self.login = login
    }

    func open() throws -> (JournalDesk, Queue) {
        let opened = try JournalDesk.open(folder: folder, as: login, clock: { Reading.now }, lost: { fatalError() })
        return (opened.desk, opened.queue)
    }

    static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    func measureReader() throws {
        let checkpoint = folder + "/queue.checkpoint"
        let hidden = checkpoint + ".hidden"
        var status = stat()
        guard stat(folder + "/queue.jsonl", &status) == 0 else { throw NotDone(what: "there is no journal") }
        let isThere = rename(checkpoint, hidden) == 0
        let seconds = try Stopwatch.median(of: 3) { _ = try open() }
        if isThere { rename(hidden, checkpoint) }
        let comments = try open().1.commentCount
        Stopwatch.tell(
            "reader: form, rules and chain, \(Threads.count) cores", megabytesPerSecond: Int(status.st_size),
            in: seconds)
        if isThere {
            let mapped = try Stopwatch.median { _ = try open() }
            Stopwatch.tell("open \(comments) comments from the checkpoint", milliseconds: mapped)
        }
    }
}
