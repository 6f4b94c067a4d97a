package io.rolecall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pages as people use them: with a mouse, by keyboard, on a phone, without scripts. */
class BrowserIT {
    private static RunningRolecall rolecall;
    private static Browser browser;

    @BeforeAll
    static void up() {
        rolecall = SharedRolecall.get();
        browser = new Browser();
        push(
                "b1",
                "Organ builder",
                "Vienna, Austria",
                "<p>Pipes of tin and lead.</p><script>document.title='stolen'</script>");
        push("b2", "Organ builder's apprentice", "Graz, Austria", "<p>Learn to voice organ pipes.</p>");
        await().until(() -> rolecall.total("q=organ") == 2);
    }

    @AfterAll
    static void down() {
        browser.close();
    }

    @Test
    void fromTheSearchToTheMailByKeyboardAlone() {
        Page page = browser.desktop();
        page.navigate(rolecall.search("/"));
        focus(page, page.getByLabel("Words"));
        page.keyboard().type("organ builder");
        page.keyboard().press("Enter");
        assertThat(page.getByText("2 postings")).isVisible();
        assertThat(page.locator("ol.results em").first()).containsText("Organ");

        focus(page, link(page, "Alert me about this search"));
        page.keyboard().press("Enter");
        Locator address = page.locator("input[type=email]");
        focus(page, address);
        page.keyboard().type("organist@example.org");
        page.keyboard().press("Enter");
        await().until(() -> rolecall.mailsTo("organist@example.org").size() == 1);
        JsonNode mail = rolecall.mail(rolecall.mailsTo("organist@example.org").getFirst());
        String confirm =
                mail.get("Text").asString().replaceAll("(?s).*?(http://localhost:\\d+\\S*confirm\\S*).*", "$1");
        page.navigate(confirm);
        Locator button = page.locator("main form button").first();
        focus(page, button);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Your alert is on");

        push("b3", "Organ builder, travelling", "Linz, Austria", "<p>Tuning in winter churches.</p>");
        await().until(() -> rolecall.mailsTo("organist@example.org").size() == 2);
    }

    @Test
    void aFilterNarrowsTheResultsAndTheBackButtonWidensThemAgain() {
        Page page = browser.desktop();
        page.navigate(rolecall.search("/?q=organ+builder&location=Graz"));
        assertThat(page.locator(".found > ol.results > li")).hasCount(1);
        assertThat(link(page, "Organ builder's apprentice")).isVisible();
        page.getByLabel("Place").fill("");
        page.locator("#search button").first().click();
        assertThat(page.locator(".found > ol.results > li").nth(1)).isVisible();
        page.goBack();
        assertThat(page.locator(".found > ol.results > li")).hasCount(1);
        assertThat(page.getByLabel("Place")).hasValue("Graz");
    }

    @Test
    void searchingNeedsNoScripts() {
        Page page = browser.withoutScripts();
        page.navigate(rolecall.search("/"));
        page.getByLabel("Words").fill("organ apprentice");
        page.locator("#search button").first().click();
        link(page, "Organ builder's apprentice").click();
        assertThat(page.locator("h1")).hasText("Organ builder's apprentice");
        link(page, "Pipe Works").click();
        assertThat(page.locator("h1")).hasText("Pipe Works");
        page.locator(".counts a").getByText("Graz").click();
        assertThat(page.locator("#count")).hasText("1 posting");
    }

    @Test
    void aPostingsScriptNeitherRunsNorIsShown() {
        Page page = browser.desktop();
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.navigate(rolecall.search("/postings/push:b1"));

        assertThat(page.locator("h1")).hasText("Organ builder");
        assertThat(page.title()).contains("Organ builder").doesNotContain("stolen");
        assertThat(page.locator("main")).not().containsText("document.title");
        assertThat(errors).isEmpty();
    }

