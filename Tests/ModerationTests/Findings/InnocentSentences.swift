/// What people write in good faith, with all that can look like a disguise: times, prices, initials, Roman numbers, links, addresses, product
/// names of letters and digits, words of two alphabets beside each other, hyphens, dots without a blank, doubled letters, contractions.
enum InnocentSentences {
    static let all = latvian + russian + english

    static let latvian = """
        Pasākums sākas plkst. 10:30 un beidzas 17:45.
        Vai 3D modelis būs pieejams arī skolām?
        Mūsu uzņēmums strādā B2B segmentā kopš 2014. gada.
        J. A. B. parakstīja līgumu vakar pēcpusdienā.
        Karalis Ludviķis XIV valdīja 72 gadus.
        Rakstiet uz anna.berzina@example.lv, ja ir jautājumi.
        Cenas sākas no 15 € par biļeti, bērniem 7 €.
        Vilciens 6. sliedē, vagons 4A, vieta 57.
        Tas maksāja 20€ vai 25$, neatceros.
        A4 lapas un A5 burtnīcas ir plauktā pa labi.
        Pieteikšanās līdz 31.12.2026., zāle 3. stāvā.
        Šī ir 5G bāzes stacija, nevis 4G.
        Pirmajā kārtā uzvarēja 10.a klase.
        Dators ar i7 procesoru un 16GB atmiņu.
        Klausījos mp3 ierakstu no h264 video.
        Kāpēc e-pasts neatnāca uz e-adresi?
        Esam jau 2x zvanījuši, neviens neatbild...varbūt rīt.
        Labi.Tad tiekamies piektdien.
        Tā ir ne-formāla saruna, bez-maksas ieeja.
        Adrese: Brīvības iela 55-4, Rīga, LV-1010.
        Tālrunis 67 000 000, fakss nav.
        Vai tiešām nāks 100 000 cilvēku?
        Oooo, cik skaisti! Paldiesss visiem!
        Nuuu labi, es padomāšu vēlreiz.
        Jāāā, beidzot salaboja ielu!
        Ak tu, cik gari teksti te rakstīti.
        Sk. 3. pielikuma 2.1. punktu un 4.b apakšpunktu.
        Visi teica: nē, nē un vēlreiz nē!
        Lasiet vairāk: https://www.example.lv/zinas/2026/11/24/raksts-1.html
        Failu var lejupielādēt no ftp.example.lv/pub/v1.4a/dati.zip
        Versija 1.0.3 strādā labāk par 1.0.2.
        Konferencē runās prof. A. K. Liepiņš un Dr. M. B. Ozols.
        Tirgus atvērts no 8-16, sestdienās 9-14.
        Vakar bija -5°C, šodien +3°C.
        Mēs, t.i., visi iedzīvotāji, to zinām.
        Utt., u.c., t.sk. arī pārējie gadījumi.
        Man patīk šī ideja (īpaši 2. daļa).
        Kurš vinnēja 3:1 un kurš 0:0?
        Autobuss Nr. 53 pienāk pl. 7.15.
        Telefons Samsung S21 vai iPhone 14?
        Preces kods X5-77-A1, skat. katalogu.
        Pērku biļeti uz II līmeņa kursiem, III līmenis vēlāk.
        Lūdzu, atbildiet uz 4 jautājumiem.
        WHO un ES regula Nr. 2016/679 attiecas arī uz mums.
        Klase 1b brauks ekskursijā 5. maijā.
        Nesaprotu, kas te notiek un kāpēc.
        Mana māte dzimusi 1943. gadā Ludzā.
        Tas ir 50/50, grūti pateikt.
        Pulkstenis 12.00 visi pulcējas laukumā.
        Kas-kas, bet laiks šodien jauks.
        Cilvēks-orķestris spēlēja visu vakaru.
        Re, kur labs piemērs!
        Vai var maksāt ar karti 24/7?
        Rādiuss ir 3km, ne 5km.
        Pāris 2m x 4m dēļu un 7cm naglas.
        Sveicieni no Valmieras un Cēsīm.
        Kā lai pierakstās uz @example kontu?
        Jauns gads, jaunas iespējas, vai ne?
        Uz tikšanos rīt 9os no rīta!
        Ir vai nav? Jā vai nē? A vai B?
        Manuprāt, cena 3,50 ir par augstu.
        Paldies par ātro atbildi, viss skaidrs!
        Kredo nav tas pats, kas likums.
        Laika ziņas: 13 m/s vējš, 7 balles.
        Es saku: a, b, c un d ir pareizi.
        Vai tā ir taisnība, ka parks būs ciet?
        """.split(separator: "\n").map(String.init)

