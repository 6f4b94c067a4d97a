package io.rolecall.query.law;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay.Period;
import io.rolecall.posting.Workplace;

/** Hard cases of the other criteria: what is unknown, what several values mean, and where a limit lies. */
final class HardCriteria {
    private HardCriteria() {}

    static void add(HardCases table) {
        Draft silent = Draft.silent();
        table.yes(silent);
        table.yes(silent, "q", " ");
        unknown(table, silent);
        organizations(table, silent);
        places(table, silent);
        applicants(table, silent.workplace(Workplace.REMOTE));
        pay(table, silent);
        lists(table, silent);
    }

    private static void unknown(HardCases table, Draft silent) {
        table.no(silent, "organization", "Acme");
        table.yes(silent, "excludeOrganization", "Acme");
        table.no(silent, "location", "Berlin");
        table.no(silent, "location", "Germany");
        table.no(silent, "country", "DE");
        table.no(silent, "workplace", "REMOTE");
        table.no(silent, "workplace", "ONSITE");
        table.yes(silent, "employmentType", "FULL_TIME");
        table.yes(silent, "level", "SENIOR");
        table.yes(silent, "payMin", "50000");
        table.yes(silent, "payMin", "50000", "payUnknown", "keep");
        table.no(silent, "payMin", "50000", "payUnknown", "drop");
        table.no(silent, "payUnknown", "drop");
        table.yes(silent, "payCurrency", "EUR");
        table.yes(silent, "payPeriod", "HOUR");
        table.no(silent, "language", "en");
        table.no(silent, "category", "Engineering");
        table.no(silent.category("***"), "category", "Engineering");
    }

    private static void organizations(HardCases table, Draft silent) {
        Draft acme = silent.organization("ACME Robotics, Inc.").language("en");
        table.yes(acme, "organization", "acme");
        table.yes(acme, "organization", "Acme Robotics Inc");
        table.no(acme, "organization", "Robotics Acme");
        table.no(acme, "organization", "Robotic");
        table.yes(acme, "organization", "Other", "organization", "Acme");
        table.no(acme, "excludeOrganization", "acme");
        table.no(acme, "excludeOrganization", "Other", "excludeOrganization", "Acme");
        table.yes(acme, "excludeOrganization", "Other");
        table.no(acme, "q", "-organization:acme");
    }

    private static void places(HardCases table, Draft silent) {
        table.yes(silent.at("Berlin"), "location", "Berlin");
        table.yes(silent.at("Berlin"), "location", "Deutschland");
        table.yes(silent.at("Berlin"), "country", "Germany");
        table.no(silent.at("Germany"), "location", "Berlin");
        table.no(silent.at("Germany"), "location", "Berlin", "radiusKm", "200");
        table.yes(silent.at("Germany"), "location", "Germany");
        table.no(silent.at("Potsdam"), "location", "Berlin", "radiusKm", "10");
        table.yes(silent.at("Potsdam"), "location", "Berlin", "radiusKm", "50");
        table.yes(silent.at("Berlin or Munich"), "location", "München");
        table.yes(silent.at("Munich"), "location", "Berlin", "location", "Munich");
        table.yes(silent.at("Austin, TX"), "location", "Texas");
        table.yes(silent.at("Texas"), "location", "Texas");
        table.no(silent.at("Texas"), "location", "Austin, TX");
        table.no(silent.at("Austin, TX"), "location", "California");
        table.yes(silent.applicantsIn("Germany"), "country", "DE");
        table.no(silent.applicantsIn("Germany"), "location", "Berlin");
        table.yes(silent.at("Paris, France").applicantsIn("Germany"), "country", "DE", "location", "Paris, France");
        table.no(silent.at("Nowhere in particular"), "country", "DE");
    }

