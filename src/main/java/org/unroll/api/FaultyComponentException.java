package org.unroll.api;

/**
 * A component did not keep to its contract: what it gave cannot be used. Thrown where the value
 * enters; whoever knows where components come from adds the component's name and its plugin's.
 */
public final class FaultyComponentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object component;

  /**
   * @param component the one at fault
   * @param fault what it did and what is allowed: "its factor of update 3 is NaN; it must be …"
   */
  public FaultyComponentException(Object component, String fault) {
    super(fault);
    this.component = component;
  }

  /**
   * @param component the one at fault, or null if it is only known which plugin it is of
   * @param cause what its code threw
   */
  public FaultyComponentException(Object component, String fault, Throwable cause) {
    super(fault, cause);
    this.component = component;
  }

  /** The component at fault. */
  public Object component() {
    return component;
  }
}
