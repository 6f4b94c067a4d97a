package io.rolecall.notify.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * In which language pages are: that of the subscriber whose page it is; otherwise the one chosen in the search, where its cookie
 * comes along; otherwise as the browser asks.
 */
@Component("localeResolver")
class PageLanguage implements LocaleResolver {
    /** In their own order on a form. */
    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String CHOSEN = "lang";
    private static final String SUBSCRIBERS = PageLanguage.class.getName();

    /** What the request's sender reads. */
    static Locale of(HttpServletRequest request) {
        if (request.getAttribute(SUBSCRIBERS) instanceof Locale theirs) {
            return theirs;
        }
        Cookie[] cookies = request.getCookies();
        Stream<String> chosen = Stream.concat(
                Stream.ofNullable(request.getParameter(CHOSEN)),
                Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                        .filter(c -> c.getName().equals(CHOSEN))
                        .map(Cookie::getValue));
        return chosen.map(PageLanguage::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> asked(request));
    }

    /** The one of ours that a tag names. */
    static Optional<Locale> known(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return ALL.stream().filter(l -> l.getLanguage().equals(language)).findFirst();
    }

    /** From now on the page is in this language: it is somebody's own. */
    static void set(HttpServletRequest request, Locale theirs) {
        request.setAttribute(SUBSCRIBERS, theirs);
    }

    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(l -> known(l.toLanguageTag()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is read, not set");
    }
}
