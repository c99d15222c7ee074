#pragma once

#include <QByteArray>
#include <QByteArrayView>

/// How a CSV file is written. An empty encoding or a delimiter of '\0' means: find out.
struct CsvFormat {
    QByteArray encoding; ///< as QStringDecoder names it, e.g. "UTF-8", "UTF-16LE", "windows-1252"
    char delimiter = '\0';
    bool byteOrderMark = false; ///< found, not wished for

    friend bool operator==(const CsvFormat &, const CsvFormat &) = default;
};

/// The encoding by the byte order mark, or by the pattern of NUL bytes that Latin text has in UTF-16, else
/// UTF-8.
[[nodiscard]] QByteArray detectEncoding(QByteArrayView head);

/// How many of the first bytes are the byte order mark of `encoding`; 0 without.
[[nodiscard]] qsizetype byteOrderMarkLength(QByteArrayView head, const QByteArray &encoding);

/// Whether these bytes are no text in `encoding`: NUL bytes where each unit is a byte, or the start of a zip
/// file.
[[nodiscard]] bool looksBinary(QByteArrayView head, const QByteArray &encoding);

/// The delimiter among comma, semicolon, tab and `|` that divides the first lines of `text` (UTF-8) most
/// evenly into as many cells as the first line has. Comma where none divides the first line: a file of one
/// column.
[[nodiscard]] char detectDelimiter(QByteArrayView text);

/// The delimiter that Excel's first line `sep=;` names, and the length of that line with its end; 0 without.
struct SeparatorLine {
    char delimiter = '\0';
    qsizetype length = 0;
};
[[nodiscard]] SeparatorLine separatorLine(QByteArrayView text);
