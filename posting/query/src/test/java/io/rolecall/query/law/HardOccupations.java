package io.rolecall.query.law;

/** Hard cases of names of occupations, and of words that say nothing beside others. */
final class HardOccupations {
    private static final Draft SILENT = Draft.silent();

    private HardOccupations() {}

    static void add(HardCases table) {
        titles(table);
        assigned(table);
        kinds(table);
        fillers(table);
        unknownLanguage(table);
    }

    private static void titles(HardCases table) {
        Draft nurse = SILENT.title("Pflegefachkraft (m/w/d) Nachtdienst");
        table.yes(nurse, "q", "nurse");
        table.yes(nurse, "q", "nurses");
        table.yes(nurse, "q", "registered nurse");
        table.yes(nurse, "q", "sjuksköterskor");
        table.yes(nurse, "q", "infirmière OR baker");
        table.yes(nurse, "q", "title:nurse");
        table.yes(nurse, "title", "nurse Nachtdienst");
        table.no(nurse, "q", "\"nurse\"");
        table.no(nurse, "q", "nurs*");
        table.no(nurse, "q", "-nurse");
        table.no(nurse, "q", "organization:nurse");
        table.no(nurse, "organization", "nurse");
        table.no(nurse, "q", "nurse surgery");
        table.no(nurse, "q", "cook");
        // The text is no title: whoever works with nurses is none.
        table.no(SILENT.text("Pflegefachkraft"), "q", "infirmier");
        table.no(SILENT.title("Nurse Recruiter"), "q", "krankenpfleger");
        table.no(SILENT.title("Assistant to the nurse"), "q", "krankenpfleger");
        table.yes(SILENT.title("Nurse, recruiter of the year"), "q", "krankenpfleger");
        table.no(SILENT.title("Web - developer"), "q", "webutvikler");
        table.yes(SILENT.title("Senior Web-Developer"), "q", "webutvikler");
    }

    private static void assigned(HardCases table) {
        Draft lab = SILENT.title("Hero of the night shift").occupation("2221");
        table.yes(lab, "q", "nurse");
        table.yes(lab, "q", "verpleegkundige hero");
        table.no(lab, "q", "title:nurse");
        table.no(lab, "title", "nurse");
        table.no(lab, "q", "\"nurse\"");
        table.no(lab, "q", "-nurse");
        table.no(lab, "q", "cook");
        table.no(lab, "organization", "nurse");
    }

    private static void kinds(HardCases table) {
        // 2411.1.4 is a kind of 2411.1: an analyst of budgets is an accountant, and not the other way round.
        table.yes(SILENT.title("Budget Analyst"), "q", "accountants");
        table.no(SILENT.title("Accountant"), "q", "budget analyst");
        table.yes(SILENT.title("Analista de presupuestos"), "q", "budget analyst");
    }

    private static void fillers(HardCases table) {
        table.yes("jobs in berlin", "Berlin");
        table.yes("job as nurse", "nurse");
        table.yes("stellen als Koch", "Koch");
        table.yes("lediga jobb Göteborg", "Göteborg");
        table.yes("offres d'emploi boulanger", "boulanger, offre d'emploi");
        table.yes("nurse job", "nurse");
        table.no("job coach", "coach");
        table.no("hiring manager", "manager");
        table.yes("jobs", "two jobs");
        table.no("jobs", "berlin");
        table.no("jobs in", "jobs");
        table.no("jobs -intern", "berlin");
        table.no("\"jobs\" in berlin", "Berlin");
        table.no("jobs* in berlin", "Berlin");
        table.no("\"jobs in\" berlin", "Berlin");
        table.yes("(jobs in) berlin", "Berlin");
        table.yes("berlin OR (jobs in paris)", "Paris");
        table.no("jobs OR berlin", "Paris");
        table.no("-(jobs in berlin)", "Berlin");
        table.no("IT in berlin", "Berlin");
        table.yes(SILENT.title("Head, Engineering"), "title", "head of engineering");
        table.yes(SILENT.title("Berlin"), "q", "title:(jobs in berlin)");
        table.no(SILENT.title("Berlin"), "q", "title:jobs berlin");
    }

    private static void unknownLanguage(HardCases table) {
        table.yes("engineers", "an engineer");
        table.yes("category", "categories");
        table.no("its", "it");
        table.no("ja", "engineers", "an engineer");
    }
}
