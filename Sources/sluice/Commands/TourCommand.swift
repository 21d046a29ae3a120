import ArgumentParser
import Glibc
import Journal
import Moderation
import Terminal
import Wording

/// `sluice tour`: eight small tasks in the console, in a queue that lasts as long as they do.
struct TourCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tour",
        abstract: "Learn the console by using it: eight small tasks.",
        discussion: """
            The console opens on eight comments of its own, and its last line says what to do: approve, reject, undo, decide \
            on many at once, search, mask, look back. Leave when you like: sluice tour goes on where you were. Its \
            queue lies in $XDG_STATE_HOME/sluice/tour (else ~/.local/state/sluice/tour), and is removed with the last \
            task, or by --end. Your own queue is not touched.

            Examples:
              sluice tour
              sluice tour --end
            """)

    @Flag(name: .customLong("end"), help: "Remove the tour's queue.")
    var end = false

    /// Accepted as by every command; the tour has a queue of its own.
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try TourFolder.path
        if end {
            guard try TourFolder.remove(folder) else { throw Failure(.missing, wording.noTour) }
            return try TourCommand.say(wording.tourIsOver("sluice init"))
        }
        // Before anything is made that would stay.
        try ConsoleLaunch.checkTerminal()
        let language = Language(locale: Variables.locale ?? "")
        let identity = try Identity.resolve(queue.as)
        if access("\(folder)/queue.jsonl", F_OK) != 0 {
            try TourFolder.makeParents(of: folder)
            do throws(CreationError) {
                _ = try QueueFolder.create(
                    at: folder, seeds: [try TourComments.document(language)], by: identity.login, now: SystemClock.now)
            } catch {
                throw Failure(error)
            }
        }
        var isDone = false
        // The tasks begin with all pending comments shown, wherever the last visit ended.
        try ConsoleLaunch.run(QueueChoice(folder: folder, moderator: queue.as), query: .pending) { isDone = $0 }
        guard isDone else { return try TourCommand.say(wording.tourGoesOn("sluice tour --end")) }
        _ = try TourFolder.remove(folder)
        try TourCommand.say(wording.tourIsOver("sluice init"))
    }

    /// Says how things stand, which is not a complaint.
    private static func say(_ text: DisplayText) throws(Failure) {
        var output = Output(.people(columns: 80))
        try output.line(text)
        try output.finish()
    }
}

/// Where the tour's queue lies.
private enum TourFolder {
    static var path: String {
        get throws(Failure) {
            if let state = Variables.value("XDG_STATE_HOME"), state.hasPrefix("/") { return "\(state)/sluice/tour" }
            guard let home = Variables.value("HOME"), home.hasPrefix("/") else {
                throw Failure(.usage, wording.noHome)
            }
            return "\(home)/.local/state/sluice/tour"
        }
    }

    /// Makes the folders above, for this user alone, as the XDG specification requires.
    static func makeParents(of folder: String) throws(Failure) {
        var path = ""
        do throws(FileFailure) {
            for part in folder.split(separator: "/").dropLast() {
                path += "/\(part)"
                _ = try RealFiles().makeFolder(path)
            }
        } catch {
            throw Failure(.cannotCreate, "\(path): \(wording.cause(error.cause))", advice: wording.cannotCreateAdvice)
        }
    }

    /// Removes the queue, and its folder if nothing else is in it; links are not followed.
    ///
    /// - Returns: Whether there was one.
    static func remove(_ folder: String) throws(Failure) -> Bool {
        guard access("\(folder)/\(QueuePaths.journalName)", F_OK) == 0 else { return false }
        do throws(FileFailure) {
            for name in try RealFiles().names(in: folder) where isOurs(name) { try removeAll("\(folder)/\(name)") }
            _ = rmdir(folder)
        } catch {
            throw Failure(.disk, "\(error.path): \(wording.cause(error.cause))")
        }
        return true
    }

    /// Whether sluice makes a file or folder of this name in a queue.
    private static func isOurs(_ name: String) -> Bool {
        let names = [
            QueuePaths.journalName, QueuePaths.settingsName, QueuePaths.lockName, QueuePaths.checkpointName,
            QueuePaths.draftsName, QueuePaths.intakeKeyName, QueuePaths.sitesName,
        ]
        return names.contains(name) || name.hasPrefix(QueuePaths.cutPrefix)
            || name.hasPrefix(".\(QueuePaths.checkpointName)")
    }

