package org.unroll.launch;

/** Is told how one run goes on; a few times a second, not at every update. */
public interface RunListener {
  /** Training begins, or goes on. */
  void started(long steps);

  /** That many updates are made; {@code loss} is the last one's training loss. */
  void progressed(long step, double loss);
}
