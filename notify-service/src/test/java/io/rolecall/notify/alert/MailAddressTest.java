package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.http.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "' ada@example.org ', ada@example.org",
        "Ada.Lovelace+jobs@Example.ORG, Ada.Lovelace+jobs@example.org",
        "o'neil@example.org, o'neil@example.org",
        "info@münchen.example, info@xn--mnchen-3ya.example",
        "a@b.co, a@b.co"
    })
    void is_kept_with_its_domain_in_one_form(String typed, String kept) {
        assertThat(MailAddress.of("to", typed.replace("''", "'"))).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@@example.org",
                "a@b@example.org",
                "ada@example..org",
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "ada@-example.org",
                "ada@example.org\r\nBcc: x@y.org",
                "ada\n@example.org",
                "ada@exam\u0000ple.org",
                "\"ada\"@example.org",
                "<ada@example.org>",
                "ada@[127.0.0.1]",
                "ada@127.0.0.1",
                "ada,eve@example.org",
                "ada eve@example.org",
                "ädä@example.org",
                "ada@example.org;eve@example.org",
                "ada@exa_mple.org",
                "ada@\u2028example.org"
            })
    void anything_else_is_refused(String typed) {
        assertThatThrownBy(() -> MailAddress.of("to", typed)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void what_is_too_long_is_refused() {
        assertThatThrownBy(() -> MailAddress.of("to", "a".repeat(65) + "@example.org"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> MailAddress.of("to", "a@" + "b.".repeat(150) + "org"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> MailAddress.of("to", "a".repeat(1_000_000)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, c00002",
        "192.0.2.250, c00002",
        "2001:db8:1:2::3, 20010db80001",
        "2001:db8:1:ffff::9, 20010db80001"
    })
    void neighbours_in_one_network_spend_one_budget(String remote, String network) {
        assertThat(Budgets.network(remote)).isEqualTo(network);
    }
}
