import Text

/// The fields of a form as a browser sends them: `application/x-www-form-urlencoded`, in UTF-8.
struct FormFields: Hashable, Sendable {
    private var fields: [(name: [UInt8], value: String)] = []

    /// The most fields; ours has eight.
    private static let most = 64

    static func == (one: FormFields, other: FormFields) -> Bool {
        one.fields.elementsEqual(other.fields) { $0.name == $1.name && $0.value.utf8.elementsEqual($1.value.utf8) }
    }

    func hash(into hasher: inout Hasher) {
        for field in fields { hasher.combine(field.name) }
    }

    /// Reads a body strictly; `nil` if it is not a form: a `%` without two digits, bytes that are not UTF-8, the same
    /// field twice, or more fields than any form of ours has.
    init?(body: some Collection<UInt8>) {
        for part in body.split(separator: UInt8(ascii: "&")) {
            guard let field = FormFields.field(part), self[field.name] == nil, fields.count < FormFields.most else {
                return nil
            }
            fields.append(field)
        }
    }

    /// Reads what follows the `?` of an address. Parts that can't be read are skipped: people's mail programs and
    /// other sites add to addresses as they please.
    init(query: some Collection<UInt8>) {
        for part in query.split(separator: UInt8(ascii: "&")).prefix(FormFields.most) {
            guard let field = FormFields.field(part), self[field.name] == nil else { continue }
            fields.append(field)
        }
    }

    /// The value of a field; `nil` when it was not sent.
    subscript(name: String) -> String? { self[Array(name.utf8)] }

    private subscript(name: [UInt8]) -> String? { fields.first { $0.name == name }?.value }

    private static func field(_ part: some Collection<UInt8>) -> (name: [UInt8], value: String)? {
        let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = halves.first.flatMap({ decoded($0) }), let value = halves.count == 2 ? decoded(halves[1]) : [],
            let text = String(validating: value, as: UTF8.self)
        else { return nil }
        return (name, text)
    }

    /// Reads `+` as a blank and `%41` as a byte.
    private static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(Hexadecimal.value),
                    let low = rest.popFirst().flatMap(Hexadecimal.value)
                else { return nil }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return decoded
    }
}
