package dev.doorman.knowledge;

import java.util.List;

/**
 * What speaks for a section as the answer to a question. All but the words' fit are cosines or
 * shares; {@link Ranking} weighs them.
 *
 * @param name the nearest of its headings, by meaning
 * @param inContext the nearest of its passages under their headings
 * @param said the nearest of its passages' bare texts
 * @param words how well the words of all that it says fit, 1 for the section that they fit best
 * @param nameWords the same for titles and headings
 * @param covered how near its words come to those of the question, in the mean
 * @param titled how much its title and heading share with the question, the rare words counting
 *     more
 * @param runs the nearest of its passages by their runs of letters
 * @param runsCovered how much of the question's longer runs it has
 */
public record Evidence(
    double name,
    double inContext,
    double said,
    double words,
    double nameWords,
    double covered,
    double titled,
    double runs,
    double runsCovered) {
  /** Nothing is known. */
  public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The names of {@link #values}, as in the file of weights. */
  public static final List<String> NAMES =
      List.of(
          "name",
          "inContext",
          "said",
          "words",
          "nameWords",
          "covered",
          "titled",
          "runs",
          "runsCovered");

  /** In the order of {@link #NAMES}. */
  public double[] values() {
    return new double[] {
      name, inContext, said, words, nameWords, covered, titled, runs, runsCovered
    };
  }
}
