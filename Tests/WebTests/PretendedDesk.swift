import Moderation
import Web

/// A queue with one release, for the form's tests.
struct PretendedDesk: IntakeDesk {
    var identity = "0b7f3c1e-0000-4000-8000-000000000000"
    var trouble = false
    var refusal: IntakeRefusal?
    var publicNumbers: Set<CommentNumber> = []
    var fates: [CommentNumber: Fate] = [:]
    private(set) var taken: [NewComment] = []
    /// Whether comments are laid into an inbox, from which ``takeIn()`` takes them.
    var hasInbox = false
    var isReadable = true
    /// Whether what lies there can't be taken in.
    var isInboxRefused = false
    private var inbox: [NewComment] = []

    static let slug = Slug("konference") ?? .unknown

    func subject(_ slug: Slug) -> FormSubject? {
        guard isReadable else { return FormSubject(slug: slug, title: nil) }
        return slug == PretendedDesk.slug ? FormSubject(slug: slug, title: "Konference <Briselē>") : nil
    }

    func isPublic(_ number: CommentNumber, in release: Slug) -> Bool { publicNumbers.contains(number) }

    func fate(of number: CommentNumber) -> Fate? {
        fates[number] ?? (Int(number.rawValue) <= taken.count ? .waits : nil)
    }

    func fate(ofSource id: String) -> Fate {
        isReadable ? (isInboxRefused ? .refused : .handedIn) : .unseen
    }

    func number(from sources: [Source]) throws(IntakeTrouble) -> CommentNumber? {
        taken.firstIndex { comment in
            sources.contains { $0.id == comment.source?.id && $0.system == comment.source?.system }
        }
        .map { CommentNumber(UInt32($0 + 1)) }
    }

    mutating func submit(_ comment: NewComment) throws(IntakeTrouble) -> Result<CommentNumber?, IntakeRefusal> {
        if trouble { throw IntakeTrouble() }
        if let refusal { return .failure(refusal) }
        if hasInbox {
            inbox.append(comment)
            return .success(nil)
        }
        return .success(try add(comment))
    }

    private mutating func add(_ comment: NewComment) throws(IntakeTrouble) -> CommentNumber {
        if let known = try number(from: comment.twins) { return known }
        taken.append(comment)
        return CommentNumber(UInt32(taken.count))
    }

    /// Takes in what lies in the inbox.
    mutating func takeIn() throws {
        for comment in inbox { _ = try add(comment) }
        inbox = []
    }
}

/// A seal that anybody could make, and that no two inputs of a test share.
struct PretendedSeal: Seal {
    func code(for bytes: [UInt8]) -> [UInt8] {
        var code: [UInt8] = []
        for lane in UInt64(0)..<4 {
            var hash = 0xCBF2_9CE4_8422_2325 ^ lane
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            code += (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
        }
        return code
    }
}

extension Intake where Desk == PretendedDesk, Secret == PretendedSeal {
    static func pretended(now: Moment = Scene.now, settings: Settings = Settings()) -> Intake {
        Intake(desk: PretendedDesk(), seal: PretendedSeal(), now: now, settings: settings)
    }
}

enum Scene {
    static let now = Moment(milliseconds: 1_790_000_000_000)

    static func request(
        _ method: String, _ path: String, query: String = "", type: String = "application/x-www-form-urlencoded",
        length: String? = nil, address: String = "192.0.2.41", prefix: String = "/comments"
    ) -> Request {
        let variables = [
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "CONTENT_TYPE": type,
            "CONTENT_LENGTH": length, "REMOTE_ADDR": address, "SCRIPT_NAME": prefix,
        ]
        return Request { name in (variables[name] ?? nil).map { Array($0.utf8) } }
    }

    /// A token that was made some time ago.
    static func token(_ age: Int64) -> String {
        FormToken(for: PretendedDesk.slug, at: now + -age, seal: PretendedSeal()).text
    }

    static func post(
        _ body: String, to intake: inout Intake<PretendedDesk, PretendedSeal>, length: Int? = nil, query: String = "",
        address: String = "192.0.2.41"
    ) -> Response {
        let bytes = Array(body.utf8)
        let request = request(
            "POST", "/konference", query: query, length: String(length ?? bytes.count), address: address)
        return intake.answer(request) { Array(bytes.prefix($0)) }
    }
}

extension Response {
    var text: String { String(decoding: bytes(), as: UTF8.self) }
    /// The value of a header.
    func header(_ name: String) -> String? {
        text.split(separator: "\r\n").first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }
}
