/**
 * The vocabulary of a file format, read from its XML Schema: which elements and attributes there
 * are, what their values look like, what identifies an element among its siblings, and what a
 * person should know of each. Messages, identities, canonical values and the reference page come
 * from here, so that nothing of the vocabulary is said twice. Knows the XML tree and the values of
 * the model, but no site. Entry: {@link org.xsm.schema.vocabulary.Vocabulary}.
 */
@NullMarked
package org.xsm.schema.vocabulary;

import org.jspecify.annotations.NullMarked;
