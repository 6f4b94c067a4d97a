package io.rolecall.notify.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many mails strangers can make us send, and how many tests an alert's owner.
 *
 * @param perAddress to one mailbox in 24 hours, of confirmations and of links to its page; more are silently not sent
 * @param perNetwork asked for from one network (IPv4 /24, IPv6 /48) in an hour; more are refused
 * @param overall in an hour; more are refused until the hour is over
 * @param alertsPerAddress alerts on one mailbox that its owner may ask for; the operator may create more
 * @param testGap at least between two tests of one alert's destination
 * @param testsPerDay of one alert's destination
 */
@ConfigurationProperties("notify.budget")
record BudgetSettings(
        @DefaultValue("3") int perAddress,
        @DefaultValue("30") int perNetwork,
        @DefaultValue("3000") int overall,
        @DefaultValue("100") int alertsPerAddress,
        @DefaultValue("PT1M") Duration testGap,
        @DefaultValue("10") int testsPerDay) {
    BudgetSettings {
        if (perAddress < 1 || perNetwork < 1 || overall < 1 || alertsPerAddress < 1 || testsPerDay < 1) {
            throw new IllegalArgumentException("notify.budget.* must be at least 1");
        }
        if (testGap.isNegative()) {
            throw new IllegalArgumentException("notify.budget.test-gap must not be negative");
        }
    }
}
