package io.rolecall.query.law;

/** Hard cases of words: what is one, and when two are the same. */
final class HardWords {
    private HardWords() {}

    static void add(HardCases table) {
        names(table);
        punctuation(table);
        characters(table);
        scripts(table);
        inflection(table);
        operators(table);
        fields(table);
        HardSynonyms.add(table);
        HardOccupations.add(table);
    }

    private static void names(HardCases table) {
        table.yes("c++", "Embedded C++ developer");
        table.no("c", "Embedded C++ developer");
        table.no("c++", "Embedded C developer");
        table.yes("c", "We write C, and assembler");
        table.yes("C c++", "C/C++");
        table.yes("c++", "C++17 and later");
        table.yes("C#", "Senior C# (.NET) engineer");
        table.no("C", "Senior C# engineer");
        table.no("C#", "C developer");
        table.yes("f#", "F#, OCaml");
        table.yes(".net", "ASP.NET developer");
        table.yes(".NET", "C#/.NET");
        table.yes("dotnet", "the .NET platform");
        table.no(".net", "net income");
        table.no("net", ".NET developer");
        table.no(".net", "write to jobs@example.net");
        table.yes("node.js", "NodeJS developer");
        table.yes("nodejs", "Node.js, React");
        table.no("node.js", "Java Script on a node");
        table.no("js", "Node.js developer");
        table.yes("vue", "Vue.js developer");
        table.yes("R", "Python, R or Julia");
        table.no("R", "R&D engineer");
        table.yes("r&d", "Head of R&D");
        table.no("r", "React developer");
        table.yes("go", "Go developer");
        table.yes("go", "Golang developer");
        table.no("\"go\"", "Golang developer");
        table.yes("java", "Java/Kotlin");
        table.no("java", "JavaScript");
    }

    private static void punctuation(HardCases table) {
        table.yes("full-time", "a full time position");
        table.yes("full-time", "a fulltime position");
        table.yes("fulltime", "a full-time position");
        table.yes("\"full time\"", "a full-time position");
        table.yes("co-op", "Co-op student");
        table.yes("coop", "Co-op student");
        table.no("fulltime", "time to be full");
        table.yes("o'brien", "at O’Brien's");
        table.yes("obrien", "at O'Brien");
        table.yes("driver's", "valid driver’s license");
        table.yes("driver", "valid driver's license");
        table.yes("\"drivers license\"", "valid driver's license");
        table.yes("ingénieur", "poste d'ingénieur");
        table.yes("\"phrase across punctuation\"", "a phrase, across: punctuation");
        table.yes("\"phrase across punctuation\"", "a phrase - (across) / \n\n punctuation");
        table.no("\"phrase punctuation\"", "a phrase across punctuation");
        table.yes("x/y", "x / y");
        table.yes("Verktygsmakare / Montör", "montör eller verktygsmakare");
        table.yes("UX/UI Designer", "Designer (UX/UI)");
        table.yes("jobs@acme.com", "Write to jobs@acme.com.");
        table.yes("https://acme.com/jobs", "see https://acme.com/jobs today");
        table.yes("5000", "5,000 employees");
        table.yes("5,000", "5.000 Mitarbeiter");
        table.no("000", "5,000 employees");
        table.yes("python 3.11", "Python 3.11 or newer");
        table.no("11", "Python 3.11");
        table.yes("10", "10+ years");
        table.yes("401(k)", "dental, 401(k), vision");
        table.yes("must_not", "you must not");
        table.yes("c-körkort", "C-körkort krävs");
        table.yes("software", "Software- und Hardware");
    }

    private static void characters(HardCases table) {
        table.yes("JAVA", "java");
        table.yes("resume", "Résumé");
        table.yes("résumé", "resume");
        table.yes("STRASSE", "Straße");
        table.yes("straße", "STRASSE");
        table.yes("orsted", "Ørsted");
        table.yes("lodz", "Łódź");
        table.yes("istanbul", "İSTANBUL");
        table.yes("ISTANBUL", "istanbul");
        table.yes("ısı", "ISI");
        table.yes("finance", "ﬁnance");
        table.yes("java", "ｊａｖａ");
        table.yes("étude", "e\u0301tude");
        table.yes("resume", "re\u00ADsume");
        table.yes("ελλασ", "ΕΛΛΆΣ");
        table.yes("елка", "Ёлка");
        table.no("мои", "мой");
        table.yes("👩‍💻", "Developer 👩‍💻 wanted");
        table.no("🚀", "to the moon");
        table.yes("🚀", "We are🚀growing");
        table.yes("🇩🇪", "Berlin 🇩🇪");
        table.no("🇩🇪", "Wien 🇦🇹");
    }

    private static void scripts(HardCases table) {
        table.yes("開発者", "経験のある開発者を募集");
        table.yes("開発", "ソフトウェア開発者");
        table.no("発開", "ソフトウェア開発者");
        table.yes("エンジニア", "ソフトウェアエンジニア募集");
        table.yes("エンジニア", "ｴﾝｼﾞﾆｱ");
        table.no("エンシニア", "エンジニア");
        table.yes("개발자", "백엔드개발자를 찾습니다");
        table.yes("ขาย", "พนักงานขายประจำ");
        table.yes("java 開発者", "Java開発者");
        table.yes("مهندس", "مطلوب مهندس برمجيات");
        table.yes("инженер", "Ведущий ИНЖЕНЕР");
    }

