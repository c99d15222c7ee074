#pragma once

/// Lets threads share what they freed: glibc gives each thread an arena of its own otherwise, and what one
/// worker has freed is of no use to the next (a seventh of the memory of browsing a million users). Once,
/// before the first thread begins. Does nothing with other C libraries. After malloc's documentation,
/// "M_ARENA_MAX".
void shareMemoryOfThreads();
