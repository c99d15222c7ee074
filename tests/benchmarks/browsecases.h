#pragma once

#include "tests/benchmarks/browsestage.h"

#include <QRandomGenerator>

// One thing that people do again and again.
struct BrowseCase {
    enum Bar {
        NoBar = 0,
        Growth = 1, ///< 99th percentile of L at most twice that of S
        Bare = 2, ///< median at most twice that of the bare SQL
        OneSecond = 4, ///< 99th percentile
    };

    QString name; ///< ROSTER_BENCH_CASE chooses by its first word
    int runs;
    int bars;
    /// What it is done to this time: a row, a text, a key.
    std::function<QString(BrowseStage &, QRandomGenerator &)> draw;
    /// Not timed.
    std::function<void(BrowseStage &)> prepare;
    /// Milliseconds.
    std::function<double(BrowseStage &, const QString &)> roster;
    /// Milliseconds. In every other turn it is first: who reads the same rows second finds them in the
    /// processor's cache.
    std::function<double(BrowseStage &, const QString &)> bare = {};
    std::function<void(BrowseStage &)> finish = {};
    bool largeOnly = false;
    /// Before the first run, not timed.
    std::function<void(BrowseStage &)> begin = {};
    bool bareIsSecond = false; ///< it asks the model
};

QList<BrowseCase> rowCases(); ///< open, first, jump, wheel
QList<BrowseCase> searchCases();
QList<BrowseCase> detailCases(); ///< way, click, heavy