    static let russian = """
        Начало в 10:30, конец около 17:45.
        Будет ли 3D-модель доступна для школ?
        Мы работаем в сегменте B2B с 2014 года.
        А. Б. В. подписал договор вчера вечером.
        Пётр I и Николай II, а также XIX век.
        Пишите на anna.petrova@example.ru по всем вопросам.
        Билет стоит 15 €, детям 7 €, или 20$.
        Поезд на 6 пути, вагон 4А, место 57.
        Бумага А4 и тетради А5 лежат справа.
        До 31.12.2026 можно подать заявление.
        Это станция 5G, а не 4G.
        Победил 10а класс, 10б второй.
        Компьютер с процессором i7 и памятью 16ГБ.
        Слушал запись в mp3 и смотрел видео h264.
        Почему e-mail не пришёл на мой адрес?
        Мы звонили 2 раза, никто не отвечает...может быть завтра.
        Хорошо.Тогда встретимся в пятницу.
        Из-за дождя кто-то всё-таки не пришёл.
        Улица Свободы 55-4, Рига, LV-1010.
        Телефон 67 000 000, факса нет.
        Неужели придёт 100 000 человек?
        Ооо, как красиво! Спасибооо всем!
        Нууу ладно, я ещё подумаю.
        Дааа, наконец починили улицу!
        См. пункт 2.1 и подпункт 4б приложения 3.
        Читайте: https://www.example.ru/novosti/2026/11/24/statya-1.html
        Версия 1.0.3 работает лучше, чем 1.0.2.
        Выступят проф. А. К. Иванов и д-р М. Б. Петров.
        Рынок открыт с 8-16, по субботам 9-14.
        Вчера было -5°C, сегодня +3°C.
        И т.д., и т.п., т.е. все остальные.
        Кто выиграл 3:1, а кто сыграл 0:0?
        Автобус № 53 приходит в 7.15.
        Телефон Samsung S21 или iPhone 14?
        Код товара Х5-77-А1, смотрите каталог.
        Wi-Fi роутер и USB-кабель в комплекте.
        Наша IT-компания ищет PR-менеджера.
        Пришло SMS-сообщение с кодом 4-цифры.
        Регламент ЕС 2016/679 касается и нас.
        Не понимаю, что тут происходит и зачем.
        Моя мама родилась в 1943 году.
        Шансы 50/50, сложно сказать.
        В 12.00 все собираются на площади.
        Можно ли платить картой 24/7?
        Радиус 3км, а не 5км, ширина 4м.
        Привет из Валмиеры и Цесиса.
        Я и в с ним поговорил бы, но некогда.
        Да или нет? А или Б?
        По-моему, цена 3,50 слишком высока.
        Спасибо за быстрый ответ, всё ясно!
        Ветер 13 м/с, волнение 7 баллов.
        Верно ли, что парк закроют?
        Какая разница, кто первый сказал?
        Пообещали ввести поэтапно, ждём.
        Вообще-то длинный текст читать трудно.
        Аллея, касса, ванна, группа: двойные буквы.
        Российский и русский язык, класс, масса.
        Зоопарк, кооператив, соотечественник.
        Подъезд, объявление, съезд, разъём.
        Он сказал: "нет, нет и ещё раз нет"!
        Какое-то время было тихо, потом шум.
        Ребёнок-инвалид, диван-кровать, премьер-министр.
        Температура 36,6 и давление 120/80.
        Раз, два, три, четыре, пять.
        Рост 1м75, вес 70кг, размер 4XL.
        Роспотребнадзор, МВД и МЧС сообщили.
        """.split(separator: "\n").map(String.init)

