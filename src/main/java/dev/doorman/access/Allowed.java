package dev.doorman.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method below {@code /api/desk}: who may call it. Methods without this or {@link
 * Anyone} are refused to all.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
  /** One of these roles is needed. */
  Role[] value();
}
