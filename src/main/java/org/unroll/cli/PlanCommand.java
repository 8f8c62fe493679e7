package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Notice;
import org.unroll.launch.PlanEntries;
import org.unroll.launch.TuningResults;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedTuning;
import org.unroll.plan.ResolvedCondition;
import org.unroll.record.RecordedRuns;
import org.unroll.text.NearestName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description =
        "Shows what 'run' would run: conditions, what sets them apart, run ids, what is done, what"
            + " will be judged, and how long the rest will take.",
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll plan experiments/quickstart.yaml",
      "  ./unroll plan experiments/quickstart.yaml --resolved --condition gru"
    })
final class PlanCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Spec private CommandSpec specification;
  @Mixin private ExperimentArguments experiment;
  @Mixin private ResultsOption results;
  @ArgGroup private Form form = new Form();

  @Option(
      names = "--condition",
      paramLabel = "NAME",
      description = "With --resolved: of this condition only.")
  private String condition;

  @Option(
      names = "--probe",
      description =
          "Train each kind of run that is not done yet for a second, to say how long all will"
              + " take. Evaluations are not counted then.")
  private boolean probe;

  /** What is shown; one at a time. */
  private static final class Form {
    @Option(
        names = "--resolved",
        description = "Show every value of each condition, and where it came from.")
    private boolean resolved;

    @Option(
        names = "--json",
        description = {
          "Write JSON: experiment; conditions, each with condition, arm, the settings that set it"
              + " apart, and about how many bytes of memory, Java heap and disk a run of it needs;"
              + " runs, each with id, condition, seed, status and configuration; distinct, done: how"
              + " many runs; claims: each comparison that will be judged; notices: kind, place,"
              + " conditions and notice; tuning: the same of what is tried first."
        })
    private boolean json;
  }

  PlanCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (condition != null && !form.resolved) {
      throw new ParameterException(
          specification.commandLine(), "--condition goes together with --resolved");
    }
    ExperimentPlan planned = experiment.plan(application, results);
    ExperimentFolder folder = results.of(planned);
    ExperimentPlan settled = TuningResults.settled(planned, folder);
    ExperimentPlan plan = form.resolved ? settled : settled.telling(notices(settled, folder));
    if (form.resolved) {
      resolved(plan.runs().isEmpty() ? plan.tuning().orElseThrow().trials() : plan);
    } else if (form.json) {
      console.out().println(new JsonText().of(document(plan, folder)));
    } else {
      plan.tuning()
          .map(
              tuning ->
                  tuning.trials(plan.name() + ", to choose " + String.join(", ", tuning.keys())))
          .ifPresent(trials -> show(trials, recorded(trials, folder.trials())));
      show(plan, recorded(plan, folder));
      console.print(plan.notices().stream().map(Notice::text).toList());
    }
    return ExitCode.SUCCESS;
  }

  /** The plan's, and what is close to too much for this machine. */
  private List<Notice> notices(ExperimentPlan plan, ExperimentFolder folder) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Notice> notices = new ArrayList<>(plan.notices());
    notices.addAll(new PlannedSizes(application, cores).check(plan, folder, made -> false));
    return notices;
  }

  private static PlanDocument document(ExperimentPlan plan, ExperimentFolder folder) {
    PlanDocument compared = PlanDocument.of(plan, recorded(plan, folder));
    return plan.tuning()
        .map(PlannedTuning::trials)
        .map(it -> PlanDocument.of(it, recorded(it, folder.trials())))
        .map(compared::after)
        .orElse(compared);
  }

  private void show(ExperimentPlan plan, RecordedRuns recorded) {
    console.print(new PlanText(plan, PlanStatus.of(plan, recorded), console.columns()).lines());
    TimeEstimate estimate = new TimeEstimate(plan, recorded);
    if (probe) {
      estimate.probe(application.executor(), console::problem);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    estimate.text(cores).ifPresent(console.out()::println);
    PlannedVersions versions = new PlannedVersions(plan);
    console.print(versions.former(recorded));
    console.print(UnlistedRuns.beside(plan, recorded.folder(), application).lines());
    console.print(
        StaleRuns.of(recorded.manifests(), application.provenance().get(), versions::of).lines());
    console.print(MissingRecords.notices(recorded).stream().map(Notice::text).toList());
  }

  private static RecordedRuns recorded(ExperimentPlan plan, ExperimentFolder folder) {
    return new RecordedRuns(folder, PlanEntries.entries(plan));
  }

  private void resolved(ExperimentPlan plan) {
    List<ResolvedCondition> shown =
        plan.conditions().stream()
            .filter(each -> condition == null || each.name().equals(condition))
            .toList();
    if (shown.isEmpty()) {
      throw new ParameterException(specification.commandLine(), unknown(plan));
    }
    for (ResolvedCondition each : shown) {
      console.out().println("--- # " + each.name());
      console.out().print(each.text());
    }
    console.out().flush();
  }

  private String unknown(ExperimentPlan plan) {
    List<String> names = plan.conditions().stream().map(ResolvedCondition::name).toList();
    return "there is no condition '%s'%s"
        .formatted(
            condition,
            NearestName.question(condition, names)
                .orElse("; 'unroll plan' without --resolved lists them"));
  }
}
