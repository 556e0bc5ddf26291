/* The version of the extension; package.xml repeats it. And the oldest one of the WordPress plugin
 * that works with it. */
#ifndef AIKEY_VERSION_H
#define AIKEY_VERSION_H

#define AIKEY_VERSION "0.2.0"
#define AIKEY_OLDEST_PLUGIN "0.2.0"

#endif
