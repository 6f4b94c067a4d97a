package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Favours;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.deliver.Deliveries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where people ask for the link to the page of their alerts. The answer is the same whether the address is known or not, and takes
 * as long.
 */
@Controller
class LinkPages {
    private final Favours favours;
    private final Deliveries deliveries;
    private final ChannelSettings settings;
    private final MessageSource messages;

    LinkPages(Favours favours, Deliveries deliveries, ChannelSettings settings, MessageSource messages) {
        this.favours = favours;
        this.deliveries = deliveries;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/subscriber")
    String form(Model model) {
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/link";
    }

    @PostMapping("/subscriber")
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        String given = Forms.given(request, "email", "");
        try {
            String mailbox = WishReader.mailbox(given);
            SignUp.evenly(() -> favours.link(mailbox, request.getRemoteAddr())
                    .ifPresent(alert -> deliveries.mail(alert, Notice.Kind.LINK)));
            model.addAttribute("link", true);
            return "alerts/asked";
        } catch (InvalidRequestException e) {
            response.setStatus(e.field() == null ? 429 : 400);
            model.addAttribute("email", given);
            model.addAttribute("trouble", new Says(messages, PageLanguage.of(request)).trouble(e));
            return "alerts/link";
        }
    }
}
