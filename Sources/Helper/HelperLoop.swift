internal import Glibc
package import Interchange
internal import System

/// The main loop of a helper program: orders on standard input, answers on standard output, a JSON object a line. It ends with its input.
package enum HelperLoop {
    /// Runs a helper.
    ///
    /// - Parameter open: Opens the site that the first order names, with the secret for it.
    /// - Returns: The exit code.
    package static func run(
        _ open: (WireSite, String?) throws(SiteFault) -> any SiteLink
    ) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        var input = OrderLines()
        var link: (any SiteLink)?
        do throws(SiteFault) {
            while let line = try input.next() {
                let order = try WireOrder(line: line)
                if case .hello(let site, let secret) = order {
                    let opened = try open(site, secret)
                    link = opened
                    try write([.hello(opened.greeting)])
                } else if var known = link {
                    try answer(order, &known)
                    link = known
                } else {
                    throw SiteFault(exit: 65, "expected hello first")
                }
            }
            return 0
        } catch {
            return exitCode(telling: error)
        }
    }

    /// What `sysexits.h` calls `EX_SOFTWARE`.
    private static let bug: Int32 = 70

    /// Says why the helper ends; gives its exit code.
    private static func exitCode(telling fault: SiteFault) -> Int32 {
        switch fault {
        case .said(let exit, let text):
            try? write([.error(exit: exit, text)])
            return exit
        case .helper:
            // What is wrong with a helper is found by who runs it, never by itself.
            return bug
        }
    }

    private static func answer(_ order: WireOrder, _ link: inout any SiteLink) throws(SiteFault) {
        switch order {
        case .hello: break
        case .list(let id):
            // Part by part: `sluice sync` gives up a helper that is silent for long.
            var count = 0
            try link.list(after: id) { (part) throws(SiteFault) in
                try write(part.map { .comment($0) })
                count += part.count
            }
            try write([.end(count)])
        case .get(let ids):
            let found = try link.get(ids)
            let there = Set(found.map { Array($0.id.utf8) })
            try write(ids.filter { !there.contains(Array($0.utf8)) }.map { .gone($0) })
            try write(list: found.map { .comment($0) })
        case .threads(let ids): try write(list: try link.threads(ids).map { .thread($0) })
        case .totals: try write([.totals(try link.totals())])
        case .set(let id, let seen, let want): try write([.set(id, try link.set(id, seen: seen, want: want))])
        }
    }

    /// Says that an answer is still on its way.
    static func sayBusy() { try? write([.busy]) }

    private static func write(list answers: [WireAnswer]) throws(SiteFault) {
        try write(answers + [.end(answers.count)])
    }

    private static func write(_ answers: [WireAnswer]) throws(SiteFault) {
        var bytes: [UInt8] = []
        for answer in answers { bytes += answer.line }
        do throws(SystemError) {
            try Descriptor.write(bytes, to: STDOUT_FILENO)
        } catch {
            throw SiteFault(exit: 74, "its answer can't be written: \(error.text)")
        }
    }
}

/// Orders on standard input, a line at a time.
private struct OrderLines {
    private var waiting: [UInt8] = []
    private var searched = 0

    /// The next line without its LF; `nil` at the end. A line without an LF is not an order.
    mutating func next() throws(SiteFault) -> [UInt8]? {
        while true {
            if let feed = waiting[searched...].firstIndex(of: 0x0A) {
                let line = Array(waiting[..<feed])
                waiting.removeSubrange(...feed)
                searched = 0
                return line
            }
            searched = waiting.count
            do throws(SystemError) {
                guard try Descriptor.read(STDIN_FILENO, to: &waiting) > 0 else { return nil }
            } catch {
                throw SiteFault(exit: 74, "its orders can't be read: \(error.text)")
            }
        }
    }
}
