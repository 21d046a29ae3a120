import Curses
import Glibc
import Terminal
import Testing

extension CursesSuite {
    @Suite("The inbox", .serialized)
    struct CursesInboxTests {
        /// A terminal that passes every byte on at once, and its inbox.
        private let pty: Pty
        private let inbox: CursesInbox

        init() throws {
            pty = try #require(Pty())
            var modes = termios()
            tcgetattr(pty.slave, &modes)
            cfmakeraw(&modes)
            tcsetattr(pty.slave, TCSANOW, &modes)
            inbox = try CursesInbox(input: pty.slave, output: pty.slave, environment: environment())
        }

        /// What comes next; nothing if nothing comes.
        private func take() -> [Event] { inbox.next(until: inbox.now + 30_000).map(\.event) }

        @Test("All keys that are there make one batch")
        func batch() throws {
            pty.type(String(repeating: "j", count: 500))
            let events = inbox.next(until: inbox.now + 30_000)
            #expect(events.count == 500)
            #expect(events.allSatisfy { $0.event == .key(.character("j")) && $0.at == events[0].at })
        }

        @Test("A lone ESC is told after its delay, and not before")
        func escape() throws {
            pty.type("\u{1B}")
            let start = inbox.now
            #expect(inbox.next(until: start + 10_000).map(\.event) == [.key(Key(.escape))])
            #expect(inbox.now - start >= 19)
        }

        @Test("A user's ESCDELAY wins: what comes within it belongs to the ESC")
        func escapeDelay() throws {
            let inbox = try CursesInbox(
                input: pty.slave, output: pty.slave, environment: environment(["ESCDELAY": "10000"]))
            pty.type("\u{1B}")
            #expect(inbox.next(until: inbox.now + 1).isEmpty)
            pty.type("[A")
            #expect(inbox.next(until: inbox.now + 30_000).map(\.event) == [.key(Key(.up))])
        }

        @Test("A deadline ends the wait with nothing")
        func deadline() throws {
            let time = inbox.now + 5
            #expect(inbox.next(until: time).isEmpty)
            #expect(inbox.now >= time)
            #expect(inbox.next(until: 0).isEmpty)
        }

        @Test("A look at what lies there takes it, and waits for nothing")
        func looks() throws {
            #expect(inbox.waiting().isEmpty)
            pty.type("a")
            #expect(inbox.waiting().map(\.event) == [.key(.character("a"))])
            #expect(inbox.waiting().isEmpty)
        }

        @Test("Wake-ups of other threads end the wait, however many as one")
        func waking() throws {
            let waker = inbox.waker
            for _ in 0..<100_000 { waker() }
            #expect(take() == [.wake])
            #expect(inbox.next(until: inbox.now).isEmpty)
            waker()
            #expect(take() == [.wake])
        }

        @Test("A pasted text is one piece")
        func paste() throws {
            let text = String(repeating: "ātrie kredīti\r", count: 60)
            pty.type("\u{1B}[200~" + text + "\u{1B}[201~q")
            var events: [Event] = []
            while events.count < 2 { events += take() }
            #expect(events == [.paste(text.replacing("\r", with: "\n")), .key(.character("q"))])
        }

        @Test("A lost line is the end, and the wait goes on for others")
        func hangUp() throws {
            pty.type("j")
            #expect(take().count == 1)
            pty.hangUp()
            #expect(take() == [.end(signal: SIGHUP)])
            inbox.waker()
            #expect(take() == [.wake])
            #expect(inbox.next(until: inbox.now + 1).isEmpty)
        }

        @Test("What was typed for another program is dropped, and what it leaves open is no letters")
        func dropping() throws {
            pty.type("ab")
            inbox.dropTyped()
            #expect(inbox.next(until: inbox.now).isEmpty)
            pty.type("a\u{1B}[200~b\n")
            inbox.dropTyped()
            pty.type("c\u{1B}[201~d")
            #expect(take() == [.doubtful(.character("c"), of: .paste), .key(.character("d"))])
            pty.type("e\u{1B}[1;")
            inbox.dropTyped()
            pty.type("2A")
            #expect(take() == [.key(Key(.up))])
            pty.hangUp()
            inbox.dropTyped()
            #expect(take() == [.end(signal: SIGHUP)])
        }

        @Test(
            "Signals are events",
            arguments: [
                SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGPWR, SIGIO,
            ])
        func ending(signal: Int32) throws {
            kill(getpid(), signal)
            #expect(take() == [.end(signal: signal)])
        }

        @Test("A new size, a stop and a return are told")
        func news() throws {
            pty.resize(columns: 33, rows: 7)
            kill(getpid(), SIGWINCH)
            #expect(take() == [.resize(Size(columns: 33, rows: 7))])
            kill(getpid(), SIGTSTP)
            #expect(take() == [.key(.control("z"))])
            kill(getpid(), SIGCONT)
            #expect(take() == [.resumed])
        }
    }
}
