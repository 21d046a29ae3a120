import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Wording

@testable import Console

/// Runs the console without a terminal: keys in their notation go in, frames come out. Effects are carried out at once,
/// unless they are held; the clocks stand where they are put.
final class Driver {
    let desk: InMemoryDesk
    var model: Model
    /// The forward clock.
    var tick: Int64 = 1_000
    /// Keeps what goes to the desk instead of carrying it out, as a slow disk would.
    var isHolding = false
    /// Keeps the counts and searches beside the search, as slow workers would.
    var holdsJudging = false
    /// Keeps what is asked of the journal, as a slow reader would.
    var holdsNews = false
    private(set) var held: [Effect] = []
    private(set) var carriedOut: [Effect] = []
    var editor: (EditJob) -> EditResult = { _ in .failed("no editor") }
    private(set) var isOver = false
    /// Whether something has come that calls for another frame.
    private var isFrameDue = false
    /// The revision of the settings that the model knows.
    private var settingsRevision = 0
    /// How many searches were begun.
    var searches: Int { carriedOut.count { if case .search = $0 { true } else { false } } }
    /// Commands that were passed on.
    private(set) var ran: [[String]] = []

    init(
        _ desk: InMemoryDesk, size: Size = Size(columns: 120, rows: 40), language: Language = .english,
        zone: any Zone = FixedZone(seconds: 7_200), draft: Draft? = nil, query: Query? = nil,
        grammar: CommandGrammar = CommandGrammar()
    ) {
        self.desk = desk
        settingsRevision = desk.currentSettings.revision
        model = Model(
            queue: desk.queue, settings: desk.settings, access: desk.access, zone: zone, language: language,
            now: desk.now, size: size, grammar: grammar)
        var left = LeftBehind(draft: draft)
        left.views = desk.ownViews()
        send(.draft(left, query: query))
        draw()
    }

    /// Types keys a second apart, so that each frame is drawn and read before the next key.
    func type(_ notation: String) throws {
        for key in try [Key](notation: notation) {
            tick += 1_000
            press(key)
            draw()
        }
    }

    /// Types keys faster than frames are drawn: all of them are one batch.
    func typeAtOnce(_ notation: String) throws {
        for key in try [Key](notation: notation) { press(key) }
        draw()
    }

    /// Presses a key so many milliseconds after the last.
    func press(_ notation: String, after milliseconds: Int64) throws {
        tick += milliseconds
        for key in try [Key](notation: notation) { press(key) }
        draw()
    }

    private func press(_ key: Key) {
        send(.time(desk.now))
        send(.key(key, at: tick))
    }

    func send(_ message: Message) {
        for effect in update(&model, message) {
            carriedOut.append(effect)
            carryOut(effect)
        }
    }

    func draw() {
        repeat {
            isFrameDue = false
            send(.prepare)
            send(.drawn(at: tick))
            send(.rest)
        } while isFrameDue
    }

    /// Prepares everything that the next keys may need.
    func prepareAhead() {
        repeat { send(.ahead) } while !model.parts.isReadyAhead
    }

    /// Lets what was held go to the desk.
    func release() {
        isHolding = false
        holdsJudging = false
        holdsNews = false
        while !held.isEmpty { carryOut(held.removeFirst()) }
        draw()
    }

    /// Lets the first of what was held go, and goes on holding.
    func deliver() {
        guard !held.isEmpty else { return }
        let (isHolding, holdsJudging) = (isHolding, holdsJudging)
        (self.isHolding, self.holdsJudging) = (false, false)
        carryOut(held.removeFirst())
        (self.isHolding, self.holdsJudging) = (isHolding, holdsJudging)
        draw()
    }

    /// Tells that the journal has grown.
    func hear() {
        send(.time(desk.now))
        send(.changed)
        draw()
    }

