#pragma once

#include "models/tables/relationalmodel.h"

#include <QSignalSpy>
#include <QTest>

// Waits that tests of models share; all of them let events run and give up in the end.

inline bool settles(const RelationalModel &model, int milliseconds = 20000)
{
    return QTest::qWaitFor([&] { return !model.isLoading() && model.isCountExact(); }, milliseconds);
}

// Looks at a row until it is there.
inline bool arrives(const RelationalModel &model, int row)
{
    return QTest::qWaitFor(
        [&] {
            model.data(model.index(row, 0));
            return model.isLoaded(row);
        },
        20000);
}

// The keys of all rows, page by page in the given order (positions in percent of the rows first).
inline QList<QStringList> keysOf(const RelationalModel &model, const QList<int> &jumps = {})
{
    for (const int percent : jumps) {
        if (model.rowCount() > 0
            && !arrives(model, std::min(model.rowCount() - 1, model.rowCount() * percent / 100)))
            return {};
    }
    QList<QStringList> keys;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!arrives(model, row))
            return keys;
        keys << model.keyAt(row);
    }
    return keys;
}

inline int rowOf(const RelationalModel &model, const QStringList &key)
{
    return int(keysOf(model).indexOf(key));
}

// Saves and tells whether everything was written.
inline bool isSaved(RelationalModel &model)
{
    QSignalSpy saved(&model, &RelationalModel::saved);
    QSignalSpy failed(&model, &RelationalModel::saveFailed);
    model.save();
    if (!QTest::qWaitFor([&] { return !saved.isEmpty() || !failed.isEmpty(); }, 20000))
        return false;
    if (!failed.isEmpty()) {
        const auto error = failed.first().first().value<DbError>();
        qWarning("%s (%s)", qPrintable(error.text), qPrintable(error.detail));
        return false;
    }
    return saved.first().first().value<ApplyReport>().applied();
}
