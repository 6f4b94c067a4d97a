package io.rolecall.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium: the machine's own where there is one, else the one that Playwright fetches. */
final class Browser implements AutoCloseable {
    /** As long as tests elsewhere wait for what must come, in ms. */
    private static final int PATIENCE = 180_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Optional<Path> installed = Stream.of(
                        System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        installed.ifPresent(options::setExecutablePath);
        chromium = playwright.chromium().launch(options);
    }

    Page desktop() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    Page phone() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(320, 640));
    }

    /** Of somebody who reads German, in the dark. */
    Page german() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("de-DE")
                .setColorScheme(ColorScheme.DARK));
    }

    Page withoutScripts() {
        return page(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setJavaScriptEnabled(false));
    }

    private Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    /** What an accessibility check finds on a page as it is now; by night nothing is different but the colours. */
    static List<Rule> violations(Page page, ColorScheme scheme) {
        page.waitForLoadState();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        // Without frames there is nothing to be put together, for which it would open a page of its own each time.
        assertThat(page.frames()).hasSize(1);
        AxeBuilder check = new AxeBuilder(page).setLegacyMode(true);
        return (scheme == ColorScheme.LIGHT ? check : check.withRules(List.of("color-contrast")))
                .analyze()
                .getViolations();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
