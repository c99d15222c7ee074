#pragma once

#include <QByteArray>
#include <QByteArrayView>

// Finds out in which encoding a text is: byte order mark, then the pattern of UTF-16, then valid UTF-8, then
// what libuchardet recognises by the language.

/// How many bytes from the first one that is not plain ASCII are enough to tell.
inline constexpr qsizetype encodingSampleSize = 131'072;

/// The encoding that the byte order mark names; empty without one.
[[nodiscard]] QByteArray markedEncoding(QByteArrayView head);

/// The encoding that the byte order mark names, or the pattern that texts with line ends, digits or Latin
/// letters have in UTF-16 without one; empty for others.
[[nodiscard]] QByteArray wideEncoding(QByteArrayView head);

/// How many of the first bytes are the byte order mark of `encoding`; 0 without.
[[nodiscard]] qsizetype byteOrderMarkLength(QByteArrayView head, const QByteArray &encoding);

/// The first byte that tells encodings apart, or text.size(): all that extend ASCII agree on what stands
/// before it.
[[nodiscard]] qsizetype findTellingByte(QByteArrayView text);

/// The encoding of a text that has no byte order mark and starts between two characters. `isWhole`: it ends
/// there as well, not in the middle of one. Mostly valid UTF-8 is UTF-8: a damaged row does not change what
/// the others are. Nothing that can be recognised is windows-1252, which gives every byte a character.
[[nodiscard]] QByteArray encodingOf(QByteArrayView text, bool isWhole);

/// All of this for a text of which `head` is the start; UTF-8 where only ASCII is seen.
[[nodiscard]] QByteArray detectEncoding(QByteArrayView head);

/// Whether these bytes are no text in `encoding`: the start of a well-known other kind of file, or one
/// control character in sixteen and several NULs. A single NUL does not make a file binary; it costs its row.
[[nodiscard]] bool looksBinary(QByteArrayView head, const QByteArray &encoding);
