package io.rolecall.notify.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The time zones that a form offers, and a guess at the subscriber's from the language of their browser. */
final class Zones {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("DE", "Europe/Berlin"),
            Map.entry("AT", "Europe/Vienna"),
            Map.entry("CH", "Europe/Zurich"),
            Map.entry("FR", "Europe/Paris"),
            Map.entry("ES", "Europe/Madrid"),
            Map.entry("IT", "Europe/Rome"),
            Map.entry("NL", "Europe/Amsterdam"),
            Map.entry("BE", "Europe/Brussels"),
            Map.entry("PL", "Europe/Warsaw"),
            Map.entry("SE", "Europe/Stockholm"),
            Map.entry("DK", "Europe/Copenhagen"),
            Map.entry("NO", "Europe/Oslo"),
            Map.entry("FI", "Europe/Helsinki"),
            Map.entry("PT", "Europe/Lisbon"),
            Map.entry("GB", "Europe/London"),
            Map.entry("IE", "Europe/Dublin"),
            Map.entry("US", "America/New_York"),
            Map.entry("CA", "America/Toronto"),
            Map.entry("MX", "America/Mexico_City"),
            Map.entry("BR", "America/Sao_Paulo"),
            Map.entry("IN", "Asia/Kolkata"),
            Map.entry("JP", "Asia/Tokyo"),
            Map.entry("CN", "Asia/Shanghai"),
            Map.entry("SG", "Asia/Singapore"),
            Map.entry("AU", "Australia/Sydney"),
            Map.entry("NZ", "Pacific/Auckland"),
            Map.entry("ZA", "Africa/Johannesburg"));

    private static final Map<String, String> BY_LANGUAGE =
            Map.of("de", "DE", "fr", "FR", "es", "ES", "it", "IT", "nl", "NL", "pl", "PL", "sv", "SE", "ja", "JP");

    /** Region ids only, in order. */
    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.equals("UTC") || id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private Zones() {}

    static String guess(Locale locale) {
        String country = locale.getCountry().isEmpty()
                ? BY_LANGUAGE.getOrDefault(locale.getLanguage(), "")
                : locale.getCountry();
        return USUAL.getOrDefault(country, "UTC");
    }
}
