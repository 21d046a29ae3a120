import Glibc
import Journal
import Moderation
import PostgreSQL

/// Works on a queue for some seconds, so many times a second, and tells how long each time took: milliseconds, a line each.
///
///     Ledgers act FOLDER SERVICE SECONDS RATE     a note on a comment; SERVICE - for a plain folder
///     Ledgers hand-in QUEUE SERVICE SECONDS RATE  a comment into the inbox
///
/// A rate of 0 means as often as possible.
@main
enum Ledgers {
    static func main() {
        let words = CommandLine.arguments
        guard words.count == 6, let seconds = Double(words[4]), let rate = Double(words[5]) else {
            print("usage: Ledgers act|hand-in FOLDER|QUEUE SERVICE SECONDS RATE")
            exit(64)
        }
        do {
            switch words[1] {
            case "act": try act(in: words[2], on: words[3], for: seconds, rate)
            default: try handIn(to: words[2], on: words[3], for: seconds, rate)
            }
        } catch {
            print("\(error)")
            exit(1)
        }
    }

    private static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private static func act(in folder: String, on service: String, for seconds: Double, _ rate: Double) throws {
        guard let login = Login("anna") else { return }
        var ledger: PostgreSQLLedger?
        if service != "-", let copy = try CopyFile.read(folder: folder) {
            ledger = PostgreSQLLedger(over: PostgreSQLServer(service: service), queue: copy.queue)
        }
        let opened = try JournalDesk.open(folder: folder, as: login, ledger: ledger, clock: { Ledgers.now })
        var queue = opened.queue
        let number = CommentNumber(UInt32(1 + Int(getpid()) % queue.commentCount))
        // The first act connects.
        var isFirst = true
        try work(for: seconds, rate) {
            let target = Target(number: number, version: queue.version(of: number))
            let command = queue.command(.note, on: [target], by: login, note: "piezīme", at: Ledgers.now)
            let outcome = try opened.desk.decide(command, queue: &queue)
            guard outcome.entry != nil || !outcome.setApart.isEmpty else { throw NotDone() }
            defer { isFirst = false }
            return !isFirst && outcome.entry != nil
        }
    }

    private static func handIn(to queue: String, on service: String, for seconds: Double, _ rate: Double) throws {
        let server = PostgreSQLServer(service: service)
        let text = String(repeating: "Teikums par ziņu. ", count: 25)
        var count = 0
        try work(for: seconds, rate) {
            count += 1
            let comment = #"{"release":"konference-brisele","author":{"name":"Ieva"},"body":"\#(text)\#(count)"}"#
            try server.handIn([Array(comment.utf8)], to: queue)
            return count > 1
        }
    }

    private struct NotDone: Error {}

    /// - Parameter once: Returns whether the time counts.
    private static func work(for seconds: Double, _ rate: Double, _ once: () throws -> Bool) throws {
        let end = seconds + clock
        var due = clock
        while clock < end {
            let start = clock
            if try once() { print((clock - start) * 1_000) }
            due += rate > 0 ? 1 / rate : 0
            let pause = due - clock
            if rate > 0, pause > 0 { usleep(UInt32(pause * 1e6)) }
        }
    }

    /// Seconds of the forward clock.
    private static var clock: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
