/**
 * Sentence embeddings in this process. Vectors have length 1 and {@value
 * dev.doorman.knowledge.embedding.Embedder#DIMENSIONS} dimensions. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
