import JSON
import Moderation
import Terminal
import Wording

/// A comment as `submit -` takes it, and as a server's inbox keeps it.
extension NewComment {
    /// Reads `{"release", "parent"?, "author", "body", "submitted"?, "source"?}`.
    ///
    /// - Parameter isDecided: Whether it may have `state` and `reason` too, as it was decided elsewhere.
    init(_ node: JSONNode, isDecided: Bool = false) throws(InputFault) {
        let members = ["release", "parent", "author", "body", "submitted", "source"]
        let fields = try ObjectFields(
            node, wording.aComment, allowed: isDecided ? members + ["state", "reason"] : members)
        guard let author = fields.node("author") else {
            throw InputFault(fields.position, wording.missingMember("author"))
        }
        self.init(
            release: try fields.requiredValue("release", wording.releaseRule) { Slug($0) },
            parent: try fields.commentNumber("parent"),
            author: try Author(author),
            body: try fields.requiredText("body"),
            submitted: try fields.value("submitted", wording.timeRule) {
                $0.utf8.last == UInt8(ascii: "Z") ? TimeForm.absolute($0, zone: FixedZone()) : nil
            },
            source: try fields.optionalNode("source").flatMap { node throws(InputFault) in try Source(node) },
            base: isDecided ? try Submission.Base(fields) : .pending)
    }

    /// The comment as `submit -` takes it.
    var json: [UInt8] {
        OutputJSON.object { json in
            json.member("release", release.text)
            if let parent { json.member("parent", parent.rawValue) }
            json.member("author") { json in
                json.member("name", author.name)
                if let email = author.email { json.member("email", email) }
                if let site = author.site { json.member("site", site) }
                if let address = author.address { json.member("address", address) }
            }
            json.member("body", body)
            if let submitted { json.member("submitted", submitted) }
            guard let source else { return }
            json.member("source") { json in
                json.member("system", source.system)
                json.member("id", source.id)
            }
        }
    }
}

extension Submission.Base {
    /// Reads `state` and, of a rejected comment, `reason`.
    fileprivate init(_ fields: ObjectFields) throws(InputFault) {
        let state = try fields.value("state", wording.stateRule) { word -> State? in
            State(word: word).flatMap { $0 == .erased ? nil : $0 }
        }
        let reason = try fields.value("reason", wording.reasonRule) { ReasonCode($0) }
        switch (state ?? .pending, reason) {
        case (.rejected, let reason?): self = .rejected(reason)
        case (.rejected, nil): throw InputFault(fields.position, wording.reasonMissing)
        case (_, _?): throw InputFault(fields.position, wording.reasonOutOfPlace)
        case (.approved, nil): self = .approved
        case (.pending, nil), (.erased, nil): self = .pending
        }
    }
}
