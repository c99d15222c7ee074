#pragma once

#include <QStringList>
#include <QStringView>

#include <array>
#include <optional>

// Text from people and files, made into the form in which values are kept. Spaces around are ignored
// everywhere. All functions are thread-safe.

/// A moment as `2024-03-01T12:00:00.000Z` (UTC, milliseconds; finer fractions are cut), or nothing where the
/// text is no moment or could be two: `03/04/2024` is refused.
///
/// Understood are ISO 8601 (`2024-03-01`, `2024-03-01T12:00:00+01:00`, also with a space, without seconds,
/// with a fraction), `2024/03/01` and `01.03.2024`, each with or without time. Without zone, UTC is meant;
/// without time, midnight. Years 1 to 9999.
[[nodiscard]] std::optional<QString> parseTimestamp(QStringView text);

/// The same for the spellings that most files have (`2024-03-01`, `2024-03-01T12:00:00Z`, also with a space,
/// without seconds, with a fraction, without zone), without its costs; nothing where the text is something
/// else.
[[nodiscard]] std::optional<std::array<char, 24>> parseUsualTimestamp(QByteArrayView text);

/// Permissions from a JSON list of strings, or from words between commas, semicolons or `|`. Blank is an
/// empty list. Nothing where the text is neither: broken JSON, other JSON than strings, quotes or braces
/// around words.
[[nodiscard]] std::optional<QStringList> parsePermissions(QStringView text);

/// A JSON list without spaces; the same list always gives the same text.
[[nodiscard]] QString permissionsToJson(const QStringList &permissions);

/// Whether this can be an e-mail address: something before and behind one @, without spaces, control
/// characters and the signs that stand between or around addresses. Letters of any script are fine. Only the
/// mail server knows more.
[[nodiscard]] bool isPlausibleEmail(QStringView text);

/// A UUID as 36 lower-case characters; the text may have capitals and braces.
[[nodiscard]] std::optional<QString> parseUuid(QStringView text);
[[nodiscard]] bool isUuid(QStringView text);
/// Whether it is one as parseUuid() writes it.
[[nodiscard]] bool isCanonicalUuid(QByteArrayView text);
