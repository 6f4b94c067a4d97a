package io.rolecall.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PostingTest {
    @ParameterizedTest
    @MethodSource
    void aValueThatNoPostingMayHaveIsRefusedWithItsField(String field, Supplier<Object> made) {
        assertThatThrownBy(made::get)
                .isInstanceOf(InvalidPostingException.class)
                .extracting(e -> ((InvalidPostingException) e).field())
                .isEqualTo(field);
    }

    static Stream<Arguments> aValueThatNoPostingMayHaveIsRefusedWithItsField() {
        return Stream.of(
                refused("organization.name", () -> new Organization(" ", null)),
                refused("organization.name", () -> new Organization("x".repeat(301), null)),
                refused("organization.name", () -> new Organization("a\0b", null)),
                refused("organization.name", () -> new Organization("half \ud83d", null)),
                refused("organization.name", () -> new Organization("long ".repeat(20) + "\0b", null)),
                refused("organization.name", () -> new Organization("long ".repeat(20) + "\udc00\ud83d", null)),
                refused("organization.name", () -> new Organization("long ".repeat(20) + "\ud83d", null)),
                refused("organization.url", () -> new Organization("A", "javascript:alert(1)")),
                refused("organization.url", () -> new Organization("A", "https://a b")),
                refused("locations.text", () -> Location.unresolved("")),
                refused("locations.country", () -> new Location("x", null, null, "de", null, null, null)),
                refused("locations.lat", () -> new Location("x", null, null, "DE", 1.0, null, null)),
                refused("locations.lat", () -> new Location("x", null, null, "DE", Double.NaN, 1.0, null)),
                refused("locations.lon", () -> new Location("x", null, null, "DE", 1.0, 181.0, null)),
                refused("pay", () -> pay(null, null, "EUR")),
                refused("pay.min", () -> pay("2", "1", "EUR")),
                refused("pay.min", () -> pay("-1", null, "EUR")),
                refused("pay.max", () -> pay(null, "1e99", "EUR")),
                refused("pay.currency", () -> pay("1", null, "Taler")),
                refused("pay.currency", () -> pay("1", null, "ZZQ")),
                refused(
                        "requisitionId",
                        () -> cook().requisitionId("x".repeat(256)).posting()),
                refused(
                        "skills",
                        () -> cook().skills(Collections.nCopies(51, "Cooking")).posting()),
                refused("skills", () -> cook().skills(List.of(" ")).posting()),
                refused("skills", () -> cook().skills(List.of("x".repeat(101))).posting()),
                refused("occupation.code", () -> new Occupation("51", "Cooks", "title: Cook")),
                refused("occupation.code", () -> new Occupation("५१२०", "Cooks", "title: Cook")),
                refused("occupation.label", () -> new Occupation("5120", "", "title: Cook")),
                refused("occupation.evidence", () -> new Occupation("5120", "Cooks", "x".repeat(301))),
                refused("source", () -> Posting.sourceId("Über")),
                refused("source", () -> Posting.sourceId(null)));
    }

    @Test
    void oneAmountHasOneForm() {
        assertThat(pay("50", "5E1", "EUR")).isEqualTo(pay("50.00", "50.0", "EUR"));
        assertThat(pay("50", null, "EUR").min()).hasToString("50");
        assertThat(pay("12.345678", null, "EUR").min()).hasToString("12.3457");
    }

    @Test
    void aPostingMadeOfTheMembersOfAnotherIsThatOther() {
        for (Status status : Status.values()) {
            Posting posting = ApprovedEventsTest.full(3, status)
                    .parts()
                    .requisitionId("R1")
                    .occupation(new Occupation("5120", "Cooks", "title: Cook"))
                    .skills(List.of("Cooking"))
                    .posting();
            assertThat(posting.parts().posting()).isEqualTo(posting);
        }
    }

    private static PostingParts cook() {
        return new PostingParts("push", "1", "Cook", new Organization("Inn", null));
    }

    private static Pay pay(String min, String max, String currency) {
        return new Pay(
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                currency,
                Pay.Period.YEAR,
                Pay.Source.STATED);
    }

    private static Arguments refused(String field, Supplier<Object> made) {
        return Arguments.of(field, made);
    }
}
