/// Writes JSON as bytes, without a space, in the order of the calls.
///
/// The writer puts the commas; the caller must see that keys stand only in objects and that each has one value.
/// Strings are taken as they are: U+0000, which the strict reader refuses, is written as `\u0000`.
package struct JSONWriter: Sendable {
    /// What has been written so far.
    package var bytes: [UInt8] = []

    private let escaping: JSONEscaping
    /// Whether a comma is due before the next value or key of the innermost array or object.
    private var isCommaDue = false

    package init(escaping: JSONEscaping) {
        self.escaping = escaping
    }

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }
    package mutating func endObject() { end(UInt8(ascii: "}")) }
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a key and its colon; the next call writes its value.
    package mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        isCommaDue = false
    }

    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(UnsafeRawBufferPointer($0)) }
    }

    /// Writes a string from bytes that are valid UTF-8.
    package mutating func string(_ utf8: UnsafeRawBufferPointer) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        switch escaping {
        case .journal: JSONEscapes.append(utf8, to: &bytes)
        case .output(let alsoEscaping): JSONEscapes.append(utf8, to: &bytes, alsoEscaping: alsoEscaping)
        }
        bytes.append(UInt8(ascii: "\""))
        isCommaDue = true
    }

    /// Writes a string, and also escapes characters beyond ASCII that the writer would not escape by itself.
    ///
    /// - Parameter offsets: Where they begin in the string's UTF-8, ascending.
    package mutating func string(_ text: String, alsoEscapingAt offsets: [Int]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var rest = offsets[...]
        var text = text
        text.withUTF8 { utf8 in
            JSONEscapes.append(UnsafeRawBufferPointer(utf8), to: &bytes) { _, before in
                rest = rest.drop { $0 < before.count }
                return rest.first == before.count
            }
        }
        bytes.append(UInt8(ascii: "\""))
        isCommaDue = true
    }

    package mutating func number(_ number: some BinaryInteger) {
        separate()
        var digits = String(number)
        digits.withUTF8 { bytes.append(contentsOf: $0) }
        isCommaDue = true
    }

    package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }
    package mutating func null() { word("null") }

    /// Writes a value that is already JSON, such as one that was read.
    package mutating func raw(_ json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        isCommaDue = true
    }

    /// Ends a line of JSON lines: the next value stands on a line of its own.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        isCommaDue = false
    }

    private mutating func separate() {
        if isCommaDue { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        isCommaDue = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        isCommaDue = true
    }

    private mutating func word(_ word: StaticString) {
        separate()
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        isCommaDue = true
    }
}

extension JSONWriter {
    /// Writes the string, or `null` if there is none.
    package mutating func string(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    /// Writes a tree that was read, its numbers as they stood.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let text): raw(text.utf8)
        case .string(let text): string(text)
        case .array(let nodes):
            beginArray()
            for node in nodes { self.value(node.value) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                self.value(member.node.value)
            }
            endObject()
        }
    }
}
