/**
 * The three-way merge of site files: by identity and field, on texts, so that comments and layout
 * of both sides survive. Knows the tree and the vocabulary, but no site: whether the merged text
 * makes sense is for its reader to say. Entry: {@link org.xsm.schema.merge.Merge}.
 */
@NullMarked
package org.xsm.schema.merge;

import org.jspecify.annotations.NullMarked;
