import Glibc
import Journal
import Moderation

/// Measures parts of the program by themselves, on a queue that it may write to.
@main
enum Parts {
    static func main() {
        guard CommandLine.arguments.count == 2, let login = Login("anna") else {
            print("usage: Parts FOLDER, a queue that will be written to")
            exit(64)
        }
        do {
            try run(folder: CommandLine.arguments[1], login: login)
        } catch {
            print("\(error)")
            exit(1)
        }
    }

    private static func run(folder: String, login: Login) throws {
        let bench = try Reading(folder: folder, login: login)
        try bench.measureReader()
        var (desk, queue) = try bench.open()
        try Queries(desk: desk, queue: queue).measure()
        try Texts(desk: desk, queue: queue).measure()
        try Frames(desk: desk, queue: &queue).measure()
        try Writing(folder: folder, desk: desk, login: login).measure(&queue)
    }
}
