import ArgumentParser
import JSON

@testable import sluice

/// What the argument parser itself knows of the commands.
enum HelpDump {
    /// The long names of a command's options that take a value, with their dashes.
    static func optionsWithValue(of command: String) throws -> Set<String> {
        let dump = try JSONReader.read(Array(Sluice._dumpHelp().utf8))
        guard case .array(let commands)? = dump["command"]?["subcommands"]?.value,
            let one = commands.first(where: { text($0["commandName"]) == command }),
            case .array(let arguments)? = one["arguments"]?.value
        else { return [] }
        var names: Set<String> = []
        for argument in arguments where text(argument["kind"]) == "option" {
            guard case .array(let spellings)? = argument["names"]?.value else { continue }
            for spelling in spellings where text(spelling["kind"]) == "long" {
                if let name = text(spelling["name"]) { names.insert("--" + name) }
            }
        }
        return names
    }

    private static func text(_ node: JSONNode?) -> String? {
        guard case .string(let text)? = node?.value else { return nil }
        return text
    }
}