    private static void applicants(HardCases table, Draft remote) {
        table.no(Draft.silent().at("Berlin"), "applicantCountry", "DE");
        table.no(remote, "applicantCountry", "DE");
        table.yes(remote.at("Berlin"), "applicantCountry", "Germany");
        table.no(remote.at("Berlin").applicantsIn("France"), "applicantCountry", "DE");
        table.yes(remote.at("Austin, TX").applicantsIn("Germany"), "applicantCountry", "DE");
        table.yes(remote.applicantsIn("Bavaria"), "applicantCountry", "DE", "workplace", "REMOTE");
        table.no(remote.workplace(Workplace.HYBRID).applicantsIn("Germany"), "applicantCountry", "DE");
        table.no(remote.workplace(Workplace.UNKNOWN).applicantsIn("Germany"), "applicantCountry", "DE");
        table.yes(remote.applicantsIn("Worldwide"), "applicantCountry", "DE");
        table.yes(remote.applicantsIn("Remote (EMEA)"), "applicantCountry", "DE");
        table.yes(remote.applicantsIn("Anywhere in Europe"), "applicantCountry", "DE");
        table.no(remote.applicantsIn("Anywhere in Europe"), "applicantCountry", "US");
        table.yes(remote.applicantsIn("European Union"), "applicantCountry", "PL", "applicantCountry", "US");
        table.no(remote.applicantsIn("European Union"), "applicantCountry", "GB");
        table.yes(remote.applicantsIn("LATAM"), "applicantCountry", "MX");
        table.yes(remote.at("APAC"), "applicantCountry", "IN");
        table.no(remote.applicantsIn("Mars"), "applicantCountry", "DE");
        table.yes(
                Draft.silent().at("Köln"),
                "location",
                "Berlin",
                "location",
                "Bavaria",
                "location",
                "France",
                "location",
                "Austin, TX",
                "location",
                "Bonn",
                "location",
                "Japan",
                "radiusKm",
                "200");
        table.no(
                Draft.silent().at("Köln"),
                "location",
                "Berlin",
                "location",
                "Bavaria",
                "location",
                "France",
                "location",
                "Austin, TX",
                "location",
                "Hamburg",
                "location",
                "Japan",
                "radiusKm",
                "200");
    }

    private static void pay(HardCases table, Draft silent) {
        Draft hourly = silent.pay("15", "19.50", "EUR", Period.HOUR);
        table.yes(hourly, "payMin", "40560");
        table.no(hourly, "payMin", "40560.01");
        table.yes(hourly, "payMin", "19.5", "payPeriod", "HOUR");
        table.no(hourly, "payMin", "19.51", "payPeriod", "HOUR");
        table.yes(hourly, "payMin", "3380", "payPeriod", "MONTH");
        table.no(hourly, "payMin", "3380.01", "payPeriod", "MONTH");
        table.yes(hourly, "payMin", "156", "payPeriod", "DAY", "payUnknown", "drop");
        table.yes(hourly, "payMin", "780", "payPeriod", "WEEK", "payUnknown", "drop");
        currencies(table, silent, hourly);
        table.yes(hourly, "payMin", "10", "payCurrency", "USD", "payCurrency", "EUR", "payUnknown", "drop");
        table.yes(hourly, "payUnknown", "drop");
        table.yes(hourly, "payUnknown", "drop", "payCurrency", "USD");
        table.no(hourly, "payUnknown", "drop", "payCurrency", "ARS");
        table.yes(hourly, "payMin", "99999", "payMin", "20000");
        table.yes(silent.pay("50000", null, "USD", Period.YEAR), "payMin", "50000");
        table.no(silent.pay("50000", null, "USD", Period.YEAR), "payMin", "50001");
        table.yes(silent.pay(null, "50000", "USD", Period.YEAR), "payMin", "50000");
        table.no(silent.pay("0.0001", "3333.3333", "USD", Period.MONTH), "payMin", "40000");
        table.yes(silent.pay("1", "1000000000000", "USD", Period.HOUR), "payMin", "1000000000000", "payPeriod", "HOUR");
        table.yes(silent.pay("0", "0", "USD", Period.HOUR), "payMin", "0", "payUnknown", "drop");
    }

