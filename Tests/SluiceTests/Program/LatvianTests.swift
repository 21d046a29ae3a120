import Testing

@testable import sluice

@Suite("The command line speaks the language of the environment")
struct LatvianTests {
    private func latvian(_ variable: String) throws -> Program {
        let program = try Program.withComments()
        program.set(variable, "lv_LV.UTF-8")
        return program
    }

    @Test("Mistakes, refusals and warnings are Latvian", arguments: ["LC_ALL", "LC_MESSAGES", "LANG"])
    func notices(variable: String) throws {
        let program = try latvian(variable)
        #expect(
            try program.run("aprove", "1").errors
                == "sluice: nav komandas „aprove”; varbūt „approve”? (sluice --help rāda visas)\n")
        #expect(try program.run("approve", "9").errors == "sluice: #9: tāda komentāra nav\n")
        #expect(
            try program.run("stats", "--since", "x").errors
                == "sluice: --since „x” nav diena; rakstiet 2026-11-24 vai vecumu: 7d 4w\n")
        #expect(
            try program.run("list", "is:pendin").errors.hasPrefix("sluice: 4. zīme: is: nav vērtības „pendin”"))
        #expect(
            try program.run("--queue", "/nowhere/at/all", "list").errors
                == "sluice: mapē /nowhere/at/all nav komentāru rindas; nosauciet tās mapi ar --queue vai $SLUICE_QUEUE, vai izveidojiet ar sluice init\n"
        )
    }

    @Test("Tables and answers on a terminal are Latvian")
    func answers() throws {
        let program = try latvian("LANG")
        #expect(
            try program.runOnTerminal("reject", "3", "4", "--reason", "spam", columns: 80).output
                == "noraidīti 2 komentāri, iemesls: reklāma (ieraksts 7)\n")
        let releases = try program.runOnTerminal("releases", columns: 80).output
        #expect(releases.hasPrefix("paziņojums  datums"))
        let shown = try program.runOnTerminal("show", "3", columns: 80).output
        #expect(shown.contains("noraidīts, iemesls: reklāma") && shown.contains("vēsture"))
        let all = try ["list", "stats", "states", "history"].map {
            try program.runOnTerminal($0, columns: 80).output
        }
        #expect(all[1].contains("reklāma") && all[3].contains("  reklāma") && !all.contains { $0.contains("spam") })
        for output in [releases, shown] + all {
            for word in ["pending", "approved", "rejected", "decided", "submitted", "version", "found "] {
                #expect(!output.contains(word), "\(word): \(output)")
            }
        }
    }

    @Test("What programs read is the same in every language, and so is the help")
    func programs() throws {
        let (english, latvian) = (try Program.withComments(), try latvian("LC_ALL"))
        for program in [english, latvian] { #expect(try program.run("reject", "3", "--reason", "spam").status == 0) }
        for words in [["list", "is:any"], ["states"], ["releases"], ["count"], ["help", "list"]] {
            let runs = try [english, latvian].map { try $0.run(words.map { Array($0.utf8) }) }
            #expect(runs[0].status == 0)
            // The times differ, the words don't.
            let plain = runs.map { String($0.output.filter { !$0.isNumber }) }
            #expect(plain[0] == plain[1], "\(words)")
        }
        let conditions = try latvian.run("states").output.split(separator: "\n").map {
            String($0.split(separator: "\t", omittingEmptySubsequences: false).last ?? "")
        }
        #expect(
            Set(conditions) == [
                "", "if it is deferred", "already approved", "only pending ones wait",
                "if the reason differs", "reopen it first", "erased for good",
                "if all that it blanks was not listed before",
            ])
        #expect(try latvian.run("show", "3", "--json").output.contains("\"state\":\"rejected\""))
    }
}
