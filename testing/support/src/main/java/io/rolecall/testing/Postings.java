package io.rolecall.testing;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.time.Instant;

/** Postings to test with: some that tell a story by their name, and a builder for what a test needs to be exact about. */
public final class Postings {
    /** When postings of this class were first seen, unless the test says otherwise. */
    public static final Instant SEEN = Instant.parse("2026-11-02T09:00:00Z");

    public static final Location BERLIN =
            new Location("Berlin, Germany", "Berlin", "DE.16", "DE", 52.52437, 13.41053, "2950159");
    public static final Location MUNICH =
            new Location("München", "Munich", "DE.02", "DE", 48.13743, 11.57549, "2867714");
    public static final Location AUSTIN =
            new Location("Austin, TX", "Austin", "US.TX", "US", 30.26715, -97.74306, "4671654");
    public static final Location NEW_YORK =
            new Location("NYC", "New York City", "US.NY", "US", 40.71427, -74.00597, "5128581");
    public static final Location LONDON =
            new Location("London, UK", "London", "GB.ENG", "GB", 51.50853, -0.12574, "2643743");
    public static final Location TEXAS = new Location("Texas", null, "US.TX", "US", null, null, "US.TX");
    public static final Location GERMANY = new Location("Deutschland", null, null, "DE", null, null, "DE");
    public static final Location UNITED_STATES = new Location("USA", null, null, "US", null, null, "US");

    private Postings() {}

    /** An open posting with an id of its own that has what a posting must have, and nothing else known. */
    public static PostingBuilder aPosting() {
        return new PostingBuilder();
    }

    /** A permanent, full-time, hybrid position with pay by the year in euros. */
    public static Posting javaEngineerInBerlin() {
        return aPosting()
                .title("Senior Java Engineer")
                .organization("Ampelwerk GmbH")
                .location(BERLIN)
                .workplace(Workplace.HYBRID)
                .employmentType(EmploymentType.FULL_TIME)
                .level(Level.SENIOR)
                .pay("75000", "95000", "EUR", Pay.Period.YEAR)
                .description("<p>You build services with Java 25, Spring Boot and Kafka.</p><p>C++ is a plus.</p>")
                .language("en")
                .category("Software")
                .build();
    }

    /** Shift work on site, paid by the hour in dollars. */
    public static Posting nurseInAustin() {
        return aPosting()
                .title("Registered Nurse, Night Shift")
                .organization("Barton Creek Hospital")
                .location(AUSTIN)
                .workplace(Workplace.ONSITE)
                .employmentType(EmploymentType.PART_TIME)
                .pay("38.50", "46", "USD", Pay.Period.HOUR)
                .description("<p>Care for patients of the intensive care unit.</p>")
                .language("en")
                .category("Health")
                .build();
    }

    /** Anywhere in the United States; neither pay nor kind of employment is said. */
    public static Posting remoteDesignerInTheUnitedStates() {
        return aPosting()
                .title("Product Designer")
                .organization("Lantern & Co")
                .workplace(Workplace.REMOTE)
                .applicantLocation(UNITED_STATES)
                .description("<p>Design what people use every day.</p>")
                .language("en")
                .category("Design")
                .build();
    }

    /** In German, for beginners, known only to be somewhere in Germany. */
    public static Posting ausbildungInGermany() {
        return aPosting()
                .title("Ausbildung zur Fachkraft für Lagerlogistik (m/w/d)")
                .organization("Straßenbahn & Söhne")
                .location(GERMANY)
                .workplace(Workplace.ONSITE)
                .employmentType(EmploymentType.FULL_TIME)
                .level(Level.ENTRY)
                .pay("1150", "1150", "EUR", Pay.Period.MONTH)
                .description("<p>Drei Jahre, ab September. Größe zählt nicht.</p>")
                .language("de")
                .category("Logistik")
                .build();
    }

    /** The same posting one version later, closed. */
    public static Posting closed(Posting posting) {
        return new PostingBuilder(posting)
                .version(posting.version() + 1)
                .closed(SEEN.plusSeconds(86_400), ClosedReason.WITHDRAWN)
                .build();
    }

    /** To change one that exists. */
    public static PostingBuilder changed(Posting posting) {
        return new PostingBuilder(posting).version(posting.version() + 1);
    }

    static BigDecimal amount(String decimal) {
        return new BigDecimal(decimal);
    }
}
