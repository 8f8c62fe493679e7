package org.unroll.api;

import java.nio.file.Path;
import java.util.List;

/** A component that can tell, before anything runs, what is wrong with its settings as a whole. */
public interface Checked {
  /**
   * Problems beyond what constraints on single parameters say: a file that is not there, two
   * parameters that exclude each other.
   *
   * @param folder the folder that relative paths start from
   */
  List<Problem> problems(Path folder);

  /**
   * One problem.
   *
   * @param parameter the parameter at fault, or empty for the component as a whole
   * @param message what is wrong and what to do
   */
  record Problem(String parameter, String message) {}
}
