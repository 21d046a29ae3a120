import Testing

@Suite("Completion in a shell that somebody types into")
struct CompletionTests {
    /// What is typed after `sluice `, and what it becomes after the tab.
    private static let table = [
        ("--q", "--queue "), ("--queue que", "--queue queue/"), ("--queue=que", "--queue=queue/"),
        ("--queue queue li", "--queue queue list "),
        ("--queue 'queue' --as anna app", "--queue 'queue' --as anna approve "),
        ("--queue queue publish pub", "--queue queue publish public/"),
        ("--queue queue reject --reason off", "--queue queue reject --reason off-topic "),
        ("--queue queue list is:pe", "--queue queue list is:pending "),
        ("--queue queue list is:pending -release:a", "--queue queue list is:pending -release:apkure "),
        ("--queue queue list i", "--queue queue list is:"),
        ("list --queue queue \"is:pe", "list --queue queue \"is:pending\" "),
        ("--queue queue show ", "--queue queue show 1 "), ("help li", "help list "),
        ("--queue ~/queue show ", "--queue ~/queue show 1 "),
    ]

    @Test("Commands, folders, reasons, numbers and queries are completed wherever the queue is named")
    func words() async throws {
        let seed = """
            {"releases":[{"slug":"apkure","title":"Apkure","date":"2010-10-12"}],"comments":[
            {"release":"apkure","ago":"1h","author":{"name":"L"},"body":"Paldies"}]}
            """
        let queue = try TestQueue(seed: seed, settings: nil)
        #expect(try queue.bash("mkdir public bin && ln -s \"$SLUICE\" bin/sluice").status == 0)
        let terminal = try await Terminal(columns: 100)
        // The terminal's own shell has no completion.
        try terminal.enter("cd '\(queue.path)/..' && HOME=$PWD PATH=$PWD/bin:$PATH bash --noprofile --norc -i")
        try terminal.enter(#"eval "$(sluice completion bash)" && echo is""ready"#)
        try await terminal.wait(for: "isready")
        for (typed, completed) in CompletionTests.table {
            try terminal.type("sluice \(typed)\t")
            try terminal.type("|")
            try await terminal.wait(for: "ready$ sluice \(completed)|")
            try terminal.press("C-u")
        }
    }
}
