package io.rolecall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page with all alerts of a subscriber, as a mail leads to it: by keyboard, on a phone, by night, without scripts. */
class SubscriberPageBrowserIT {
    private static final String READER = "reader@example.org";
    private static RunningRolecall rolecall;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void up() {
        rolecall = SharedRolecall.get();
        browser = new Browser();
        rolecall.alert("{\"q\": \"falconry\"}", READER);
        rolecall.alert("{\"q\": \"ferryman\", \"location\": \"Graz\"}", READER);
        var posting = RunningRolecall.JSON.createObjectNode();
        posting.put("externalId", "sp1").put("title", "Falconry teacher").put("description", "<p>With birds.</p>");
        posting.putObject("organization").put("name", "Château Épervier");
        json(rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/json", posting.toString()));
        await().until(() -> !rolecall.mailsTo(READER).isEmpty());
        String mail =
                rolecall.mail(rolecall.mailsTo(READER).getFirst()).get("Text").asString();
        address = mail.replaceAll("(?s).*?(http://localhost:\\d+/subscriber/\\S+).*", "$1");
    }

    @AfterAll
    static void down() {
        browser.close();
    }

    @Test
    void anAlertIsPausedByKeyboardAlone() {
        Page page = browser.desktop();
        page.navigate(address);
        Locator card = page.locator("article.card").filter(new Locator.FilterOptions().setHasText("ferryman"));
        focus(page, card.locator("button[value=pause]"));
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(card.locator("button[value=resume]")).isVisible();
        focus(page, card.locator("button[value=resume]"));
        page.keyboard().press("Enter");
        assertThat(card.locator("button[value=pause]")).isVisible();
    }

    @Test
    void wishesForAllAlertsNeedNoScripts() {
        Page page = browser.withoutScripts();
        page.navigate(address);
        page.locator("#organizations").fill("Château Épervier\nМосква & Söhne");
        page.locator("button[value=blocks]").click();
        assertThat(page.locator("#organizations")).hasValue("Château Épervier\nМосква & Söhne");
        page.locator("#organizations").fill("");
        page.locator("button[value=blocks]").click();
        page.locator("#language").selectOption("de");
        page.locator("button[value=wishes]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.locator("#language").selectOption("en");
        page.locator("button[value=wishes]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.locator("button[value=erase]").click();
        assertThat(page.locator("main form button")).not().hasCount(0);
    }

    @Test
    void onAPhoneAndByNightNothingIsCutOrInaccessible() {
        Page phone = browser.phone();
        Page desktop = browser.desktop();
        for (String url : List.of(address, first(desktop))) {
            phone.navigate(url);
            assertThat((int) phone.evaluate("document.documentElement.scrollWidth"))
                    .as(url)
                    .isLessThanOrEqualTo(320);
            desktop.navigate(url);
            desktop.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                assertThat(Browser.violations(desktop, scheme))
                        .as(url + " " + scheme)
                        .extracting(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .isEmpty();
            }
        }
    }

    /**
     * There is no push service for a test: the browser's own subscribing answers as one would, everything else is real, from the
     * button over the service worker to what the page shows then.
     */
    @Test
    void aBrowserSubscribesAndItsServiceWorkerIsOurs() throws IOException {
        List<byte[]> posted = new CopyOnWriteArrayList<>();
        HttpServer push = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        push.createContext("/", exchange -> {
            posted.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        push.start();
        try {
            Page page = browser.desktop();
            List<String> errors = new CopyOnWriteArrayList<>();
            page.onPageError(errors::add);
            page.context().grantPermissions(List.of("notifications"));
            page.addInitScript("""
                    if (window.PushManager) PushManager.prototype.subscribe = async (options) => {
                      window.askedWith = new Uint8Array(options.applicationServerKey).length;
                      return { toJSON: () => ({ endpoint: "http://127.0.0.1:%1$d/secret-of-the-browser", keys: {
                        p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        auth: "BTBZMqHH6r4Tts7J_aSIgg" } }) };
                    };
                    if (window.PushManager) PushManager.prototype.getSubscription = async () => (
                      { endpoint: "http://127.0.0.1:%1$d/secret-of-the-browser", unsubscribe: async () => true });
                    """.formatted(push.getAddress().getPort()));
            page.navigate(address);
            page.locator("#which").selectOption(new SelectOption().setIndex(1));
            page.locator("#browse button").click();
            assertThat(page.locator("form.browser")).hasCount(1);
            assertThat(page.locator("form.browser")).containsText("127.0.0.1");
            assertThat(posted).hasSize(1);
            assertThat(new String(posted.getFirst(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("alert");
            assertThat(page.content()).doesNotContain("secret-of-the-browser");
            assertThat((String) page.evaluate(
                            "navigator.serviceWorker.ready.then(r => new URL(r.active.scriptURL).pathname)"))
                    .isEqualTo("/push-worker.js");
            assertThat(page.locator("#browse-failed")).isHidden();
            renew(page, "http://127.0.0.1:" + push.getAddress().getPort() + "/another-address");
            assertThat(posted).as("the first message at the new address").hasSize(2);
            page.navigate(address);
            assertThat(page.locator("form.browser")).hasCount(1);
            page.locator("form.browser button").click();
            assertThat(page.locator("[role=status]")).isVisible();
            assertThat(page.locator("form.browser")).hasCount(0);
            assertThat(errors).isEmpty();
        } finally {
            push.stop(0);
        }
        Page without = browser.withoutScripts();
        without.navigate(address);
        assertThat(without.locator("#browse")).isHidden();
    }

    /** Has the worker's own code do what it does at {@code pushsubscriptionchange}, which no test can cause. */
    private static void renew(Page page, String endpoint) {
        page.waitForFunction("async () => !!(await (await caches.open('rolecall-push')).match('/push-renewal'))");
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/push-worker.js"));
        page.evaluate("""
                endpoint => renew({ toJSON: () => ({ endpoint, keys: {
                  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                  auth: "BTBZMqHH6r4Tts7J_aSIgg" } }) })""", endpoint);
    }

    /** The page of the subscriber's first alert. */
    private static String first(Page page) {
        page.navigate(address);
        page.locator("article.card h2 a").first().click();
        assertThat(page.locator("main h1")).isVisible();
        return page.url();
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
