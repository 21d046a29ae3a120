import Glibc
import Interchange
import JSON
import Journal
import Moderation
import System
import Terminal
import Wording

/// A live site, as the owner's file lists it.
struct SiteEntry {
    var name: Slug
    var format: Format
    var url: String
    /// Where the pages with its comments are, if that is elsewhere.
    var pages: String?
    var user: String?
    var database: String?
    var secret: SecretPlace?
    /// Who acts here for the site.
    var login: Login
    /// The system of its comments' sources, if it is not the one that the site names.
    var source: String?
    /// The reasons for which a rejected comment is spam there.
    var spam: [ReasonCode]
    /// The reason for comments that the site put into the trash.
    var trash: ReasonCode
    /// A command that speaks for the site, in place of the usual helper program.
    var run: [String]?
}

/// Where a secret is kept.
enum SecretPlace: Hashable {
    case file(String)
    case variable(String)
}

/// The owner's file of sites: `$SLUICE_SITES`, else `~/.config/sluice/sites.json`.
///
/// It may name a command to run, so it is not kept in the queue's folder: those who can write there must not be able
/// to run programs as somebody else. For the same reason only its owner may write to it.
struct SitesFile {
    /// In the order of the file.
    private(set) var entries: [SiteEntry] = []

    private static let mostBytes = 1 << 20

    /// Reads the file.
    ///
    /// - Throws: 78 for a mistake in it, 66 if there is none.
    init() throws(Failure) {
        let home = Variables.value("HOME") ?? ""
        let path = Variables.value("SLUICE_SITES") ?? home + "/.config/sluice/sites.json"
        let bytes = try OwnFile.bytes(path, most: SitesFile.mostBytes, forbidden: 0o022) { cause in
            wording.badSitesFile(path, cause)
        }
        do throws(JSONError) {
            let root = try JSONReader.read(bytes)
            guard let members = root.object else {
                throw JSONError(position: root.position, reason: "expected an object with a site a member")
            }
            for member in members { entries.append(try SitesFile.entry(member)) }
        } catch {
            throw Failure(
                .settings, wording.sitesMistake(path, error.position.line, error.position.column, error.reason))
        }
    }

    /// The site with a name.
    ///
    /// - Throws: 64, with the existing names.
    func entry(_ name: String) throws(Failure) -> SiteEntry {
        guard let entry = entries.first(where: { $0.name.text.utf8.elementsEqual(name.utf8) }) else {
            throw Failure(.usage, wording.noSuchSite(name, entries.map(\.name.text)))
        }
        return entry
    }

    private static func entry(_ member: JSONMember) throws(JSONError) -> SiteEntry {
        guard let name = Slug(member.key) else {
            throw JSONError(
                position: member.keyPosition,
                reason: "a site's name begins with a letter or digit and has letters, digits, . _ - alone")
        }
        var fields = try JSONFields(member.node, named: "a site")
        let format: Format = try fields.text("system").value(orSay: "system: expected wordpress or isso") {
            switch $0 {
            case "wordpress": .wordpress
            case "isso": .isso
            default: nil
            }
        }
        let url = try fields.text("url")
        if let reason = fault(ofURL: url.text) { throw url.mistake(reason) }
        let pages = try fields.optionalFilledText("pages")
        if let pages, let reason = fault(ofURL: pages.text) { throw pages.mistake(reason) }
        let secret = try fields.optionalText("secret")?.value(orSay: "secret: expected file:/PATH or env:NAME", secret)
        let login = try fields.optionalText("as")?.value(orSay: "as: expected a login") { Login(visible: $0) }
        let usual = Login(name.text + "-site")
        var spam: [ReasonCode] = []
        for node in try fields.optionalArray("spam") ?? [] {
            spam.append(try JSONText(node, named: "spam").value(orSay: "spam: expected reasons") { ReasonCode($0) })
        }
        if spam.isEmpty, let usual = ReasonCode("spam") { spam = [usual] }
        let trash = try fields.optionalText("trash")?.value(orSay: "trash: expected a reason") { ReasonCode($0) }
        var run: [String]?
        if let words = try fields.optionalFullArray("run") {
            run = []
            for node in words { run?.append(try JSONText(node, named: "run").text) }
        }
        let entry = SiteEntry(
            name: name, format: format, url: url.text, pages: pages?.text,
            user: try fields.optionalFilledText("user")?.text,
            database: try fields.optionalFilledText("database")?.text, secret: secret,
            login: login ?? usual ?? .unknown,
            source: try fields.optionalFilledText("source")?.value(orSay: "source: expected at most 64 bytes") {
                SiteName.isSystem($0) ? $0 : nil
            }, spam: spam, trash: trash ?? .other, run: run)
        try fields.end()
        return entry
    }

