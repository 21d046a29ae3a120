import Moderation
import Terminal

extension English {
    func noSuchCommand(_ word: String, nearest: String?) -> Complaint {
        let question = nearest.map { "; did you mean “\($0)”?" as DisplayText } ?? ""
        return Complaint("no command “\(word)”\(question)", advice: "sluice --help names them all")
    }
    var argumentsUnreadable: Complaint {
        Complaint("the arguments can't be read", advice: "see that /proc is mounted")
    }
    func argumentNotUTF8(_ index: Int) -> Complaint {
        Complaint("argument \(index) is not UTF-8", advice: "use a terminal and a locale in UTF-8")
    }
    func variableNotUTF8(_ name: String) -> Complaint {
        Complaint("$\(name) is not UTF-8", advice: "give it in UTF-8")
    }
    func badValue(_ option: DisplayText, _ value: String, rule: DisplayText) -> Complaint {
        Complaint("\(option) “\(value)”", advice: "write \(rule)")
    }
    var maskOrBody: Complaint { Complaint("--mask and --body are two texts", advice: "give one of them") }
    var nameRule: DisplayText { "a name without spaces" }
    var reasonRule: DisplayText { "a code such as spam" }
    func oneOf(_ words: [String]) -> DisplayText { "one of \(words.joined(separator: ", "))" }
    var slugRule: DisplayText { "1 to 128 of A-Z a-z 0-9 . _ -, the first a letter or digit" }
    func noEntryNumber(_ text: String) -> Complaint {
        Complaint("“\(text)” is no entry's number", advice: "sluice history prints them")
    }
    func badSlug(_ text: String) -> Complaint {
        Complaint("“\(text)” is no name for a release", advice: "it has \(slugRule)")
    }
    func badTarget(_ text: String, isAlone: Bool) -> Complaint {
        Complaint(
            "“\(text)” names no comment",
            advice: isAlone
                ? "write 17, #17, or 17@4808"
                : "write 17, #17, or 17@4808 with the version you saw; --where takes a query")
    }
    func badTarget(_ text: String, line: Int) -> Complaint {
        Complaint(
            "line \(line) of standard input: “\(text)” names no comment",
            advice: "each line begins with 17, #17 or 17@4808, as sluice list writes it to a pipe")
    }
    func badTargetObject(_ reason: String, line: Int, column: Int) -> Complaint {
        Complaint(
            "line \(line) of standard input, column \(column): \(reason)",
            advice: "an object a line, as sluice list --json writes it")
    }
    func targetObjectWithoutNumber(line: Int) -> Complaint {
        Complaint("line \(line) of standard input: no “number” of a comment")
    }
    func targetObjectWithBadVersion(line: Int) -> Complaint {
        Complaint("line \(line) of standard input: “version” is no entry's number")
    }
    func namedAtTwoVersions(_ number: CommentNumber, _ one: EntryNumber, _ other: EntryNumber) -> Complaint {
        Complaint("\(number) is named at two versions, \(one) and \(other)", advice: "name it once")
    }
    var noTarget: Complaint {
        Complaint("no comment is named", advice: "give numbers, - for standard input, or --where QUERY")
    }
    var targetsAndQuery: Complaint {
        Complaint("numbers and --where together say two things", advice: "use one of them")
    }
    var emptyWhere: Complaint {
        Complaint("--where with an empty query would mean every comment", advice: "write is:any if you mean that")
    }
    func tooManyTargets(_ count: Int, limit: Int) -> Complaint {
        Complaint(
            "one decision reaches \(limit) comments at most, and these are \(count)", advice: "narrow the query")
    }
    func badTime(_ option: DisplayText, _ text: String) -> Complaint {
        Complaint(
            "\(option) “\(text)” is no time", advice: "write 2026-11-24, 2026-11-24T14:30, or an age such as 12h 7d 4w")
    }
    func badDeferral(_ text: String) -> Complaint {
        Complaint("--until “\(text)” is no time", advice: "write \(timeForms)")
    }
    var timeForms: DisplayText {
        "YYYY-MM-DD, YYYY-MM-DDTHH:MM, 2026-11-24T12:30:00.000Z, tomorrow, monday, or 4h, 2d, 1w from now"
    }
    func badSubmissionTime(_ text: String) -> Complaint {
        Complaint(
            "--submitted “\(text)” is no time", advice: "write 2026-11-24T12:30:00.000Z, or local 2026-11-24T14:30")
    }
    func badDay(_ option: DisplayText, _ text: String) -> Complaint {
        Complaint("\(option) “\(text)” is no day", advice: "write 2026-11-24, or an age such as 7d 4w")
    }
    func badDate(_ text: String) -> Complaint { Complaint("--date “\(text)” is no day", advice: "write YYYY-MM-DD") }
    func daysReversed(_ first: CivilDate, _ last: CivilDate) -> Complaint {
        Complaint("--since \(first) comes after --until \(last)", advice: "exchange them")
    }
    func noSuchReason(_ code: String, of codes: [String]) -> Complaint {
        Complaint("no reason “\(code)”", advice: "the reasons are \(codes.joined(separator: ", "))")
    }
    func noReason(of codes: [String]) -> Complaint {
        Complaint("a rejection has a reason", advice: "give it with --reason: \(codes.joined(separator: ", "))")
    }
    var noteNeedsText: Complaint { Complaint("a note needs its text", advice: "give it with --note") }
    var noPattern: Complaint {
        Complaint("which words to look for?", advice: "give a pattern such as 'kredīt*', or --list")
    }
    func emptyPattern(_ pattern: String) -> Complaint {
        Complaint("“\(pattern)” can match nothing", advice: "a pattern has a letter or a sign")
    }
    func noSuchList(_ name: String, of names: [String]) -> Complaint {
        Complaint(
            "no word list “\(name)”",
            advice: names.isEmpty ? "the settings have none" : "the lists are \(names.joined(separator: ", "))")
    }
    func historyOfMany(_ numbers: [CommentNumber]) -> Complaint {
        Complaint(
            "the history is of one comment or of what a query matches",
            advice: "write number:\(numbers.map { "\($0.rawValue)" }.joined(separator: ","))")
    }
    func noComment(_ number: CommentNumber) -> Complaint {
        Complaint("there is no comment \(number)", advice: "sluice list lists them")
    }
    func noRelease(_ slug: Slug) -> Complaint {
        Complaint("there is no release \(slug)", advice: "sluice releases lists them, sluice release adds one")
    }
    func notADash(_ text: String) -> Complaint {
        Complaint("submit takes options, or - for JSON from standard input; not “\(text)”")
    }
    func missingValue(_ option: String) -> Complaint {
        Complaint("\(option) has no value", advice: "give one behind it, or leave it out")
    }
    func needsDash(_ option: DisplayText) -> Complaint {
        Complaint("\(option) is for JSON from standard input", advice: "give - too")
    }
    func optionAndDash(_ option: DisplayText) -> Complaint {
        Complaint("\(option) and - together say two things", advice: "use one of them")
    }
    var submissionNeeds: Complaint {
        Complaint("a comment needs --release, --name and --body", advice: "or - for JSON from standard input")
    }
    func badParent(_ text: String) -> Complaint {
        Complaint("--parent “\(text)” names no comment", advice: "write 17 or #17")
    }
    func badSource(_ text: String) -> Complaint { Complaint("--source “\(text)”", advice: "write SYSTEM:ID") }
    func badHead(_ text: String) -> Complaint {
        Complaint("--against “\(text)” is no head", advice: "write N:CHAIN as sluice verify prints it")
    }
    var noFolderNamed: Complaint { Complaint("--queue names no folder", advice: "give a path") }
    func badAccountName(_ name: String) -> Complaint {
        Complaint("your login name “\(name)” can't stand in a history", advice: "say who you are with --as")
    }
    func badLogin(_ source: DisplayText, _ name: String) -> Complaint {
        Complaint(
            "\(source) “\(name)”: a name can be seen, and has 1 to 64 bytes, no spaces and no control characters",
            advice: "choose a plainer name")
    }
    func badQuery(_ error: QueryError) -> Complaint {
        Complaint(queryError(error), advice: "sluice help list tells the query language")
    }

