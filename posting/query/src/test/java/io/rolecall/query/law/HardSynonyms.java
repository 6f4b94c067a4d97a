package io.rolecall.query.law;

/** Hard cases of what has several names. */
final class HardSynonyms {
    private HardSynonyms() {}

    static void add(HardCases table) {
        names(table);
        table.yes("RN", "a registered nurse");
        table.yes("en", "RN", "registered nurses wanted");
        table.no("RN", "registered as a nurse");
        table.yes("registered nurse", "RN wanted");
        table.yes("registered nurse", "a nurse, duly registered");
        table.yes("night registered nurse berlin", "Berlin: RN, night shift");
        table.yes("(night registered) nurse", "RN, night");
        table.no("nurse registered", "RN");
        table.no("\"registered nurse\"", "RN");
        table.no("\"RN\"", "registered nurse");
        table.no("registered -nurse", "RN");
        table.no("-RN", "a registered nurse");
        table.no("-(registered nurse)", "an RN");
        table.yes("doctor OR (registered nurse)", "an RN");
        table.no("doctor OR registered nurse", "an RN");
        table.yes("title:(registered nurse) OR acme", "Acme");
        table.yes("frontend", "front end work");
        table.yes("front-end", "a frontend");
        table.yes("front end", "our frontend");
        table.yes("dev", "developer");
        table.no("developer", "the dev environment");
        table.yes("en", "devs", "developer");
        table.yes("k8s", "Kubernetes");
        table.no("k8*", "Kubernetes");
        table.yes("sr engineer", "senior Engineer");
        table.yes("UX/UI Designer", "UI/UX Designer");
        table.yes("ux designer", "User Experience Designer");
        table.yes("Krankenschwester", "Pflegefachmann gesucht");
        table.yes("Gesundheits- und Krankenpfleger", "Pflegefachkraft");
        table.yes("Entwickler:in", "Entwicklerin (m/w/d)");
        table.yes("Entwickler (m/w/d)", "Entwickler gesucht");
        table.yes("infirmière", "infirmier H/F");
        table.yes("mesero", "camarera");
        table.yes("ssk", "Sjuksköterska");
        table.yes("verpleger", "verpleegkundige");
        // One step, not two: a programmer is a developer, and a dev too, but nobody said so of a programmer.
        table.no("programmer", "dev");
    }

    private static void names(HardCases table) {
        Draft clinic = Draft.silent()
                .title("Cook")
                .organization("Registered Nurse Agency")
                .text("-");
        table.yes(clinic, "q", "RN");
        table.no(clinic, "q", "organization:RN");
        table.yes(clinic, "q", "organization:(registered nurse)");
        table.no(clinic.organization("RN Media"), "q", "organization:(registered nurse)");
        table.no(clinic.organization("RN Media"), "organization", "registered nurse");
        table.no(clinic, "title", "RN");
        table.yes(clinic.title("RN, nights"), "title", "registered nurse nights");
    }
}
