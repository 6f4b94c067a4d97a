package io.rolecall.ingest.page;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.ingest.source.Health;
import io.rolecall.ingest.source.Operations;
import io.rolecall.ingest.source.Run;
import io.rolecall.ingest.source.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** One source: what it is and did, and what one may do to it. */
@OperatorPage
@RequestMapping(SourcePage.PATH + "{id}")
class SourcePage {
    static final String PATH = OperatorRoom.PATH + "/sources/";
    private static final int RUNS = 20;
    private static final int HELD_SHOWN = 50;

    private final Sources sources;
    private final Operations operations;
    private final Clock clock;

    SourcePage(Sources sources, Operations operations, Clock clock) {
        this.sources = sources;
        this.operations = operations;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @PathVariable String id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @RequestParam(name = "n", required = false) @Nullable String count,
            Model model) {
        Sources.Shown shown = sources.shown(id);
        Row row = Row.of(shown, clock.instant());
        Health health = shown.view().health();
        Health held = health == null || health.held() == null ? null : health;
        model.addAttribute("row", row);
        model.addAttribute("view", shown.view());
        model.addAttribute("interrupted", shown.interrupted());
        model.addAttribute("created", Say.moment(shown.view().createdAt()));
        model.addAttribute(
                "next",
                shown.view().paused()
                        ? "only when you ask"
                        : Say.moment(shown.view().next()));
        model.addAttribute("complete", Say.moment(shown.view().lastComplete()));
        model.addAttribute("held", held);
        model.addAttribute("heldSince", held == null ? null : Say.moment(held.heldSince()));
        model.addAttribute("missing", held == null ? List.of() : sources.held(id, HELD_SHOWN));
        model.addAttribute(
                "runs",
                sources.runs(id, RUNS).stream()
                        .filter(run -> run.outcome() != Run.Outcome.RUNNING)
                        .map(RunRow::of)
                        .toList());
        model.addAttribute("done", Done.said(done, id, count));
        return "operator/source";
    }

    @PostMapping("/poll")
    RedirectView poll(@PathVariable String id, HttpServletRequest request) {
        operations.running(id, false);
        return back(id, "polled", request);
    }

    @PostMapping("/pause")
    RedirectView pause(@PathVariable String id, HttpServletRequest request) {
        operations.pause(id, true);
        return back(id, "paused", request);
    }

    @PostMapping("/resume")
    RedirectView resume(@PathVariable String id, HttpServletRequest request) {
        operations.pause(id, false);
        return back(id, "resumed", request);
    }

    @PostMapping("/confirm")
    RedirectView confirm(@PathVariable String id) {
        notBeingRead(id);
        return to(PATH + id + "?done=confirmed&n=" + operations.confirm(id));
    }

    @PostMapping("/release")
    RedirectView release(@PathVariable String id) {
        notBeingRead(id);
        return to(PATH + id + "?done=released&n=" + operations.release(id));
    }

    /** Asks once more, and says what becomes of the postings. */
    @GetMapping("/delete")
    String ask(@PathVariable String id, Model model) {
        model.addAttribute("row", Row.of(sources.shown(id), clock.instant()));
        model.addAttribute("open", sources.open(id));
        return "operator/delete";
    }

    @PostMapping("/delete")
    RedirectView delete(@PathVariable String id) {
        notBeingRead(id);
        operations.delete(id, false);
        return to(OperatorRoom.PATH + "?done=deleted&source=" + id);
    }

    @PostMapping("/erase")
    RedirectView erase(@PathVariable String id) {
        notBeingRead(id);
        operations.delete(id, true);
        return to(OperatorRoom.PATH + "?done=erased&source=" + id);
    }

    /** Whoever has clicked doesn't wait until a long run is over. */
    private void notBeingRead(String id) {
        if (sources.shown(id).running()) {
            throw new InvalidRequestException(
                    HttpStatus.CONFLICT,
                    null,
                    "The source is being read just now. Wait until the run is over, then try again.");
        }
    }

    private static RedirectView back(String id, String done, HttpServletRequest request) {
        if (!"list".equals(request.getParameter("from"))) {
            return to(PATH + id + "?done=" + done);
        }
        String list = ListPage.Where.of(
                        request.getParameter("q"), request.getParameter("standing"), request.getParameter("page"))
                .address();
        return to(list + (list.contains("?") ? "&" : "?") + "done=" + done + "&source=" + id);
    }

    static RedirectView to(String address) {
        RedirectView view = new RedirectView(address);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }
}
