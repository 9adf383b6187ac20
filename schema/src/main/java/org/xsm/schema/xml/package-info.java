/**
 * A text and the XML tree over it, with the place of every piece kept to the character, so that
 * whoever stands on it can name file, line and column, change only the characters that must change,
 * and put texts together from raw pieces of others.
 *
 * <p>It knows XML and nothing of sites: no name of an element stands here. Woodstox decides what is
 * well formed; what it refuses is looked at once more, to say it in our words and at the exact
 * place. Nothing here reads a file or the network, and no text, however hostile, makes it throw,
 * recurse with depth, or take more than linear time.
 *
 * <p>Enter by {@link org.xsm.schema.xml.XmlReader}.
 */
@NullMarked
package org.xsm.schema.xml;

import org.jspecify.annotations.NullMarked;
