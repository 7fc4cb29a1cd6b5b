/**
 * The counters of a map in a console of Java Management Extensions, for programs that run with the module
 * {@code java.management}: GoMap itself does not need it.
 */
@NullMarked
package io.github.gomap.management;

import org.jspecify.annotations.NullMarked;
