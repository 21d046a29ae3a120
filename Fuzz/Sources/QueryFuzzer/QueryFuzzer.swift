import Fuzzing
import Moderation

@main
enum QueryFuzzer {
    static func main() {
        fuzz(test)
    }
}

/// Reads any text as a query: what is taken reads back the same, what is refused is refused at a place within it.
@c(LLVMFuzzerTestOneInput)
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = bytes(start, count)
    let text = String(decoding: bytes, as: UTF8.self)
    let query: Query
    do throws(QueryError) {
        query = try Query(text)
    } catch {
        precondition(error.column >= 1 && error.column <= text.unicodeScalars.count + 1, "\(error.column)")
        return 0
    }
    guard let again = try? Query(query.text) else { preconditionFailure("it does not read back: \(query.text)") }
    precondition(again == query)
    _ = Query.completion(of: text)
    return 0
}
