internal import JSON
package import Moderation
internal import Synchronization

/// The `settings.json` of a queue, followed: it is read again under the lock before a decision, and when the folder has changed.
///
/// The bytes are compared rather than a time of change, so nothing is missed however the file was written or
/// replaced. After a mistake in it, readers keep what it said before.
package final class SettingsFile: Sendable {
    private enum Source: Equatable {
        case absent
        case bytes([UInt8])
        /// For a copy: what holds for all copies, and what is this machine's.
        case copy(shared: [UInt8]?, own: [UInt8]?)
        case failed(SettingsError)
    }

    private struct Contents {
        /// What was last read; `nil` before the first time.
        var source: Source?
        var current: CurrentSettings
        var mistakes: [SettingsMistake]
    }

    private let path: String
    /// Where the settings of all copies stand, if the folder is one.
    private let shared: String?
    private let files: any Files
    private let knowsZone: @Sendable (String) -> Bool
    private let contents: Mutex<Contents>
    /// Held while the file is read, so that the later of two readers has the last word.
    private let reading = Mutex(())

    /// Reads the settings of a queue's folder; without the file, the defaults hold.
    ///
    /// - Parameters:
    ///   - isOfCopy: Whether the folder is a copy: its settings are those of all copies, and its own file holds only this
    ///     machine's, ``SettingsReader/ownMembers``.
    ///   - knowsZone: Whether this system has a time zone with this name.
    package init(
        folder: String, isOfCopy: Bool = false, files: any Files = RealFiles(),
        knowsZone: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        let paths = QueuePaths(folder: folder)
        path = paths.settings
        shared = isOfCopy ? paths.copySettings : nil
        self.files = files
        self.knowsZone = knowsZone
        contents = Mutex(Contents(source: nil, current: CurrentSettings(Settings()), mistakes: []))
        follow()
    }

    /// The settings as they were last read.
    package var current: CurrentSettings { contents.withLock { $0.current } }

    /// The mistakes inside `keys` and `theme`, which do no harm.
    package var mistakes: [SettingsMistake] { contents.withLock { $0.mistakes } }

    /// Reads the file again.
    @discardableResult
    package func follow() -> CurrentSettings {
        reading.withLock { _ in
            let source = read()
            let before = contents.withLock { $0 }
            guard source != before.source else { return before.current }
            var after = before
            apply(source, to: &after)
            after.source = source
            after.current.revision += 1
            contents.withLock { $0 = after }
            return after.current
        }
    }

    private func apply(_ source: Source, to contents: inout Contents) {
        let isFirst = contents.source == nil
        switch source {
        case .absent:
            contents.current.settings = Settings()
            contents.current.error = nil
            contents.mistakes = []
        case .failed(let error):
            contents.current.error = error
        case .bytes(let bytes):
            let (reading, mistake) = SettingsReader.readAsFarAsPossible(bytes, knowsZone: knowsZone)
            take(reading, mistake.map { $0.error(in: path) }, isFirst: isFirst, to: &contents)
        case .copy(let sharedBytes, let own):
            var (reading, mistake) = SettingsReader.readAsFarAsPossible(
                sharedBytes ?? Array("{}".utf8), knowsZone: knowsZone)
            var error = mistake.map { $0.error(in: shared ?? path) }
            if let own {
                mistake = reading.takeOwn(own)
                error = error ?? mistake.map { $0.error(in: path) }
            }
            take(reading, error, isFirst: isFirst, to: &contents)
        }
    }

    private func take(
        _ reading: SettingsReader.Reading, _ error: SettingsError?, isFirst: Bool, to contents: inout Contents
    ) {
        contents.current.error = error
        guard error == nil || isFirst else { return }
        contents.current.settings = reading.settings
        contents.mistakes = reading.mistakes
    }

    private func read() -> Source {
        do throws(FileFailure) {
            let own = try files.contents(of: path, most: SettingsReader.mostBytes)
            guard let shared else { return own.map { .bytes($0) } ?? .absent }
            return .copy(shared: try files.contents(of: shared, most: SettingsReader.mostBytes), own: own)
        } catch  where error.reason == .tooLong {
            let reason = "a settings file has at most \(SettingsReader.mostBytes) bytes"
            return .failed(.mistake(path: path, line: 1, column: 1, .form(reason)))
        } catch {
            return .failed(.failed(StorageFailure(error)))
        }
    }
}

extension SettingsMistake {
    fileprivate func error(in path: String) -> SettingsError {
        .mistake(path: path, line: position.line, column: position.column, problem)
    }
}
