package io.rolecall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator's page about alerts and messages: by keyboard, on a phone, by night, without scripts. */
class OperatorHealthBrowserIT {
    private static final String TOLD = "told@operator.example.org";
    private static final String BOUNCED = "bounced.with-a-long-name-that-has-to-break-somewhere@operator.example.org";
    private static RunningRolecall rolecall;
    private static Browser browser;

    @BeforeAll
    static void up() {
        rolecall = SharedRolecall.get();
        browser = new Browser();
        rolecall.alert("{\"q\": \"lighthouse\"}", TOLD);
        rolecall.alert("{\"q\": \"lighthouse\"}", BOUNCED);
        String dead = rolecall.alert("{\"q\": \"harpist -harpist\"}", "dead@operator.example.org")
                .get("id")
                .asString();
        json(rolecall.operatorPost(
                rolecall.alerts("/v1/bounces/plain"),
                "application/json",
                "{\"kind\": \"hard\", \"address\": \"" + BOUNCED
                        + "\", \"reason\": \"550 5.1.1 no <b>such</b> user\"}"));
        var posting = RunningRolecall.JSON.createObjectNode();
        posting.put("externalId", "op1").put("title", "Lighthouse keeper").put("description", "<p>Alone.</p>");
        posting.putObject("organization").put("name", "Phare d'Ar-Men");
        json(rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/json", posting.toString()));
        await().until(() -> !rolecall.mailsTo(TOLD).isEmpty());
        // The page shows the last minute's audit, which may be older than the alert.
        await().until(() ->
                rolecall.operatorGet(rolecall.alerts("/v1/audit")).body().contains(dead));
    }

    @AfterAll
    static void down() {
        browser.close();
    }

    @Test
    void whatWasSentToAnAddressIsFoundByKeyboardAlone() {
        Page page = browser.desktop();
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.navigate(rolecall.alerts("/operator"));
        focus(page, page.getByLabel("The operator's key"));
        page.keyboard().type(RunningRolecall.KEY);
        page.keyboard().press("Enter");
        assertThat(page.locator(".verdict")).isVisible();
        assertThat(page.locator(".glance li")).hasCount(8);
        assertThat(page.locator("#dead + ul")).containsText("contradicts itself");
        focus(page, page.getByLabel("What was sent to"));
        page.keyboard().type(TOLD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(TOLD);
        assertThat(page.url()).as("an address is in no address").doesNotContain("told");
        Locator message = page.locator("#messages + ul > li").first();
        assertThat(message).containsText("1 posting");
        focus(page, message.locator("summary"));
        page.keyboard().press("Enter");
        assertThat(message.locator(".titles")).containsText("Lighthouse keeper · Phare d'Ar-Men");
        page.navigate(rolecall.alerts("/operator"));
        Locator sources = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sources"));
        assertThat(sources).hasAttribute("href", rolecall.ingest("/operator"));
        focus(page, sources);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Sign in");
        OperatorPageBrowserIT.signedIn(page);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Alerts and messages")))
                .hasAttribute("href", rolecall.alerts("/operator"));
        page.navigate(rolecall.alerts("/operator"));
        // The one session leaves the other alone.
        assertThat(page.locator(".verdict")).isVisible();
        assertThat(errors).as("the policy has nothing to forbid").isEmpty();
    }

    @Test
    void mailGoesAgainToAnAddressThatBouncedWithoutScripts() {
        Page page = signedIn(browser.withoutScripts());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mailboxes that get no more mail"))
                .click();
        Locator entry = page.locator(".list > li").filter(new Locator.FilterOptions().setHasText(BOUNCED));
        assertThat(entry).containsText("550 5.1.1 no <b>such</b> user");
        nothingIsCutOrInaccessible(page.url(), "");
        entry.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#bounces")).hasText("No mail is sent there");
        assertThat(page.locator(".badge.suspended")).isVisible();
        nothingIsCutOrInaccessible("/operator", BOUNCED);
        page.locator("#lift").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Mail is sent to this address again, and 1 alert");
        assertThat(page.locator(".badge.active")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.navigate(rolecall.alerts("/operator"));
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void onAPhoneAndByNightNothingIsCutOrInaccessible() {
        nothingIsCutOrInaccessible("/operator/sign-in", "");
        nothingIsCutOrInaccessible("/operator", "");
        nothingIsCutOrInaccessible("/operator", TOLD);
    }

    /** @param asked an address that is asked for from there; empty: none */
    private static void nothingIsCutOrInaccessible(String path, String asked) {
        Page phone = show(browser.phone(), path, asked);
        assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                .as(path + " " + asked)
                .isLessThanOrEqualTo(320);
        Page desktop = show(browser.desktop(), path, asked);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertThat(Browser.violations(desktop, scheme))
                    .as(path + " " + asked + " " + scheme)
                    .extracting(rule ->
                            rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
        phone.context().close();
        desktop.context().close();
    }

    private static Page show(Page page, String path, String asked) {
        if (!path.endsWith("sign-in")) {
            signedIn(page);
        }
        page.navigate(path.startsWith("/") ? rolecall.alerts(path) : path);
        if (!asked.isEmpty()) {
            page.getByLabel("What was sent to").fill(asked);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Find").setExact(true))
                    .click();
            assertThat(page.locator("h1")).containsText(asked);
            // A click waits for the page, and not for its style.
            page.waitForLoadState();
        }
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        return page;
    }

    private static Page signedIn(Page page) {
        page.navigate(rolecall.alerts("/operator/sign-in"));
        page.getByLabel("The operator's key").fill(RunningRolecall.KEY);
        page.locator("main button").click();
        assertThat(page.locator(".verdict")).isVisible();
        return page;
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
}
