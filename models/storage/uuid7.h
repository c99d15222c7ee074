#pragma once

#include <QString>

/// A new UUID of version 7 (RFC 9562, section 5.7) as 36 lower-case characters: milliseconds since 1970
/// first, then a counter within the millisecond, then random bits. Ids made by one process ascend.
/// Thread-safe.
QString newUuid7();
