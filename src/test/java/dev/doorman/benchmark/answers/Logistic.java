package dev.doorman.benchmark.answers;

import java.util.List;

/**
 * Fits the two models by gradient descent on standardised values with a quadratic penalty: odds
 * among the candidates of a question, and the odds that one answer is right. Deterministic.
 */
final class Logistic {
  private static final int STEPS = 1_000;
  private static final double TINY = 1e-6;

  /**
   * What was learnt, for values as they are.
   *
   * @param bias 0 for odds among candidates
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Fit(double[] weights, double bias) {
    double logOdds(double[] values) {
      double sum = bias;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[i];
      }
      return sum;
    }

    double probability(double[] values) {
      return 1 / (1 + Math.exp(-logOdds(values)));
    }
  }

  /** Candidates of one question, each a row, with those that are right. */
  @SuppressWarnings("ArrayRecordComponent")
  record Choice(double[][] rows, boolean[] right, double weight) {}

  /** One answer. */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(double[] values, boolean right, double weight) {}

  private Logistic() {}

  /**
   * Odds among candidates: the probability that one of the right ones comes first. No weight is
   * below 0, since each value speaks for a candidate.
   */
  static Fit ofChoices(List<Choice> choices, double penalty) {
    int size = choices.getFirst().rows()[0].length;
    double[] deviation = new double[size];
    double count = 0;
    for (Choice choice : choices) {
      double[] mean = mean(choice.rows());
      for (double[] row : choice.rows()) {
        for (int i = 0; i < size; i++) {
          deviation[i] += (row[i] - mean[i]) * (row[i] - mean[i]);
        }
      }
      count += choice.rows().length;
    }
    for (int i = 0; i < size; i++) {
      deviation[i] = Math.sqrt(deviation[i] / count) + TINY;
    }
    List<Choice> scaled = choices.stream().map(choice -> scaled(choice, deviation)).toList();
    double total = choices.stream().mapToDouble(Choice::weight).sum();
    double[] weights = new double[size];
    double[] speed = new double[size];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      for (Choice choice : scaled) {
        add(gradient, choice, weights);
      }
      for (int i = 0; i < size; i++) {
        double slope = (gradient[i] - penalty * weights[i]) / total;
        step(weights, speed, i, slope, 1);
      }
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= deviation[i];
    }
    return new Fit(weights, 0);
  }

  private static Choice scaled(Choice choice, double[] deviation) {
    double[][] rows = new double[choice.rows().length][deviation.length];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < deviation.length; i++) {
        rows[r][i] = choice.rows()[r][i] / deviation[i];
      }
    }
    return new Choice(rows, choice.right(), choice.weight());
  }

  private static void add(double[] gradient, Choice choice, double[] weights) {
    double[][] rows = choice.rows();
    double[] odds = new double[rows.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < weights.length; i++) {
        odds[r] += weights[i] * rows[r][i];
      }
      most = Math.max(most, odds[r]);
    }
    double sum = 0;
    double right = 0;
    for (int r = 0; r < rows.length; r++) {
      odds[r] = Math.exp(odds[r] - most);
      sum += odds[r];
      right += choice.right()[r] ? odds[r] : 0;
    }
    for (int r = 0; r < rows.length; r++) {
      double pull = (choice.right()[r] ? odds[r] / right : 0) - odds[r] / sum;
      for (int i = 0; i < weights.length; i++) {
        gradient[i] += choice.weight() * pull * rows[r][i];
      }
    }
  }

  /**
   * One step along a slope, no further than its direction allows.
   *
   * @param direction 1 for a weight that is never below 0, -1 for one never above it, 0 for any
   */
  private static void step(double[] weights, double[] speed, int i, double slope, int direction) {
    speed[i] = 0.9 * speed[i] + 0.3 * slope;
    weights[i] += speed[i];
    if (direction * weights[i] < 0) {
      weights[i] = 0;
      speed[i] = 0;
    }
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  /**
   * The odds that an answer is right.
   *
   * @param directions of each value, as for {@link #step}
   */
  static Fit ofRows(List<Row> rows, int[] directions, double penalty) {
    double[][] values = rows.stream().map(Row::values).toArray(double[][]::new);
    double[] mean = mean(values);
    int size = mean.length;
    double[] deviation = new double[size];
    for (double[] row : values) {
      for (int i = 0; i < size; i++) {
        deviation[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / values.length;
      }
    }
    for (int i = 0; i < size; i++) {
      deviation[i] = Math.sqrt(deviation[i]) + TINY;
    }
    for (int r = 0; r < values.length; r++) {
      values[r] = values[r].clone();
      for (int i = 0; i < size; i++) {
        values[r][i] = (values[r][i] - mean[i]) / deviation[i];
      }
    }
    double total = rows.stream().mapToDouble(Row::weight).sum();
    double[] weights = new double[size + 1];
    double[] speed = new double[size + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size + 1];
      for (int r = 0; r < values.length; r++) {
        double odds = weights[size];
        for (int i = 0; i < size; i++) {
          odds += weights[i] * values[r][i];
        }
        Row row = rows.get(r);
        double pull = row.weight() * ((row.right() ? 1 : 0) - 1 / (1 + Math.exp(-odds)));
        for (int i = 0; i < size; i++) {
          gradient[i] += pull * values[r][i];
        }
        gradient[size] += pull;
      }
      for (int i = 0; i <= size; i++) {
        double slope = (gradient[i] - (i < size ? penalty * weights[i] : 0)) / total;
        step(weights, speed, i, slope, i < size ? directions[i] : 0);
      }
    }
    double[] plain = new double[size];
    double bias = weights[size];
    for (int i = 0; i < size; i++) {
      plain[i] = weights[i] / deviation[i];
      bias -= plain[i] * mean[i];
    }
    return new Fit(plain, bias);
  }
}
