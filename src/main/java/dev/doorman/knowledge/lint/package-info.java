/**
 * Proofreads a knowledge folder that can be used already: dead links, sections too long to cite,
 * example questions that do not find their section. Faults name file, line (from 1) and remedy.
 * Immutable or without state, so safe for use by several threads.
 */
@NullMarked
package dev.doorman.knowledge.lint;

import org.jspecify.annotations.NullMarked;
