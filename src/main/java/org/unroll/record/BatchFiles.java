package org.unroll.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Batch;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.NumberWriter;
import org.unroll.format.WriteFailure;
import org.unroll.text.VisibleText;

/**
 * Batches as files that other programs read: each column as an array of NumPy's, the valid steps of
 * each sequence in {@code lengths.npy}, and tokens also as text: in {@code tokens.txt}, or where
 * there are several inputs in {@code <input>.tokens.txt}.
 */
public record BatchFiles(Path folder, InputShape input) {
  /** Writes {@code symbols.txt}, one a line in the order of their indices, if there are any. */
  public void writeSymbols() {
    for (Input each : tokens()) {
      lines(
          folder.resolve(name(each, "symbols.txt")),
          each.symbols().stream().map(VisibleText::of).toList());
    }
  }

  private List<Input> tokens() {
    return input.steps().stream().filter(each -> each.kind() == Input.Kind.TOKENS).toList();
  }

  private String name(Input of, String file) {
    return input.isUsual() ? file : of.name() + "." + file;
  }

  /**
   * Writes a batch into a folder of its own.
   *
   * @throws WriteFailure if that cannot be done
   */
  public void write(String name, Batch batch) {
    Path own = folder.resolve(name);
    try {
      Files.createDirectories(own);
      NumpyFile.write(own.resolve("lengths.npy"), batch.lengths(), batch.batch());
      batch
          .inputs()
          .forEach((column, it) -> it.write(batch.time(), batch.batch(), to(own, column)));
      batch
          .targets()
          .forEach((column, it) -> it.write(batch.time(), batch.batch(), to(own, column)));
      for (Input each : tokens()) {
        Path file = own.resolve(name(each, "tokens.txt"));
        batch
            .inputs()
            .get(each.name())
            .write(batch.time(), batch.batch(), new Sentences(file, batch.lengths(), each));
      }
    } catch (IOException cause) {
      throw new WriteFailure(own, cause);
    } catch (UncheckedIOException cause) {
      throw new WriteFailure(own, cause.getCause());
    }
  }

  private static NumberWriter to(Path folder, String column) {
    Path file = folder.resolve(column + ".npy");
    return new NumberWriter() {
      @Override
      public void whole(int[] values, int... shape) {
        try {
          NumpyFile.write(file, values, shape);
        } catch (IOException cause) {
          throw new UncheckedIOException(cause);
        }
      }

      @Override
      public void real(float[] values, int... shape) {
        try {
          NumpyFile.write(file, values, 0, shape);
        } catch (IOException cause) {
          throw new UncheckedIOException(cause);
        }
      }
    };
  }

  private static void lines(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines, StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
  }

  /** Writes tokens as text: a line a sequence, its symbols with tabs between. */
  private record Sentences(Path file, int[] lengths, Input input) implements NumberWriter {
    @Override
    public void whole(int[] symbols, int... shape) {
      List<String> sentences = new ArrayList<>();
      for (int b = 0; b < lengths.length; b++) {
        List<String> words = new ArrayList<>();
        for (int t = 0; t < lengths[b]; t++) {
          words.add(VisibleText.of(input.symbols().get(symbols[t * lengths.length + b])));
        }
        sentences.add(String.join("\t", words));
      }
      lines(file, sentences);
    }

    @Override
    public void real(float[] values, int... shape) {
      throw new IllegalArgumentException("tokens are indices");
    }
  }
}
