package io.rolecall.notify.web;

import io.rolecall.notify.channel.ChannelSettings;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;

/** The one answer to every token that opens nothing. */
final class Gone {
    private Gone() {}

    static String page(ChannelSettings settings, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        return "alerts/gone";
    }
}
