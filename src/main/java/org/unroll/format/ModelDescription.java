package org.unroll.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/**
 * The content of {@code model.json}: with the run's {@code config.yaml} all that it takes to build
 * the network again, without its data. It says nothing of what was kept on request, so that it is
 * the same whenever the run is executed.
 *
 * @param formatVersion raised when an older reader would misunderstand the folder; a new field or
 *     folder alone does not raise it
 * @param about what the folder is, in one sentence
 * @param best the place of {@code best/} in training; null if no validation loss was finite
 * @param last the place of {@code final/} in training
 * @param parameters every parameter, in the order of the network
 * @param input what the network reads, if that is a single input without a name of its own
 * @param inputs what it reads otherwise, in its order; null beside {@code input}
 * @param loss the name of the loss; its settings are in {@code config.yaml}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelDescription(
    int formatVersion,
    String about,
    Place best,
    @JsonProperty("final") Place last,
    List<NamedArray> parameters,
    Input input,
    List<Input> inputs,
    Output output,
    String loss) {
  /** The version that is written. */
  public static final int FORMAT_VERSION = 1;

  /** The update after which parameters were these; 0 before the first. */
  public record Place(long step) {}

  /**
   * A parameter.
   *
   * @param name the name of its file, without {@code .npy}
   * @param shape of its array
   */
  public record NamedArray(String name, List<Integer> shape) {}

  /**
   * What the network reads.
   *
   * @param name the name of its column; null if it is the only one
   * @param kind {@code tokens} or {@code features} at each step, {@code context} once a sequence
   * @param size number of symbols, or of numbers of a vector
   * @param symbols the symbols by index; null for anything but tokens
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Input(String name, String kind, int size, List<String> symbols) {}

  /**
   * What it predicts.
   *
   * @param target {@code classes} or {@code values}
   * @param timing {@code each_step} or {@code at_end}
   * @param size number of classes, or of values
   * @param symbols the classes' names by index; null if they have none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Output(String target, String timing, int size, List<String> symbols) {}

  /** As it is written. */
  public String text() {
    try {
      return RunJson.mapper().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
