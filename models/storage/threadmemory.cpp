#include "models/storage/threadmemory.h"

#include <cstdlib> // tells whose library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

void shareMemoryOfThreads()
{
#ifdef __GLIBC__
    constexpr int arenas = 2; // of the window and of all others
    mallopt(M_ARENA_MAX, arenas);
#endif
}
