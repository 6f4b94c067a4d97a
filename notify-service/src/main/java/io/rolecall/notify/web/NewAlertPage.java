package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.alert.Wish;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page on which somebody asks for an alert on a search. */
@Controller
class NewAlertPage {
    private final SignUp signUp;
    private final Previews previews;
    private final ChannelSettings settings;
    private final MessageSource messages;

    NewAlertPage(SignUp signUp, Previews previews, ChannelSettings settings, MessageSource messages) {
        this.signUp = signUp;
        this.previews = previews;
        this.settings = settings;
        this.messages = messages;
    }

    /** One hidden field of the form. */
    record Hidden(String name, String value) {}

    /** Another query that finds something, and where it becomes an alert. */
    record Other(String said, String count, String href) {}

    @GetMapping("/alerts/new")
    String form(HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            return form(Forms.query(request), request, model, null);
        } catch (InvalidRequestException e) {
            return trouble(e, request, response, model);
        }
    }

    @PostMapping("/alerts")
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
        Query query;
        try {
            query = Forms.query(request);
        } catch (InvalidRequestException e) {
            return trouble(e, request, response, model);
        }
        try {
            Wish wish = WishReader.form(
                    query, Forms.given(request, "email", ""), Forms.schedule(request), request.getParameter("name"));
            previews.refuseTooBroad(query);
            signUp.ask(wish, request);
        } catch (InvalidRequestException e) {
            response.setStatus(e.field() == null ? 429 : 400);
            return form(query, request, model, e);
        }
        model.addAttribute("searchUrl", search(query));
        return "alerts/asked";
    }

    private String form(
            Query query, HttpServletRequest request, Model model, @Nullable InvalidRequestException trouble) {
        Says says = new Says(messages, PageLanguage.of(request));
        List<Hidden> hidden = new ArrayList<>();
        query.writtenParameters().forEach((name, values) -> values.forEach(v -> hidden.add(new Hidden(name, v))));
        model.addAttribute("words", says.criteria(query));
        model.addAttribute("hidden", hidden);
        model.addAttribute("trouble", trouble == null ? null : says.trouble(trouble));
        model.addAttribute("email", Forms.given(request, "email", ""));
        model.addAttribute("name", Forms.given(request, "name", ""));
        Choices.add(
                model,
                Forms.given(request, "cadence", Cadence.IMMEDIATE.word()),
                Forms.given(request, "at", Schedule.USUAL_HOUR.toString()),
                Forms.given(request, "weekday", "monday"),
                Forms.given(request, "zone", Zones.guess(locale(request))));
        model.addAttribute("searchUrl", search(query));
        model.addAttribute("home", settings.searchUrl().toString());
        previews.of(query).ifPresent(p -> preview(p, says, model));
        return "alerts/new";
    }

    private static void preview(Previews.Preview p, Says says, Model model) {
        model.addAttribute("preview", p);
        model.addAttribute("vacancies", says.counted("vacancies", p.count()));
        model.addAttribute("perDay", says.perDay(p.perDay()));
        model.addAttribute("most", says.number(p.mostPerDay()));
        model.addAttribute(
                "others", p.nearMisses().stream().map(miss -> other(miss, says)).toList());
    }

    private static Other other(SearchService.NearMiss miss, Says says) {
        String said = miss.changed().stream()
                // How wide a circle is, is said with its middle.
                .map(name -> name.equals("radiusKm") && miss.query().containsKey("location") ? "location" : name)
                .distinct()
                .map(name -> {
                    List<String> values = miss.query().get(name);
                    String criterion = says.text("criterion." + name);
                    return values == null
                            ? says.text("preview.without", criterion)
                            : criterion + ": " + says.values(Query.parse(miss.query()), name);
                })
                .collect(Collectors.joining("; "));
        return new Other(said, says.counted("postings", miss.count()), "/alerts/new?" + Links.query(miss.query()));
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.ROOT : request.getLocale();
    }

    private String search(Query query) {
        return settings.searchUrl() + "/?" + Links.query(query.writtenParameters());
    }

    private String trouble(
            InvalidRequestException e, HttpServletRequest request, HttpServletResponse response, Model model) {
        Says says = new Says(messages, PageLanguage.of(request));
        response.setStatus(400);
        model.addAttribute("field", e.field() == null || e.field().equals("query") ? null : says.field(e.field()));
        model.addAttribute("message", says.trouble(e));
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/trouble";
    }
}
