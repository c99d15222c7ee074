#pragma once

#include "models/transfer/textencoding.h"

/// How a CSV file is written. An empty encoding or a delimiter of '\0' means: find out.
struct CsvFormat {
    QByteArray encoding; ///< as QStringDecoder names it, e.g. "UTF-8", "UTF-16LE", "windows-1252"
    char delimiter = '\0';
    bool byteOrderMark = false; ///< found, not wished for
    char comment = '\0'; ///< lines that begin with it are no rows; '\0': all are
    int skippedLines = 0; ///< so many lines stand before the first row
    /// Only ASCII was seen so far: the encoding is found out when something else comes, whatever `encoding`
    /// says.
    bool undecided = false;

    friend bool operator==(const CsvFormat &, const CsvFormat &) = default;
};

[[nodiscard]] bool isComment(QByteArrayView line, char comment);

/// The delimiter among comma, semicolon, tab and `|` that divides the first lines of `text` (UTF-8) most
/// evenly into as many cells as the first line has. Comma where none divides the first line: a file of one
/// column. Lines that begin with `comment` are passed over.
[[nodiscard]] char detectDelimiter(QByteArrayView text, char comment = '\0');

/// The delimiter that Excel's first line `sep=;` names, and the length of that line with its end; 0 without.
struct SeparatorLine {
    char delimiter = '\0';
    qsizetype length = 0;
};
[[nodiscard]] SeparatorLine separatorLine(QByteArrayView text);
