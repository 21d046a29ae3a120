internal import Text

/// A way to read a word that mixes alphabets, or letters with digits and signs: in Latin or in Cyrillic letters, by what its characters look like
/// or by what they sound like.
struct Reading: Sendable {
    /// Whether it makes Latin letters of others; else Cyrillic ones.
    let isLatin: Bool
    private let table: [UInt32: [UInt32]]

    /// - Parameter letters: Characters, each followed by what it is read as, with blanks between them. The last entry
    ///   for a character counts.
    private init(isLatin: Bool, _ letters: String...) {
        self.isLatin = isLatin
        var table: [UInt32: [UInt32]] = [:]
        for part in letters.joined(separator: " ").split(separator: " ") {
            let scalars = part.unicodeScalars.map(\.value)
            table[scalars[0]] = Array(scalars.dropFirst())
        }
        self.table = table
    }

    static let all: [Reading] = {
        let signs = "0o 1i 3e 4a 5s 7t @a $s €e"
        let sounds = """
            аa бb вv гg дd еe жz зz иi іi кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щs ъ ыi ь эe юju яja
            """
        return [
            Reading(isLatin: true, signs), Reading(isLatin: true, signs, "1l"),
            Reading(isLatin: true, signs, sounds), Reading(isLatin: true, signs, sounds, "1l"),
            Reading(isLatin: false, "aа bв cс eе hн iі jј kк mм oо pр rг tт uи xх yу 0о 3е 4а 7т @а €е"),
            Reading(
                isLatin: false,
                "aа bб cц dд eе fф gг hх iи jи kк lл mм nн oо pп qк rр sс tт uу vв wв xх yу zз 0о 1и 3з 4ч 5с 7т @а $с €е"
            ),
        ]
    }()

    /// Calls back with the letters that a folded character is read as.
    func read(_ scalar: UInt32, _ take: (UInt32) -> Void) {
        if let letters = table[scalar] {
            for letter in letters { take(letter) }
        } else if isLatin, scalar > 0x7F {
            Reading.look(of: scalar, take)
        } else {
            take(scalar)
        }
    }

    /// The Latin letters that a letter looks like, small or as a capital: `к` looks like `k`, as `К` does like `K`;
    /// itself if there are none.
    private static func look(of scalar: UInt32, _ take: (UInt32) -> Void) {
        guard let letter = Unicode.Scalar(scalar) else { return }
        for form in [String(letter), letter.properties.uppercaseMapping] {
            let look = Folding.fold(String(decoding: Skeleton.of(form), as: UTF8.self))
            if look.allSatisfy(\.isLetter) {
                for letter in look { take(UInt32(letter)) }
                return
            }
        }
        take(scalar)
    }

    // MARK: What a character is

    static func isLatin(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }
    static func isCyrillic(_ scalar: UInt32) -> Bool { scalar &- 0x400 < 0x100 }
    /// Whether it is a letter that is not Latin.
    static func isOther(_ scalar: UInt32) -> Bool { scalar > 0x7F && scalar != 0x20AC }

    /// Whether it is a digit or sign that can stand for a letter.
    static func isSign(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) {
        case "0", "1", "3", "4", "5", "7", "@", "$", "€": true
        default: false
        }
    }
}
