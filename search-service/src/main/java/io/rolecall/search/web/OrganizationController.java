package io.rolecall.search.web;

import io.rolecall.search.index.IndexNotReadyException;
import io.rolecall.search.web.Organizations.Described;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an organisation. */
@Controller
class OrganizationController {
    private final Organizations organizations;
    private final WebSettings settings;
    private final InstantSource clock;

    OrganizationController(Organizations organizations, WebSettings settings, InstantSource clock) {
        this.organizations = organizations;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(path = OrganizationPath.FOLDER + "{*name}", produces = MediaType.TEXT_HTML_VALUE)
    String organization(@PathVariable String name, HttpServletResponse response, Model model, Locale locale) {
        Labels words = Labels.of(locale);
        response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
        String asked = OrganizationPath.name(name);
        Optional<Described> found;
        try {
            found = organizations.find(asked);
        } catch (IndexNotReadyException e) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, SearchProblems.LATER);
            return PageController.trouble(model, words.text("trouble.now"), words.text("trouble.now.why"));
        }
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            if (!asked.isBlank() && asked.length() <= 300) {
                Map<String, List<String>> search = Map.of("organization", List.of(asked.strip()));
                model.addAttribute("search", "/" + Parameters.query(search));
                model.addAttribute("alert", settings.notifyUrl() + "/alerts/new" + Parameters.query(search));
            }
            return PageController.trouble(
                    model, words.text("trouble.organization"), words.text("trouble.organization.why", brief(asked)));
        }
        if (!found.get().name().equals(asked)) {
            // The same in other letters: one address for each organisation.
            response.setStatus(HttpStatus.MOVED_PERMANENTLY.value());
            response.setHeader(
                    HttpHeaders.LOCATION, OrganizationPath.of(found.get().name()));
        }
        model.addAttribute("organization", OrganizationPage.of(found.get(), settings, clock.instant(), words));
        return "organization";
    }

    private static String brief(String name) {
        return name.length() <= 100 ? name : name.substring(0, name.offsetByCodePoints(0, 90)) + "…";
    }
}
