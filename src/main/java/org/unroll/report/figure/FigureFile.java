package org.unroll.report.figure;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.unroll.format.AtomicFile;

/**
 * A figure's files: {@code <name>.svg} and {@code <name>.png}.
 *
 * @param folder where they lie
 */
public record FigureFile(Path folder, String name) {
  /** 300 dots an inch. */
  private static final double DOTS_A_POINT = 300.0 / 72;

  /** Writes the drawing; returns the file. */
  public Path writeSvg(Figure figure) {
    Path svg = folder.resolve(name + ".svg");
    new AtomicFile(svg).replace(FigureSvg.of(figure));
    return svg;
  }

  /**
   * Writes the image; returns the file.
   *
   * @throws NoFontsException if Java finds no fonts
   */
  public Path writePng(Figure figure) {
    Path png = folder.resolve(name + ".png");
    byte[] image = encoded(raster(FigureSvg.of(figure), png));
    new AtomicFile(png).replace(file -> Files.write(file, image));
    return png;
  }

  /** In memory: what writes images keeps to itself why a file cannot be written. */
  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage raster(String drawing, Path png) {
    InputStream stream = new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8));
    try {
      SVGDocument document =
          Objects.requireNonNull(
              new SVGLoader().load(stream, null, LoaderContext.createDefault()), "not an SVG");
      ViewBox box = document.viewBox();
      int width = (int) Math.round(box.width * DOTS_A_POINT);
      int height = (int) Math.round(box.height * DOTS_A_POINT);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      document.render(null, graphics, new ViewBox(0, 0, width, height));
      graphics.dispose();
      return image;
    } catch (RuntimeException | Error cause) {
      // Java throws all kinds of errors where the system has no fonts, or not what draws them.
      throw new NoFontsException(png, cause);
    }
  }
}
