import Fuzzing
import JSON

@main
enum JSONFuzzer {
    static func main() {
        fuzz(test)
    }
}

/// Reads any bytes as JSON: what is taken reads back the same once it is written, what is refused is refused at a place
/// within the text.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = bytes(start, count)
    do throws(JSONError) {
        let node = try JSONReader.read(UnsafeRawBufferPointer(bytes))
        let written = write(node)
        let again = try JSONReader.read(written, limits: JSONLimits(bytes: .max))
        precondition(write(again) == written, "it does not read back")
    } catch {
        precondition(error.position.offset <= count && error.position.line >= 1 && error.position.column >= 1)
    }
    return 0
}

private func write(_ node: JSONNode) -> [UInt8] {
    var writer = JSONWriter(escaping: .journal)
    writer.value(node.value)
    return writer.bytes
}
