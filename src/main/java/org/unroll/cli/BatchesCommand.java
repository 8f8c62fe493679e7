package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.unroll.api.BatchSource;
import org.unroll.api.RunRequest;
import org.unroll.api.Split;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.PlannedTuning;
import org.unroll.plan.RunData;
import org.unroll.record.BatchFiles;
import org.unroll.text.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll batches}. */
@Command(
    name = "batches",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Writes batches of an experiment as NumPy arrays, as a run sees them, so that its losses and"
          + " gradients can be computed elsewhere.",
      "Each batch is a folder: lengths.npy has the valid steps of each sequence; input.npy the"
          + " symbols' indices [time, batch] or features [time, batch, feature]; target.npy the"
          + " classes (-1: no target) or values (NaN: no target) of each step, or of each sequence."
          + " tokens.txt has the symbols themselves, a line a sequence, with tabs between.",
      "A dataset of several inputs or targets has a file of each, by its name: of a context [batch,"
          + " feature], of a distribution [time, batch, class], of labels [batch, longest] with -1"
          + " after each sequence's own; the text of tokens is in NAME.tokens.txt."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll batches experiments/quickstart.yaml --to=batches",
      "  ./unroll batches experiments/hello.yaml --split=test --count=9 --to=test"
    })
final class BatchesCommand implements Callable<Integer> {
  private static final int FEW = 12;

  private final Application application;
  private final Console console;

  @Mixin private ExperimentArguments experiment;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write into: a new one, or an empty one.")
  private Path folder;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "train",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Split split;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first batch, from 0; update n of a run trains on batch n - 1. Default: 0.")
  private long from;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many; fewer where a pass over the split ends. Default: 1.")
  private int count;

  @Option(
      names = "--condition",
      paramLabel = "NAME",
      description = "The condition, by its name. Default: the first one.")
  private String condition;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed, which must be one of the experiment's. Default: the first one.")
  private Long seed;

  @Spec private CommandSpec specification;

  BatchesCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    requireNumbers();
    requireNew();
    ExperimentPlan planned = experiment.plan(application);
    ExperimentPlan plan = planned.tuning().map(PlannedTuning::trials).orElse(planned);
    PlannedRun run = chosen(plan.runs());
    RunData data =
        application
            .data()
            .get()
            .open(new RunRequest(run.id(), run.configuration(), run.seed(), plan.folder()));
    BatchSource batches = data.batches(split);
    long end = split == Split.TRAIN ? Long.MAX_VALUE : batches.passLength();
    if (from >= end) {
      throw wrong("--from: the " + split.word() + " split has batches 0 to " + (end - 1));
    }
    BatchFiles files = new BatchFiles(folder, data.input());
    files.writeSymbols();
    long written = Math.min(count, end - from);
    for (long index = from; index < from + written; index++) {
      files.write(split.word() + "-" + index, batches.batch(index));
    }
    console.print(
        List.of(
            "%d %s of %s seed %d in %s"
                .formatted(
                    written,
                    written == 1 ? "batch" : "batches",
                    run.condition(),
                    run.seed(),
                    folder)));
    return ExitCode.SUCCESS;
  }

  private void requireNumbers() {
    if (from < 0) {
      throw wrong("--from: " + from + " is no batch; the first is 0");
    } else if (count < 1) {
      throw wrong("--count: " + count + " is too few; write 1 or more");
    }
  }

  /** Files of two experiments in one folder would be taken for those of one. */
  private void requireNew() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw wrong("--to: " + folder + " is not empty; name a new folder");
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + folder, unreadable);
    }
  }

  private PlannedRun chosen(List<PlannedRun> runs) {
    List<PlannedRun> ofCondition =
        runs.stream()
            .filter(run -> condition == null || run.condition().equals(condition))
            .toList();
    if (ofCondition.isEmpty()) {
      List<String> names = runs.stream().map(PlannedRun::condition).distinct().toList();
      throw wrong("--condition: there is no '" + condition + "'" + advice(names));
    }
    return ofCondition.stream()
        .filter(run -> seed == null || run.seed() == seed)
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "--seed: the experiment has no seed "
                        + seed
                        + "; it has "
                        + ofCondition.stream().map(PlannedRun::seed).distinct().toList()));
  }

  private String advice(List<String> names) {
    return NearestName.question(condition, names)
        .orElse(names.size() > FEW ? "" : "; there are " + String.join(", ", names));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(specification.commandLine(), message);
  }
}
