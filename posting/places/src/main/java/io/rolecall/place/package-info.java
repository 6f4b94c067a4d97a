/**
 * The gazetteer: a text as people write it enters, and the place it names leaves; nothing here asks a server or
 * reads a setting.
 *
 * <p>Places and their names are from GeoNames (geonames.org), CC BY 4.0; see the notice beside the data.
 */
@NullMarked
package io.rolecall.place;

import org.jspecify.annotations.NullMarked;
