#include "tests/fuzz/fuzztarget.h"

#include <cstdio>
#include <cstdlib>

void promise(bool kept, const char *sentence)
{
    if (kept)
        return;
    std::fprintf(stderr, "Broken: %s\n", sentence);
    std::abort();
}
