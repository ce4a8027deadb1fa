package org.cometlobby.comet.servlet;

/** A request that ends with a problem response. */
final class ProblemException extends Exception {

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