    var frame: Surface { view(model, model.size) }
    var lines: [String] { frame.textLines() }
    var message: String { lines.last ?? "" }
    var text: String { lines.joined(separator: "\n") }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .answer(let inquiry, let damage): inquiry.answer(damage)
        case .decide(let command, let ticket):
            if isHolding { return held.append(effect) }
            do throws(DeskError) {
                send(.outcome(ticket: ticket, .success(try desk.decide(command))))
            } catch {
                send(.outcome(ticket: ticket, .failure(error)))
            }
            tellSettings()
        case .giveUp:
            let waiting = held
            held = []
            for case .decide(_, let ticket) in waiting {
                send(.outcome(ticket: ticket, .failure(.locked(process: nil))))
            }
        case .news(let place):
            if holdsNews { return held.append(effect) }
            tellSettings()
            send(.others(desk.others()))
            do throws(DeskError) {
                send(.news(.success(try desk.news(after: place))))
            } catch {
                send(.news(.failure(error)))
            }
        case .readAgain:
            do throws(DeskError) {
                send(.again(.success(try desk.news(after: .beginning))))
            } catch {
                send(.again(.failure(error)))
            }
        case .search(let job):
            // One runs at a time.
            held.removeAll { if case .search = $0 { true } else { false } }
            if isHolding { return held.append(effect) }
            search(job)
        case .look(let job):
            send(.looked(job.run()))
        case .compare(let comparison):
            if isHolding { return held.append(effect) }
            send(.compared(comparison.run()))
        case .tellPlace(let place, let pressed):
            desk.tellPlace(place, pressed: pressed)
        case .changeViews(let change, let place):
            do throws(DeskError) {
                send(.views(change, .success(try desk.changeViews(change, after: place))))
            } catch {
                send(.views(change, .failure(error)))
            }
        case .count(let counting):
            if isHolding || holdsJudging { return held.append(effect) }
            counting.run(over: desk) { row, hits, end in
                send(.counted(job: counting.id, row: row, hits, end))
            }
        case .judge(let job, let origin):
            if isHolding || holdsJudging { return held.append(effect) }
            isFrameDue = true
            send(.judged(job.run(over: desk), of: origin))
        case .need(let places):
            send(.texts(places.compactMap { try? desk.entry(at: $0) }))
        case .edit(let job):
            send(.edited(job, editor(job)))
        case .keep(let draft, let place):
            do throws(DeskError) {
                send(.kept(.success(try desk.keep(draft, after: place))))
            } catch {
                send(.kept(.failure(error)))
            }
        case .quit:
            isOver = model.isOver
        case .run(let words):
            ran.append(words)
        case .stop(let number):
            held.removeAll { $0.number == number }
        case .stopSearch:
            held.removeAll { if case .search = $0 { true } else { false } }
        case .redraw, .suspend:
            break
        }
    }

    private func tellSettings() {
        let current = desk.currentSettings
        guard settingsRevision != current.revision else { return }
        settingsRevision = current.revision
        send(.settings(current, access: desk.access))
    }

    private func search(_ job: SearchJob) {
        var news: [SearchNews] = []
        switch job.work {
        case .comments(let search):
            _ = try? search.run(over: desk) {
                news.append(SearchNews(hits: $0.found, percent: 50, isDone: false, keys: $0.keys))
            }
        case .entries(let search):
            _ = try? search.run(over: desk) {
                news.append(SearchNews(entries: $0.found, percent: 50, isDone: false, keys: $0.keys))
            }
        case .keys(let scan):
            _ = try? scan.run(over: desk) { news.append(SearchNews(percent: 50, isDone: false, keys: $0)) }
        }
        for item in news { send(.found(search: job.id, item)) }
        send(.found(search: job.id, SearchNews(percent: 100, isDone: true)))
    }
}

extension Effect {
    /// The number of work beside the searches.
    var number: Int? {
        switch self {
        case .judge(let job, _): job.id
        case .count(let counting): counting.id
        default: nil
        }
    }
}