    static let english = """
        It starts at 10:30 and ends at 5:45pm.
        Will the 3D model be open to schools?
        We have been in B2B since 2014.
        J. A. B. signed the contract yesterday.
        Louis XIV reigned for 72 years; Henry VIII did not.
        Write to anna.smith@example.com with any questions.
        Tickets are $15, children pay 7€ or 5$.
        Train on track 6, car 4A, seat 57.
        A4 sheets and A5 pads are on the right.
        Apply by 31/12/2026 at the desk on floor 3.
        This is a 5G mast, not 4G.
        Year 10a won, 10b came second.
        A laptop with an i7 and 16GB of memory.
        I played the mp3 and the h264 clip.
        Why has the e-mail not reached my e-mail address?
        We called 2x and nobody answers...maybe tomorrow.
        Fine.See you on Friday.
        He'll come, she'll follow, and we'll see; I'll wait.
        It's as good as it gets, isn't it?
        They've said you're late, but I'd disagree.
        Flat 55-4, 12 Freedom Street, LV-1010.
        The phone is 67 000 000, there is no fax.
        Will 100,000 people really come?
        Sooo beautiful! Thankssss to everyone!
        Hmmm, well, let me think about it again.
        Yesss, they finally mended the street!
        See 2.1 of annex 3 and paragraph 4b.
        Read more: https://www.example.com/news/2026/11/24/story-1.html
        Version 1.0.3 works better than 1.0.2.
        Prof. A. K. Miller and Dr. M. B. Jones will speak.
        The market is open 8-16, on Saturdays 9-14.
        It was -5°C yesterday and +3°C today.
        The U.S. and the U.K. signed, as did the E.U. members.
        I.e. all others, e.g. the rest, etc.
        Who won 3:1 and who drew 0:0?
        Bus 53 arrives at 7.15.
        A Samsung S21 or an iPhone 14?
        Product code X5-77-A1, see the catalogue.
        Well-known, up-to-date, state-of-the-art equipment.
        Regulation 2016/679 concerns us as well.
        I do not understand what is going on here.
        My mother was born in 1943 in Leeds.
        The odds are 50/50, hard to say.
        At 12.00 all meet in the square.
        Can I pay by card 24/7?
        The radius is 3km, not 5km; planks of 4m.
        Greetings from Valmiera and from Bath.
        Is it yes or no? A or B?
        To my mind 3.50 is too much.
        Thank you for the quick answer, all clear!
        Wind of 13 m/s, sea at 7.
        Is it true that the park will be closed?
        The bookkeeper's committee will succeed, I assess.
        A class, a mass, a pass and a glass of water.
        Shell, bell, hello: all double letters.
        The assistant passed the assignment to the assembly.
        Sussex, Essex and Middlesex are counties.
        Pick a, b, c or d on page 4.
        The C-3PO and R2-D2 toys are sold out.
        Use the WPA2-PSK key for the 802.11n network.
        Python 3.14, C++23 and HTML5 are taught.
        Boeing 747-400 and Airbus A320neo.
        Group U2 and the B-52s played first.
        H2O and CO2 are molecules; so is C6H12O6.
        The s/he question, and/or the either/or one.
        My id is user_1457 or anna_b_3.
        Room 1.07, shelf 3-b, box #4.
        The co-op re-elected its vice-president.
        """.split(separator: "\n").map(String.init)
}
