package dev.doorman.access.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On what a user may call who has to change the first password before anything else. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WhilePasswordDue {}
