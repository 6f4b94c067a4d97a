package io.rolecall.notify.channel.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.rolecall.notify.alert.Tokens;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What a mail carries so that whoever returns it can show that it is ours and whose it was: the subscriber's id and a seal. In a
 * header, which bounces repeat, and in the address that bounces go to.
 */
@Component
public class ReturnToken {
    public static final String HEADER = "X-Return-Token";

    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{16})");
    private static final int SEAL = 12;
    private static final String PURPOSE = "returned mail";
    private final SecretKeySpec key;

    /** With which mails may have been sealed: the key, and the one before. */
    private final List<SecretKeySpec> keys;

    ReturnToken(Tokens tokens) {
        this.key = key(tokens.secretFor(PURPOSE));
        this.keys = Stream.concat(Stream.of(key), tokens.secretBefore(PURPOSE).map(ReturnToken::key).stream())
                .toList();
    }

    private static SecretKeySpec key(byte[] secret) {
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The token of a subscriber's mails. */
    public String of(String subscriberId) {
        return subscriberId + "." + seal(key, subscriberId);
    }

    /** The subscriber whom a text names with our seal. */
    public Optional<String> subscriberIn(String text) {
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            byte[] shown = tokens.group(2).getBytes(US_ASCII);
            String id = tokens.group(1);
            if (keys.stream().anyMatch(k -> MessageDigest.isEqual(seal(k, id).getBytes(US_ASCII), shown))) {
                return Optional.of(tokens.group(1));
            }
        }
        return Optional.empty();
    }

    private static String seal(SecretKeySpec key, String subscriberId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] seal = mac.doFinal(subscriberId.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(seal, SEAL));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
