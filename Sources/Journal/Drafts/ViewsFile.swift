import JSON
package import Moderation

/// A moderator's own views, in the file `LOGIN.views.json` beside the drafts, which all of the login's sessions share.
struct ViewsFile {
    static let mostBytes = 1_024 * 1_024

    var views: [NamedView]

    /// Whether all of the file could be read.
    private(set) var isWhole = true

    init(_ views: [NamedView]) { self.views = views }

    var bytes: [UInt8] {
        JSONWriter.line { json in
            json.array("views", views) { view, json in
                json.member("key", view.key.map { String($0) })
                json.member("name", view.name)
                json.member("query", view.query.text)
                json.optionalMember("order", view.order?.rawValue)
            }
        }
    }

    /// Reads the views, without those that can't be understood; `nil` if the bytes are not as sluice writes them.
    init?(_ bytes: [UInt8]) {
        guard let nodes = (try? JSONReader.read(bytes))?["views"]?.array else { return nil }
        views = []
        for node in nodes {
            guard let name = node["name"]?.string, NamedView.canBeNamed(name),
                let query = node["query"]?.string.flatMap({ try? Query($0) })
            else {
                isWhole = false
                continue
            }
            let key = node["key"]?.string?.first
            let order = node["order"]?.string.flatMap(Order.init(rawValue:))
            views.append(
                NamedView(
                    name: name, key: key.flatMap { NamedView.keys.contains($0) ? $0 : nil }, query: query, order: order)
            )
        }
    }
}

extension DraftFolder {
    /// Reads a login's own views; empty if there is no file, or it isn't as sluice writes it.
    func views(of login: Login) throws(FileFailure) -> [NamedView] {
        try files.contents(of: viewsPath(of: login), most: ViewsFile.mostBytes).flatMap { ViewsFile($0)?.views } ?? []
    }

    /// The path of a login's own views, if not all of them can be read.
    func unreadViews(of login: Login) throws(FileFailure) -> String? {
        let path = viewsPath(of: login)
        guard let bytes = try files.contents(of: path, most: ViewsFile.mostBytes) else { return nil }
        return ViewsFile(bytes)?.isWhole ?? false ? nil : path
    }

    /// Writes a login's own views in place of those before. An unreadable file is put aside.
    func keep(_ views: [NamedView], of login: Login) throws(FileFailure) {
        try make()
        let path = viewsPath(of: login)
        if try unreadViews(of: login) != nil {
            try files.rename(path, to: path + DraftName.unreadableSuffix)
        }
        try access.replace(path, with: ViewsFile(views).bytes, mode: mode, files: files)
    }

    /// Removes views that name erased people from a file; returns whether it was changed.
    func forget(_ names: ErasedNames, inViewsAt path: String) throws(FileFailure) -> Bool {
        // A link, or anything else with the name, is not a file that sluice wrote.
        guard try files.status(path: path)?.kind == .file else { return false }
        guard let bytes = try files.contents(of: path, most: ViewsFile.mostBytes) else { return false }
        guard let file = ViewsFile(bytes) else { return try files.remove(path) }
        let kept = file.views.filter { !names.areIn($0) }
        // What can't be read may name them.
        guard kept.count < file.views.count || !file.isWhole else { return false }
        if kept.isEmpty { return try files.remove(path) }
        try access.replace(path, with: ViewsFile(kept).bytes, mode: mode, files: files)
        return true
    }

    private func viewsPath(of login: Login) -> String { path(of: DraftName.views(of: login)) }
}

extension JournalDesk {
    package func ownViews() -> [NamedView] {
        guard let login else { return [] }
        let views = try? draftFolder.views(of: login)
        return views ?? []
    }

    /// The file of the moderator's own views, if it can't be read, or not all of it.
    package var unreadViews: String? {
        guard let login else { return nil }
        do throws(FileFailure) {
            return try draftFolder.unreadViews(of: login)
        } catch {
            return draftFolder.path(of: DraftName.views(of: login))
        }
    }

    package func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]? {
        guard let login, keepsDrafts else { throw .readOnly(.notWritable) }
        // Exclusively, so that two sessions don't lose each other's changes, and no erasure passes by.
        return try lock.hold(.exclusive) { () throws(DeskError) in
            if try readErasures(after: place) { return nil }
            let beside = currentSettings.settings.views
            return try calling { () throws(FileFailure) in
                let views = try draftFolder.views(of: login).changed(by: change, beside: beside)
                try draftFolder.keep(views, of: login)
                return views
            }
        }
    }

    var draftFolder: DraftFolder { DraftFolder(paths: paths, access: folderAccess, files: files) }
}
