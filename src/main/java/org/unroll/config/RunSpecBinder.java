package org.unroll.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.api.Remark;

/** Makes the typed configuration of a run of a tree of settings. */
public final class RunSpecBinder {
  /** Either says how long to train. */
  private static final List<String> LENGTHS = List.of("steps", "epochs");

  private static final ValueType RUN = new ValueType.RecordOf(RunSpec.class);

  private final ComponentCatalog catalog;
  private final ConstraintChecks constraints = new ConstraintChecks();
  private final List<SpecCheck> checks;
  private final List<RemarkCheck> remarkChecks;
  private final Defaults defaults;
  private final Defaults firstDefaults;

  public RunSpecBinder(ComponentCatalog catalog) {
    this(catalog, List.of(), List.of());
  }

  /**
   * Creates a binder.
   *
   * @param more checks of runs as wholes, beside those that this room makes itself
   * @param moreRemarks likewise, of what is no error
   */
  public RunSpecBinder(
      ComponentCatalog catalog, List<SpecCheck> more, List<RemarkCheck> moreRemarks) {
    this.checks = new ArrayList<>(List.of(new CrossChecks()));
    this.checks.addAll(more);
    this.remarkChecks = new ArrayList<>(List.of(new SettingRemarks()));
    this.remarkChecks.addAll(moreRemarks);
    this.catalog = catalog;
    this.defaults = new Defaults(catalog, ParameterDeclaration::defaultText);
    this.firstDefaults = new Defaults(catalog, ParameterDeclaration::firstDefaultText);
  }

  /**
   * Binds the settings of one run.
   *
   * @param folder the folder that relative paths start from
   * @param problems takes all that is wrong
   * @return nothing if a problem stood in the way
   */
  public Optional<RunSpec> bind(Node.Mapping settings, Path folder, Problems problems) {
    Node whole = defaults.fill(RUN, settings);
    Optional<RunSpec> spec =
        new Binder(catalog, constraints, folder, problems)
            .bind(RUN, whole, "")
            .map(RunSpec.class::cast)
            .map(this::withoutUsualLoss);
    if (LENGTHS.stream().noneMatch(key -> isGiven(settings, key) || isMistyped(settings, key))) {
      problems.add(
          settings.origin(),
          "steps is required: parameter updates; or epochs, for a dataset with an end");
    }
    spec.ifPresent(
        bound ->
            checks.stream()
                .flatMap(check -> check.of(bound).stream())
                .forEach(
                    conflict ->
                        problems.add(place((Node.Mapping) whole, conflict), conflict.message())));
    return spec;
  }

  /** The dataset's own loss is the same run whether it is written or not. */
  private RunSpec withoutUsualLoss(RunSpec spec) {
    boolean usual =
        spec.loss()
            .filter(loss -> catalog.definitionOf(loss).name().equals(spec.dataset().loss()))
            .filter(loss -> loss.equals(standard(ComponentKind.LOSS, spec.dataset().loss())))
            .isPresent();
    return usual ? spec.withUsualLoss() : spec;
  }

  /**
   * What there is to say of a run that was bound.
   *
   * @param settings what it was bound from
   */
  public List<PlacedRemark> remarks(Node.Mapping settings, RunSpec spec) {
    return remarkChecks.stream()
        .flatMap(check -> check.of(spec).stream())
        .map(remark -> placed(settings, remark))
        .toList();
  }

  /** A remark with its place among the settings that a run was bound from. */
  public PlacedRemark placed(Node.Mapping settings, Remark remark) {
    return new PlacedRemark(remark, place(settings, remark.parameter()));
  }

  /** Where a setting stands; that of the whole if only the whole is written. */
  private static Optional<Origin> place(Node settings, String key) {
    Node found = settings;
    for (String name : key.split("\\.", -1)) {
      Optional<Node> inner = Optional.empty();
      if (found instanceof Node.Mapping mapping) {
        inner = mapping.find(name);
        if (inner.isEmpty()) {
          return Optional.empty();
        }
      } else if (found instanceof Node.Sequence list) {
        inner = Optional.of(list.items().get(Integer.parseInt(name)));
      }
      if (inner.isEmpty()) {
        break;
      }
      found = inner.get();
    }
    return Optional.of(found.origin()).filter(origin -> !(origin instanceof Origin.Default));
  }

  /**
   * The value that leaves the run id as it is when a parameter has it; nothing if there is none.
   */
  public Optional<Object> firstDefault(ParameterDeclaration parameter) {
    Problems unasked = new Problems();
    return firstDefaults
        .of(parameter, Origin.InFile.whole("default"))
        .flatMap(
            node ->
                new Binder(catalog, constraints, Path.of(""), unasked)
                    .bind(parameter.type(), node, parameter.name()));
  }

  /**
   * A registered component with its default parameters.
   *
   * @throws IllegalArgumentException if there is none of that name, or it has a required parameter
   */
  public Object standard(ComponentKind kind, String name) {
    Problems problems = new Problems();
    Origin origin = Origin.InFile.whole("equations");
    ValueType type = new ValueType.ComponentOf(kind);
    Node node = defaults.fill(type, new Node.Scalar(origin, name, true));
    return new Binder(catalog, constraints, Path.of(""), problems)
        .bind(type, node, kind.word())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    problems.inOrder().stream()
                        .map(ConfigurationProblem::message)
                        .collect(Collectors.joining("; "))));
  }

  /** Of two keys that exclude each other neither is required by itself. */
  private static boolean isGiven(Node.Mapping settings, String key) {
    return settings.find(key).filter(node -> !node.isNull()).isPresent();
  }

  private boolean isMistyped(Node.Mapping settings, String key) {
    return new KeyAdvice(catalog).isMistyped(key, "", settings, List.of());
  }

  private static Origin place(Node.Mapping settings, SpecCheck.Conflict conflict) {
    return conflict.settings().stream()
        .flatMap(key -> settings.find(key).stream())
        .map(Node::origin)
        .min(Comparator.comparing(Origin.Default.class::isInstance))
        .orElse(settings.origin());
  }
}
