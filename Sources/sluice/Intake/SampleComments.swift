import Glibc
import System
import Wording

/// The sample comments that come with an installed program.
enum SampleComments {
    /// Their seed file, if it is where a package lays it: `share/sluice/seeds` beside the `bin` that the program is in.
    static var path: String? {
        guard let parts = ThisMachine.program?.split(separator: "/"), parts.count > 2 else { return nil }
        let path = parts.dropLast(2).reduce("") { $0 + "/" + $1 } + "/share/sluice/seeds/press-office.json"
        return access(path, R_OK) == 0 ? path : nil
    }

    /// Asks whether a new queue is to begin with them. Where nobody can be asked, it begins empty.
    static func areWanted() -> Bool {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return false }
        Notices.tell(wording.beginWithSamples)
        var lines = InputLines()
        let answer = (lines.next() ?? "").lowercased()
        return ["y", "yes", "j", "jā"].contains { answer.utf8.elementsEqual($0.utf8) }
    }
}
