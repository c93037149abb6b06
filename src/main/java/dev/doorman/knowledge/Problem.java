package dev.doorman.knowledge;

/**
 * What is wrong in a knowledge folder, and what to do.
 *
 * @param file as it is found in the folder
 * @param line from 1; 0 where the file as a whole is meant
 */
public record Problem(String file, int line, String message) {
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}