    private static func removeAll(_ path: String) throws(FileFailure) {
        let files = RealFiles()
        if try files.status(path: path)?.kind == .folder {
            for name in try files.names(in: path) { try removeAll("\(path)/\(name)") }
        }
        guard Glibc.remove(path) == 0 || errno == ENOENT else {
            throw FileFailure(operation: .remove, path: path, code: errno)
        }
    }
}

/// The comments of the tour, made for its tasks.
private enum TourComments {
    static func document(_ language: Language) throws(CreationError) -> SeedDocument {
        do throws(SeedError) {
            return try SeedDocument(name: "tour", bytes: Array((language == .latvian ? latvian : english).utf8))
        } catch {
            throw .seed(document: "tour", error)
        }
    }

    private static let english = """
        {"releases": [{"slug": "new-office", "title": "The office for residents moves to Brivibas Street",
          "date": "2026-11-20", "summary": "From the first of December the office is open at its new address."}],
         "comments": [
          {"release": "new-office", "ago": "9h", "author": {"name": "Anna"},
           "body": "Thank you, clear and in time. Will the old telephone number still work?"},
          {"release": "new-office", "ago": "8h", "author": {"name": "Fast Money"},
           "body": "Loans in ten minutes, nobody asks: http://loans.example/now"},
          {"release": "new-office", "ago": "7h", "author": {"name": "Lucky"},
           "body": "You have won a telephone! Take it here: http://prize.example"},
          {"release": "new-office", "ago": "6h", "author": {"name": "Winner"},
           "body": "You have won a telephone! Take it here: http://prize.example"},
          {"release": "new-office", "ago": "5h", "author": {"name": "Lottery"},
           "body": "You have won a telephone! Take it here: http://prize.example"},
          {"release": "new-office", "ago": "4h", "author": {"name": "Peter"},
           "body": "I can't climb stairs. Please call me and say whether there is a lift: +371 20000000"},
          {"release": "new-office", "ago": "3h", "author": {"name": "Ilze", "email": "ilze@example.org"},
           "body": "Is the office open on Saturdays too?"},
          {"release": "new-office", "ago": "2h", "author": {"name": "Janis"},
           "body": "Money for a new office, but none for the road to the village."}]}
        """

    private static let latvian = """
        {"releases": [{"slug": "jaunas-telpas", "title": "Apmeklētāju centrs pārceļas uz Brīvības ielu",
          "date": "2026-11-20", "summary": "No 1. decembra centrs strādā jaunajā adresē."}],
         "comments": [
          {"release": "jaunas-telpas", "ago": "9h", "author": {"name": "Anna"},
           "body": "Paldies, skaidri un laikus. Vai vecais tālruņa numurs vēl darbosies?"},
          {"release": "jaunas-telpas", "ago": "8h", "author": {"name": "Ātrā nauda"},
           "body": "Kredīti desmit minūtēs, neviens neko neprasa: http://krediti.example/tagad"},
          {"release": "jaunas-telpas", "ago": "7h", "author": {"name": "Laimīgais"},
           "body": "Tu esi laimējis tālruni! Saņem to šeit: http://balva.example"},
          {"release": "jaunas-telpas", "ago": "6h", "author": {"name": "Uzvarētājs"},
           "body": "Tu esi laimējis tālruni! Saņem to šeit: http://balva.example"},
          {"release": "jaunas-telpas", "ago": "5h", "author": {"name": "Loterija"},
           "body": "Tu esi laimējis tālruni! Saņem to šeit: http://balva.example"},
          {"release": "jaunas-telpas", "ago": "4h", "author": {"name": "Pēteris"},
           "body": "Nevaru kāpt pa kāpnēm. Lūdzu, piezvaniet un pasakiet, vai ir lifts: +371 20000000"},
          {"release": "jaunas-telpas", "ago": "3h", "author": {"name": "Ilze", "email": "ilze@example.org"},
           "body": "Vai centrs strādā arī sestdienās?"},
          {"release": "jaunas-telpas", "ago": "2h", "author": {"name": "Jānis"},
           "body": "Jaunām telpām nauda ir, bet ceļam uz ciemu nav."}]}
        """
}
