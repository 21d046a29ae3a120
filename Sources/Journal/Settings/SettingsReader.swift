package import JSON
package import Moderation

/// Reads `settings.json`: every member is optional, none is unknown, and whatever is wrong is told with its place.
///
/// A mistake inside `keys` or `theme` does no harm: the default is used and the mistake told. Any other is an error, so
/// that nobody decides under settings that don't say what they seem to.
package enum SettingsReader {
    /// Settings, and the mistakes inside `keys` and `theme`.
    package struct Reading: Hashable, Sendable {
        package var settings: Settings
        package var mistakes: [SettingsMistake]
    }

    /// The most bytes of a settings file.
    static let mostBytes = 4 * 1_024 * 1_024

    /// Reads the bytes of a settings file.
    package static func read(
        _ bytes: [UInt8], knowsZone: (String) -> Bool = { _ in true }
    ) throws(SettingsMistake) -> Reading {
        let (reading, mistake) = readAsFarAsPossible(bytes, knowsZone: knowsZone)
        if let mistake { throw mistake }
        return reading
    }

    /// Reads the bytes of a settings file, and what is wrong with them first. What can be read beside the mistake is there; of
    /// what is no JSON object that is nothing.
    static func readAsFarAsPossible(
        _ bytes: [UInt8], knowsZone: (String) -> Bool
    ) -> (Reading, SettingsMistake?) {
        var reading = Reading(settings: Settings(), mistakes: [])
        var first: JSONError?
        func attempt(_ take: () throws(JSONError) -> Void) {
            do throws(JSONError) {
                try take()
            } catch {
                first = first ?? error
            }
        }
        attempt { () throws(JSONError) in
            var members = try JSONFields(try JSONReader.read(bytes), named: "a settings file")
            attempt { () throws(JSONError) in try reading.settings.readTimezone(&members, knowsZone: knowsZone) }
            attempt { () throws(JSONError) in try reading.settings.readTexts(&members) }
            attempt { () throws(JSONError) in try reading.settings.readModerators(&members) }
            attempt { () throws(JSONError) in try reading.settings.readReasons(&members) }
            attempt { () throws(JSONError) in try reading.settings.readWords(&members) }
            reading.readKeys(members.node("keys"))
            reading.readTheme(members.node("theme"))
            if first == nil { try members.end() }
        }
        return (reading, first.map { SettingsMistake(position: $0.position, reason: $0.reason) })
    }
}

/// Something in a settings file that is not as it must be.
package struct SettingsMistake: Error, Hashable, Sendable {
    package var position: JSONPosition
    /// One clause, safe to print.
    package var reason: String
}

extension SettingsReader.Reading {
    /// Takes `keys`: for every action one key or several, in key notation.
    fileprivate mutating func readKeys(_ node: JSONNode?) {
        for member in members(of: node, named: "keys") {
            switch member.node.value {
            case .string(let key):
                settings.keys[member.key] = [key]
            case .array(let nodes):
                var keys: [String] = []
                for node in nodes {
                    guard case .string(let key) = node.value else {
                        tell(node.position, "keys: expected keys, as strings")
                        continue
                    }
                    keys.append(key)
                }
                if keys.count == nodes.count { settings.keys[member.key] = keys }
            case .null, .bool, .number, .object:
                tell(member.node.position, "keys: expected a key or an array of keys, as strings")
            }
        }
    }

    /// Takes `theme`: a style for every role, and what the terminal writes on; the latter may stand alone.
    fileprivate mutating func readTheme(_ node: JSONNode?) {
        if case .string(let ground) = node?.value {
            settings.theme["ground"] = ground
            return
        }
        for member in members(of: node, named: "theme") {
            guard case .string(let style) = member.node.value else {
                tell(member.node.position, "theme: expected a style, as a string")
                continue
            }
            settings.theme[member.key] = style
        }
    }

    private mutating func members(of node: JSONNode?, named name: String) -> [JSONMember] {
        guard let node else { return [] }
        guard case .object(let members) = node.value else {
            tell(node.position, "\(name): expected an object")
            return []
        }
        return members
    }

    private mutating func tell(_ position: JSONPosition, _ reason: String) {
        mistakes.append(SettingsMistake(position: position, reason: reason))
    }
}
