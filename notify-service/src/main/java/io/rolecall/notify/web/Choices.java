package io.rolecall.notify.web;

import java.util.List;
import org.springframework.ui.Model;

/** What the forms offer for when to tell, and what is chosen. */
final class Choices {
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private Choices() {}

    static void add(Model model, String cadence, String at, String weekday, String zone) {
        model.addAttribute("cadence", cadence);
        model.addAttribute("at", at);
        model.addAttribute("weekday", weekday);
        model.addAttribute("zone", zone);
        model.addAttribute("weekdays", WEEKDAYS);
        model.addAttribute("zones", Zones.ALL);
    }
}
