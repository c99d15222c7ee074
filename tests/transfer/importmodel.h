#pragma once

#include "models/transfer/importplan.h"

#include <QMap>
#include <QRandomGenerator>

// What an import of memberships means, written as plainly as possible and without any of the code under test:
// maps in memory, one row after the other.

struct ModelMembership {
    QString role;
    QString joined;
    friend bool operator==(const ModelMembership &, const ModelMembership &) = default;
};

// By user and organization, both by their numbers.
using ModelTable = QMap<std::pair<int, int>, ModelMembership>;

struct ModelRow {
    int user = -1; // -1: nobody has this e-mail; -2: blank
    int organization = -1;
    QString role = {}; // blank: says nothing
    QString joined = {}; // the same; "never" is no date
    bool ragged = false;
};

struct ModelOutcome {
    ModelTable table;
    qint64 added = 0;
    qint64 updated = 0;
    qint64 removed = 0;
    qint64 unchanged = 0;
    qint64 repeated = 0;
    qint64 rejected = 0;
    QList<int> unchangedRows = {}; // positions, in order
    QList<int> repeatedRows = {};
    bool asks = false;
};

// The good rows are imported, whatever becomes of the others.
ModelOutcome modelImport(const ModelTable &table, const QList<ModelRow> &rows, AssignMode mode,
                         std::optional<Entity> per);

ModelTable randomTable(QRandomGenerator &random, int users, int organizations);
QList<ModelRow> randomRows(QRandomGenerator &random, int users, int organizations, int count);
QByteArray csvOf(const QList<ModelRow> &rows);
