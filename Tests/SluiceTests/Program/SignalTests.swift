import Glibc
import Testing

@Suite("What ends a command")
struct SignalTests {
    @Test(
        "A hangup and a request to end have a shell's exit code",
        arguments: [(SIGHUP, 129), (SIGTERM, 143)] as [(Int32, Int32)])
    func ends(signal: Int32, status: Int32) throws {
        let program = try Program.withComments()
        _ = try program.run("approve", "1")
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        let process = try program.start(["publish", program.folder + "/public", "--watch"], &actions)
        close(ends[1])
        // It is at work once it has told what it published.
        var byte: UInt8 = 0
        #expect(read(ends[0], &byte, 1) == 1)
        kill(process, signal)
        #expect(Program.wait(for: process) == status)
        close(ends[0])
    }
}
