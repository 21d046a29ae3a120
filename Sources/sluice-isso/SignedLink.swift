import Crypto

/// The end of an address by which Isso lets a person moderate a comment, as its mails carry it: with the database's
/// key anybody can make one.
enum SignedLink {
    /// - Parameters:
    ///   - key: The value of `session-key` in the table `preferences`.
    ///   - seconds: The time since 1970 at which it is made.
    static func code(for id: Int64, key: [UInt8], at seconds: Int64) -> String {
        let number = Array("\(id)".utf8)
        let time = withUnsafeBytes(of: seconds.bigEndian) { Array($0.drop { $0 == 0 }) }
        let signed = base64(number) + "." + base64(time)
        let secret = Insecure.SHA1.hash(data: Array("itsdangerous".utf8) + Array("signer".utf8) + key)
        let code = HMAC<Insecure.SHA1>.authenticationCode(
            for: Array(signed.utf8), using: SymmetricKey(data: Array(secret)))
        return signed + "." + base64(Array(code))
    }

    /// The form for addresses, without padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var digits: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            bits <<= UInt32(8 * (3 - part.count))
            for place in 0...part.count { digits.append(alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]) }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
