package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.TrainedModel;
import org.unroll.format.AtomicFile;
import org.unroll.format.FileDigest;
import org.unroll.format.ModelDescription;
import org.unroll.format.ModelFolder;
import org.unroll.format.WriteFailure;

/**
 * Writes a run's model.
 *
 * @param withInitial whether the parameters before the first update are written, too
 */
public record ModelRecorder(boolean withInitial) {
  private static final String ABOUT =
      "The model of one run: the arrays in best/ are its parameters at the best step,"
          + " with which test_loss is measured, those in final/ its last;"
          + " ../config.yaml says what network they belong to.";

  /**
   * Writes all files, in place of what an earlier attempt may have left.
   *
   * @return what they hold
   * @throws WriteFailure if that cannot be done
   */
  SortedMap<Path, FileDigest> write(ModelFolder folder, TrainedModel model) {
    SortedMap<Path, FileDigest> files = new TreeMap<>();
    try {
      FolderContents.delete(folder.path());
      if (withInitial) {
        write(folder.initial(), model.parameters(), model.initial(), files);
      }
      if (model.best().isPresent()) {
        write(folder.best(), model.parameters(), model.best().get().flat(), files);
      }
      write(folder.last(), model.parameters(), model.last().flat(), files);
    } catch (IOException cause) {
      throw new WriteFailure(folder.path(), cause);
    }
    String description = description(model).text();
    new AtomicFile(folder.description()).replace(description);
    files.put(folder.description(), FileDigest.of(description));
    return files;
  }

  private static void write(
      Path folder, List<Parameter> parameters, float[] flat, SortedMap<Path, FileDigest> files)
      throws IOException {
    Files.createDirectories(folder);
    for (Parameter parameter : parameters) {
      Path file = ModelFolder.parameter(folder, parameter.name());
      int[] shape = shape(parameter).stream().mapToInt(Integer::intValue).toArray();
      files.put(file, NumpyFile.write(file, flat, parameter.offset(), shape));
    }
  }

  private static List<Integer> shape(Parameter parameter) {
    return parameter.isBias()
        ? List.of(parameter.rows())
        : List.of(parameter.rows(), parameter.columns());
  }

  private static ModelDescription description(TrainedModel model) {
    return new ModelDescription(
        ModelDescription.FORMAT_VERSION,
        ABOUT,
        model.best().map(ModelRecorder::place).orElse(null),
        place(model.last()),
        model.parameters().stream()
            .map(each -> new ModelDescription.NamedArray(each.name(), shape(each)))
            .toList(),
        model.input().isUsual() ? input(model.input().inputs().get(0), null) : null,
        model.input().isUsual() ? null : inputs(model.input()),
        output(model.task()),
        model.loss());
  }

  private static ModelDescription.Place place(TrainedModel.Values values) {
    return new ModelDescription.Place(values.step());
  }

  private static ModelDescription.Input input(Input input, String name) {
    return new ModelDescription.Input(
        name, word(input.kind()), input.size(), named(input.symbols()));
  }

  private static List<ModelDescription.Input> inputs(InputShape shape) {
    return shape.inputs().stream().map(each -> input(each, each.name())).toList();
  }

  private static ModelDescription.Output output(Task task) {
    return new ModelDescription.Output(
        word(task.target()), word(task.timing()), task.size(), named(task.symbols()));
  }

  private static List<String> named(List<String> symbols) {
    return symbols.isEmpty() ? null : symbols;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
