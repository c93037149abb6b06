package dev.doorman.knowledge.embedding;

/** How the vectors of a text's word pieces become one. */
enum Pooling {
  /** Their mean; those that only fill up the batch do not count. */
  MEAN {
    @Override
    float[] of(float[] hidden, int from, int pieces, int dimensions) {
      float[] sum = new float[dimensions];
      for (int piece = 0; piece < pieces; piece++) {
        int at = from + piece * dimensions;
        for (int i = 0; i < dimensions; i++) {
          sum[i] += hidden[at + i];
        }
      }
      for (int i = 0; i < dimensions; i++) {
        sum[i] /= pieces;
      }
      return sum;
    }
  },

  /** The first one's, which stands for the whole. */
  CLS {
    @Override
    float[] of(float[] hidden, int from, int pieces, int dimensions) {
      float[] first = new float[dimensions];
      System.arraycopy(hidden, from, first, 0, dimensions);
      return first;
    }
  };

  /**
   * @param hidden the vectors of all pieces of a batch, one behind the other
   * @param from where this text's begin
   * @param pieces how many it has
   */
  abstract float[] of(float[] hidden, int from, int pieces, int dimensions);
}
