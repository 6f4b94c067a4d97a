package io.rolecall.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class SaysTest {
    private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();

    static {
        MESSAGES.setBasenames("messages", "phrases/words");
        MESSAGES.setDefaultEncoding("UTF-8");
        MESSAGES.setFallbackToSystemLocale(false);
    }

    /** The search's RefusalsTest demands each sentence; here is shown that the pages of alerts use the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workplace | MOON    | „MOON“ ist nicht bekannt
            q         | nurse ) | Eine Klammer wird geschlossen, die nie geöffnet wurde (Zeichen 7).
            payMin    | lots    | Das ist kein Betrag
            location  | Xyzzyq  | Einen Ort „Xyzzyq“ kennen wir nicht
            """)
    void whatIsRefusedOfAQueryIsSaidInGermanAsTheSearchSaysIt(String field, String value, String german) {
        Says says = new Says(MESSAGES, Locale.GERMAN);
        try {
            Query.parse(Map.of(field, List.of(value)));
            throw new AssertionError("not refused");
        } catch (InvalidQueryException e) {
            String english = String.valueOf(e.getMessage());
            InvalidRequestException refused = InvalidRequestException.of(e.field(), e.value(), e.position(), english);
            assertThat(says.trouble(refused)).startsWith(german);
            assertThat(new Says(MESSAGES, Locale.ENGLISH).trouble(refused)).isEqualTo(english);
        }
    }

    /** A refusal for programs begins with its verb, and names members that no form shows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            until              | is not a day to come.                | Choose a day to come
            repostsAfterDays   | is not a whole number.               | Type a number of days
            blocks.agencies    | excludeOrganization contains no word. | At most 50 words
            quiet.from         | is not an hour and minute.           | Type two different hours
            delivery.secret    | is not whsec_ and 24 bytes.          | delivery.secret is not whsec_
            title              | opens a quotation.                   | title opens a quotation.
            """)
    void whatIsWrongIsSaidToPeopleAsASentence(String field, String forPrograms, String english) {
        assertThat(new Says(MESSAGES, Locale.ENGLISH).trouble(new InvalidRequestException(field, forPrograms)))
                .startsWith(english);
    }
}
