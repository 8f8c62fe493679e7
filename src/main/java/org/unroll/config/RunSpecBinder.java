package org.unroll.config;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;

/** Makes the typed configuration of a run of a tree of settings. */
public final class RunSpecBinder {
  private static final ValueType RUN = new ValueType.RecordOf(RunSpec.class);

  private final ComponentCatalog catalog;
  private final ConstraintChecks constraints = new ConstraintChecks();
  private final CrossChecks crossChecks = new CrossChecks();
  private final Defaults defaults;
  private final Defaults firstDefaults;

  public RunSpecBinder(ComponentCatalog catalog) {
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
            .map(RunSpec.class::cast);
    spec.ifPresent(
        bound ->
            crossChecks
                .of(bound)
                .forEach(
                    conflict ->
                        problems.add(place((Node.Mapping) whole, conflict), conflict.message())));
    return spec;
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

  private static Origin place(Node.Mapping settings, CrossChecks.Conflict conflict) {
    return conflict.settings().stream()
        .flatMap(key -> settings.find(key).stream())
        .map(Node::origin)
        .min(Comparator.comparing(Origin.Default.class::isInstance))
        .orElse(settings.origin());
  }
}
