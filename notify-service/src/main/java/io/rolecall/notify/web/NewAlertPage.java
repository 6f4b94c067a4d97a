package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.alert.Wish;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Words;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page on which somebody asks for an alert on a search. */
@Controller
class NewAlertPage {
    /** What the form has beside the criteria. */
    private static final Set<String> OWN = Set.of("email", "name", "cadence", "at", "weekday", "zone");

    /** What only a search knows; a link from a search may bring it along. */
    private static final Set<String> OF_SEARCH = Set.of("postedWithin", "sort", "page", "size", "facets", "lang");

    private final SignUp signUp;
    private final SearchService search;
    private final ChannelSettings settings;

    NewAlertPage(SignUp signUp, SearchService search, ChannelSettings settings) {
        this.signUp = signUp;
        this.search = search;
        this.settings = settings;
    }

    /** One hidden field of the form. */
    record Hidden(String name, String value) {}

    @GetMapping("/alerts/new")
    String form(HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            Query query = query(request);
            model.addAttribute("preview", search.lately(query).orElse(null));
            return form(query, request, model, null);
        } catch (InvalidRequestException e) {
            return trouble(e, response, model);
        }
    }

    @PostMapping("/alerts")
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
        Query query;
        try {
            query = query(request);
        } catch (InvalidRequestException e) {
            return trouble(e, response, model);
        }
        try {
            String email = request.getParameter("email");
            Wish wish =
                    WishReader.form(query, email == null ? "" : email, schedule(request), request.getParameter("name"));
            signUp.ask(wish, request);
        } catch (InvalidRequestException e) {
            response.setStatus(e.field() == null ? 429 : 400);
            return form(query, request, model, e);
        }
        model.addAttribute("searchUrl", settings.searchUrl() + "/?" + Links.query(query.writtenParameters()));
        return "alerts/asked";
    }

    static Schedule schedule(HttpServletRequest request) {
        return WishReader.schedule(
                request.getParameter("cadence"),
                request.getParameter("at"),
                request.getParameter("weekday"),
                request.getParameter("zone"),
                null);
    }

    private String form(
            Query query, HttpServletRequest request, Model model, @Nullable InvalidRequestException trouble) {
        List<Hidden> hidden = new ArrayList<>();
        query.writtenParameters().forEach((name, values) -> values.forEach(v -> hidden.add(new Hidden(name, v))));
        model.addAttribute("words", Words.of(query));
        model.addAttribute("hidden", hidden);
        model.addAttribute("trouble", trouble);
        model.addAttribute("email", given(request, "email", ""));
        Choices.add(
                model,
                given(request, "cadence", Cadence.IMMEDIATE.word()),
                given(request, "at", Schedule.USUAL_HOUR.toString()),
                given(request, "weekday", "monday"),
                given(request, "zone", Zones.guess(locale(request))));
        model.addAttribute("searchUrl", settings.searchUrl() + "/?" + Links.query(query.writtenParameters()));
        return "alerts/new";
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.ROOT : request.getLocale();
    }

    private static String given(HttpServletRequest request, String name, String otherwise) {
        String value = request.getParameter(name);
        return value == null ? otherwise : value;
    }

    private static Query query(HttpServletRequest request) {
        Map<String, List<String>> criteria = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OWN.contains(name) && !OF_SEARCH.contains(name)) {
                List<String> given =
                        List.of(values).stream().filter(v -> !v.isBlank()).toList();
                if (!given.isEmpty()) {
                    criteria.put(name, given);
                }
            }
        });
        try {
            Query query = Query.parse(criteria);
            if (query.unfiltered()) {
                throw new InvalidRequestException(
                        "query",
                        "An alert on everything would be a mail for every posting. Search for something first.");
            }
            return query;
        } catch (InvalidQueryException e) {
            throw InvalidRequestException.of(e.field(), e.value(), e.position(), String.valueOf(e.getMessage()));
        }
    }

    private String trouble(InvalidRequestException e, HttpServletResponse response, Model model) {
        response.setStatus(400);
        model.addAttribute("field", e.field());
        model.addAttribute("message", e.getMessage());
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/trouble";
    }
}
