#!/usr/bin/env python3
"""Makes occupations.tsv.gz from the occupations of ESCO (European Commission, CC BY 4.0).

    python3 occupations.py occupations_en.csv [occupations_de.csv ...] > occupations.tsv.gz

The CSV files are those of the "classification, CSV" download at https://esco.ec.europa.eu/en/use-esco/download. One line per ISCO-08
unit group: the code, a tab, the names of its occupations, folded and separated by |. A name of two groups belongs to the one whose
preferred name it is, and to none where that isn't clear; a single word that many trades share is left out.
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
    solution engineer, account supervisor, support worker, support engineer, product development, quality engineer, general worker
""".split(","))
SENIORITY = re.compile(r"(senior|junior|lead|chief|head|principal|assistant|associate|trainee|apprentice) ")
MILITARY = re.compile(r"army|navy|naval|air force|military|soldier|infantry|artillery|sapper|warfare|combat")
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


def main(files):
    preferred, others = {}, {}
    for file in files:
        with open(file, encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                code = row["iscoGroup"].strip().zfill(4)
                preferred.setdefault(folded(row["preferredLabel"]), set()).add(code)
                for name in row["altLabels"].split("\n"):
                    others.setdefault(folded(name), set()).add(code)
    groups = {}
    for name in preferred.keys() | others.keys():
        codes = preferred.get(name) or others[name]
        if usable(name) and len(codes) == 1 and (min(codes)[0] != "0" or MILITARY.search(name)):
            groups.setdefault(min(codes), []).append(name)
    lines = "".join(f"{code}\t{'|'.join(sorted(groups[code]))}\n" for code in sorted(groups))
    sys.stdout.buffer.write(gzip.compress(lines.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1:])
