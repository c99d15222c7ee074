#include "models/storage/sqlitefunctions.h"

#include <QByteArray>
#include <QString>

#include <sqlite3.h>

#include <algorithm>

namespace {

QByteArrayView textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return {text, text ? sqlite3_value_bytes(value) : 0};
}

// Most texts are ASCII, and a search looks at all of a table: those need no decoding and no memory.
bool foldAscii(QByteArrayView text, QByteArray &folded)
{
    folded.resize(text.size());
    unsigned char seen = 0;
    std::transform(text.begin(), text.end(), folded.begin(), [&seen](char character) {
        seen |= static_cast<unsigned char>(character);
        return character >= 'A' && character <= 'Z' ? char(character + ('a' - 'A')) : character;
    });
    return seen < 0x80;
}

QByteArray folded(QByteArrayView text) { return QString::fromUtf8(text).toCaseFolded().toUtf8(); }

void containsFolded(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const QByteArrayView text = textOf(arguments[0]);
    if (text.isNull() || sqlite3_value_type(arguments[1]) == SQLITE_NULL)
        return sqlite3_result_null(context);
    const auto *kept = static_cast<const QByteArray *>(sqlite3_get_auxdata(context, 1));
    const QByteArray part = kept ? *kept : folded(textOf(arguments[1]));
    thread_local QByteArray buffer;
    const bool isAscii = foldAscii(text, buffer);
    const bool contains = isAscii ? buffer.contains(part) : folded(text).contains(part);
    sqlite3_result_int(context, contains ? 1 : 0);
    if (!kept) { // last, as SQLite may let go of it at once
        sqlite3_set_auxdata(context, 1, new QByteArray(part),
                            [](void *stale) { delete static_cast<QByteArray *>(stale); });
    }
}

} // namespace

void addSqlFunctions(sqlite3 *connection)
{
    sqlite3_create_function_v2(connection, "contains_folded", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                               &containsFolded, nullptr, nullptr, nullptr);
}
