package import Moderation

/// Everything that the form and its pages say, in one language.
package struct FormWords: Sendable {
    /// The value of `lang`.
    package var code: String
    /// The other language, by its own name.
    package var other: (code: String, name: String)
    package var heading: String
    package var explanation: String
    package var name, email, emailHint, site, body, homepage, send: String
    package var optional: String
    package var answering: @Sendable (CommentNumber) -> String
    package var thanks: String
    package var received: @Sendable (CommentNumber) -> String
    package var receivedWithoutNumber: String
    package var receiptLink, keepAddress: String
    package var receipt: @Sendable (CommentNumber) -> String
    package var ownComment, handedIn, refused, unseen: String
    package var waits, published, readIt, rejected, removed: String
    package var notFound, notAllowed, badForm, tooLarge, busy, unavailable: String
    package var nameMissing, bodyMissing, unfit: String
    package var tooLong: @Sendable (_ field: String) -> String
    package var oneLine: @Sendable (_ field: String) -> String
    package var tooManyLines, tooManyMarks, control: String

    package static func words(_ language: Language) -> FormWords {
        switch language {
        case .english: english
        case .latvian: latvian
        }
    }

    private static let english = FormWords(
        code: "en", other: ("lv", "Latviski"),
        heading: "Leave a comment",
        explanation: "A moderator reads every comment before others can see it.",
        name: "Name", email: "E-mail", emailHint: "Seen by the moderators alone.", site: "Web site", body: "Comment",
        homepage: "Leave this field empty", send: "Send", optional: "optional",
        answering: { "In answer to comment \($0.rawValue)." },
        thanks: "Thank you",
        received: { "Your comment has been received. It has the number \($0.rawValue)." },
        receivedWithoutNumber: "Your comment has been received.",
        receiptLink: "See what became of it",
        keepAddress: "Keep the address of that page: it is the only way back to it.",
        receipt: { "Comment \($0.rawValue)" },
        ownComment: "Your comment",
        handedIn: "It has arrived, and is on its way to the moderators.",
        refused: "It has arrived, but could not be taken.",
        unseen: "It has arrived. What became of it since can't be seen here: look at the page that it belongs to.",
        waits: "It waits for a moderator.", published: "It is published.", readIt: "Read it where it stands",
        rejected: "It was not published.", removed: "It was removed.",
        notFound: "There is no such page.", notAllowed: "That can't be done with this page.",
        badForm: "What was sent is not the form of this page.",
        tooLarge: "That is too long. A comment has at most 64 KiB.",
        busy:
            "Your comment could not be taken at the moment. Nothing is lost: it stands below. Please send it again in a minute.",
        unavailable: "This page can't be shown at the moment. Please come back in a minute.",
        nameMissing: "Please give a name.", bodyMissing: "Please write something.",
        unfit: "This can't be taken as it is.",
        tooLong: { "\($0): that is too long." }, oneLine: { "\($0): only one line, without control characters." },
        tooManyLines: "A comment has at most 5000 lines.",
        tooManyMarks: "There are too many marks on one letter.",
        control: "The text holds a character that can't be kept.")

    private static let latvian = FormWords(
        code: "lv", other: ("en", "English"),
        heading: "Rakstīt komentāru",
        explanation: "Katru komentāru pirms publicēšanas izlasa moderators.",
        name: "Vārds", email: "E-pasts", emailHint: "To redz tikai moderatori.", site: "Tīmekļa vietne",
        body: "Komentārs",
        homepage: "Atstājiet šo lauku tukšu", send: "Nosūtīt", optional: "nav obligāti",
        answering: { "Atbilde uz komentāru \($0.rawValue)." },
        thanks: "Paldies",
        received: { "Jūsu komentārs ir saņemts. Tā numurs ir \($0.rawValue)." },
        receivedWithoutNumber: "Jūsu komentārs ir saņemts.",
        receiptLink: "Skatīt, kas ar to noticis",
        keepAddress: "Saglabājiet tās lapas adresi: citādi pie tās vairs netikt.",
        receipt: { "Komentārs \($0.rawValue)" },
        ownComment: "Jūsu komentārs",
        handedIn: "Tas ir saņemts un ir ceļā pie moderatoriem.",
        refused: "Tas ir saņemts, bet to nevarēja pieņemt.",
        unseen: "Tas ir saņemts. Kas ar to noticis pēc tam, šeit nav redzams: skatieties lapā, kurai tas rakstīts.",
        waits: "Tas gaida moderatoru.", published: "Tas ir publicēts.", readIt: "Lasīt publicēto",
        rejected: "Tas netika publicēts.", removed: "Tas ir dzēsts.",
        notFound: "Tādas lapas nav.", notAllowed: "Ar šo lapu to nevar darīt.",
        badForm: "Nosūtītais nav šīs lapas veidlapa.",
        tooLarge: "Tas ir par garu. Komentārā var būt ne vairāk kā 64 KiB.",
        busy:
            "Jūsu komentāru šobrīd nevarēja pieņemt. Nekas nav pazudis: tas ir zemāk. Lūdzu, nosūtiet to pēc minūtes vēlreiz.",
        unavailable: "Šo lapu šobrīd nevar parādīt. Lūdzu, atgriezieties pēc minūtes.",
        nameMissing: "Lūdzu, ierakstiet vārdu.", bodyMissing: "Lūdzu, uzrakstiet kaut ko.",
        unfit: "Šādā veidā to nevar pieņemt.",
        tooLong: { "\($0): tas ir par garu." }, oneLine: { "\($0): tikai viena rinda, bez vadības zīmēm." },
        tooManyLines: "Komentārā var būt ne vairāk kā 5000 rindu.",
        tooManyMarks: "Uz viena burta ir pārāk daudz zīmju.",
        control: "Tekstā ir zīme, ko nevar saglabāt.")
}

/// What fragments and feeds of comments say, in one language.
package struct PublicWords: Sendable {
    package var edited: String
    /// The title of an entry: who wrote about which release.
    package var on: @Sendable (_ name: String, _ release: String) -> String
    /// The titles of the feed of all releases, and of one for moderators.
    package var all, waiting: String

    package static func words(_ language: Language) -> PublicWords {
        switch language {
        case .english:
            PublicWords(
                edited: "edited by a moderator", on: { "\($0) on “\($1)”" }, all: "Comments",
                waiting: "Comments to moderate")
        case .latvian:
            PublicWords(
                edited: "moderatora labots", on: { "\($0) par „\($1)”" }, all: "Komentāri",
                waiting: "Komentāri moderēšanai")
        }
    }
}
