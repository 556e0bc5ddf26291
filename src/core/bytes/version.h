/* The version of the extension; package.xml repeats it. */
#ifndef AIKEY_VERSION_H
#define AIKEY_VERSION_H

#define AIKEY_VERSION "0.2.0"

#endif
