package org.cometlobby.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a class of tests once in each engine. A test may take the {@link Engine}, a {@link Tab} or
 * several {@link Tabs}.
 */
@ClassTemplate
@ExtendWith(Engines.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface EveryEngine {}
