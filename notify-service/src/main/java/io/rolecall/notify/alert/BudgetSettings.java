package io.rolecall.notify.alert;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many confirmation mails strangers can make us send.
 *
 * @param perAddress to one mailbox in 24 hours; more are silently not sent
 * @param perNetwork asked for from one network (IPv4 /24, IPv6 /48) in an hour; more are refused
 * @param overall in an hour; more are refused until the hour is over
 */
@ConfigurationProperties("notify.budget")
record BudgetSettings(
        @DefaultValue("3") int perAddress,
        @DefaultValue("30") int perNetwork,
        @DefaultValue("3000") int overall) {
    BudgetSettings {
        if (perAddress < 1 || perNetwork < 1 || overall < 1) {
            throw new IllegalArgumentException("notify.budget.* must be at least 1");
        }
    }
}