    private static func secret(_ text: String) -> SecretPlace? {
        if text.hasPrefix("file:/") { return .file(String(text.dropFirst(5))) }
        let name = text.dropFirst(4)
        let isName = !name.isEmpty && name.utf8.allSatisfy { $0 != UInt8(ascii: "=") && $0 > 0x20 && $0 < 0x7F }
        return text.hasPrefix("env:") && isName ? .variable(String(name)) : nil
    }

    /// What is wrong with an address; `nil` if nothing is.
    static func fault(ofURL url: String) -> String? {
        let isSecure = url.hasPrefix("https://")
        guard isSecure || url.hasPrefix("http://") else { return "url: expected https://…" }
        let authority = url.dropFirst(isSecure ? 8 : 7).prefix { !"/?#".contains($0) }
        if authority.contains("@") { return "url: no user and no password belong in an address; see user and secret" }
        guard !authority.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x5C }) else {
            return "url: expected https:// and a host"
        }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        if !isSecure, !["127.0.0.1", "[::1]", "localhost"].contains(String(host)) {
            return "url: without https only this machine itself is reached, 127.0.0.1 or localhost"
        }
        return nil
    }
}

extension SiteEntry {
    /// The secret; `nil` if there is none, or if a command speaks for the site.
    func secretText() throws(Failure) -> String? {
        guard run == nil, let secret else { return nil }
        switch secret {
        case .variable(let name):
            guard let value = Variables.value(name) else {
                throw Failure(.settings, wording.noSecret("env:" + name, wording.notSet))
            }
            return value
        case .file(let path):
            let bytes = try OwnFile.bytes(path, most: 4_096, forbidden: 0o177) { cause in
                wording.noSecret("file:" + path, cause)
            }
            let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
            return String(decoding: line, as: UTF8.self)
        }
    }
}

/// Files that nobody else may change, or read.
enum OwnFile {
    /// Reads a regular file of this user's or of the system's, on which nobody has certain rights.
    ///
    /// - Parameters:
    ///   - forbidden: Bits of the mode that must not be set.
    ///   - complaint: Puts a cause into words.
    static func bytes(
        _ path: String, most: Int, forbidden: UInt32, complaint: (DisplayText) -> Complaint
    ) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let code = errno
            throw Failure(code == ENOENT || code == ENOTDIR ? .missing : .settings, complaint(describe(code)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(.settings, complaint(wording.noRegularFile))
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 && forbidden == 0o022 else {
            throw Failure(.settings, complaint(wording.notYours))
        }
        guard status.st_mode & forbidden == 0 else {
            let mode = "0" + String(status.st_mode & 0o777, radix: 8)
            throw Failure(.settings, complaint(wording.tooOpen(mode, most: forbidden == 0o022 ? "0644" : "0600")))
        }
        var bytes: [UInt8] = []
        do throws(SystemError) {
            while try Descriptor.read(descriptor, to: &bytes) > 0, bytes.count <= most {}
        } catch {
            throw Failure(.disk, complaint(describe(error.code)))
        }
        guard bytes.count <= most else { throw Failure(.settings, complaint(wording.tooLongFile)) }
        return bytes
    }
}
