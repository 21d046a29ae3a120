import Glibc
import Interchange
import Journal
import Moderation
import System
import Terminal
import Wording

/// A site behind a helper program that runs beside this one and speaks lines of JSON.
///
/// A helper that ends, says nothing for a minute, or writes something that is not an answer is given up: what is done
/// is done, and the next run sees it.
struct HelperProcess: SiteLink {
    /// The longest silence, in milliseconds.
    private static let patience = 60_000
    /// How long it may take to end, in milliseconds.
    private static let longestEnd = 5_000

    let greeting: SiteGreeting
    private let process: PipedProcess

    /// Starts the helper of a site and greets it.
    init(_ entry: SiteEntry, secret: String?) throws(SiteFault) {
        let words = entry.run ?? [HelperProcess.program(for: entry.format)]
        let name = words.first ?? ""
        do throws(SystemError) {
            process = try PipedProcess(words) { line in
                Notices.tell(wording.helperSays("\(String(decoding: line, as: UTF8.self))"))
            }
        } catch {
            guard error.code == ENOENT, entry.run == nil else {
                throw .helper(.notStarted(name, SystemCause(code: error.code)))
            }
            throw .helper(.notInstalled(name))
        }
        let site = WireSite(url: entry.url, user: entry.user, database: entry.database, pages: entry.pages)
        try HelperProcess.send(.hello(site, secret: secret), to: process)
        guard case .hello(let greeting) = try HelperProcess.answer(of: process) else {
            throw .helper(.senseless)
        }
        self.greeting = greeting
    }

    /// The usual helper of a system: beside this program, else on the PATH.
    private static func program(for format: Format) -> String {
        let name = "sluice-" + format.rawValue
        guard let program = ThisMachine.program, let slash = program.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return name
        }
        let beside = String(program[...slash]) + name
        return access(beside, X_OK) == 0 ? beside : name
    }

    /// Ends the helper.
    func end() { process.finish(within: HelperProcess.longestEnd) }

    // MARK: Asking

    func list(after id: String, _ take: ([SiteComment]) throws(SiteFault) -> Void) throws(SiteFault) {
        try take(try comments(.list(after: id)))
    }

    func get(_ ids: [String]) throws(SiteFault) -> [SiteComment] {
        try inParts(ids) { (part) throws(SiteFault) in try comments(.get(part)) }
    }

    func threads(_ ids: [String]) throws(SiteFault) -> [SiteThread] {
        try inParts(ids) { (part) throws(SiteFault) in
            var threads: [SiteThread] = []
            try ask(.threads(part)) { answer in
                guard case .thread(let thread) = answer else { return false }
                threads.append(thread)
                return true
            }
            return threads
        }
    }

    func totals() throws(SiteFault) -> [SiteTotal] {
        try HelperProcess.send(.totals, to: process)
        guard case .totals(let totals) = try HelperProcess.answer(of: process) else { throw .helper(.senseless) }
        return totals
    }

    func set(_ id: String, seen: SiteText, want: SiteText) throws(SiteFault) -> SetAnswer {
        try HelperProcess.send(.set(id, seen: seen, want: want), to: process)
        guard case .set(let answered, let answer) = try HelperProcess.answer(of: process),
            answered.utf8.elementsEqual(id.utf8)
        else { throw .helper(.senseless) }
        return answer
    }

    private func comments(_ order: WireOrder) throws(SiteFault) -> [SiteComment] {
        var comments: [SiteComment] = []
        try ask(order) { answer in
            switch answer {
            case .comment(let comment): comments.append(comment)
            case .gone: break
            default: return false
            }
            return true
        }
        return comments
    }

    private func inParts<Element>(
        _ ids: [String], _ ask: ([String]) throws(SiteFault) -> [Element]
    ) throws(SiteFault) -> [Element] {
        var found: [Element] = []
        var rest = ids[...]
        while !rest.isEmpty {
            let part = rest.prefix(WireOrder.mostIDs)
            rest = rest.dropFirst(part.count)
            found += try ask(Array(part))
        }
        return found
    }

    /// Takes answers up to the end of a list; `take` returns `false` for one that doesn't belong there.
    private func ask(_ order: WireOrder, _ take: (WireAnswer) -> Bool) throws(SiteFault) {
        try HelperProcess.send(order, to: process)
        var count = 0
        while true {
            let answer = try HelperProcess.answer(of: process)
            if case .end(let said) = answer {
                guard said == count else { throw .helper(.senseless) }
                return
            }
            if case .gone = answer {} else { count += 1 }
            guard take(answer) else { throw .helper(.senseless) }
        }
    }

    private static func send(_ order: WireOrder, to process: PipedProcess) throws(SiteFault) {
        do throws(SystemError) {
            try process.send(order.line, within: Int32(patience))
        } catch {
            // Its last words say more than that it is gone.
            if error.isBrokenPipe, let last = try? process.line(within: 1_000), WireAnswer(line: last) != nil {
                _ = try read(last)
            }
            throw error.isStalled ? .helper(.stalled(patience / 1_000)) : ended(process)
        }
    }

    /// The next answer. As long as a helper says that it is busy, it is waited for.
    private static func answer(of process: PipedProcess) throws(SiteFault) -> WireAnswer {
        while true {
            let answer = try next(of: process)
            guard case .busy = answer else { return answer }
        }
    }

    private static func next(of process: PipedProcess) throws(SiteFault) -> WireAnswer {
        let line: [UInt8]
        do throws(PipedProcess.Silence) {
            line = try process.line(within: patience)
        } catch {
            switch error {
            case .ended: throw ended(process)
            case .stalled: throw .helper(.silent(patience / 1_000))
            case .endless: throw .helper(.senseless)
            }
        }
        return try read(line)
    }

    /// Reads a line of a helper; what it says about a fault ends the sync.
    private static func read(_ line: [UInt8]) throws(SiteFault) -> WireAnswer {
        guard let answer = WireAnswer(line: line) else { throw .helper(.senseless) }
        switch answer {
        case .error(let exit, let text): throw .said(exit: exit, text)
        case .otherVersion(let version): throw .helper(.otherVersion(version, ours: WireOrder.version))
        default: return answer
        }
    }

    private static func ended(_ process: PipedProcess) -> SiteFault {
        let status = process.finish(within: longestEnd)
        return .helper(status == 127 ? .notFound : .ended(status))
    }
}
