/** Tests of the vocabulary; see the package of the same name in the program. */
@NullMarked
package org.xsm.schema.vocabulary;

import org.jspecify.annotations.NullMarked;
