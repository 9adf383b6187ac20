/**
 * From the bytes of a site file to a {@link org.xsm.schema.Site}, or to everything that is wrong
 * with it. Joins the parts that each know one thing: the XML tree, the vocabulary, the generated
 * classes, the checks over the whole site. The only package that knows the generated classes; it
 * reads no files. Entry: {@link org.xsm.schema.read.SiteReader}.
 */
@NullMarked
package org.xsm.schema.read;

import org.jspecify.annotations.NullMarked;
