import Testing

@Suite("Pages and feeds beside the published JSON")
struct PublishedFormsTests {
    private func published() throws -> (program: Program, folder: String) {
        let program = try Program()
        _ = try program.run("init")
        _ = try program.run("release", "zina", "--title", "Ziņa <1>", "--date", "2026-11-01")
        for body in ["viens", "divi"] {
            _ = try program.run("submit", "--release", "zina", "--name", "A", "--body", body)
        }
        _ = try program.run("approve", "1", "2")
        let folder = program.folder + "/pages"
        #expect(try program.run("publish", folder, "--html", "--atom").status == 0)
        return (program, folder)
    }

    private func has(_ text: String, _ path: String) throws -> Bool {
        String(decoding: try Program.read(path), as: UTF8.self).contains(text)
    }

    @Test("They show what is public, lose what is withdrawn, and go when nobody asks for them")
    func shows() throws {
        let (program, folder) = try published()
        for name in ["zina.html", "zina.atom", "-all.atom"] { #expect(try has("divi", folder + "/" + name)) }
        _ = try program.run("reopen", "2")
        #expect(try program.run("publish", folder, "--html", "--atom").status == 0)
        for name in ["zina.html", "zina.atom", "-all.atom"] { #expect(try !has("divi", folder + "/" + name)) }
        #expect(try program.run("publish", folder).output.contains("removed\tzina.html"))
        #expect(throws: (any Error).self) { try Program.read(folder + "/zina.html") }
    }

    @Test("A feed's entry has the time of the last edit, where that came after the approval")
    func updated() throws {
        let (program, folder) = try published()
        #expect(try program.run("edit", "1", "--body", "labots").status == 0)
        #expect(try program.run("publish", folder, "--html", "--atom").status == 0)
        let feed = String(decoding: try Program.read(folder + "/zina.atom"), as: UTF8.self)
        let entry = try #require(feed.split(separator: "\n").first { $0.contains("labots") })
        let rest = try #require(entry.firstRange(of: "<updated>").map { entry[$0.upperBound...] })
        #expect(try program.run("history", "--do", "edit", "--json").output.contains(rest.prefix { $0 != "<" }))
        #expect(try !program.run("history", "--do", "approve", "--json").output.contains(rest.prefix { $0 != "<" }))
    }

    @Test("A lost list is made anew of them too", arguments: [["--force"], ["--force", "--html", "--atom"]])
    func adopts(options: [String]) throws {
        let (program, folder) = try published()
        #expect(try program.run("erase", "2", "--yes").status == 0)
        Program.remove(folder + "/.sluice-published.json")
        let run = try program.run((["publish", folder] + options).map { Array($0.utf8) })
        #expect(run.status == 0, "\(run)")
        for name in ["zina.html", "zina.atom", "-all.atom"] {
            let isThere = options.count > 1
            #expect(((try? Program.read(folder + "/" + name)) != nil) == isThere)
            if isThere { #expect(try !has("divi", folder + "/" + name)) }
        }
    }
}
