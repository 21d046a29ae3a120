import ArgumentParser
import JSON
import Journal
import Moderation
import PostgreSQL
import Terminal
import Wording

/// `sluice settings`: the settings that hold for all copies.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Print the settings, or send those of all copies.",
        discussion: """
            The settings of a queue on a server hold for all its copies and live there. Without FILE they are printed; \
            with it they are checked and sent, unless somebody else has sent others since this copy has seen them. Only \
            keys, theme, mouse and language may stand in a copy's own settings.json, for this machine.

            The settings of a plain folder are its settings.json.

            Examples:
              sluice settings > s.json; vi s.json; sluice settings s.json
            """)

    @Argument(help: "A file with settings to send.", completion: .file(extensions: ["json"]))
    var file: String?

    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try Session.folder(queue.choice)
        guard let copy = try Session.copy(in: folder) else {
            guard file == nil else { throw Failure(.usage, wording.settingsAreInFolder(folder)) }
            return try SettingsCommand.print(QueuePaths(folder: folder).settings)
        }
        guard !copy.isLeft else {
            guard file == nil else { throw Failure(.notPermitted, wording.copyWasLeft) }
            let seen = try calling { () throws(DeskError) in try CopyFolder.sharedSettings(of: folder) }
            return try SettingsCommand.write(seen ?? SettingsCommand.none)
        }
        let server = PostgreSQLServer(service: copy.service)
        guard let file else { return try SettingsCommand.show(copy, server, folder) }
        try SettingsCommand.send(try SettingsCommand.checked(file), copy, server, folder)
        Notices.tell(wording.settingsSent(copy.service))
    }

    /// What is printed where there are no settings.
    private static let none = Array("{}\n".utf8)

    private static func show(_ copy: CopyFile, _ server: PostgreSQLServer, _ folder: String) throws(Failure) {
        let bytes = try calling { () throws(DeskError) in
            let bytes = try server.settings(of: copy.queue).bytes
            // Settings that are sent later come from somebody who has seen these.
            try CopyFolder.keep(settings: bytes ?? [], in: folder)
            return bytes
        }
        try write(bytes ?? none)
    }

    private static func send(
        _ new: [UInt8], _ copy: CopyFile, _ server: PostgreSQLServer, _ folder: String
    ) throws(Failure) {
        // A server that went back or forked is never written to.
        if !copy.isInbox { try JoinCommand.check(folder, copy, server) }
        let isSent = try calling { () throws(DeskError) in
            let (bytes, number) = try server.settings(of: copy.queue)
            let seen = try CopyFolder.sharedSettings(of: folder)
            let isKnown = (seen ?? []) == (bytes ?? [])
            guard isKnown, try server.send(settings: new, of: copy.queue, after: number) else { return false }
            try CopyFolder.keep(settings: new, in: folder)
            return true
        }
        guard isSent else { throw Failure(.refused, wording.settingsChangedMeanwhile) }
    }

    private static func checked(_ path: String) throws(Failure) -> [UInt8] {
        let bytes = try TextFile.bytes(path)
        do throws(SettingsMistake) {
            _ = try SettingsReader.read(bytes, knowsZone: SystemZone.exists)
        } catch {
            throw Failure(
                SettingsError.mistake(
                    path: path, line: error.position.line, column: error.position.column, error.problem))
        }
        return bytes
    }

    private static func print(_ path: String) throws(Failure) {
        try write(try TextFile.bytes(path))
    }

    private static func write(_ bytes: [UInt8]) throws(Failure) {
        var output = Output(.tabs)
        try output.add(file: bytes)
        try output.finish()
    }
}
