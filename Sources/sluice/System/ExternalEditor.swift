import Glibc
import Journal
import Moderation
import System
import Terminal
import Wording

/// The editor that a person has chosen, for texts that are too long for a line.
enum ExternalEditor {
    /// A text that came back from the editor.
    struct Result {
        fileprivate(set) var text: String
        let isChanged: Bool
        /// What the editor wrote, and the name of a file for it.
        fileprivate let bytes: [UInt8]
        fileprivate let name: String

        /// Puts the text where its moderator finds it, for it could not be saved; gives the path.
        func putAside() throws(Failure) -> String {
            try ExternalEditor.putAside(bytes, name: name)
        }
    }

    /// Opens a comment's text with what is hidden in it spelled out, and reads back what its moderator makes of it.
    static func edit(_ body: String, of number: CommentNumber, in desk: any Desk) throws(Failure) -> Result {
        var result = try edit(spelled: HiddenText.spelled(body), of: number, in: desk)
        result.text = HiddenText.read(result.text, from: body)
        return result
    }

    /// Opens a text in `$VISUAL` or `$EDITOR`, and waits.
    ///
    /// Meanwhile the text lies in the queue's drafts, where an erasure finds it if this process is killed.
    /// It comes back as the editor left it, with what that adds by habit.
    ///
    /// - Parameters:
    ///   - text: A comment's text, in which what is hidden is spelled out.
    ///   - number: The comment, after which a file is called in which the text is put aside.
    static func edit(
        spelled text: String, of number: CommentNumber, in desk: any Desk
    ) throws(Failure) -> Result {
        let name = "comment-\(number.rawValue)"
        guard let editor = Variables.editor else {
            throw Failure(.usage, wording.noEditor)
        }
        var path = try calling { () throws(DeskError) in try desk.lendText(text) }
        defer { desk.takeBackText() }
        // What an editor would take for an option is none.
        if path.hasPrefix("-") { path = "./" + path }
        let status = run(editor, path)
        guard status == 0 else {
            var advice = wording.editorAdvice
            if let bytes = try? TextFile.bytes(path), !bytes.elementsEqual(text.utf8) {
                advice = wording.writtenKept(try putAside(Array(bytes), name: name))
            }
            throw Failure(.disk, wording.editorEnded(editor, status), advice: advice)
        }
        let bytes = try TextFile.bytes(path)
        do throws(Failure) {
            let typed = String(decoding: try StandardInput.checked(bytes, name: wording.theText), as: UTF8.self)
            let isChanged = !EditedText.isUnchanged(typed, from: text)
            return Result(text: typed, isChanged: isChanged, bytes: Array(bytes), name: name)
        } catch {
            throw Failure(
                error.status, error.message, advice: wording.typedTextKept(try putAside(Array(bytes), name: name)))
        }
    }

    /// Writes a text into a file that only this user can read, and gives its path.
    private static func putAside(_ text: [UInt8], name: String) throws(Failure) -> String {
        let folder = Variables.value("TMPDIR") ?? "/tmp"
        var template = Array("\(folder)/sluice-\(name)-XXXXXX.txt".utf8CString)
        let descriptor = mkstemps(&template, 4)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else {
            throw Failure(.cannotCreate, "\(path): \(describe(errno))", advice: wording.temporaryAdvice)
        }
        defer { close(descriptor) }
        do throws(SystemError) {
            try Descriptor.write(text, to: descriptor)
        } catch {
            throw Failure(.disk, "\(path): \(describe(error.code))", advice: wording.temporaryRoom)
        }
        return path
    }

    /// Runs the editor as the shell would, since the variable may hold options, and gives its exit code.
    private static func run(_ editor: String, _ path: String) -> Int32 {
        ChildProcess.run("/bin/sh", ["/bin/sh", "-c", "\(editor) \"$@\"", editor, path])
    }
}
