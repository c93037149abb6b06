/**
 * The deletion API's REST side, as in docs/deletion-api/openapi.yaml: JSON, bearer tokens, problem
 * details.
 */
@NullMarked
package dev.doorman.sandbox.api;

import org.jspecify.annotations.NullMarked;
