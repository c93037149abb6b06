package dev.doorman.knowledge;

import java.util.Set;

/** Tells how near the sections of one language are to a question; called by their place. */
interface Comparison {
  /** A question, ready to be compared. */
  Asked ask(String question);

  /** How many texts there are to look at. */
  int size();

  /** One question and the sections. */
  interface Asked {
    /**
     * The nearest sections; at most {@code most} texts are looked at, and in small libraries all.
     */
    Set<Integer> near(int most);

    Nearness nearness(int section);

    /** The question's words in their context; none where there is no model for them. */
    WordVectors words();

    /** How near the question is to one that the section's article does not answer; 0 for none. */
    double against(int section);
  }
}
