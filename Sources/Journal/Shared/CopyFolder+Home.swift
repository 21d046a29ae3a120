package import Moderation

extension CopyFolder {
    /// What became of a folder whose queue came home.
    package struct TakenHome: Hashable, Sendable {
        /// Why the folder is not plain yet, although the server was told. Taking the queue home once more goes on from there.
        package var hindrance: DeskError?
        /// Where the settings of this machine alone are from now on, if it had any.
        package var ownSettings: String?
    }

    /// Moves a queue from its server into a copy, to which every sluice may write then.
    ///
    /// Whatever may be in the way is looked for, and what needs room is written, before the server is told: from then on
    /// nobody can write there. The server's name is removed last, so that after any interruption it can be done again.
    ///
    /// - Parameter place: The folder's name on the server.
    package static func takeHome(
        _ folder: String, as file: CopyFile, to place: QueuePlace, from giver: some Giver,
        files: any Files = RealFiles()
    ) throws(DeskError) -> TakenHome {
        let lock = try QueueLock(folder: folder, files: files)
        return try lock.hold(.exclusive) { () throws(DeskError) in
            let settings = try giver.settings(of: file.queue)
            let end = try makeReady(lock, settings.bytes)
            try giver.move(file.queue, to: place, after: end, settings: settings.number)
            var taken = TakenHome()
            do throws(DeskError) {
                taken.ownSettings = try calling { () throws(FileFailure) in try makePlain(lock) }
            } catch {
                taken.hindrance = error
            }
            return taken
        }
    }

    /// Does everything that can be done before the server is told; returns where the journal ends, on the disk.
    private static func makeReady(_ lock: QueueLock, _ settings: [UInt8]?) throws(DeskError) -> Place {
        let (files, paths) = (lock.files, lock.paths)
        let (end, unfinished) = try JournalFile.open(paths, files: files).end()
        if unfinished > 0 { try cut(lock, to: end.offset) }
        try calling { () throws(FileFailure) in
            let file = try files.open(paths.journal, .writing)
            defer { files.close(file) }
            try files.flush(file)
            if try files.status(path: paths.lock)?.kind == .folder,
                let name = try files.names(in: paths.lock).sorted().first
            {
                throw FileFailure(operation: .remove, path: "\(paths.lock)/\(name)", .spoilt)
            }
            let present = try files.contents(of: paths.settings, most: SettingsReader.mostBytes)
            if let settings, present != settings {
                try lock.access.replace(paths.homeSettings, with: settings, files: files)
            } else {
                _ = try files.remove(paths.homeSettings)
            }
        }
        return end
    }

    /// Removes the marks of a copy; returns where the settings of this machine alone are then.
    private static func makePlain(_ lock: QueueLock) throws(FileFailure) -> String? {
        let (files, paths) = (lock.files, lock.paths)
        var own: String?
        if try files.status(path: paths.homeSettings) != nil {
            if try files.status(path: paths.settings) != nil {
                try files.rename(paths.settings, to: paths.ownSettings)
                own = paths.ownSettings
            }
            try files.rename(paths.homeSettings, to: paths.settings)
        }
        if try files.status(path: paths.lock)?.kind == .folder { try files.removeFolder(paths.lock) }
        _ = try files.remove(paths.copySettings)
        try files.flushNames(in: paths.folder)
        _ = try files.remove(paths.server)
        // A power cut may bring the name back, and then this can be done again.
        try? files.flushNames(in: paths.folder)
        return own
    }
}
