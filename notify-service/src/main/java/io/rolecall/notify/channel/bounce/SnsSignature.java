package io.rolecall.notify.channel.bounce;

import static io.rolecall.notify.channel.bounce.BounceForms.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.channel.hook.Outbound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Whether a message is Amazon SNS's: signed by a certificate that is fetched from SNS's own hosts and from nowhere else, through
 * the client that connects to nothing inside the operator's network.
 */
@Component
class SnsSignature {
    private static final Logger log = LoggerFactory.getLogger(SnsSignature.class);
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    private static final int MOST_BYTES = 20_000;
    private static final int MANY = 20;

    /** Fetches something small. */
    interface Fetch {
        byte[] get(URI from, int most) throws IOException;
    }

    private final Fetch outbound;
    private final Map<String, X509Certificate> certificates = new ConcurrentHashMap<>();

    @Autowired
    SnsSignature(Outbound outbound) {
        this(outbound::get);
    }

    SnsSignature(Fetch outbound) {
        this.outbound = outbound;
    }

    boolean right(JsonNode message) {
        try {
            String version = text(message, "SignatureVersion");
            Signature signature = Signature.getInstance(
                    switch (version) {
                        case "1" -> "SHA1withRSA";
                        case "2" -> "SHA256withRSA";
                        default -> throw new GeneralSecurityException("it is signed in a way that nobody knows");
                    });
            X509Certificate certificate = certificate(text(message, "SigningCertURL"));
            certificate.checkValidity();
            signature.initVerify(certificate.getPublicKey());
            signature.update(signed(message).getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(text(message, "Signature")));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            log.warn("a report that says it comes from Amazon SNS is not believed: {}", e.toString());
            return false;
        }
    }

    static String signed(JsonNode message) {
        StringBuilder signed = new StringBuilder();
        for (String name : text(message, "Type").equals("Notification") ? NOTIFICATION : CONFIRMATION) {
            if (message.path(name).isString()) {
                signed.append(name).append('\n').append(text(message, name)).append('\n');
            }
        }
        return signed.toString();
    }

    /** Visits the address by which a subscription is confirmed. */
    void confirm(String url) throws IOException {
        outbound.get(amazon(url), MOST_BYTES);
    }

    private X509Certificate certificate(String url) throws IOException, GeneralSecurityException {
        X509Certificate known = certificates.get(url);
        if (known != null) {
            return known;
        }
        byte[] pem = outbound.get(amazon(url), MOST_BYTES);
        X509Certificate fetched = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        if (certificates.size() < MANY) {
            certificates.put(url, fetched);
        }
        return fetched;
    }

    static URI amazon(String url) throws IOException {
        URI uri = URI.create(url);
        if (!"https".equals(uri.getScheme())
                || uri.getHost() == null
                || !HOST.matcher(uri.getHost()).matches()
                || (uri.getPort() != -1 && uri.getPort() != 443)
                || uri.getUserInfo() != null) {
            throw new IOException("this is no address of Amazon SNS");
        }
        return uri;
    }
}
