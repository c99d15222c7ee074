#pragma once

#include "models/storage/result.h"

#include <QTest>

// What a failed Result says, for QVERIFY2.
template <class T> QByteArray problemOf(const Result<T> &result)
{
    return result ? QByteArray() : (result.error().text + u' ' + result.error().detail).toUtf8();
}

// The kind of error; a kind that does not exist where there is none.
template <class T> DbError::Kind kindOf(const Result<T> &result)
{
    return result ? DbError::Kind(-1) : result.error().kind;
}

inline char *toString(DbError::Kind kind) { return qstrdup("kind " + QByteArray::number(int(kind))); }

#define VERIFY_OK(result)                                                                                    \
    do {                                                                                                     \
        const auto &outcomeToVerify = (result);                                                              \
        QVERIFY2(outcomeToVerify.ok(), problemOf(outcomeToVerify).constData());                              \
    } while (false)
