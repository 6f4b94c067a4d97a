package io.rolecall.notify.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is found is laid with its alerts.
 *
 * @param pileFrom of so many alerts at once it is piled up first
 * @param pileFor how long at most; until then only this instance has it at hand
 */
@ConfigurationProperties("notify.ledger")
record LedgerSettings(
        @DefaultValue("500") int pileFrom,
        @DefaultValue("PT1M") Duration pileFor) {
    LedgerSettings {
        if (pileFrom < 1) {
            throw new IllegalArgumentException("notify.ledger.pile-from (NOTIFY_PILE_FROM) is less than 1");
        }
        if (pileFor.isNegative() || pileFor.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "notify.ledger.pile-for (NOTIFY_PILE_FOR) is not between nothing and five minutes");
        }
    }
}
