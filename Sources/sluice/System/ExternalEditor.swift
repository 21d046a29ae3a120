import Glibc
import Journal
import Moderation
import System
import Terminal
import Wording

/// The editor that a person has chosen, for texts that are too long for a line.
enum ExternalEditor {
    /// A text that came back from the editor, while its file is still there.
    struct Typed {
        fileprivate(set) var text: String
        let isChanged: Bool
        /// What the editor wrote.
        fileprivate let bytes: [UInt8]
        fileprivate let lent: LentText

        /// Puts a text that could not be saved where its moderator finds it, and says where.
        func putAside() -> DisplayText {
            lent.putAside(bytes).map { wording.yourTextKept($0) } ?? wording.yourTextDropped(lent.number)
        }
    }

    /// Opens a comment's text with its hidden characters spelled out, and reads back what its moderator makes of it.
    static func edit<Value>(
        _ body: String, of number: CommentNumber, in desk: any Desk, after place: Place, saving: (Typed) -> Value
    ) throws(Failure) -> Value {
        try edit(spelled: HiddenText.spelled(body), of: number, in: desk, after: place) { typed in
            var typed = typed
            typed.text = HiddenText.read(typed.text, from: body)
            return saving(typed)
        }
    }

    /// Opens a text in `$VISUAL` or `$EDITOR`, and waits.
    ///
    /// Until it is saved, the text lies in the queue's drafts, where an erasure finds it if this process is killed.
    /// It comes back as the editor left it, with whatever that adds by habit.
    ///
    /// - Parameters:
    ///   - text: A comment's text with its hidden characters spelled out.
    ///   - number: The comment, which gives its name to a file in which the text is put aside.
    ///   - place: How far the caller's queue has read.
    ///   - saving: Saves what came back, or puts it aside.
    static func edit<Value>(
        spelled text: String, of number: CommentNumber, in desk: any Desk, after place: Place, saving: (Typed) -> Value
    ) throws(Failure) -> Value {
        guard let editor = Variables.editor else {
            throw Failure(.usage, wording.noEditor)
        }
        var path = try calling { () throws(DeskError) in try desk.lendText(text) }
        defer { desk.takeBackText() }
        // A path that an editor would read as an option.
        if path.hasPrefix("-") { path = "./" + path }
        let lent = LentText(number: number, desk: desk, place: place)
        let status = run(editor, path)
        guard status == 0 else {
            var advice = wording.editorAdvice
            let left = Result { () throws(Failure) in try TextFile.left(at: path, limit: longest) }
            if case .success(let bytes) = left, !(bytes?.elementsEqual(text.utf8) ?? false) {
                advice = lent.putAside(bytes).map { wording.writtenKept($0) } ?? wording.yourTextDropped(number)
            }
            throw Failure(.disk, wording.editorEnded(editor, status), advice: advice)
        }
        guard let bytes = try TextFile.left(at: path, limit: longest) else {
            throw lent.refusal(Failure(.data, wording.editedTooLong(longest)), bytes: nil)
        }
        let checked: [UInt8]
        do throws(Failure) {
            checked = try StandardInput.checked(bytes, name: wording.theText)
        } catch {
            throw lent.refusal(error, bytes: bytes)
        }
        let typed = String(decoding: checked, as: UTF8.self)
        let isChanged = !EditedText.isUnchanged(typed, from: text)
        return saving(Typed(text: typed, isChanged: isChanged, bytes: bytes, lent: lent))
    }

    /// The most bytes that are read from an editor: a text that is a little too long can be shortened.
    private static let longest = 16 * Limits.body

    /// Runs the editor as the shell would, since the variable may hold options, and returns its exit code.
    private static func run(_ editor: String, _ path: String) -> Int32 {
        ChildProcess.run("/bin/sh", ["/bin/sh", "-c", "\(editor) \"$@\"", editor, path])
    }
}

/// A text that lies in the queue's drafts for an editor.
private struct LentText {
    let number: CommentNumber
    let desk: any Desk
    /// How far the queue was read before.
    let place: Place

    /// What is wrong with a text, and where it is now.
    func refusal(_ failure: Failure, bytes: [UInt8]?) -> Failure {
        let advice = putAside(bytes).map { wording.typedTextKept($0) } ?? wording.yourTextDropped(number)
        return Failure(failure.status, failure.message, advice: advice)
    }

    /// Writes a text into a file that only this user can read, in `$TMPDIR` or `/tmp`, and returns its path; if that fails,
    /// it stays in the queue's drafts. `nil` if the comment was erased meanwhile: then nothing of its text is kept.
    ///
    /// - Parameter bytes: `nil` leaves the file as it is.
    func putAside(_ bytes: [UInt8]?) -> String? {
        guard !isErased else { return nil }
        if let bytes {
            for folder in [Variables.value("TMPDIR"), "/tmp"].compactMap({ $0 }) {
                if let path = write(bytes, in: folder) { return path }
            }
        }
        return desk.leaveLentText()
    }

    private var isErased: Bool {
        guard let tail = try? desk.news(after: place) else { return false }
        return tail.entries.contains { $0.verb == .erase && tail.on($0).contains(number.rawValue) }
    }

    private func write(_ text: [UInt8], in folder: String) -> String? {
        var template = Array("\(folder)/sluice-comment-\(number.rawValue)-XXXXXX.txt".utf8CString)
        let descriptor = mkstemps(&template, 4)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard (try? Descriptor.write(text, to: descriptor)) != nil else {
            unlink(path)
            return nil
        }
        return path
    }
}

extension TextFile {
    /// Reads what an editor has left; `nil` if that is longer than the limit.
    ///
    /// - Throws: ``Failure`` for something that is not a file: a pipe would be waited for, and a device may have no end.
    fileprivate static func left(at path: String, limit: Int) throws(Failure) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, .last) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(.data, wording.editorLeftNoFile)
        }
        var all: [UInt8] = []
        do throws(SystemError) {
            while try Descriptor.read(descriptor, to: &all) > 0, all.count <= limit {}
        } catch {
            throw failure(path, error)
        }
        return all.count <= limit ? all : nil
    }
}
