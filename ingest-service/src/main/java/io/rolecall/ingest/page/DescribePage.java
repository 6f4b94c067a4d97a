package io.rolecall.ingest.page;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.ingest.source.Sources;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form that describes a source, a new one or one that is there: tries it out, and saves it. */
@OperatorPage
class DescribePage {
    private static final String ADD = OperatorRoom.PATH + "/add";
    private static final String EDIT = SourcePage.PATH + "{id}/edit";
    private static final Set<String> FIELDS =
            Set.of("id", "type", "url", "organization", "organizationUrl", "interval", "options");

    private final Sources sources;

    DescribePage(Sources sources) {
        this.sources = sources;
    }

    @GetMapping(ADD)
    String add(Model model) {
        return form(Described.NOTHING, false, model);
    }

    @GetMapping(EDIT)
    String edit(@PathVariable String id, Model model) {
        return form(Described.of(sources.shown(id).view()), true, model);
    }

    @PostMapping(ADD)
    Object added(HttpServletRequest request, HttpServletResponse response, Model model) {
        return sent(Described.of(request, null), false, request, response, model);
    }

    @PostMapping(EDIT)
    Object edited(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        sources.shown(id);
        return sent(Described.of(request, id), true, request, response, model);
    }

    private Object sent(
            Described described, boolean there, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            if (!there && described.id().isEmpty()) {
                throw new InvalidRequestException("id", "is missing: a short name for the source.");
            } else if (!there && sources.exists(described.id())) {
                throw new InvalidRequestException("id", "is the name of a source that is there already.");
            } else if ("save".equals(request.getParameter("action"))) {
                sources.save(described.id(), described.body());
                return SourcePage.to(SourcePage.PATH + described.id() + "?done=" + (there ? "saved" : "added"));
            }
            model.addAttribute("tried", Tried.of(sources.tryOut(described.id(), described.body())));
        } catch (InvalidRequestException e) {
            response.setStatus(e.problem().getStatus());
            wrong(e, model);
        }
        return form(described, there, model);
    }

    private static void wrong(InvalidRequestException e, Model model) {
        String named = e.field() == null ? "" : e.field();
        String field = named.startsWith("options.") ? "options" : named;
        String message = String.valueOf(e.getMessage());
        // The message goes on from the name of its field, which its label may call otherwise.
        boolean whole = named.isEmpty() || !Character.isLowerCase(message.charAt(0));
        String said = whole ? message : named.equals(field) ? "This " + message : named + " " + message;
        model.addAttribute("wrong", FIELDS.contains(field) ? field : "");
        model.addAttribute("message", said);
    }

    private static String form(Described described, boolean there, Model model) {
        model.addAttribute("form", described);
        model.addAttribute("there", there);
        model.addAttribute("action", there ? SourcePage.PATH + described.id() + "/edit" : ADD);
        model.addAttribute("types", Sources.types());
        model.addAttribute("intervals", intervals(described.interval()));
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", "none");
        }
        return "operator/describe";
    }

    private static Map<String, String> intervals(@Nullable String chosen) {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("PT15M", "every 15 minutes");
        usual.put("PT30M", "every 30 minutes");
        usual.put("PT1H", "every hour");
        usual.put("PT3H", "every 3 hours");
        usual.put("PT6H", "every 6 hours");
        usual.put("PT12H", "every 12 hours");
        usual.put("PT24H", "every day");
        usual.put("PT168H", "every week");
        if (chosen != null && !chosen.isEmpty()) {
            usual.putIfAbsent(chosen, Say.bounded(chosen, 40));
        }
        return usual;
    }
}
