package org.cometlobby.comet.servlet;

/** A problem response in the place of a stream. */
public final class ProblemException extends Exception {

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
