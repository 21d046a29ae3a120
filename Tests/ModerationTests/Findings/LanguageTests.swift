import Moderation
import Testing
import Text

@Suite("The language and the script of a text")
struct LanguageTests {
    @Test(
        "A text is told by its little words and its letters, without diacritics too; what is unsure is unknown",
        arguments: [
            ("Paldies par darbu! Vai konferences materiāli būs pieejami arī latviešu valodā?", TextLanguage.latvian),
            ("Cik sis brauciens izmaksas nodoklu maksatajiem un kapec tur brauc tik daudzi?", .latvian),
            ("Nevar saprast, ka tas ir iespejams un kas par to maksa", .latvian),
            ("Ātrie kredīti bez ķīlas! Piesakies tagad: http://kredits24.example/lv", .latvian),
            ("Paldies!", .latvian), ("Skursteņslauķa mūsu pagastā nav jau trešo gadu", .latvian),
            ("Спасибо за информацию. А где можно прочитать подробнее о конференции?", .russian),
            ("Почему никто не отвечает на вопросы", .russian), ("Это ложь!", .russian),
            ("Thank you for this. Where can I read more about the conference?", .english),
            ("why is nobody answering these questions", .english), ("Thanks!", .english),
            ("Labai ačiū, bet kodėl taip ilgai reikia laukti ir kas už tai yra atsakingas?", .unknown),
            ("Das ist nicht wahr, und die Regierung hat auf keine Frage geantwortet.", .unknown),
            ("See on väga hea, aga miks keegi ei vasta?", .unknown),
            ("Чому ніхто не відповідає на запитання? Це неправда.", .unknown),
            ("请问会议资料有英文版吗？", .unknown), ("12345 !!! 👍", .unknown), ("Kredīts", .latvian), ("okej", .unknown),
            ("", .unknown), ("xyz abc qwerty lorem ipsum dolor", .unknown),
        ])
    func language(text: String, language: TextLanguage) {
        #expect(TextLanguage(of: text) == language, "\(text)")
    }

    @Test(
        "The script is that of most letters",
        arguments: [
            ("Спасибо, Juris", Script.cyrillic), ("Paldies, Олег! Jauki.", .latin), ("请问 PDF?", .latin),
            ("请问会议资料 PDF", .han),
            ("12 !", nil), ("", nil), ("Καλημέρα", .greek),
        ])
    func script(text: String, script: Script?) {
        #expect(Script.most(of: text) == script, "\(text)")
    }
}
