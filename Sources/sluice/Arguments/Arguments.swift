import Glibc
import Terminal
import Wording

/// The words that the program was called with, its own name left out, and a look at the variables that stand for some.
enum Arguments {
    /// The words, if all of them are UTF-8: a broken one would be repaired silently and then be kept for good.
    static var utf8: Result<[String], Failure> {
        var words: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let pointer = CommandLine.unsafeArgv[index] else { break }
            let bytes = Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
            guard StandardInput.firstFault(bytes) == nil else {
                return .failure(
                    Failure(.data, "argument \(index) is not UTF-8", advice: "use a terminal and a locale in UTF-8"))
            }
            words.append(String(decoding: bytes, as: UTF8.self))
        }
        for name in ["SLUICE_QUEUE", "SLUICE_MODERATOR"] {
            guard let pointer = getenv(name) else { continue }
            let bytes = Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
            guard StandardInput.firstFault(bytes) == nil else {
                return .failure(Failure(.data, "$\(name) is not UTF-8", advice: "give it in UTF-8"))
            }
        }
        return .success(words)
    }
}