    var standardInput: DisplayText { "standard input" }
    var theText: DisplayText { "the text" }
    func notUTF8(_ name: DisplayText, line: Int, byte: Int) -> Complaint {
        Complaint(
            "\(name) is not UTF-8 at line \(line), byte \(byte)", advice: "convert it, for example with iconv")
    }
    var inputTooLong: Complaint {
        Complaint("standard input is longer than 1 GiB", advice: "hand it over in parts")
    }
    var inputTooLongForOneWrite: Complaint {
        Complaint(
            "standard input has more than 1 GiB, too much for one write",
            advice: "hand it over in parts, or without --all-or-nothing")
    }
    func inputUnreadable(_ cause: DisplayText) -> Complaint { Complaint("standard input can't be read: \(cause)") }
    func outputUnwritable(_ cause: DisplayText) -> Complaint {
        Complaint("standard output can't be written: \(cause)", advice: "see that the disk it goes to has room")
    }
    var cgiTakesNothing: Complaint {
        Complaint("cgi takes no argument", advice: "start it from a wrapper that hands it none")
    }
    var cgiNeedsServer: Complaint {
        Complaint("cgi answers a web server, which sets REQUEST_METHOD", advice: "see examples/form for one")
    }
    var cgiNeedsQueue: Complaint { Complaint("cgi needs --queue before it, or $SLUICE_QUEUE") }
    func answerUnwritable(_ cause: DisplayText) -> Complaint { Complaint("the answer can't be written: \(cause)") }
    func fileTooLong(_ path: String, limit: Int) -> Complaint {
        Complaint("\(path) is longer than \(limit) bytes", advice: "name another file")
    }
    func fileUnreadable(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path) can't be read: \(cause)", advice: "look at the path")
    }

    // MARK: Comments as JSON

    func place(line: Int, column: Int) -> DisplayText { "line \(line), column \(column)" }
    var aComment: DisplayText { "a comment" }
    var anAuthor: DisplayText { "an author" }
    var aSource: DisplayText { "a source" }
    func notAnObject(_ what: DisplayText, _ kind: String) -> DisplayText { "\(what) is an object, not \(kind)" }
    func unknownMember(_ what: DisplayText, _ key: String, of keys: [String]) -> DisplayText {
        "\(what) has no member “\(key)”; it may have \(keys.joined(separator: ", "))"
    }
    func notAString(_ key: String, _ kind: String) -> DisplayText { "“\(key)” is a string, not \(kind)" }
    func missingMember(_ key: String) -> DisplayText { "no “\(key)”" }
    func notANumber(_ key: String) -> DisplayText { "“\(key)” is a whole number from 1 on" }
    func badMember(_ key: String, rule: DisplayText) -> DisplayText { "“\(key)” is \(rule)" }
    var releaseRule: DisplayText { "a release's name: \(slugRule)" }
    var stateRule: DisplayText { "pending, approved or rejected" }
    var reasonMissing: DisplayText { "a rejected comment has a “reason”" }
    var reasonOutOfPlace: DisplayText { "only a rejected comment has a “reason”" }
    var timeRule: DisplayText { "a time such as 2026-11-24T12:30:00.000Z" }
    var lineNotUTF8: DisplayText { "not UTF-8; convert it, for example with iconv" }
    func lineTooLong(_ limit: Int) -> DisplayText { "the line has more than \(limit) bytes" }
    func onLine(_ line: Int) -> DisplayText { "line \(line): " }
}
