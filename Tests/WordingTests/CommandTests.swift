import Moderation
import Terminal
import Testing
import Wording

@Suite("What the command line says")
struct CommandTests {
    private static let moment = Moment(milliseconds: 1_795_521_667_000)

    private static func conflict(_ verb: Verb) throws -> Conflict {
        Conflict(
            entry: EntryNumber(4_807), by: try #require(Login("juris")), verb: verb, at: moment,
            reason: verb == .reject ? ReasonCode("spam") : nil)
    }

    @Test("Who did what, when, stands in the way of a decision")
    func conflicts() throws {
        let refusal = Refusal.undoneOutOfOrder(try Self.conflict(.reject))
        let zone = FixedZone(seconds: 7_200)
        #expect(
            Language.english.phrases.clause(refusal, zone: zone, reasons: Settings()).plain
                == "juris rejected it as spam, 2026-11-24 14:01 (entry 4807), after that; only the last act on a comment can be undone or redone"
        )
        #expect(
            Language.latvian.phrases.clause(refusal, zone: zone, reasons: Settings()).plain
                == "pēc tam juris: noraidīt (reklāma), 24.11.2026 14:01 (ieraksts 4807); atsaukt vai atkārtot var tikai pēdējo darbību ar komentāru"
        )
    }

    @Test("Every refusal has a clause of its own in each language", arguments: Language.allCases)
    func refusals(language: Language) throws {
        let conflict = try Self.conflict(.approve)
        let all: [Refusal] = [
            .unknownComment, .alreadyPending, .alreadyApproved, .alreadyRejected(.other), .rejectedNotEditable,
            .notPending(.approved), .erased, .unchanged, .untilPassed, .untilTooFar, .conflict(conflict),
            .notInEntry(EntryNumber(1)), .alreadyUndone(by: EntryNumber(2)), .undoneOutOfOrder(conflict),
            .notUndoable(.submit), .unknownVersion(EntryNumber(9)),
        ]
        let clauses = all.map { language.phrases.clause($0, zone: FixedZone(), reasons: Settings()).plain }
        #expect(Set(clauses).count == all.count)
        if language == .latvian {
            for clause in clauses {
                for word in [" the ", "already", "comment ", "erased", "pending"] { #expect(!clause.contains(word)) }
            }
        }
    }

    @Test("All that can't be written is told in each language, and a text that is too long with both counts")
    func writeFaults() throws {
        let texts: [WriteFault.TextFault] = [.empty, .invisible, .tooLong(count: 21, most: 20), .nul]
        let breaches: [EntryLimits.Breach] = [
            .empty(member: "name"), .tooLong(member: "name", count: 201, most: 200), .nul(member: "name"),
            .targets(count: 0), .order(member: "on"), .time(member: "until"), .clock, .identity, .content(.edit),
        ]
        let unfit: [GateRules.Breach] = [
            .control(member: "name", "\u{1B}", column: 2), .lines(member: "body", count: 5_001),
            .invisible(member: "name"), .marks(member: "name", line: 1, column: 31),
        ]
        let all: [WriteFault] =
            [
                .noteMissing, .unlistedReason(.other), .noteDemanded(by: .other), .severalEdited, .takesNoNote(.undo),
                .tooLong, .noServer, .badIntakeKey(path: "/q/key", bytes: 32),
            ] + texts.map { .note($0) } + texts.map { .body($0) } + breaches.map { .breach($0) }
            + unfit.map { .unfit($0) }
        let told = Language.allCases.map { language in all.map { language.phrases.clause($0).plain } }
        for clauses in told { #expect(Set(clauses).count == all.count) }
        #expect(Set(told[0]).isDisjoint(with: told[1]))
        let latvian = Language.latvian.phrases
        let english = Language.english.phrases
        #expect(english.clause(unfit[0]).plain == "name holds the control character U+001B at character 2")
        #expect(english.clause(unfit[2]).plain == "name is empty: nothing in it can be seen")
        #expect(
            latvian.clause(breaches[1]).plain == "laukā „name” ir 201 baits, un drīkst būt ne vairāk par 200")
        #expect(latvian.clause(unfit[0]).plain == "laukā „name” 2. rakstzīme ir vadības zīme U+001B")
    }

    @Test("A call that failed is told without a word of English in Latvian, whatever it was")
    func calls() {
        let failures = StorageFailure.Operation.allCases.map {
            StorageFailure(.noRoom, operation: $0, subject: "/q/lock")
        }
        let english = failures.map { Language.english.phrases.call($0).plain }
        #expect(Set(english).count == failures.count)
        for told in english { #expect(told.hasSuffix(" /q/lock: no space left on the disk")) }
        #expect(english.contains("set the mode of /q/lock: no space left on the disk"))
        for failure in failures {
            let told = Language.latvian.phrases.call(failure).plain
            #expect(told.hasPrefix("nevar ") && told.hasSuffix(" /q/lock: diskā nav vietas"), "\(told)")
        }
    }

    @Test("How many files an erasure dropped is told in each language")
    func dropped() {
        let counts = [1, 2, 11, 21]
        let english = counts.map { Language.english.phrases.remark(.droppedDrafts(files: $0)).plain }
        #expect(english[0] == "also removed: 1 file of drafts that might hold what was erased")
        #expect(english[1].hasPrefix("also removed: 2 files "))
        let latvian = counts.map { Language.latvian.phrases.remark(.droppedDrafts(files: $0)).plain }
        #expect(latvian[0] == "noņemts arī 1 melnrakstu fails, kurā varēja būt dzēstais")
        #expect(latvian[2].hasPrefix("noņemti arī 11 melnrakstu failu") && latvian[3].hasPrefix("noņemts arī 21 "))
        #expect(Language.latvian.phrases.notice(.droppedDrafts(files: 2)).plain.contains("2 melnrakstu faili"))
    }

    @Test("Each loss has a clause of its own in each language, without a full stop")
    func losses() {
        let told = Language.allCases.map { language in Loss.allCases.map { language.phrases.clause($0).plain } }
        for clauses in told {
            #expect(Set(clauses).count == Loss.allCases.count)
            for clause in clauses { #expect(!clause.isEmpty && !clause.hasSuffix(".")) }
        }
        #expect(Set(told[0]).isDisjoint(with: told[1]))
        #expect(
            Language.latvian.phrases.loss(.nameCut, count: 3, lines: [4, 9]).plain
                == "name-cut: 3 (rindas 4 9 …): vārds vai virsraksts bija par garu un ir saīsināts")
    }

    @Test("What is wrong with a helper, with the terminal and with a decision is told in each language")
    func faults() {
        let helpers: [HelperFault] = [
            .notInstalled("sluice-isso"), .notStarted("sluice-isso", .notPermitted), .notFound,
            .ended(3), .silent(60), .stalled(60), .senseless, .otherVersion(2, ours: 1), .noSystem,
        ]
        let terminals: [TerminalError] = [.noTerminal, .dumb(""), .dumb("dumb"), .unknown("x"), .tooPlain("y")]
        let rules = StateMachine.rows.map(\.rule)
        let told = Language.allCases.map { language in
            let words = language.phrases
            return helpers.map { words.clause($0).plain } + terminals.map { words.noConsole($0).message.plain }
                + Set(rules.compactMap { words.condition($0)?.plain })
        }
        for clauses in told { #expect(Set(clauses).count == helpers.count + terminals.count + 7) }
        #expect(Set(told[0]).isDisjoint(with: told[1]))
        for language in Language.allCases {
            for terminal in terminals {
                let said = language.phrases.noConsole(terminal)
                #expect(said.advice?.plain.contains("sluice review --plain") == true)
                #expect(
                    said.message.plain.contains("xterm-256color") == ![.noTerminal, .dumb("dumb")].contains(terminal))
            }
        }
        #expect(told[1][1] == "sluice-isso nevar palaist: nav tiesību")
    }

    @Test(
        "What was done agrees with how many",
        arguments: [
            (1, "apstiprināts 1 komentārs (ieraksts 9)"), (2, "apstiprināti 2 komentāri (ieraksts 9)"),
            (10, "apstiprināti 10 komentāru (ieraksts 9)"), (21, "apstiprināts 21 komentārs (ieraksts 9)"),
        ])
    func decided(count: Int, text: String) {
        let said = Language.latvian.phrases.decided(
            .decision(.approve, until: nil, reason: nil), .many(count), setApart: 0, entry: EntryNumber(9))
        #expect(said.plain == text)
    }

    @Test("What would be done and what was set apart are told", arguments: Language.allCases)
    func tried(language: Language) throws {
        let spam = try #require(ReasonCode("spam"))
        let said = language.phrases.decided(
            .decision(.reject(spam), until: nil, reason: language.phrases.name(of: spam, in: Settings())),
            .one(CommentNumber(17), "Lī\u{202E}ga"), setApart: 2, entry: nil)
        #expect(
            said.plain
                == (language == .english
                    ? "would have rejected #17 Lī⟨U+202E⟩ga as spam; 2 set apart"
                    : "būtu noraidīts #17 Lī⟨U+202E⟩ga, iemesls: reklāma; malā atstāti 2"))
    }

    @Test(
        "A length of time in its two largest units",
        arguments: [
            (0, "0 s", "0 s"), (59_999, "59 s", "59 s"), (60_000, "1 min", "1 min"), (3_599_000, "59 min", "59 min"),
            (3_600_000, "1 h", "1 st"), (11_400_000, "3 h 10 min", "3 st 10 min"), (86_400_000, "1 d", "1 d"),
            (183_600_000, "2 d 3 h", "2 d 3 st"), (-5, "0 s", "0 s"),
        ] as [(Int64, String, String)])
    func lengths(milliseconds: Int64, english: String, latvian: String) {
        #expect(Language.english.phrases.length(milliseconds).plain == english)
        #expect(Language.latvian.phrases.length(milliseconds).plain == latvian)
    }

    @Test("Times are local")
    func times() {
        let english = Language.english.phrases
        #expect(english.moment(FixedZone(seconds: 7_200).local(Self.moment)).plain == "2026-11-24 14:01")
        #expect(english.exact(FixedZone().local(Self.moment)).plain == "2026-11-24 12:01:07")
    }

    @Test("Labels fit beside what they stand for, and a state into its column", arguments: Language.allCases)
    func widths(language: Language) {
        let phrases = language.phrases
        for label in SheetLabel.allCases { #expect(phrases.sheetLabel(label).width < 10, "\(label)") }
        for state in State.allCases {
            #expect(phrases.state(state, isDeferred: false).width <= phrases.stateWidth)
        }
        #expect(phrases.state(.pending, isDeferred: true).width <= phrases.stateWidth)
    }

    @Test("Every cause of the system and every loss of contact has words of its own in each language")
    func causes() {
        let losses: [ContactLoss] = [.silent, .late, .givenUp, .noMemory, .noLibrary("x"), .noStandby]
        let causes: [SystemCause] =
            [
                .noRoom, .quota, .notPermitted, .readOnly, .missing, .exists, .wrongKind(.link), .wrongKind(.special),
                .wrongKind(.noFolder), .wrongKind(.folder), .wrongKind(.fullFolder), .sizeLimit, .tooLong, .cutShort,
                .device, .noDescriptor,
            ] + losses.map { .noContact($0) }
        let told = Language.allCases.map { language in causes.map { language.phrases.cause($0).plain } }
        for words in told { #expect(Set(words).count == causes.count) }
        #expect(Set(told[0]).isDisjoint(with: told[1]))
        for language in Language.allCases {
            #expect(language.phrases.cause(.other("Unknown error 9999")).plain == "Unknown error 9999")
            #expect(language.phrases.cause(ContactLoss.said("timeout expired")).plain == "timeout expired")
        }
    }

    @Test("A failed call is told in the same words on the screen and on the command line", arguments: Language.allCases)
    func oneTable(language: Language) {
        let words = language.phrases
        let failure = StorageFailure(.readOnly, operation: .write, subject: "/q")
        let cause = words.cause(.readOnly).plain
        #expect(words.call(failure).plain.hasSuffix("/q: \(cause)"))
        #expect(words.failure(.failed(failure), kept: nil, key: nil).plain.contains(cause))
        #expect(words.readOnlyRefusal(.settings(.failed(failure))).plain.contains(cause))
        #expect(words.notice(.hinderedCheckpoint(failure)).plain.contains(cause))
        #expect(words.remark(.copyBehind(.overtaken)).plain.contains(words.overtakenClause.plain))
        let lacking = DeskError.lacking(EntryNumber(7))
        #expect(words.copyLacking(EntryNumber(7)).message.plain.contains(words.cause(of: lacking).plain))
        #expect(words.notice(.copyBehind(lacking)).plain.contains(words.cause(of: lacking).plain))
        #expect(words.notice(.copyBehind(.locked(process: 7))).plain.contains("7"))
    }
}
