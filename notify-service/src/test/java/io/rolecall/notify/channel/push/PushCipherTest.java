package io.rolecall.notify.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Alerted;
import io.rolecall.notify.alert.P256;
import io.rolecall.notify.channel.Notices;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PushCipherTest {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    /** Appendix A of RFC 8291. */
    @Test
    void encrypts_the_example_of_the_standard_as_the_standard_does() throws Exception {
        BigInteger secret = new BigInteger(1, BASE64.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        KeyPair own = new KeyPair(Curve.publicKey(P256.publicKey(secret)), Curve.privateKey(secret));
        byte[] browser = BASE64.decode(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        byte[] sealed = PushCipher.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(UTF_8),
                browser,
                BASE64.decode("BTBZMqHH6r4Tts7J_aSIgg"),
                own,
                BASE64.decode("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                        + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNW"
                        + "QexSgSxsj_Qulcy4a-fN");
        assertThat(P256.holds(browser)).isTrue();
        browser[40] ^= 1;
        assertThat(P256.holds(browser)).isFalse();
    }

    @Test
    void says_who_we_are_with_a_word_that_our_public_key_verifies() throws Exception {
        Vapid vapid = new Vapid(
                new PushSettings("", Duration.ofDays(1)),
                Notices.SETTINGS,
                Alerted.tokens("a key for tests"),
                Clock.fixed(Instant.parse("2026-05-04T08:00:00Z"), ZoneOffset.UTC));
        String header = vapid.authorization(URI.create("https://push.example.net/abc"));
        assertThat(header).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=[\\w-]{87}");
        String[] parts = header.substring(8, header.indexOf(',')).split("\\.");
        JsonNode claims = JsonMapper.shared().readTree(BASE64.decode(parts[1]));
        assertThat(claims.get("aud").asString()).isEqualTo("https://push.example.net");
        assertThat(claims.get("exp").asLong())
                .isEqualTo(Instant.parse("2026-05-04T20:00:00Z").getEpochSecond());
        assertThat(claims.get("sub").asString()).isEqualTo("https://alerts.example.org");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Curve.publicKey(BASE64.decode(vapid.publicKey())));
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(signature.verify(BASE64.decode(parts[2]))).isTrue();
    }
}
