package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The report of a real experiment, opened in Chromium. */
class ReportInBrowserTest {
  private static final String EXPERIMENT =
      """
      dataset: {type: adding, length: 12, validation_size: 50, test_size: 50}
      hidden_size: 6
      steps: 40
      evaluate: {every: 10}
      clipping: {type: norm, threshold: 1.0}
      probes: [gradient_norms, gradient_lag, gates, clipping, units, weights, {type: jacobian, every: 20}]
      sweep: {arms: {plain: {cell: rnn}, gated: {cell: gru}, long: {cell: lstm}}}
      seeds: 2
      claims: [{metric: test_loss, of: {arm: long}, at_most: 100}]
      """;

  /** Speaks of a protocol that is not used here. Held, lest the setting be collected. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  @TempDir private Path path;

  @BeforeAll
  static void quiet() {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private static Optional<File> program(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  private Path report() throws Exception {
    Path file = Files.writeString(path.resolve("tried.yaml"), EXPERIMENT);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            new ScreenSize(100, 24),
            false);
    int code =
        Unroll.commandLine(WiredApplication.over(path.resolve("no plugins")), console)
            .execute(
                "run",
                file.toString(),
                "--results=" + path.resolve("results"),
                "--launcher=in-process");
    assertThat(code).as(err.toString()).isZero();
    Path report = Path.of(out.toString().lines().reduce((first, last) -> last).orElseThrow());
    assertThat(report).as("the last line names it").hasFileName("report.html").exists();
    return report;
  }

  private static ChromeDriver browser(File driver, File browser) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser);
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
  }

  private static List<WebElement> curves(ChromeDriver page, String panel) {
    return page.findElements(By.cssSelector("#" + panel + " path.curve"));
  }

  @Test
  void showsCurvesThatCanBeSwitchedOffAndOn() throws Exception {
    Optional<File> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<File> driver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "no browser is found: install chromium and chromedriver (Debian's chromium-driver)");
    Path report = report();
    ChromeDriver page = browser(driver.get(), chromium.get());
    try {
      page.get(report.toUri().toString());
      assertThat(page.findElement(By.tagName("h1")).getText()).isEqualTo("tried");
      assertThat(page.findElement(By.className("supported")).isDisplayed()).isTrue();
      for (String panel :
          List.of(
              "learning",
              "lags",
              "decay",
              "jacobian",
              "gradients",
              "units",
              "weights",
              "clipping")) {
        assertThat(curves(page, panel)).as(panel).hasSize(3);
        assertThat(curves(page, panel))
            .allMatch(curve -> curve.getDomAttribute("d").matches("M[-0-9.,LM]+L[-0-9.,LM]+"));
      }
      assertThat(curves(page, "gates")).isNotEmpty();
      assertThat(page.findElements(By.cssSelector("#map image"))).hasSize(3);
      assertThat(page.findElements(By.cssSelector("#learning path.band"))).hasSize(3);

      WebElement second = page.findElements(By.cssSelector("#arms button")).get(1);
      assertThat(second.getText()).isEqualTo("gated");
      second.click();
      assertThat(curves(page, "learning"))
          .extracting(curve -> curve.getDomAttribute("data-condition"))
          .containsExactly("0", "2");
      assertThat(page.findElements(By.cssSelector("#map image"))).hasSize(2);
      second.click();
      assertThat(curves(page, "learning")).hasSize(3);

      WebElement drawing = page.findElement(By.cssSelector("#learning .drawing"));
      new Actions(page).moveToElement(drawing).perform();
      assertThat(page.findElement(By.cssSelector("#learning .values")).getText())
          .contains("step ", "gated: ", "2 seeds");

      String linear = curves(page, "learning").get(0).getDomAttribute("d");
      List<WebElement> logAxes =
          page.findElements(By.cssSelector("#learning input[type=checkbox]"));
      // Away from under the legend, which stays at the top of the window.
      page.executeScript("arguments[0].scrollIntoView({block: 'center'})", logAxes.get(0));
      logAxes.forEach(WebElement::click);
      assertThat(curves(page, "learning").get(0).getDomAttribute("d")).isNotEqualTo(linear);

      page.manage().window().setSize(new Dimension(500, 800));
      Object overhang = page.executeScript("return document.body.scrollWidth - window.innerWidth");
      assertThat((Long) overhang).as("fits a narrow screen").isNotPositive();
      assertThat(page.manage().logs().get(LogType.BROWSER)).isEmpty();
    } finally {
      page.quit();
    }
  }
}
