import Curses
import Glibc
import Terminal
import Testing

extension CursesSuite {
    /// Ways for a program to end that run no code of its own.
    enum Ending: Int32, CaseIterable, Sendable {
        case trap, exit
        case segmentation = 11
        case abort = 6
        case bus = 7
        case arithmetic = 8
        case illegal = 4
        case terminate = 15
        case hangUp = 1001
        case interrupt = 2
        case quit = 3

        var signal: Int32 {
            switch self {
            case .hangUp: SIGHUP
            default: rawValue
            }
        }

        func happen() {
            switch self {
            case .trap:
                let none: [Int] = []
                print(none[Int(getpid())])
            case .exit: Glibc.exit(3)
            default:
                kill(getpid(), signal)
                // No matter who takes it, it ends here.
                while true { pause() }
            }
        }
    }

    @Suite("The terminal guard", .serialized)
    struct TerminalGuardTests {
        @Test("However the program ends, the terminal is as it was", arguments: Ending.allCases)
        func endings(ending: Ending) async throws {
            let pty = try #require(Pty())
            let before = pty.modes()
            let path = pty.path
            let number = ending.rawValue
            await #expect(processExitsWith: .failure) { [path = path as String, number = number as Int32] in
                let descriptor = open(path, O_RDWR | O_NOCTTY)
                let values = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
                let screen = try CursesScreen(input: descriptor, output: descriptor) { values[$0] }
                var surface = Surface(size: screen.size)
                surface.put("the screen", row: 0, column: 0)
                screen.show(surface)
                Ending(rawValue: number)?.happen()
            }
            let text = String(decoding: pty.output(), as: UTF8.self)
            let shown = try #require(text.firstRange(of: "the screen"))
            for sequence in ["[?1049h", "[?2004h"] { #expect(text.contains(sequence)) }
            for sequence in ["[?1049l", "[?2004l", "[?25h", "[?1l"] {
                #expect(text[shown.upperBound...].contains(sequence), "\(sequence)")
            }
            #expect(pty.modes() == before)
        }
    }
}
