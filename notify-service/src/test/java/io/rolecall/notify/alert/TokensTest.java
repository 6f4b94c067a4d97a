package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.http.OperatorKey;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String OLD = "the key of last year";
    private static final String NEW = "the key of this year";
    private static final Subscriber ADA =
            new Subscriber("ada", 1, "ada@example.org", "seed", Preferences.USUAL, Set.of(), NOW, NOW, NOW, null);

    private static Tokens tokens(String key, String before) {
        return tokens("a-long-enough-key", key, before);
    }

    private static Tokens tokens(String operator, String key, String before) {
        return new Tokens(
                new TokenSettings(key, before, Duration.ofDays(7), Duration.ofDays(7)),
                new MockEnvironment().withProperty(OperatorKey.VARIABLE, operator));
    }

    private static boolean takes(Tokens tokens, String subscriberToken) {
        return tokens.right(
                Tokens.Purpose.SUBSCRIBER, Objects.requireNonNull(TimedToken.of(subscriberToken)), ADA.seed());
    }

    @Test
    void whatTheKeyBeforeMadeIsTakenWhileItIsSet() {
        Tokens then = tokens(OLD, "");
        Tokens between = tokens(NEW, OLD);
        Tokens later = tokens(NEW, "");
        String page = then.subscriber(ADA, NOW);
        String message = then.delivery("d1", "seed");
        assertThat(takes(between, page)).isTrue();
        assertThat(between.opensDelivery("d1", "seed", message)).isTrue();
        assertThat(between.secretBefore("returned mail")).hasValue(then.secretFor("returned mail"));
        assertThat(takes(later, page)).isFalse();
        assertThat(later.opensDelivery("d1", "seed", message)).isFalse();
        assertThat(later.secretBefore("returned mail")).isEmpty();
    }

    @Test
    void whatIsMadeIsMadeWithTheNewKey() {
        Tokens between = tokens(NEW, OLD);
        Tokens later = tokens(NEW, "");
        assertThat(takes(later, between.subscriber(ADA, NOW))).isTrue();
        assertThat(later.opensDelivery("d1", "seed", between.delivery("d1", "seed")))
                .isTrue();
        assertThat(between.secretFor("vapid")).isEqualTo(later.secretFor("vapid"));
    }

    @Test
    void anOperatorsKeyThatLinksWereDerivedFromCanBeTheOneBefore() {
        String page = tokens("the-old-api-key", "", "").subscriber(ADA, NOW);
        assertThat(takes(tokens("the-new-api-key", "", ""), page)).isFalse();
        assertThat(takes(tokens("the-new-api-key", "", "the-old-api-key"), page))
                .isTrue();
        assertThat(takes(tokens("the-new-api-key", NEW, "the-old-api-key"), page))
                .isTrue();
    }

    @Test
    void neitherKeyOpensWhatIsForAnotherPurposeOrAnotherOne() {
        Tokens between = tokens(NEW, OLD);
        String erase = tokens(OLD, "").erase(ADA, NOW);
        assertThat(takes(between, erase)).isFalse();
        assertThat(between.opensDelivery("d2", "seed", tokens(OLD, "").delivery("d1", "seed")))
                .isFalse();
        assertThat(between.opensDelivery("d1", "seed", null)).isFalse();
        assertThat(between.opensDelivery(
                        "d1", "seed", tokens("a key of somebody else's", "").delivery("d1", "seed")))
                .isFalse();
    }

    @Test
    void keysThatCanBeNoneAreRefusedAtTheStart() {
        assertThatThrownBy(() -> tokens("short", "")).hasMessageContaining("NOTIFY_TOKEN_KEY");
        assertThatThrownBy(() -> tokens(NEW, "short")).hasMessageContaining("NOTIFY_TOKEN_KEY_BEFORE");
        assertThatThrownBy(() -> tokens(NEW, NEW)).hasMessageContaining("NOTIFY_TOKEN_KEY_BEFORE");
    }
}
