import JSON
import Journal
import Moderation
import Terminal
import Wording

/// Reads comments as JSON from a stream: one object, over as many lines as it takes, or an object a line.
///
/// It is one object if its first line that is not blank begins JSON that goes on, and either all of it together is
/// JSON, or no later line is an object by itself: so a broken first line costs no more than itself. Memory is bounded
/// by the longest line that JSON may have, however long the stream is.
struct SubmissionReader {
    private static let limits = JSONLimits.standard

    /// Whether a comment may say what was decided elsewhere.
    private let isDecided: Bool
    private var lines: LineStream
    /// Lines that were read because they might make one object, the next one last.
    private var held: [LineStream.Line] = []
    private var line = 0
    private var isFirst = true

    init(isDecided: Bool = false, _ read: @escaping (inout [UInt8]) throws(Failure) -> Bool) {
        self.isDecided = isDecided
        lines = LineStream(limit: SubmissionReader.limits.bytes, read: read)
    }

    /// Returns the next comments, or why they are not comments; `nil` at the end.
    ///
    /// - Parameters:
    ///   - count: The most comments.
    ///   - bytes: No further line is taken once the lines together have this many bytes.
    mutating func next(atMost count: Int, bytes: Int) throws(Failure) -> SubmissionBatch? {
        var batch = SubmissionBatch()
        var size = 0
        while batch.items.count < count, size < bytes, let (item, length) = try item() {
            batch.items.append(item)
            size += length
        }
        return batch.items.isEmpty ? nil : batch
    }

    /// Returns the next comment with its length in bytes.
    private mutating func item() throws(Failure) -> (SubmissionBatch.Item, Int)? {
        while let text = try nextLine() {
            guard case .text(let bytes) = text else {
                isFirst = false
                return (failure(tooLong), 0)
            }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            let fault: JSONError
            do throws(JSONError) {
                let node = try JSONReader.read(bytes, limits: SubmissionReader.limits, firstLine: line)
                isFirst = false
                return (SubmissionBatch.Item(line: line, node, isDecided: isDecided), bytes.count)
            } catch {
                fault = error
            }
            if isFirst, fault.isUnfinished, let whole = try wholeObject(beginning: bytes) { return whole }
            isFirst = false
            return (failure(SubmissionReader.fault(fault, in: bytes, line: line)), bytes.count)
        }
        return nil
    }

    private mutating func nextLine() throws(Failure) -> LineStream.Line? {
        let next = if let last = held.popLast() { last } else { try lines.next() }
        if next != nil { line += 1 }
        return next
    }

    /// Reads everything that follows a line as one object with it; `nil` if the lines are rather objects of their own.
    private mutating func wholeObject(
        beginning first: [UInt8]
    ) throws(Failure) -> (SubmissionBatch.Item, Int)? {
        isFirst = false
        var whole = first
        var rest: [LineStream.Line] = []
        while whole.count <= SubmissionReader.limits.bytes, let next = try lines.next() {
            rest.append(next)
            if case .text(let bytes) = next { whole += [0x0A] + bytes } else { break }
        }
        held = rest.reversed()
        guard !rest.isEmpty, whole.count <= SubmissionReader.limits.bytes else { return nil }
        do throws(JSONError) {
            let node = try JSONReader.read(whole, limits: SubmissionReader.limits, firstLine: line)
            held = []
            return (SubmissionBatch.Item(line: line, node, isDecided: isDecided), whole.count)
        } catch {
            if rest.contains(where: SubmissionReader.isObject) { return nil }
            held = []
            return (failure(SubmissionReader.fault(error, in: whole, line: line)), whole.count)
        }
    }

    private static func isObject(_ line: LineStream.Line) -> Bool {
        guard case .text(let bytes) = line, bytes.first == UInt8(ascii: "{"),
            let node = try? JSONReader.read(bytes, limits: limits), case .object(let members) = node.value
        else { return false }
        return members.contains { $0.isNamed("body") }
    }

    /// What is wrong with a text that begins in a line; not being UTF-8 comes before everything else.
    private static func fault(_ error: JSONError, in bytes: [UInt8], line: Int) -> InputFault {
        guard let place = StandardInput.firstFault(bytes) else { return InputFault(error) }
        let before = bytes[..<place]
        let row = before[(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...]
        let position = JSONPosition(
            line: line + before.count { $0 == 0x0A },
            column: String(decoding: row, as: UTF8.self).unicodeScalars.count + 1,
            offset: place)
        var fault = InputFault(position, wording.lineNotUTF8)
        fault.status = .data
        return fault
    }

    private func failure(_ fault: InputFault) -> SubmissionBatch.Item {
        SubmissionBatch.Item(line: line, comment: .failure(fault))
    }

    private var tooLong: InputFault {
        InputFault(
            JSONPosition(line: line, column: 1, offset: 0),
            wording.lineTooLong(SubmissionReader.limits.bytes))
    }
}

extension SubmissionBatch.Item {
    fileprivate init(line: Int, _ node: JSONNode, isDecided: Bool) {
        self.init(line: line, comment: Result { () throws(InputFault) in try NewComment(node, isDecided: isDecided) })
    }
}

/// Comments that are handed in together, each with the line that it came from, or why that is not a comment.
struct SubmissionBatch {
    struct Item {
        /// The line of standard input, from 1; `nil` for a comment from options.
        var line: Int?
        var comment: Result<NewComment, InputFault>
    }

    var items: [Item] = []

    init() {}

    /// One comment, from options.
    init(comment: NewComment) {
        items = [Item(line: nil, comment: .success(comment))]
    }

    /// The comments among them.
    var comments: [NewComment] { items.compactMap { try? $0.comment.get() } }
}

extension SubmissionReader {
    /// How much is written at once.
    private static let batchCount = 4_096
    private static let batchBytes = 8 << 20

    /// Reads to the end, some thousands at a time; all at once if none may come in without the others.
    ///
    /// - Parameter take: Takes a batch, and returns the exit status of a refusal in it.
    /// - Returns: The worst status that it returned.
    mutating func takeAll(
        allOrNothing: Bool, _ take: (SubmissionBatch) throws(Failure) -> ExitStatus?
    ) throws(Failure) -> ExitStatus? {
        var worst: ExitStatus?
        while let batch = try next(
            atMost: allOrNothing ? .max : SubmissionReader.batchCount,
            bytes: allOrNothing ? StandardInput.limit : SubmissionReader.batchBytes)
        {
            if allOrNothing, try next(atMost: 1, bytes: 1) != nil {
                throw Failure(.data, wording.inputTooLongForOneWrite)
            }
            worst = SubmitRun.worse(worst, try take(batch))
        }
        return worst
    }
}
