package org.unroll.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.WriteFailure;
import org.unroll.report.NoResultsException;
import org.unroll.report.WrittenRuns;
import org.unroll.report.curve.Curve;
import org.unroll.report.curve.Series;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureTest {
  @TempDir private Path path;

  private WrittenRuns written() {
    WrittenRuns runs =
        new WrittenRuns(path, "width")
            .losses("rnn width=8", "rnn", Map.of("width", "8"), 0.5, 0.7)
            .losses("rnn width=16", "rnn", Map.of("width", "16"), 0.25, 0.35)
            .losses("<gru> & co", "<gru> & co", Map.of("width", "8"), 0.1, Double.NaN);
    for (int seed = 1; seed <= 2; seed++) {
      runs.curve("rnn width=8", seed, "0,validation,1.0,", "9,validation," + seed * 0.01 + ",");
      runs.curve("<gru> & co", seed, "0,validation,2.0,", "5,train,1,", "9,validation,0,");
    }
    runs.rebuild();
    return runs;
  }

  private Figure figure(String x, String y, String by) {
    return PlottedRuns.of(written().folder())
        .figure(new Plot(x, y, by, OptionalLong.empty()), false, true);
  }

  private Curve jacobian(String y, OptionalLong at) {
    WrittenRuns runs = new WrittenRuns(path).losses("rnn", 0.5);
    runs.table(
        "jacobian",
        "rnn",
        1,
        "step,layer,lag,log10_largest,effective_rank",
        "1,0,1,-9,3",
        "1,1,1,-1,3",
        "1,1,2,-2,2",
        "50,1,1,-4,1",
        "50,1,2,,1");
    runs.rebuild();
    Figure figure =
        PlottedRuns.of(runs.folder()).figure(new Plot("lag", y, "arm", at), false, false);
    return figure.curves().get("rnn");
  }

  private static List<Double> means(Curve curve) {
    return curve.points().stream().map(point -> point.band().mean()).toList();
  }

  @Test
  void byLagTheTopLayerIsShownAtTheUpdateAskedFor() {
    assertThat(means(jacobian("log10_singular_value", OptionalLong.of(1))))
        .containsExactly(-1.0, -2.0);
    assertThat(means(jacobian("effective_rank", OptionalLong.of(0)))).containsExactly(3.0, 2.0);
    assertThat(means(jacobian("log10_singular_value", OptionalLong.of(2))))
        .as("the next one recorded; nothing is left at lag 2")
        .containsExactly(-4.0, Double.NEGATIVE_INFINITY);
    assertThat(means(jacobian("effective_rank", OptionalLong.empty()))).containsExactly(1.0, 1.0);
    assertThatThrownBy(() -> jacobian("effective_rank", OptionalLong.of(51)))
        .hasMessageContaining("no run recorded effective_rank by lag");
  }

  private static Document parsed(Path svg) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
  }

  /** Skips the test on a machine without fonts. */
  private Path png(String name, Figure figure) {
    try {
      return new FigureFile(path, name).writePng(figure);
    } catch (NoFontsException missing) {
      return Assumptions.abort(missing.getMessage());
    }
  }

  private static long strokes(Document svg) {
    NodeList paths = svg.getElementsByTagName("path");
    long lines = 0;
    for (int i = 0; i < paths.getLength(); i++) {
      lines += ((Element) paths.item(i)).hasAttribute("stroke-dasharray") ? 1 : 0;
    }
    return lines;
  }

  @Test
  void aCurveAConditionAndItsNameInTheLegend() throws Exception {
    Figure figure = figure("step", "validation_loss", "condition");
    Path svg = new FigureFile(path, "tried").writeSvg(figure);
    Document document = parsed(svg);
    // Each curve and its sample in the legend; a curve that nobody recorded is in neither.
    assertThat(strokes(document)).isEqualTo(4);
    assertThat(document.getDocumentElement().getTextContent())
        .contains("rnn width=8", "<gru> & co", "validation loss", "step")
        .doesNotContain("width=16");
    assertThat(Files.readString(svg)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws Exception {
    Figure figure = figure("step", "validation_loss", "arm");
    Path png = png("one", figure);
    Path again = png("two", figure);
    assertThat(again).hasSameBinaryContentAs(png);
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(1050);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void aFullDiskIsTold() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    Figure figure = figure("step", "validation_loss", "arm");
    Files.createSymbolicLink(path.resolve("full.png.new"), Path.of("/dev/full"));
    assertThatThrownBy(() -> png("full", figure))
        .isInstanceOf(WriteFailure.class)
        .hasMessageContaining("cannot write " + path.resolve("full.png"))
        .hasMessageContaining("No space left on device");
    assertThat(path).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aMetricByAnAxisOfTheSweep() {
    Figure figure = figure("width", "final_validation_loss", "arm");
    assertThat(figure.curves().get("rnn").points())
        .extracting(point -> point.x() + ": " + point.band().n())
        .containsExactly("8.0: 2", "16.0: 2");
    assertThat(figure.curves().get("<gru> & co").points())
        .as("a diverged run is in no mean")
        .extracting(point -> point.band().n())
        .containsExactly(1);
  }

  @Test
  void whatIsNotThereIsToldWithWhatThereIs() {
    assertThatThrownBy(() -> figure("step", "validation_los", "condition"))
        .isInstanceOf(NoResultsException.class)
        .hasMessageContaining("'validation_los'")
        .hasMessageContaining("did you mean 'validation_loss'? Known: gradient_norm,");
    assertThatThrownBy(() -> figure("depth", "test_loss", "arm"))
        .hasMessageContaining("no axis 'depth'; it has width");
    assertThatThrownBy(() -> figure("width", "loss", "arm")).hasMessageContaining("summary.csv");
    assertThatThrownBy(() -> figure("lag", "log10_gradient", "arm"))
        .hasMessage("no run recorded log10_gradient by lag");
    assertThatThrownBy(() -> figure("lag", "loss", "arm")).hasMessageContaining("log10_gradient");
  }

  @Test
  void ticksAreRoundAndInside() {
    Axis linear = Axis.over(DoubleStream.of(0.13, 0.94), false, 0, 150);
    assertThat(linear.ticks().stream().map(NumberText::of))
        .containsExactly("0.2", "0.4", "0.6", "0.8");
    Axis log = Axis.over(DoubleStream.of(-1, 0, 2e-9, 1), true, 0, 150);
    assertThat(log.ticks().stream().map(NumberText::of))
        .containsExactly("10⁻⁸", "10⁻⁶", "10⁻⁴", "0.01", "1");
    assertThat(log.place(0)).isZero();
    Axis single = Axis.over(DoubleStream.of(5), false, 0, 150);
    assertThat(single.place(5)).isEqualTo(75);
  }

  /** 1, 2 or 5 times a power of ten apart, whatever the values. */
  @Test
  void ticksOfAnyRangeAreMultiplesOfARoundStep() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      double size = Math.pow(10, random.nextDouble(-6, 6));
      double low = size * random.nextDouble(-10, 10);
      Axis axis = Axis.over(DoubleStream.of(low, low + size), false, 0, 150);
      List<Double> ticks = axis.ticks();
      double step = ticks.get(1) - ticks.get(0);
      double first = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
      assertThat(Math.rint(first)).as("%s from %s", size, low).isIn(1.0, 2.0, 5.0);
      assertThat(first).isCloseTo(Math.rint(first), within(1e-6));
      assertThat(ticks).hasSizeBetween(2, 6);
      for (double tick : ticks) {
        assertThat(tick / step).isCloseTo(Math.rint(tick / step), within(1e-6));
        assertThat(tick).isBetween(axis.low(), axis.high());
      }
      assertThat(ticks.stream().map(NumberText::of)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFigureWithoutPositiveValuesHasALogAxisAllTheSame() throws Exception {
    Curve zero = Curve.over(List.of(Series.of(0.0, 0.0)), 10);
    Path svg =
        new FigureFile(path, "zero").writeSvg(new Figure("x", "y", true, true, Map.of("a", zero)));
    assertThat(strokes(parsed(svg))).isEqualTo(1);
  }
}
