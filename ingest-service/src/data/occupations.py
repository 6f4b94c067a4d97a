#!/usr/bin/env python3
"""Makes occupations.tsv.gz from the occupations of ESCO (European Commission, CC BY 4.0).

    python3 occupations.py occupations_en.csv occupations_de.csv ... > occupations.tsv.gz
    python3 occupations.py --each occupations_en.csv occupations_de.csv ... > occupations.tsv.gz

The second is for posting/query: the same names by occupation. The CSV files are those of the "classification, CSV" download at https://esco.ec.europa.eu/en/use-esco/download, the English one first. One
line per ISCO-08 unit group: the code, a tab, the names of its occupations in all languages, folded and separated by |. A name of two groups
belongs to the one whose preferred name it is, and to none where that isn't clear, within a language as among them; a single word that many
trades share is left out. By occupation: its code in ESCO, a tab, its name, a tab, the names; without those that have a shorter one in them.
"""

import csv
import gzip
import re
import sys
import unicodedata

# Single words decide only where they end like the name of a trade, or stand here: "products" and "general" are names in ESCO too.
TRADE = re.compile(r"\w{3,}(ologist|[^ae]grapher|ician|onomist|smith|wright|man|woman|keeper|maker|therapist|pathist|worker|dresser|layer|cutter)")
SINGLE = set("""
    accountant accompanist acrobat acupuncturist archaeologist astronaut astronomer attorney babysitter baker barber barista barman
    barrister bartender beautician bellboy biochemist bioengineer blacksmith bodyguard boilermaker bookkeeper botanist bricklayer
    brewer butcher butler cabinetmaker caregiver carpenter cashier chaplain chauffeur chef childminder chiropodist chiropractor
    chocolatier choreographer cinematographer cobbler comedian composer concierge confectioner conveyancer cook copywriter coroner
    croupier dancer dentist dietician dietitian diplomat doorman dramatherapist dressmaker economist electrician electroplater embalmer
    epidemiologist ergonomist essayist exterminator farmer farrier firefighter florist forester fundraiser gardener geneticist
    geochemist geophysicist glazier glassblower goldsmith groom hairdresser handyman headteacher herbalist historian homeopath
    horticulturist illusionist imam janitor jeweller jeweler journalist judge lawyer lexicographer librarian lifeguard linguist
    locksmith lumberjack machinist magician magistrate masseur masseuse mathematician mechatronician midwife milliner mortician
    musician nanny naturopath notary novelist nutritionist optician optometrist orthotist osteopath painter paralegal paramedic
    pastor pharmacist phlebotomist photographer photojournalist physicist physiotherapist pianist plasterer playwright plumber
    podiatrist policeman policewoman postman proofreader prosecutor prosthetist psychiatrist psychotherapist rabbi radiographer
    realtor receptionist rigger roofer roughneck roustabout sailor scaffolder seamstress shepherd singer sociologist solicitor
    sommelier steeplejack stenographer stevedore stewardess stockbroker stonemason subtitler surgeon tailor taxidermist telemarketer
    tiler toolmaker translator truckie tutor typist upholsterer veterinarian videographer vintner violinist virologist vlogger
    waiter waitress webmaster welder winemaker woodturner zookeeper
""".split())
# Names that mean something narrower in ESCO than in most titles.
SHARED = set(name.strip() for name in """
    operations manager, product specialist, field engineer, customer service executive, systems engineer, system engineer, product engineer,
    data collection technician, chief of staff, services engineer, service engineer, site engineer, sites engineer, tools engineer,
    education specialist, learning advisor, regional director, business development manager, technical support, program manager,
    programme manager, programs manager, design director, test engineer, design engineer, material planner, team leader, general manager,
    area manager, regional manager, business manager, assistant manager, customer service, technical officer, development engineer,
    solution engineer, account supervisor, support worker, support engineer, product development, quality engineer, general worker,
    key account manager
""".split(","))
SENIORITY = re.compile(r"(senior|junior|lead|chief|head|principal|assistant|associate|trainee|apprentice) ")
MILITARY = re.compile(r"army|navy|naval|air force|military|soldier|infantry|artillery|sapper|warfare|combat")
# Languages that write "bicycle mechanic" as one word: there a single word is as exact as an English phrase.
COMPOUNDING = {"de", "nl", "sv", "no", "da"}
# Words of other languages that many trades share, and those that mean something else in most titles.
GENERAL = set("""
    accompagnateur accompagnatrice administrateur administrator adviseur agent ambassadeur ambassadrice ambassador analist analista analyst
    analytiker animateur animatrice ansvarig arbeider arbejder arbeiter arbetare arbetsledare artisan assistant assistante assistent assistente
    assistentin asistente auditeur auditor auxiliar auxiliaire ausbilder ayudante beambte berater beraterin betreuer bediener begeleider
    bestuurder brigada carton cavalier charge chargee chef chefe coach commercial commerciale comercial comercio commissaire comprador
    comparsa configurateur conductor conseiller conseillere consejero conservateur conservador constructor consultant consultor contractuel
    controleur controller controlador controleuse coordinateur coordinador coordinator coordenador coordinatore cover critique critica critico
    dealer delegue designer direktor direktorin directeur directrice director direttore diretor dirigent doble driver editor editora encargado
    encuadernacion engineer enseignant enseignante entwickler ergonom especialista estadistica estadistico estatistico etica eticas expert
    experte extra facilitateur fachkraft fachfrau fachmann fantaisiste forestal forskare forsker forvaltare formaliste formateur formatrice formador
    forester fundraiser funktionar gerant gerente geschaeftsfuehrer gutachter gradation guide general generale generaal generaldirektor handler
    handlaggare hanterare helpende ingeniero ingenieur ingenieurin ingenjor ingegnere ingeniør inspecteur inspector inspectrice inspektor
    inspektorin inspektør instructor instructora instructeur instruktor instruktør intendant interventor jefe kaufmann kauffrau konsulent
    konsult konsulentin kontroleur kontrolleur kontrollor kontrollør koordinator koordinatorin kreatör lecteur lectrice leder leidinggevende leiter
    leiterin leraar leverancier maraudeur manager managers master mediateur mediatrice mediator mediador medewerker medicin medic meester
    meister mentor mechaniker merchandiser minister ministre mistrz mitarbeiter mitarbeiterin modele modell model monitor monitrice monteur
    monteuse montor montør multimedia notateur officer officier ontvanger ontwerper operario operaio operador operateur operator operatore
    operatrice organisateur patron planer planner planificador planlaegger presentador praktiker primeur procureur producer producent producteur
    productor produttore produtor professeur promoteur promotor preposto prefet quimica quimico raadgever radgivare referent referentin
    regisseur regisseuse regidor repetidor representant representante responsabile responsable responsavel reviseur revisor sachbearbeiter
    samordnare sensitif service serviteur signaleur sommare spezialist spezialistin specialist specialista specjalista spinner sprecher superviseur
    supervisor supervisore surveillant swing talsman techniker technikerin technicien technicienne technicus technik tecnica tecnico tekniker
    tester testare trabajador trabalhador trader trainer tuteur tutrice vanger verwalter vestiaire vestiairiste vaerter vrijwilliger vorarbeiter
    weergave werker werkster wethouder zarzadca kierownik pracownik pomocnik doradca asystent inspektor kontroler monter operator
    mayor bajo aparador brigadier practico probador redactor
    operatør direktør redaktør administratør koordinatør
    moderator moderatorin administratorin logistiker logistikerin conducteur conductrice motorista maschinenbediener anlagenbediener accountmanager accountmanagerin
    matematico matematica matematicas matematik quimico quimicos fisico fisica fisicas musico musica botanico estadistico informatico informatica
    mecanico mecanica electronico electronica politico politica economico fisicos informatik chemie biologie logistik marketing
    logistica logistico grafica grafico tecnologo turismo pedagog paedagog pedagogo pedagoga paedagoge programista
    projektleiter projektleiterin projektmanager projektledare projektleder prosjektleder projectleider projectmanager produktmanager
    produktchef produktionsleiter teamleiter teamleiterin teamleider teamledare gruppenleiter abteilungsleiter bereichsleiter kundenservice
    verksamhetschef enhetschef avdelningschef regionchef platschef driftschef affarsutvecklare verksamhetsutvecklare
""".split())
GENERAL_FORMS = set()
GENERAL_NAMES = set(name.strip() for name in """
    chef de projet, chef de produit, chef d'equipe, jefe de proyecto, jefe de proyectos, jefe de producto, jefe de equipo, responsable de zone,
    responsable de proyecto, chef de service, charge de mission, charge d'affaires, charge de projet, gestor de proyectos, jefe de area,
    responsable de area, capo progetto, project manager, projekt manager, product manager, product owner, key account manager, account manager,
    team leader, responsable operationnel, responsable des operations, director de operaciones, jefe de departamento, agent de service,
    agent polyvalent, employe polyvalent, chef de secteur, chef de departement, responsable technique, jefe tecnico, technischer leiter,
    technische leitung, tecnico de campo, technicien de maintenance, kierownik projektu, gestor de projeto, gestor de projetos
""".split(","))
# The forms of gender and number made one, as JobTitleForms does it.
ENDINGS = [pair.split(":") for pair in """
    erinnen:er orinnen:or istinnen:ist entinnen:ent eurinnen:eur erin:er orin:or istin:ist entin:ent eurin:eur antin:ant
    werkster:werker skor:ska ieres:ier iere:ier euses:eur euse:eur trices:teur trice:teur iennes:ien ienne:ien eures:eur
    eure:eur antes:ant ante:ant ores:or oras:or ora:or eras:ero era:ero arias:ario aria:ario icas:ico ica:ico adas:ado
    ada:ado ies:y ees:e ee:e ss:ss us:us is:is s:
""".split()]
# For --each: a name of more words is in no query, and one of more occupations says too little.
LONGEST = 6
MOST_OCCUPATIONS = 3
# Other names of an occupation in ESCO that most people use for another one.
NARROW = set(name.strip() for name in """
    data engineer, product design engineer, product developer, product development manager, product marketing manager, research and development manager,
    research scientist, environmental scientist, computer analyst, territory manager
""".split(","))
NOT_SINGLE = {"craftsman", "foreman", "metalworker", "keeper", "coworker", "dayworker", "caseworker"}


