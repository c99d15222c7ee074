#include "models/membership/undostack.h"

#include <QtTest>

using namespace Qt::StringLiterals;

// The rule of undo and redo, on entries as the history lists them.
class UndoStackTest : public QObject {
    Q_OBJECT

private slots:
    void nothing();
    void newestFirst();
    void undoneIsRedone();
    void severalSteps();
    void newChangeEndsRedo();
    void othersDoNotCount();
    void revertedByOthers();
    void ownRevertOfOthersIsAChange();
    void revertFromTheMiddle();
    void skipped();
    void numbersWhereNoSummaryIs();

private:
    // Appends a change, as the history would number it.
    void add(const QString &summary, int reverts = 0, const QString &actor = u"me"_s);
    static QString shown(const std::optional<UndoStep> &step);
    QString undo(const QSet<ChangeId> &skipped = {}) const;
    QString redo() const;

    QList<HistoryEntry> m_entries; // newest first
};

void UndoStackTest::add(const QString &summary, int reverts, const QString &actor)
{
    HistoryEntry entry;
    entry.id = ChangeId(m_entries.size() + 1);
    entry.actor = actor;
    entry.summary = summary;
    if (reverts > 0)
        entry.reverts = ChangeId(reverts);
    m_entries.prepend(entry);
}

QString UndoStackTest::shown(const std::optional<UndoStep> &step)
{
    return step ? u"%1 %2"_s.arg(qint64(step->change)).arg(step->summary) : QString();
}

QString UndoStackTest::undo(const QSet<ChangeId> &skipped) const
{
    return shown(UndoStack(m_entries, u"me"_s, skipped).undo());
}

QString UndoStackTest::redo() const { return shown(UndoStack(m_entries, u"me"_s).redo()); }

void UndoStackTest::nothing()
{
    m_entries.clear();
    QCOMPARE(undo(), QString());
    QCOMPARE(redo(), QString());
}

void UndoStackTest::newestFirst()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"b"_s);
    QCOMPARE(undo(), u"2 b"_s);
    QCOMPARE(redo(), QString());
}

void UndoStackTest::undoneIsRedone()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"Reverted: a"_s, 1);
    QCOMPARE(undo(), QString());
    QCOMPARE(redo(), u"2 a"_s);
    add(u"Restored: a"_s, 2);
    QCOMPARE(undo(), u"3 a"_s);
    QCOMPARE(redo(), QString());
    add(u"Reverted: a"_s, 3);
    QCOMPARE(undo(), QString());
    QCOMPARE(redo(), u"4 a"_s);
}

void UndoStackTest::severalSteps()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"b"_s);
    add(u"c"_s);
    add({}, 3);
    QCOMPARE(undo(), u"2 b"_s);
    add({}, 2);
    QCOMPARE(undo(), u"1 a"_s);
    QCOMPARE(redo(), u"5 b"_s);
    add({}, 5);
    QCOMPARE(undo(), u"6 b"_s);
    QCOMPARE(redo(), u"4 c"_s);
    add({}, 4);
    QCOMPARE(undo(), u"7 c"_s);
    QCOMPARE(redo(), QString());
    add({}, 7);
    add({}, 6);
    add({}, 1);
    QCOMPARE(undo(), QString());
    QCOMPARE(redo(), u"10 a"_s);
}

void UndoStackTest::newChangeEndsRedo()
{
    m_entries.clear();
    add(u"a"_s);
    add({}, 1);
    add(u"b"_s);
    QCOMPARE(undo(), u"3 b"_s);
    QCOMPARE(redo(), QString());
    add({}, 3);
    QCOMPARE(undo(), QString());
    QCOMPARE(redo(), u"4 b"_s);
    add({}, 4);
    QCOMPARE(redo(), QString()); // not a again
}

void UndoStackTest::othersDoNotCount()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"theirs"_s, 0, u"somebody"_s);
    QCOMPARE(undo(), u"1 a"_s);
    add({}, 1);
    add(u"theirs"_s, 0, u"somebody"_s);
    QCOMPARE(redo(), u"3 a"_s);
}

void UndoStackTest::revertedByOthers()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"b"_s);
    add({}, 2, u"somebody"_s);
    QCOMPARE(undo(), u"1 a"_s);
    QCOMPARE(redo(), QString());
    add({}, 3); // taken back: b is in effect again
    QCOMPARE(undo(), u"4 b"_s);
}

void UndoStackTest::ownRevertOfOthersIsAChange()
{
    m_entries.clear();
    add(u"a"_s);
    add({}, 1);
    add(u"theirs"_s, 0, u"somebody"_s);
    add(u"Reverted: theirs"_s, 3);
    QCOMPARE(undo(), u"4 Reverted: theirs"_s);
    QCOMPARE(redo(), QString());
    add({}, 4);
    QCOMPARE(redo(), u"5 Reverted: theirs"_s);
}

void UndoStackTest::revertFromTheMiddle()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"b"_s);
    add({}, 1);
    QCOMPARE(undo(), u"2 b"_s);
    QCOMPARE(redo(), u"3 a"_s);
}

void UndoStackTest::skipped()
{
    m_entries.clear();
    add(u"a"_s);
    add(u"b"_s);
    QCOMPARE(undo({ChangeId(2)}), u"1 a"_s);
}

void UndoStackTest::numbersWhereNoSummaryIs()
{
    m_entries.clear();
    add({});
    m_entries.first().added = 2;
    m_entries.first().removed = 1;
    QCOMPARE(undo(), u"1 2 added, 1 removed"_s);
}

QTEST_GUILESS_MAIN(UndoStackTest)
#include "undostacktest.moc"
