package org.unroll.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.api.ComponentCatalog;
import org.unroll.text.VisibleText;

/** Reads an experiment's claims: one, or a list. */
final class ClaimsReader {
  private static final String PATH = "claims";
  private static final ValueType CLAIM = new ValueType.RecordOf(ClaimSpec.class);

  private final Defaults defaults;
  private final Binder binder;
  private final Problems problems;

  ClaimsReader(ComponentCatalog catalog, Problems problems) {
    this.defaults = new Defaults(catalog, ParameterDeclaration::defaultText);
    this.problems = problems;
    this.binder = new Binder(catalog, new ConstraintChecks(), Path.of(""), problems);
  }

  /** The claims in file order; one that has a problem is left out. */
  List<Claim> read(Node node) {
    List<Node> written = node instanceof Node.Sequence many ? many.items() : List.of(node);
    List<Claim> claims = new ArrayList<>();
    for (Node claim : written) {
      binder
          .bind(CLAIM, defaults.fill(CLAIM, claim), PATH)
          .ifPresent(spec -> claims.add(new Claim((ClaimSpec) spec, (Node.Mapping) claim)));
    }
    claims.forEach(this::checkName);
    return claims;
  }

  private void checkName(Claim claim) {
    VisibleText.hidden(claim.spec().name().orElse(""))
        .ifPresent(
            character ->
                problems.add(
                    claim.origin("name"),
                    "claims.name: " + NodeConversion.cannotBeSeen(character)));
  }
}
