internal import Glibc
package import Interchange
internal import System

/// HTTP through the program `curl`, which brings TLS, proxies and the system's certificates along.
///
/// Several requests go through one process, and one connection. What it is to do, including the password, comes
/// through its standard input, since everybody on the system can read arguments.
package enum Curl {
    package struct Request {
        var method: String
        var url: String
        /// `name:password`.
        var user: String?
        /// A body of JSON.
        var json: [UInt8]?

        package init(_ method: String = "GET", _ url: String, user: String? = nil, json: [UInt8]? = nil) {
            self.method = method
            self.url = url
            self.user = user
            self.json = json
        }
    }

    package struct Response: Sendable {
        package var status: Int
        /// Names in lower case.
        var headers: [(name: String, value: String)]
        package var body: [UInt8]

        package func header(_ name: String) -> String? { headers.last { $0.name == name }?.value }
    }

    /// Why there is no response.
    package struct Failure: Error {
        package var clause: String
    }

    /// How long one request may take, in seconds.
    private static let patience = 45
    private static let connecting = 15
    /// After how long a silence it is reported that something is still going on, in milliseconds.
    private static let breath = 10_000
    /// How many bytes of a body one line of the configuration carries.
    private static let piece = 16_384

    /// Makes requests, one after the other, and returns as many responses as came before the first failure.
    package static func run(_ requests: [Request]) throws(SiteFault) -> [Result<Response, Failure>] {
        var config: [UInt8] = []
        for (index, request) in requests.enumerated() {
            if index > 0 { config += "next\n".utf8 }
            config += configuration(of: request)
        }
        let output: [UInt8]
        do throws(SystemError) {
            let process = try PipedProcess(["curl", "--disable", "--config", "-"]) { _ in }
            defer { process.finish(within: 1_000) }
            // If it ends before it has read everything, its answer tells why.
            try? process.send(config, within: Int32(patience) * 1_000)
            process.closeInput()
            output = try rest(of: process, within: requests.count * (patience + connecting) * 1_000)
        } catch {
            throw SiteFault(exit: 74, "curl can't be run: \(error.text)")
        }
        guard let results = results(in: output, of: requests.count) else {
            throw SiteFault(exit: 74, "curl can't be run: is it installed, in version 7.84 or newer?")
        }
        return results
    }

    /// Waits for the end, and reports meanwhile that it goes on: `sluice sync` gives up a helper that is silent for long.
    private static func rest(of process: PipedProcess, within milliseconds: Int) throws(SystemError) -> [UInt8] {
        var waited = 0
        while true {
            do throws(PipedProcess.Silence) {
                return try process.rest(within: breath)
            } catch {
                waited += breath
                guard error == .stalled, waited < milliseconds else { throw SystemError(code: ETIMEDOUT) }
                HelperLoop.sayBusy()
            }
        }
    }

    private static func configuration(of request: Request) -> [UInt8] {
        var lines: [(String, [UInt8])] = [
            ("url", Array(request.url.utf8)), ("request", Array(request.method.utf8)),
            // Without TLS only to this machine itself; a redirection is never followed, since it would take the password along.
            ("proto", Array((request.url.hasPrefix("http://") ? "=http" : "=https").utf8)),
            ("max-time", Array("\(patience)".utf8)), ("connect-timeout", Array("\(connecting)".utf8)),
            ("user-agent", Array("sluice".utf8)),
            ("write-out", Array("\n%{exitcode} %{http_code} %{size_header} %{size_download} %{errormsg}\n".utf8)),
        ]
        if let user = request.user { lines.append(("user", Array(user.utf8))) }
        if let json = request.json {
            // Pieces of this option are put together again, and a line has a limit.
            var rest = json[...]
            repeat {
                let piece = rest.prefix(piece)
                rest = rest.dropFirst(piece.count)
                lines.append(("json", Array(piece)))
            } while !rest.isEmpty
        }
        var bytes = Array("silent\ngloboff\ninclude\n".utf8)
        for (name, value) in lines {
            bytes += Array(name.utf8) + Array(" = \"".utf8)
            for byte in value {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
                case 0x0A: bytes += Array("\\n".utf8)
                case 0x0D: bytes += Array("\\r".utf8)
                case 0x09: bytes += Array("\\t".utf8)
                case 0x0B: bytes += Array("\\v".utf8)
                default: bytes.append(byte)
                }
            }
            bytes += Array("\"\n".utf8)
        }
        return bytes
    }

    /// Takes the output apart, from its end: each response is followed by its lengths.
    private static func results(in output: [UInt8], of count: Int) -> [Result<Response, Failure>]? {
        var rest = output[...]
        var results: [Result<Response, Failure>] = []
        while results.count < count {
            guard rest.last == 0x0A, let feed = rest.dropLast().lastIndex(of: 0x0A) else { return nil }
            let words = String(decoding: rest[(feed + 1)...].dropLast(), as: UTF8.self)
                .split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
            guard words.count >= 4, let code = Int(words[0]), let status = Int(words[1]), let headers = Int(words[2]),
                let body = Int(words[3])
            else { return nil }
            rest = rest[..<feed]
            guard rest.count >= headers + body else { return nil }
            let bytes = rest.suffix(headers + body)
            rest = rest.dropLast(headers + body)
            if code == 0 {
                results.append(.success(response(status, bytes.prefix(headers), Array(bytes.suffix(body)))))
            } else {
                let clause = words.count > 4 && !words[4].isEmpty ? String(words[4]) : "curl ended with \(code)"
                results.append(.failure(Failure(clause: clause)))
            }
        }
        return results.reversed()
    }

    private static func response(_ status: Int, _ headers: ArraySlice<UInt8>, _ body: [UInt8]) -> Response {
        var found: [(name: String, value: String)] = []
        for line in headers.split(separator: 0x0A) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = String(decoding: parts[1], as: UTF8.self).filter { !$0.isNewline }
            found.append(
                (String(decoding: parts[0], as: UTF8.self).lowercased(), String(value.drop { $0 == " " })))
        }
        return Response(status: status, headers: found, body: body)
    }
}

extension Curl {
    /// How long to wait before each further try, in seconds.
    private static let pauses = [1, 2, 4]
    /// The longest pause that a site may ask for, in seconds.
    private static let longestPause = 30

    /// Makes requests that change nothing; one that fails, or that the site puts off, is tried three times more.
    ///
    /// - Throws: 69 when the site can't be reached.
    package static func get(_ requests: [Request]) throws(SiteFault) -> [Response] {
        var responses: [Response] = []
        var tries = 0
        while responses.count < requests.count {
            var asked: Int?
            var clause = ""
            answers: for result in try run(Array(requests.dropFirst(responses.count))) {
                switch result {
                case .success(let response) where [429, 502, 503, 504].contains(response.status):
                    asked = response.header("retry-after").flatMap { Int($0) }
                    clause = "it answers with \(response.status)"
                    break answers
                case .success(let response):
                    responses.append(response)
                    tries = 0
                case .failure(let failure):
                    clause = failure.clause
                    break answers
                }
            }
            guard responses.count < requests.count else { break }
            guard tries < pauses.count else { throw SiteFault(exit: 69, "the site can't be reached: \(clause)") }
            pause(min(max(asked ?? 0, pauses[tries]), longestPause))
            tries += 1
        }
        return responses
    }
    private static func pause(_ seconds: Int) {
        var rest = seconds
        while rest > 0 {
            HelperLoop.sayBusy()
            sleep(UInt32(min(rest, breath / 1_000)))
            rest -= breath / 1_000
        }
    }
}
