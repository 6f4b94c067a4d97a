package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final byte[] CODE = {1};

    /** A member that is forgotten in the digest would be read once and never again. */
    @Test
    void whateverADraftSaysIsInItsDigest() throws IllegalAccessException {
        String empty = new Draft("a", "1").digest(CODE);
        assertThat(new Draft("a", "1").digest(CODE)).isEqualTo(empty);
        assertThat(new Draft("b", "1").digest(CODE)).isNotEqualTo(empty);
        assertThat(new Draft("a", "2").digest(CODE)).isNotEqualTo(empty);
        assertThat(new Draft("a", "1").digest(new byte[] {2})).isNotEqualTo(empty);
        for (Field field : Draft.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    || field.getName().equals("source")
                    || field.getName().equals("externalId")) {
                continue;
            }
            field.setAccessible(true);
            Draft draft = new Draft("a", "1");
            change(draft, field);
            assertThat(draft.digest(CODE)).as(field.getName()).isNotEqualTo(empty);
        }
    }

    @Test
    void theSameWordsAreNotTheSameInAnotherMember() {
        assertThat(new Draft("a", "1").title("x").digest(CODE))
                .isNotEqualTo(new Draft("a", "1").language("x").digest(CODE));
        assertThat(new Draft("a", "1").place("x, y", null).digest(CODE))
                .isNotEqualTo(
                        new Draft("a", "1").place("x", null).place("y", null).digest(CODE));
    }

    @SuppressWarnings("unchecked")
    private static void change(Draft draft, Field field) throws IllegalAccessException {
        if (Collection.class.isAssignableFrom(field.getType())) {
            ((Collection<Object>) field.get(draft))
                    .add(field.getName().equals("employmentTypes") ? EmploymentType.FULL_TIME : "x");
        } else if (field.getType() == boolean.class) {
            field.setBoolean(draft, true);
        } else {
            field.set(draft, value(field.getType()));
        }
    }

    private static Object value(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "x";
            case "Workplace" -> Workplace.REMOTE;
            case "Level" -> Level.SENIOR;
            case "Instant" -> Instant.EPOCH;
            case "Location" -> Location.unresolved("x");
            case "Pay" -> new Pay(BigDecimal.ONE, null, "EUR", Pay.Period.HOUR, Pay.Source.STATED);
            default -> throw new IllegalStateException("No value for a " + type);
        };
    }
}
