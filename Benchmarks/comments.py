"""Makes up comments: the same ones every time for the same number, in Latvian, Russian and English."""

import random

NAMES = """Jānis Anna Pēteris Ilze Kārlis Līga Андрей Наталья Māris Sandra Dzintars Ēriks Ольга Uldis Zane Inese""".split()
SURNAMES = """Bērziņš Kalniņa Ozols Liepa Иванова Krūmiņš Eglīte Петров Zariņš Balode Vītols Sproģe""".split()
WORDS = {
    "lv": """budžets ministrija nodokļi pensijas ceļš skola slimnīca cilvēku valsts pašvaldība jautājums kāpēc kad
        nav ir būs vairs labi slikti paldies lūdzu atbildiet sabiedrība lēmums likums projekts nauda gads mēnesis
        ģimene bērni skolotāji ārsti satiksme mežs jūra ūdens siltums rēķins cena alga darbs uzņēmums""".split(),
    "ru": """бюджет министерство налоги пенсии дорога школа больница людей государство почему когда нет есть будет
        спасибо пожалуйста решение закон проект деньги год месяц семья дети работа цена""".split(),
    "en": """budget ministry taxes pensions road school hospital people state why when never please thanks decision
        law project money year month family children work price""".split(),
}
ENDINGS = [".", ".", ".", "!", "?", "…", "!!!", " :)", ""]
SPAM = "Ātrie kredīti bez ķīlas! Piesakies šodien: www.example.org/kredits"


def releases(count):
    for index in range(count):
        words = WORDS["lv"]
        title = " ".join(words[(index * 7 + step * 3) % len(words)] for step in range(5)).capitalize()
        yield {"slug": f"relize-{index + 1}", "title": title, "date": f"20{20 + index % 6}-{index % 12 + 1:02}-10"}


def comments(count, release_count, seed=1):
    """Gives one dictionary after the other, in the order of their time."""
    chance = random.Random(seed)
    start, step = 1_577_836_800, max(1, 180_000_000 // max(count, 1))
    for index in range(count):
        language = chance.choices(("lv", "ru", "en"), (70, 20, 10))[0]
        words = WORDS[language]
        number = index % 12_000 if chance.random() < 0.7 else chance.randrange(200_000)
        name = f"{NAMES[number % len(NAMES)]} {SURNAMES[number // 16 % len(SURNAMES)]}"
        if number >= 192:
            name += f" {number}"
        sentences = []
        for _ in range(1 + int(chance.expovariate(1 / 2.5))):
            picked = chance.choices(words, k=chance.randint(4, 14))
            sentences.append(" ".join(picked).capitalize() + chance.choice(ENDINGS))
        body = " ".join(sentences) if chance.random() < 0.8 else "\n\n".join(sentences)
        if chance.random() < 0.02:
            body = SPAM
        elif chance.random() < 0.03:
            body += f" Zvaniet 2{chance.randrange(10_000_000):07} vai rakstiet https://example.com/{index}"
        author = {"name": name, "address": f"192.0.{number // 256 % 256}.{number % 256}"}
        if number % 3:
            author["email"] = f"lasitajs{number}@example.org"
        release = f"relize-{chance.randrange(max(1, index * release_count // count), release_count) + 1}"
        yield {"release": release, "author": author, "body": body, "seconds": start + index * step}
