import Glibc
import Moderation
import Terminal

/// The editor that a person has chosen, for texts that are too long for a line.
enum TextEditor {
    /// A text that came back from the editor, and the file that it stands in until it is safe elsewhere.
    struct Draft {
        let path: String
        let text: String
        let isChanged: Bool

        func remove() {
            unlink(path)
        }
    }

    /// Opens a text in `$VISUAL` or `$EDITOR`, in a file that only this user can read, and waits.
    ///
    /// The text comes back as the editor left it, with what it adds by habit.
    static func edit(_ text: String, name: String) throws(Failure) -> Draft {
        guard let editor = Variables.editor else {
            throw Failure(.usage, "neither $VISUAL nor $EDITOR names an editor", advice: "give the text with --body")
        }
        let path = try write(text, name: name)
        let status = run(editor, path)
        guard status == 0 else {
            // A reader's text is not left behind for nothing.
            let isChanged = (try? TextFile.bytes(path))?.elementsEqual(text.utf8) == false
            if !isChanged { unlink(path) }
            throw Failure(
                .disk, "the editor “\(editor)” ended with \(status); nothing was changed",
                advice: isChanged ? "what it wrote is kept in \(path)" : "see that $VISUAL or $EDITOR names one")
        }
        let bytes = try StandardInput.checked(try TextFile.bytes(path), name: "the text in \(path)")
        let typed = String(decoding: bytes, as: UTF8.self)
        return Draft(path: path, text: typed, isChanged: !EditedText.isUnchanged(typed, from: text))
    }

    private static func write(_ text: String, name: String) throws(Failure) -> String {
        let folder = Variables.value("TMPDIR") ?? "/tmp"
        var template = Array("\(folder)/sluice-\(name)-XXXXXX.txt".utf8CString)
        let descriptor = mkstemps(&template, 4)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else {
            throw Failure(.cannotCreate, "\(path): \(describe(errno))", advice: "set $TMPDIR to a folder of yours")
        }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR {
                throw Failure(.disk, "\(path): \(describe(errno))", advice: "set $TMPDIR to a folder with room")
            }
            rest = rest.dropFirst(max(0, written))
        }
        return path
    }

    /// Runs the editor as the shell would, since the variable may hold options, and gives its exit code.
    private static func run(_ editor: String, _ path: String) -> Int32 {
        ChildProcess.run("/bin/sh", ["/bin/sh", "-c", "\(editor) \"$@\"", editor, path])
    }
}
