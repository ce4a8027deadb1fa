/** Classes that break the rules of the architecture, one each: for ArchitectureTest. */
package org.cometlobby.broken;
