import JSON
import Testing

/// A queue and a site in a file behind a helper program of the tests' own.
struct FakeSite {
    let program: Program
    var state: String { program.folder + "/site.json" }
    private var sites: String { program.folder + "/sites.json" }

    /// The helper stands beside this file.
    private static let helper =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        + "/helper.py"

    /// Five comments, of every state, one of which answers another.
    static let comments = """
        "1":{"state":"hold","text":"viens"},"2":{"state":"approved","text":"divi &amp; trīs"},\
        "3":{"state":"spam","text":"reklāma"},"4":{"state":"trash","text":"miskaste"},\
        "5":{"state":"hold","text":"atbilde","parent":"2"}
        """

    init(_ comments: String = FakeSite.comments, more: String = "") throws {
        program = try Program()
        _ = try program.run("init")
        program.set("SLUICE_SITES", sites)
        program.set("HOME", program.folder)
        try put(comments, more: more)
    }

    /// Sets what the site has.
    func put(_ comments: String, more: String = "") throws {
        try Program.write(Array("{\(more)\"comments\":{\(comments)}}".utf8), to: state)
    }

    /// Runs a sync, with options for the helper.
    func sync(_ words: String..., helper options: [String] = [], more: String = "") throws -> Program.Run {
        let run = ["python3", FakeSite.helper, state] + options
        let list = run.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
            .joined(separator: ",")
        let file = #"{"iem":{"system":"wordpress","url":"https://iem.example",\#(more)"run":[\#(list)]}}"#
        try Program.write(Array(file.utf8), to: sites)
        return try program.run((["sync", "iem"] + words).map { Array($0.utf8) })
    }

    /// What the site holds of a comment: state and text.
    func there(_ id: String) throws -> String {
        let root = try JSONReader.read(try Program.read(state))
        guard let comment = root["comments"]?[id] else { return "gone" }
        return (comment["state"]?.string ?? "") + " " + (comment["text"]?.string ?? "")
    }

    /// What the queue holds of all comments: source, state and text, in order.
    func here() throws -> [String] {
        try program.run("list", "is:any", "--json").objects().map { node in
            let id = node["source"]?["id"]?.string ?? ""
            return "\(id) \(node["state"]?.string ?? "") \(node["body"]?.string ?? "")"
        }.sorted()
    }
}
