#pragma once

#include "tests/tables/plaindatabase.h"

#include <QRandomGenerator>

// Records of every kind that people have: names in many scripts, some of them often and some missing, and
// values that repeat or are not there. The same seed makes the same ones.
class RandomRecords {
public:
    // Whether names may be missing, as in other programs' tables, or are as Roster's own tables want them.
    enum class Names { Required, MayBeMissing };

    RandomRecords(quint32 seed, Names names);

    QRandomGenerator &random() { return m_random; }
    int below(qsizetype end) { return int(m_random.bounded(qint64(end))); }
    bool onceIn(int times) { return below(times) == 0; }

    // What is made next has this number, which makes its e-mail or slug the only one.
    void beginAt(int number) { m_last = number; }

    // Prepares the tables for what comes: further columns, names that may be missing.
    void prepare(PlainDatabase &database) const;
    void fill(PlainDatabase &database, int users, int organizations, int memberships);

    // The values of a new record, or of an old one that gets others, by column; without the key.
    QVariantMap userValues();
    QVariantMap organizationValues();
    QVariantMap membershipValues();
    QString newId();

    // A moment as many records have it.
    QString time();
    QString role();

    // Some of what a search might be: a part of a text, in another case perhaps, or what nobody has.
    QString searchFor(const QString &text);

    static QString insertion(const QString &table, const QVariantMap &values);

private:
    QString text(int most);
    QString name();

    QRandomGenerator m_random;
    const Names m_names;
    QStringList m_usual; ///< names that many have
    int m_last = 0;
};
