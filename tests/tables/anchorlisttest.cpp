// Places of rows that are looked up while more of them are being found.

#include "models/tables/anchorlist.h"

#include <QTest>

using namespace Qt::StringLiterals;

class AnchorListTest : public QObject {
    Q_OBJECT

private slots:
    void keepsTerms();
    void copiesAreIndependent();
};

namespace {

Row termsOf(qsizetype anchor)
{
    return {u"Émile"_s.repeated(anchor % 7), QString::number(anchor)}; // empty texts too
}

void appendUpTo(AnchorList &anchors, qsizetype size)
{
    while (anchors.size() < size)
        anchors.append(termsOf(anchors.size()));
}

} // namespace

void AnchorListTest::keepsTerms()
{
    AnchorList anchors(256, 2);
    QVERIFY(anchors.isEmpty());
    appendUpTo(anchors, 5000);
    QCOMPARE(anchors.size(), 5000);
    for (qsizetype anchor = 0; anchor < anchors.size(); ++anchor)
        QCOMPARE(anchors.terms(anchor), termsOf(anchor));
    QCOMPARE(anchors.row(4999), 4999 * 256);
    QCOMPARE(anchors.lastBefore(511), 1);
    QCOMPARE(anchors.lastBefore(512), 2);
    QCOMPARE(anchors.lastBefore(5000 * 256), 4999);
}

void AnchorListTest::copiesAreIndependent()
{
    AnchorList anchors(256, 2);
    appendUpTo(anchors, 1500);
    AnchorList copy = anchors;
    appendUpTo(anchors, 3000);
    QCOMPARE(copy.size(), 1500);
    copy.append({u"its own"_s, u"last one"_s});
    QCOMPARE(copy.terms(1499), termsOf(1499));
    QCOMPARE(copy.terms(1500), (Row{u"its own"_s, u"last one"_s}));
    QCOMPARE(anchors.terms(1500), termsOf(1500));
    QCOMPARE(anchors.size(), 3000);
}

QTEST_GUILESS_MAIN(AnchorListTest)
#include "anchorlisttest.moc"
