package io.rolecall.notify.web;

import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page that says that alerts are gone, and for how long their owner's address is not. */
@Component
class Goodbye {
    private final Duration kept;

    Goodbye(Environment environment) {
        this.kept = environment.getProperty("notify.retention.subscribers", Duration.class, Duration.ofDays(28));
    }

    String page(Model model, boolean several) {
        model.addAttribute("several", several);
        model.addAttribute("days", Math.max(1, kept.toDays()));
        return "alerts/deleted";
    }
}