    private static void inflection(HardCases table) {
        table.yes("en", "engineers", "one engineer");
        table.yes("en", "engineer", "Engineers wanted");
        table.yes("engineers", "one engineer");
        table.no("tr", "engineers", "one engineer");
        table.no("de", "companies", "company");
        table.yes("en", "companies", "company");
        table.yes("en", "\"software engineers\"", "a software engineer");
        table.no("en", "it", "its own product");
        table.no("en", "engineering", "engineer");
        table.yes("de", "Entwicklern", "Entwickler gesucht");
        table.yes("sv", "sjuksköterska", "två sjuksköterskor");
        table.yes("sv", "sjukskoterskor", "en sjuksköterska");
        table.yes("fr", "ingénieurs", "un ingénieur");
        table.yes("es", "ingenieros", "ingeniero");
        table.yes("nb", "ingeniør", "ingeniører");
        table.yes("en", "c++", "C++");
        table.no("en", "engin*", "Enginee".substring(0, 4));
        table.yes("en", "engineers*", "our engineers");
        table.no("en", "engineers*", "our engineer");
    }

    private static void operators(HardCases table) {
        table.yes("-java", "Kotlin");
        table.no("-java", "Java");
        table.yes("-java", "");
        table.yes("java -php", "Java only");
        table.no("java -php", "Java and PHP");
        table.yes("+python -php", "Python");
        table.yes("java OR kotlin", "Kotlin");
        table.yes("java OR kotlin berlin", "Java in Berlin");
        table.no("java OR kotlin berlin", "Java in Hamburg");
        table.yes("(java berlin) OR kotlin", "Kotlin in Hamburg");
        table.yes("((a OR (b c)) -(d OR \"e f\"))", "b, c, f e");
        table.no("((a OR (b c)) -(d OR \"e f\"))", "a e f");
        table.yes("a OR -b", "c");
        table.no("a OR -b", "b");
        table.yes("-(a b)", "a");
        table.yes("-(-a)", "a");
        table.yes("NOT java", "Kotlin");
        table.yes("java AND kotlin", "Kotlin, Java");
        table.yes("n*", "nurse");
        table.no("n*", "a Sunday");
        table.yes("e-comm*", "e-commerce");
        table.yes("開*", "開発");
        table.yes("\"\" java", "Java");
        table.yes("a ".repeat(64), "a");
        table.yes("a".repeat(255), "a".repeat(255));
        table.no("a".repeat(255), "a".repeat(254));
        table.no("a".repeat(254), "a".repeat(100));
        table.yes("xx:", "xx");
        table.yes(",\\\\.x.", "x");
    }

    private static void fields(HardCases table) {
        Draft posting = Draft.silent()
                .title("Staff Nurse")
                .organization("Mercy Hospital")
                .text("Night shifts");
        table.yes(posting, "q", "nurse mercy night");
        table.yes(posting, "q", "title:nurse -title:hospital");
        table.no(posting, "q", "title:night");
        table.yes(posting, "q", "organization:\"mercy hospital\"");
        table.yes(posting, "q", "organization:(mercy OR charity) title:\"staff nurse\" shifts");
        table.yes(posting, "q", "title:nur*");
        table.no(posting, "q", "\"nurse mercy\"");
        table.no(posting, "q", "\"hospital night\"");
        table.no(posting, "q", "\"nurse night\"");
        table.yes(posting, "title", "nurse");
        table.yes(posting, "title", "doctor", "title", "nurse");
        table.no(posting, "title", "mercy");
        table.yes(posting, "title", "nurse -doctor");
        table.yes(posting, "q", "doctor", "q", "night");
        places(table, posting);
    }

    /** One box: a word of {@code q} is also looked for in the places, as they were posted and as they were understood. */
    private static void places(HardCases table, Draft nurse) {
        table.yes(nurse.at("Berlin"), "q", "nurse berlin");
        table.yes(nurse.at("München"), "q", "nurse munich");
        table.yes(nurse.at("Munich"), "q", "nurse bavaria");
        table.yes(nurse.at("Austin, TX"), "q", "nurse texas");
        table.yes(nurse.at("Austin, TX"), "q", "\"austin texas\"");
        table.yes(nurse.at("Austin, TX"), "q", "nurse US", "q", "nurse \"united states\"");
        table.yes(nurse.applicantsIn("Germany"), "q", "germany");
        table.yes(nurse.at("Mars"), "q", "mars");
        table.yes(nurse.at("東京"), "q", "東京 nurse");
        table.no(nurse.at("Berlin"), "q", "-berlin");
        table.no(nurse.at("Berlin"), "title", "berlin");
        table.no(nurse.at("Berlin"), "q", "organization:berlin");
        table.no(nurse.at("Berlin"), "q", "\"nurse berlin\"");
        table.no(nurse.at("Rome, IT"), "q", "IT");
        table.no(nurse.at("Portland, OR"), "q", "or");
        table.no(nurse.at("Remote - CA"), "q", "ca");
        table.yes(nurse.at("Remote - CA"), "q", "remote");
    }
}