    /** A euro is 1.1611 dollars and 19,227.64 rupiah; nobody says what it is in Argentine pesos. */
    private static void currencies(HardCases table, Draft silent, Draft hourly) {
        table.no(hourly, "payMin", "99999", "payCurrency", "USD");
        table.yes(hourly, "payMin", "10", "payCurrency", "USD", "payUnknown", "drop");
        table.yes(hourly, "payMin", "47094.21", "payCurrency", "USD", "payUnknown", "drop");
        table.no(hourly, "payMin", "47094.23", "payCurrency", "USD");
        table.no(hourly, "payMin", "40560.01", "payCurrency", "EUR");
        table.yes(hourly, "payMin", "40560.01", "payCurrency", "EUR", "payCurrency", "USD");
        Draft dollars = silent.pay("60000", "80000", "USD", Period.YEAR);
        table.yes(dollars, "payMin", "60000", "payCurrency", "EUR", "payUnknown", "drop");
        table.no(dollars, "payMin", "70000", "payCurrency", "EUR");
        table.yes(dollars, "payMin", "80000", "payCurrency", "USD");
        table.no(dollars, "payMin", "80000.01", "payCurrency", "USD");
        Draft rupiah = silent.pay(null, "10000000", "IDR", Period.MONTH);
        table.yes(rupiah, "payMin", "120000000", "payCurrency", "IDR");
        table.no(rupiah, "payMin", "120000000.01", "payCurrency", "IDR");
        table.yes(rupiah, "payMin", "6241.01", "payCurrency", "EUR", "payUnknown", "drop");
        table.no(rupiah, "payMin", "6241.02", "payCurrency", "EUR");
        Draft pesos = silent.pay("1", "2", "ARS", Period.YEAR);
        table.yes(pesos, "payMin", "60000", "payCurrency", "EUR");
        table.no(pesos, "payMin", "1", "payCurrency", "EUR", "payUnknown", "drop");
        table.yes(pesos, "payMin", "2", "payCurrency", "ARS", "payUnknown", "drop");
        table.no(pesos, "payMin", "3", "payCurrency", "ARS");
        table.yes(dollars, "payMin", "1", "payCurrency", "ARS");
        table.no(dollars, "payMin", "1", "payCurrency", "ARS", "payUnknown", "drop");
        table.yes(dollars, "payMin", "60000", "payCurrency", "ARS", "payCurrency", "EUR", "payUnknown", "drop");
    }

    private static void lists(HardCases table, Draft silent) {
        table.yes(silent.workplace(Workplace.HYBRID), "workplace", "remote", "workplace", "hybrid");
        table.no(silent.workplace(Workplace.ONSITE), "workplace", "remote", "workplace", "hybrid");
        table.yes(
                silent.employmentType(EmploymentType.INTERN, EmploymentType.PART_TIME), "employmentType", "part-time");
        table.no(silent.employmentType(EmploymentType.INTERN), "employmentType", "FULL_TIME");
        table.no(silent.level(Level.ENTRY), "level", "SENIOR", "level", "LEAD");
        table.yes(silent.level(Level.LEAD), "level", "SENIOR", "level", "LEAD");
        table.yes(silent.language("de"), "language", "DE", "language", "fr");
        table.no(silent.language("en"), "language", "de");
        table.yes(silent.language("nb").text("to ingeniører"), "language", "no", "q", "ingeniør");
        table.yes(silent.language("en").text("engineers"), "language", "en", "q", "engineer");
        table.yes(silent.category("Sales & Marketing"), "category", "sales / marketing");
        table.no(silent.category("Sales & Marketing"), "category", "Sales");
        table.yes(silent.source("acme"), "source", "push", "source", "acme");
        table.no(silent.source("acme"), "source", "acm");
    }
}
