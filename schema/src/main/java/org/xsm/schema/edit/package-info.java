/**
 * Edits of a site file as functions from text to text: only the characters that must change do, and
 * what is new is laid out like its neighbours. Knows the tree, the vocabulary and the words of
 * differences, but no site: whether the new text makes sense is for its reader to say. Entry:
 * {@link org.xsm.schema.edit.Editor}.
 */
@NullMarked
package org.xsm.schema.edit;

import org.jspecify.annotations.NullMarked;
