import Glibc
import Testing

/// Several processes write to one queue, some of them are killed, and nothing is lost, doubled or torn.
///
/// `SLUICE_STRESS=30` makes each go on for so many seconds.
@Suite("Many at once", .serialized)
struct ManyWritersTests {
    private static let seconds = getenv("SLUICE_STRESS").flatMap { Int(String(cString: $0)) } ?? 0

    /// How long a worker of the scripts below goes on: some rounds, or some seconds.
    private static let limits = [
        "ROUNDS": seconds > 0 ? "1000000" : "6", "SECONDS_LEFT": "\(seconds > 0 ? seconds : 600)",
    ]

    @Test("Eight processes on the same comments: every act once, every conflict names who was first")
    func deciding() throws {
        let queue = try TestQueue()
        let script = #"""
            work() {
              export SLUICE_MODERATOR=$1
              for ((i = 0; i < ROUNDS && SECONDS < SECONDS_LEFT; i++)); do
                case $((RANDOM % 6)) in
                  0) "$SLUICE" list is:any | cut -f1 | shuf -n 5 > seen.$1 ;;
                  1) "$SLUICE" reject --reason spam --json - < seen.$1 ;;
                  2) "$SLUICE" reopen --json - < seen.$1 ;;
                  3) "$SLUICE" undo --json ;;
                  4) "$SLUICE" submit --json --release karsts --name "$1" --body "Sveiki $i" ;;
                  5) "$SLUICE" approve --json --note "$1" - < seen.$1 ;;
                esac
                code=$?
                [ $code -le 1 ] || echo "code $code" >&2
              done >> said.$1 2>> told.$1
            }
            look() {
              while [ ! -e over ]; do
                "$SLUICE" verify && "$SLUICE" count is:any || echo "status $?"
              done > seen.by.a.reader 2>&1
            }
            SECONDS=0
            "$SLUICE" list is:any | cut -f1 > all
            for w in 1 2 3 4 5 6 7 8; do head -5 all > seen.w$w; work w$w & workers+=($!); done
            look & reader=$!
            wait "${workers[@]}"; touch over; wait $reader
            """#
        _ = try queue.bash(script, variables: Self.limits)

        #expect(try queue.sluice("verify").status == 0)
        try expectIndependentVerifier(accepts: queue)
        #expect(!queue.read("seen.by.a.reader").contains("status"))
        let history = try JSONLine.all(in: queue.sluice("export", "--json").output)
        for worker in (1...8).map({ "w\($0)" }) {
            #expect(!queue.read("told.\(worker)").contains("code"), "\(queue.read("told.\(worker)"))")
            try expect(history, isWhat: worker, wasTold: JSONLine.all(in: queue.read("said.\(worker)")))
        }
    }

    /// Compares what one worker was told with what stands in the history: the same acts, each once.
    private func expect(_ history: [JSONLine], isWhat worker: String, wasTold lines: [JSONLine]) throws {
        var told: Set<Int> = []
        for line in lines {
            // A decision tells its entry, a new comment its version: the entry that brought it.
            if let entry = (line.text("entry") ?? line.text("version")).flatMap({ Int($0) }) {
                #expect(told.insert(entry).inserted)
                let written = try #require(history.indices.contains(entry - 1) ? history[entry - 1] : nil)
                #expect(written.text("by") == worker)
                if line.text("do") != nil { #expect(written.numbers("on") == line.numbers("on")) }
            }
            for refused in line.objects("refused") where refused.text("why") == "conflict" {
                let entry = try #require(refused.text("entry").flatMap { Int($0) })
                #expect(history[entry - 1].text("by") == refused.text("by"))
                #expect(history[entry - 1].numbers("on").map(String.init).contains(refused.text("number") ?? ""))
            }
        }
        let written = history.filter { $0.text("by") == worker }.compactMap { $0.text("n").flatMap { Int($0) } }
        #expect(Set(written) == told)
    }

    @Test("A storm of kill -9 over writers of long lines leaves no torn line and no lost act")
    func killing() throws {
        let queue = try TestQueue.ofMany(3_000)
        let script = #"""
            head -c 60000 /dev/zero | tr '\0' x > body
            note=$(head -c 4000 /dev/zero | tr '\0' y)
            storm() {
              export SLUICE_MODERATOR=$1
              for ((i = 0; i < ROUNDS && SECONDS < SECONDS_LEFT; i++)); do
                after=$(printf '0.%03d' $((RANDOM % 400 + 20)))
                if ((RANDOM % 2)); then
                  timeout -s KILL $after "$SLUICE" note --json --where is:any --note "$note"
                else
                  timeout -s KILL $after "$SLUICE" submit --json --release karsts --name "$1" --body - < body
                fi
              done >> said.$1 2>> told.$1
            }
            SECONDS=0
            for w in 1 2 3 4; do storm w$w & done
            wait
            """#
        _ = try queue.bash(script, variables: Self.limits)

        #expect(try queue.sluice("approve", "1").status == 0)
        let verified = try queue.sluice("verify")
        #expect(verified.status == 0 && verified.errors == "", "\(verified.errors)")
        try expectIndependentVerifier(accepts: queue)
        let history = try JSONLine.all(in: queue.sluice("export", "--json").output)
        for worker in (1...4).map({ "w\($0)" }) {
            for line in try JSONLine.all(in: queue.read("said.\(worker)")) {
                guard let entry = (line.text("entry") ?? line.text("version")).flatMap({ Int($0) }) else { continue }
                #expect(history[entry - 1].text("by") == worker)
            }
        }
    }
}
