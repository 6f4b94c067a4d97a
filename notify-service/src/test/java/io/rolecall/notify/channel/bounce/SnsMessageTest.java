package io.rolecall.notify.channel.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages as Amazon SNS signs them: the string to sign is built here as its documentation says, with a key and certificates of our own,
 * which are fetched from the address that Amazon's would have.
 */
class SnsMessageTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AT = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-9c.pem";
    private static final char[] SECRET = "secret".toCharArray();

    @TempDir
    static Path keys;

    private static KeyStore store;
    private final List<URI> fetched = new ArrayList<>();
    private final SnsSignature sns = new SnsSignature((SnsSignature.Fetch) this::fetch);

    @BeforeAll
    static void keys() throws Exception {
        keytool("-alias", "root", "-dname", "CN=Root", "-ext", "bc:c");
        keytool("-alias", "sns", "-dname", "CN=sns.amazonaws.com", "-signer", "root");
        keytool("-alias", "late", "-dname", "CN=sns.amazonaws.com", "-signer", "root", "-startdate", "-20d");
        store = KeyStore.getInstance(keys.resolve("keys.p12").toFile(), SECRET);
    }

    private static void keytool(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "10",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.resolve("keys.p12").toString(),
                "-storepass",
                new String(SECRET)));
        command.addAll(List.of(more));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
    }

    private byte[] fetch(URI from, int most) throws IOException {
        fetched.add(from);
        String alias = from.getPath().contains("late") ? "late" : "sns";
        StringBuilder pem = new StringBuilder();
        try {
            for (Certificate certificate : store.getCertificateChain(alias)) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
        assertThat(pem.length()).isLessThan(most);
        return pem.toString().getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void a_message_is_believed_as_it_was_signed_and_with_nothing_changed(String version) throws Exception {
        Map<String, String> message = notification(version, "A subject");
        assertThat(right(message)).isTrue();
        assertThat(right(notification(version, null))).as("without a subject").isTrue();
        for (String name : List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn")) {
            Map<String, String> changed = new TreeMap<>(message);
            changed.put(name, message.get(name) + "x");
            assertThat(right(changed)).as(name).isFalse();
        }
        Map<String, String> other = new TreeMap<>(message);
        other.put("SignatureVersion", version.equals("1") ? "2" : "1");
        assertThat(right(other)).isFalse();
        assertThat(fetched).as("the certificate is kept").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void so_is_a_wish_to_confirm_the_subscription_of_which_the_address_is_signed_as_well(String version)
            throws Exception {
        Map<String, String> message = confirmation(version);
        assertThat(right(message)).isTrue();
        message.put("SubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Other");
        assertThat(right(message)).isFalse();
    }

    @Test
    void a_subscription_is_confirmed_at_amazons_own_address_only() throws Exception {
        String address = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
        sns.confirm(address);
        assertThat(fetched).containsExactly(URI.create(address));
        assertThatThrownBy(() -> sns.confirm("https://sns.example.org/?Action=ConfirmSubscription"))
                .isInstanceOf(IOException.class);
        assertThat(fetched).hasSize(1);
    }

    @Test
    void a_certificate_from_elsewhere_one_that_is_over_and_a_way_to_sign_that_nobody_knows_are_not_believed()
            throws Exception {
        Map<String, String> elsewhere = notification("2", null);
        elsewhere.put("SigningCertURL", "https://sns.eu-west-1.amazonaws.com.example.org/x.pem");
        assertThat(right(elsewhere)).isFalse();
        assertThat(fetched).isEmpty();
        Map<String, String> late = message("2", "late", "Notification");
        late.put("SigningCertURL", "https://sns.eu-west-1.amazonaws.com/late.pem");
        assertThat(right(sign(late, "late"))).isFalse();
        assertThat(fetched).hasSize(1);
        Map<String, String> unknown = notification("1", null);
        unknown.put("SignatureVersion", "3");
        assertThat(right(unknown)).isFalse();
        unknown.remove("SignatureVersion");
        assertThat(right(unknown)).isFalse();
    }

    private boolean right(Map<String, String> message) {
        return sns.right(JSON.readTree(JSON.writeValueAsString(message)));
    }

    private static Map<String, String> notification(String version, String subject) throws Exception {
        Map<String, String> message = message(version, "sns", "Notification");
        if (subject != null) {
            message.put("Subject", subject);
        }
        return sign(message, "sns");
    }

    private static Map<String, String> confirmation(String version) throws Exception {
        Map<String, String> message = message(version, "sns", "SubscriptionConfirmation");
        message.put("Token", "2336412f37");
        message.put("SubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription");
        return sign(message, "sns");
    }

    private static Map<String, String> message(String version, String alias, String type) {
        return new TreeMap<>(Map.of(
                "Type",
                type,
                "MessageId",
                "165545c9-2a5c-472c-8df2-7ff2be2b3b1b",
                "TopicArn",
                "arn:aws:sns:eu-west-1:123456789012:bounces",
                "Message",
                "{\"notificationType\": \"Bounce\"}\nof " + alias,
                "Timestamp",
                "2026-11-23T05:00:00.000Z",
                "SigningCertURL",
                AT,
                "SignatureVersion",
                version));
    }

    /** The members that are signed stand in the order of their names, each with its value in a line of its own. */
    private static Map<String, String> sign(Map<String, String> message, String alias) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> member : new TreeMap<>(message).entrySet()) {
            if (!List.of("SignatureVersion", "SigningCertURL", "Signature").contains(member.getKey())) {
                text.append(member.getKey())
                        .append('\n')
                        .append(member.getValue())
                        .append('\n');
            }
        }
        Signature signature =
                Signature.getInstance(message.get("SignatureVersion").equals("1") ? "SHA1withRSA" : "SHA256withRSA");
        signature.initSign((PrivateKey) store.getKey(alias, SECRET));
        signature.update(text.toString().getBytes(UTF_8));
        message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        return message;
    }
}
