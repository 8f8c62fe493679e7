package org.unroll.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unroll.config.Arm;
import org.unroll.config.Axis;
import org.unroll.config.Dimension;
import org.unroll.config.Setting;
import org.unroll.config.Sweep;

/**
 * One of the products that a sweep makes: an arm with one point of each dimension.
 *
 * @param arm the arm's name, or empty without arms
 * @param levels of the factors that the arm determines
 */
record Product(
    String arm, List<Setting> ofArm, Map<String, String> levels, List<Axis.Value> values) {
  Product {
    ofArm = List.copyOf(ofArm);
    levels = Map.copyOf(levels);
    values = List.copyOf(values);
  }

  /** Arms outside, dimensions inside, the last of them varying fastest. */
  static List<Product> of(Sweep.Block block) {
    List<Product> products = new ArrayList<>();
    for (Arm arm : block.arms()) {
      products.add(new Product(arm.name(), arm.settings(), arm.levels(), List.of()));
    }
    if (products.isEmpty()) {
      products.add(new Product("", List.of(), Map.of(), List.of()));
    }
    for (Dimension dimension : block.dimensions()) {
      products =
          products.stream()
              .flatMap(product -> dimension.points().stream().map(product::with))
              .toList();
    }
    return products;
  }

  private Product with(List<Axis.Value> point) {
    List<Axis.Value> longer = new ArrayList<>(values);
    longer.addAll(point);
    return new Product(arm, ofArm, levels, longer);
  }

  /** What it sets beyond the baseline. */
  List<Setting> settings() {
    List<Setting> all = new ArrayList<>(ofArm);
    all.addAll(ofAxes());
    return all;
  }

  /** What its point of the dimensions sets. */
  List<Setting> ofAxes() {
    return values.stream().flatMap(value -> value.settings().stream()).toList();
  }
}
