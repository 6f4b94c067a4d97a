package io.rolecall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator's page as people use it: by keyboard, on a phone, in the dark, without scripts. */
class OperatorPageBrowserIT {
    static RunningRolecall rolecall;
    static Browser browser;
    static BoardServer boards;

    @BeforeAll
    static void up() throws IOException {
        rolecall = SharedRolecall.get();
        browser = new Browser();
        boards = new BoardServer();
        source("op-fine", lines(1, 12));
        poll("op-fine");
        poll("op-fine");
        source("op-held", lines(1, 10));
        poll("op-held");
        boards.serve("/op-held", lines(1, 3));
        poll("op-held");
        source("op-odd", lines(1, 4) + "\n{\"externalId\": \"x\", \"organization\": \"<b>Acme</b>\"}");
        poll("op-odd");
        source("op-gone", "{}");
        json(rolecall.operatorPut(
                rolecall.ingest("/v1/sources/op-gone"),
                "{\"type\":\"ashby\",\"url\":\"http://127.0.0.1:9/nobody-here\",\"organization\":\"Café Zürich\"}"));
        poll("op-gone");
        json(rolecall.operatorPost(rolecall.ingest("/v1/sources/op-fine/pause"), "application/json", ""));
    }

    @AfterAll
    static void down() {
        for (String id : List.of("op-fine", "op-held", "op-odd", "op-gone", "op-typed", "op-long")) {
            rolecall.operatorDelete(rolecall.ingest("/v1/sources/" + id));
        }
        browser.close();
        boards.close();
    }

    @Test
    void aSourceIsAddedByKeyboardAlone() {
        String url = boards.serve("/op-typed", lines(1, 3));
        Page page = browser.desktop();
        List<String> errors = errors(page);
        page.navigate(rolecall.ingest("/"));
        focus(page, page.getByLabel("The operator's key"));
        page.keyboard().type(RunningRolecall.KEY);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Sources");
        focus(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a source")));
        page.keyboard().press("Enter");
        focus(page, page.getByLabel("Name"));
        page.keyboard().type("op-typed");
        focus(page, page.getByLabel("Type"));
        page.keyboard().type("rolecall");
        focus(page, page.getByLabel("Address of the list"));
        page.keyboard().type(url);
        focus(page, page.locator("#try"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#tried .found li")).hasCount(3);
        assertThat(page.locator("#try")).isFocused();
        assertThat(page.getByLabel("Name")).hasValue("op-typed");
        focus(page, page.locator("#save"));
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("op-typed");
        focus(page, page.locator("#poll"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".runs .badge.ok").first()).hasText("Complete");
        assertThat(errors).isEmpty();
    }

    @Test
    void theCountsOfARunMoveByThemselvesAndTheFocusStays() {
        CountDownLatch latch = boards.hold("/op-long");
        source("op-long", lines(100, 160));
        Page page = signedIn(browser.desktop());
        page.navigate(rolecall.ingest("/operator/sources/op-long"));
        page.locator("#poll").click();
        assertThat(page.locator("#now-title")).hasText("Run 1 goes on");
        page.locator("#edit").focus();
        boolean[] asked = {false};
        page.onResponse(response -> asked[0] |= response.url().endsWith("/operator/sources/op-long"));
        page.waitForCondition(() -> asked[0]);
        latch.countDown();
        assertThat(page.locator("#now .done")).hasText("The run is over.");
        assertThat(page.locator(".runs > li .counts").first()).containsText("61");
        assertThat(page.locator("h1 + .badge")).containsText("Paused");
        assertThat(page.locator("#edit")).isFocused();
    }

    @Test
    void heldClosingsAreReleasedWithoutScripts() {
        source("op-held", lines(1, 10));
        poll("op-held");
        boards.serve("/op-held", lines(1, 3));
        poll("op-held");
        Page page = signedIn(browser.withoutScripts());
        page.getByLabel("Health").selectOption("held");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("op-held").setExact(true))
                .click();
        assertThat(page.locator(".missing li")).hasCount(7);
        assertThat(page.locator("#confirm")).isVisible();
        page.locator("#release").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Released: 7 postings stay open.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.navigate(rolecall.ingest("/operator/sources/op-held"));
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void nothingRunsOffTheSideOfAPhone() {
        Page page = browser.phone();
        for (String path : paths()) {
            show(page, path);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    void anAccessibilityCheckFindsNothingInLightAndInDark() {
        Page page = browser.desktop();
        List<String> errors = errors(page);
        for (String path : paths()) {
            show(page, path);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                assertThat(Browser.violations(page, scheme))
                        .as(path + " " + scheme)
                        .extracting(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .isEmpty();
            }
        }
        assertThat(errors).as("the policy has nothing to forbid").isEmpty();
    }

    private static List<String> paths() {
        return List.of(
                "/operator/sign-in",
                "/operator",
                "/operator?q=no-such-source",
                "/operator/sources/op-held",
                "/operator/sources/op-odd",
                "/operator/sources/op-gone",
                "/operator/add",
                "/operator/sources/op-gone/edit",
                "/operator/sources/op-fine/delete",
                "/operator/sources/no-such-source");
    }

    /** The way in first, then signed in. */
    static void show(Page page, String path) {
        if (path.endsWith("sign-in")) {
            page.context().clearCookies();
        } else if (page.context().cookies().isEmpty()) {
            signedIn(page);
        }
        page.navigate(rolecall.ingest(path));
        for (Locator details : page.locator("details").all()) {
            details.evaluate("e => e.open = true");
        }
    }

    static Page signedIn(Page page) {
        page.navigate(SharedRolecall.get().ingest("/operator/sign-in"));
        page.getByLabel("The operator's key").fill(RunningRolecall.KEY);
        page.locator("main button").click();
        assertThat(page.locator("h1")).hasText("Sources");
        return page;
    }

    private static List<String> errors(Page page) {
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            // An address that isn't there is told as an error, too.
            if (message.type().equals("error") && !message.text().contains("404")) {
                errors.add(message.text());
            }
        });
        return errors;
    }

    /** Presses Tab until the element has the focus, as someone without a mouse would. */
    private static void focus(Page page, Locator element) {
        element.waitFor();
        for (int i = 0; i < 120; i++) {
            if ((boolean) element.evaluate("e => e === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reached " + element);
    }

    static void source(String id, String lines) {
        String url = boards.serve("/" + id, lines);
        json(rolecall.operatorPut(
                rolecall.ingest("/v1/sources/" + id),
                "{\"type\":\"rolecall\",\"url\":\"" + url + "\",\"interval\":\"P1D\",\"paused\":true}"));
    }

    static void poll(String id) {
        json(rolecall.operatorPost(rolecall.ingest("/v1/sources/" + id + "/poll"), "application/json", ""));
        await().until(() -> !json(rolecall.operatorGet(rolecall.ingest("/v1/sources/" + id + "/runs")))
                .isEmpty());
    }

    static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i ->
                        "{\"externalId\":\"%d\",\"title\":\"Lamplighter %d\",\"organization\":\"Acme\",\"locations\":[\"Graz, Austria\"]}"
                                .formatted(i, i))
                .collect(Collectors.joining("\n"));
    }
}
