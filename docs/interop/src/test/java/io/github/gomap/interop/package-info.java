/**
 * GoMap in the hands of libraries that read, write, convert and mock maps, wired as their users wire them. What needs a line
 * of configuration is quoted in {@code docs/drop-in.md}.
 */
package io.github.gomap.interop;