def folded(name):
    plain = unicodedata.normalize("NFD", name.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[|{}!*\t\n]", " ", plain)).strip()


def usable(name):
    words = [word for word in re.findall(r"\w+", name) if len(word) > 1]
    if len(words) == 1:
        return name in SINGLE or bool(TRADE.fullmatch(name)) and name not in NOT_SINGLE
    # Half a name in brackets, or a whole sentence, is in no title.
    return 1 < len(words) <= 7 and "(" not in name and name not in SHARED and not SENIORITY.match(name)


def common(word):
    word = "".join({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ß": "ss"}.get(c, c) for c in word)
    for ending, instead in ENDINGS if len(word) >= 5 else []:
        if len(word) >= len(ending) + 2 and word.endswith(ending):
            return word[: len(word) - len(ending)] + instead
    return word


def heads(names, compounding):
    """The groups of the names that end with a word (or in languages that don't compound: begin with it)."""
    groups = {}
    for name, codes in names.items():
        parts = name.split(" ")
        head = common(parts[-1] if compounding else parts[0])
        for start in range(len(head) - 3 if compounding else len(parts) > 1):
            groups.setdefault(head[start:], []).append(min(codes) if len(codes) == 1 else None)
    return groups


def shared_by_many(word, code, groups):
    codes = groups.get(common(word), [])
    same = codes.count(code)
    return len(codes) - same >= 2 and same < 2 * (len(codes) - same)


def usable_abroad(name, language, is_preferred):
    words = [word for word in re.findall(r"\w+", name) if len(word) > 1]
    if len(words) == 1:
        shortest = 6 if is_preferred else 7 if language in COMPOUNDING else 9
        return re.fullmatch(r"\w+", name) and len(name) >= shortest and common(name) not in GENERAL_FORMS
    return 1 < len(words) <= 7 and not re.search(r"[(,;]| - ", name) and name not in GENERAL_NAMES and name not in SHARED


def variants(label):
    """Names as one writes them: "danseur/danseuse" is two, and "Analyst/in" one with an ending that titles are read without."""
    for name in re.split(r"\s*/\s*(?=\w{4})", label):
        yield folded(re.sub(r"/(in|r|e|a)\b", "", name))


def names_of(file):
    language = re.search(r"_(\w\w)\.csv$", file).group(1)
    preferred, others = {}, {}
    with open(file, encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            code = row["iscoGroup"].strip().zfill(4)
            if language == "en":
                preferred.setdefault(folded(row["preferredLabel"]), set()).add(code)
                for name in row["altLabels"].split("\n"):
                    others.setdefault(folded(name), set()).add(code)
            else:
                for name in variants(row["preferredLabel"]):
                    preferred.setdefault(name, set()).add(code)
                for label in row["altLabels"].split("\n"):
                    for name in variants(label):
                        others.setdefault(name, set()).add(code)
    names = {}
    for name in preferred.keys() | others.keys():
        codes = preferred.get(name) or others[name]
        fits = usable(name) if language == "en" else usable_abroad(name, language, name in preferred)
        if fits and len(codes) == 1 and (min(codes)[0] != "0" or MILITARY.search(name)):
            names[name] = min(codes)
    if language != "en":
        every = {name: preferred.get(name) or others[name] for name in preferred.keys() | others.keys()}
        groups = heads(every, language in COMPOUNDING)
        names = {n: code for n, code in names.items() if " " in n or not shared_by_many(n, code, groups)}
    return names, preferred.keys() | others.keys()


def chosen_names(files):
    """The names that are used, with the group of each."""
    chosen, english, clashing = {}, set(), set()
    GENERAL_FORMS.update(common(folded(word)) for word in GENERAL)
    for file in files:
        names, all_names = names_of(file)
        if file.endswith("_en.csv"):
            chosen, english = names, all_names
            # What ends English names of several kinds says no more as a word of another language.
            heads = {common(name.split(" ")[-1]) for name in english if " " in name}
            GENERAL_FORMS.update(heads - {common(name) for name in names})
            continue
        for name, code in names.items():
            if name in english:
                continue
            if chosen.setdefault(name, code) != code:
                clashing.add(name)
    return {name: code for name, code in chosen.items() if name not in clashing}


def by_group(chosen):
    groups = {}
    for name, code in chosen.items():
        groups.setdefault(code, []).append(name)
    return "".join(f"{code}\t{'|'.join(sorted(groups[code]))}\n" for code in sorted(groups))


def shorter_inside(words, names):
    """Whether a part of these words is a name of the same occupation: whoever writes this one writes that one, too."""
    forms = [common(word) for word in words]
    parts = (tuple(forms[i:j]) for i in range(len(forms)) for j in range(i + 1, len(forms) + 1))
    return any(part in names for part in parts if len(part) < len(forms))


def by_occupation(chosen, files):
    """The same names by occupation: its code, its English name, its other names. What is only more exact is left out."""
    labels, preferred, others = {}, {}, {}
    for file in files:
        english = file.endswith("_en.csv")
        with open(file, encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                code = row["code"].strip()
                if english:
                    labels[code] = row["preferredLabel"].strip()
                for name in variants(row["preferredLabel"]):
                    preferred.setdefault(name, set()).add(code)
                for label in row["altLabels"].split("\n"):
                    for name in variants(label):
                        others.setdefault(name, set()).add(code)
    names = {}
    for name, group in chosen.items():
        words = re.findall(r"\w+", name)
        if len(words) > LONGEST or name in NARROW or " (" in name:
            continue
        codes = {code for code in preferred.get(name, ()) if code.split(".")[0] == group} or {
            code for code in others.get(name, ()) if code.split(".")[0] == group
        }
        if len(codes) <= MOST_OCCUPATIONS:
            for code in codes:
                names.setdefault(code, {}).setdefault(tuple(common(word) for word in words), name)
    lines = []
    for code in sorted(names, key=lambda c: [int(part) for part in c.split(".")]):
        own = [name for forms, name in names[code].items() if not shorter_inside(re.findall(r"\w+", name), names[code])]
        if own:
            lines.append(f"{code}\t{labels[code]}\t{'|'.join(sorted(own))}\n")
    return "".join(lines)


def main(arguments):
    each = arguments[0] == "--each"
    files = arguments[1:] if each else arguments
    chosen = chosen_names(files)
    table = by_occupation(chosen, files) if each else by_group(chosen)
    sys.stdout.buffer.write(gzip.compress(table.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1:])
