package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.ComponentCatalog;

/** Stacks what files and arguments set, in the order in which one lies over the other. */
final class Layering {
  private final SettingsReader reader;
  private final Frame frame;
  private final Problems problems;
  private final List<List<Setting>> settings = new ArrayList<>();
  private final List<Setting> typed = new ArrayList<>();

  Layering(ComponentCatalog catalog, Origin origin, Problems problems) {
    this.reader = new SettingsReader(catalog, problems);
    this.frame = new Frame(catalog, origin, problems);
    this.problems = problems;
  }

  /** What is said of the experiment as a whole. */
  Frame frame() {
    return frame;
  }

  /** The settings of the runs, one list a layer. */
  List<List<Setting>> settings() {
    return List.copyOf(settings);
  }

  /** Those that the command line made. */
  List<Setting> typed() {
    return List.copyOf(typed);
  }

  /** Lays a file over what was there. */
  void file(Node.Mapping root) {
    frame.over(root);
    Map<String, Node.Entry> own = new LinkedHashMap<>(root.entries());
    own.keySet().removeIf(Frame::has);
    settings.add(reader.read(new Node.Mapping(root.origin(), own)));
  }

  /** Lays an argument over what was there. */
  void change(Argument change) {
    boolean whole = Frame.has(change.key());
    if (change instanceof Argument.Removal removal) {
      if (whole ? !frame.remove(removal) : !remove(DottedKey.names(removal.key()))) {
        problems.add(
            removal.origin(),
            "'" + Excerpt.of(removal.key()) + "' is not set, so there is nothing to remove");
      }
    } else if (change instanceof Argument.Variation variation) {
      vary(variation, whole);
    } else if (whole) {
      frame.set((Argument.Assignment) change);
    } else {
      List<Setting> made = reader.read(change.key(), ((Argument.Assignment) change).entry());
      settings.add(made);
      typed.addAll(made);
    }
  }

  private void vary(Argument.Variation change, boolean whole) {
    if (!whole) {
      frame.vary(change);
    } else if (change.key().equals("seeds") || change.key().contains(".")) {
      // Of a key that takes a list anyway, values between commas are that list.
      frame.set(new Argument.Assignment(change.key(), change.list(), change.origin()));
    } else {
      problems.add(
          change.origin(),
          "'" + change.key() + "' belongs to the experiment as a whole and cannot be varied");
    }
  }

  private boolean remove(List<String> names) {
    boolean removed = typed.removeIf(setting -> setting.isWithin(names));
    for (int i = 0; i < settings.size(); i++) {
      List<Setting> left = new ArrayList<>(settings.get(i));
      removed |= left.removeIf(setting -> setting.isWithin(names));
      settings.set(i, left);
    }
    return removed;
  }
}