    @Test
    void resultsFollowWhatIsTypedAndTheFieldKeepsWhatIsTypedMeanwhile() {
        Page page = browser.desktop();
        page.navigate(rolecall.search("/"));
        focus(page, page.getByLabel("Words"));
        page.keyboard().type("organ apprentice");
        assertThat(page.locator("#count")).hasText("1 posting");
        assertThat(page.getByLabel("Words")).isFocused();
        assertThat(page.locator("#language")).hasAttribute("href", "/?q=organ%20apprentice&lang=de");
        page.keyboard().press("End");
        page.keyboard().type(" nothing");
        assertThat(page.locator("#count")).hasText("0 postings");
        assertThat(page.getByLabel("Words")).hasValue("organ apprentice nothing");
        page.reload();
        assertThat(page.getByLabel("Words")).hasValue("organ apprentice nothing");
        assertThat(page.locator("#count")).hasText("0 postings");
    }

    @Test
    void wordsAndPlacesAreProposedToWhoTypes() {
        Page page = browser.desktop();
        page.navigate(rolecall.search("/"));
        page.getByLabel("Words").pressSequentially("orga");
        assertThat(page.locator("datalist#words option[value='Organ builder']")).hasCount(1);
        assertThat(page.getByText("While you type: results for orga*")).isVisible();
        assertThat(page.locator("ol.results em").first()).hasText("Organ");
        page.keyboard().press("Enter");
        assertThat(page.locator("#count")).hasText("0 postings");
        assertThat(link(page, "orga*")).hasAttribute("href", "/?q=orga%2A");
        page.getByLabel("Place").pressSequentially("Gra");
        assertThat(page.locator("datalist#places option[value^='Graz']")).hasCount(1);
    }

    @Test
    void theLanguageIsTheBrowsersUntilAnotherIsChosen() {
        Page page = browser.german();
        page.navigate(rolecall.search("/?q=organ+builder"));
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page).hasTitle("organ builder – Rolecall");
        assertThat(page.locator("#count")).hasText("2 Anzeigen");
        assertThat(page.locator("ol.results .why").first()).containsText("Warum: „Organ builder“ im Titel");
        link(page, "English").click();
        assertThat(page.locator("#count")).hasText("2 postings");
        link(page, "Organ builder's apprentice").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.getByText("Other postings of Pipe Works")).isVisible();
    }

    @Test
    void theFirstPageIsSmall() {
        Page page = browser.desktop();
        List<Integer> sizes = new ArrayList<>();
        page.onRequestFinished(
                request -> sizes.add(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
        page.navigate(rolecall.search("/"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(sizes.stream().mapToInt(s -> s).sum()).isBetween(5_000, 60_000);
    }

    @Test
    void nothingRunsOffTheSideOfAPhone() {
        Page page = browser.phone();
        for (String url : pages()) {
            page.navigate(url);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(url)
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    void anAccessibilityCheckFindsNothingInEitherLanguageByDayOrNight() {
        for (Page page : List.of(browser.desktop(), browser.german())) {
            for (String url : pages()) {
                page.navigate(url);
                // What is folded has colours and names too.
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    assertThat(Browser.violations(page, scheme))
                            .as(url + " " + scheme)
                            .extracting(rule -> rule.getId() + ": "
                                    + rule.getNodes().getFirst().getHtml())
                            .isEmpty();
                }
            }
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static List<String> pages() {
        return List.of(
                rolecall.search("/"),
                rolecall.search("/?q=organ+builder"),
                rolecall.search("/?q=orgn+bilder&location=Graz&payMin=30000&payCurrency=EUR&postedWithin=7d"),
                rolecall.search("/?q=nothing+has+all+of+these+words"),
                rolecall.search("/?q=%22unclosed+(&payMin=lots"),
                rolecall.search("/postings/push:b1"),
                rolecall.search("/postings/push:no-such-posting"),
                rolecall.search("/organizations/Pipe%20Works"),
                rolecall.search("/organizations/No%20such%20house"),
                rolecall.alerts("/alerts/new?q=organ+builder&location=Graz"),
                rolecall.mail("/"));
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

    private static void push(String id, String title, String place, String html) {
        var posting = RunningRolecall.JSON.createObjectNode();
        posting.put("externalId", id).put("title", title).put("description", html);
        posting.putObject("organization").put("name", "Pipe Works");
        posting.putArray("locations").addObject().put("text", place);
        json(rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/json", posting.toString()));
    }
}
