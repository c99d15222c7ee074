#include "models/membership/changeset.h"

#include <QRandomGenerator>
#include <QTest>

#include <malloc.h>

using namespace Qt::StringLiterals;

class ChangeSetTest : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatWasAppended();
    void tellsUnstatedFromNull();
    void laterColumnsDoNotTouchEarlierChanges();
    void givesBackRandomChanges();
    void counts();
    void sortsByKey();
    void oneKeyKeepsItsOrder();
    void comparesByContent();
    void isCompact();
};

void ChangeSetTest::givesBackWhatWasAppended()
{
    const QList<Change> changes{
        {Entity::User,
         ChangeKind::Add,
         UserId(u"u1"_s),
         {},
         {},
         {{u"email"_s, u"ann@example.org"_s}, {u"name"_s, u""_s}}},
        {Entity::Organization, ChangeKind::Remove, {}, OrganizationId(u"o1"_s), {{u"slug"_s, u"acme"_s}}, {}},
        {Entity::Membership,
         ChangeKind::Update,
         UserId(u"u1"_s),
         OrganizationId(u"o1"_s),
         {{u"role"_s, u"owner"_s}},
         {{u"role"_s, u"member"_s}, {u"permissions"_s, u"[\"a\"]"_s}}},
        {Entity::Membership, ChangeKind::Add, UserId(u"o1"_s), OrganizationId(u"u1"_s), {}, {}},
    };
    ChangeSet set;
    QVERIFY(set.isEmpty());
    for (const Change &change : changes)
        set.append(change);
    QCOMPARE(set.size(), changes.size());
    for (qsizetype i = 0; i < changes.size(); ++i) {
        QCOMPARE(set.at(i), changes.at(i));
        QCOMPARE(set.entityAt(i), changes.at(i).entity);
        QCOMPARE(set.kindAt(i), changes.at(i).kind);
    }
}

void ChangeSetTest::tellsUnstatedFromNull()
{
    ChangeSet set;
    set.addMembership(UserId(u"u"_s), OrganizationId(u"o"_s),
                      {{u"a"_s, Value()}, {u"b"_s, u""_s}, {u"c"_s, QString()}});
    set.addMembership(UserId(u"u"_s), OrganizationId(u"p"_s), {{u"c"_s, u"x"_s}});
    const Values first = set.at(0).after;
    QVERIFY(first.contains(u"a"_s) && !first.value(u"a"_s));
    QVERIFY(first.value(u"b"_s).has_value() && first.value(u"b"_s)->isEmpty());
    QVERIFY(first.value(u"c"_s).has_value() && first.value(u"c"_s)->isEmpty());
    QCOMPARE(set.at(1).after, (Values{{u"c"_s, u"x"_s}}));
}

void ChangeSetTest::laterColumnsDoNotTouchEarlierChanges()
{
    ChangeSet set;
    set.removeMembership(UserId(u"u"_s), OrganizationId(u"o"_s), {{u"z"_s, u"1"_s}});
    set.removeMembership(UserId(u"u"_s), OrganizationId(u"p"_s), {{u"a"_s, u"2"_s}});
    QCOMPARE(set.at(0).before, (Values{{u"z"_s, u"1"_s}}));
    QCOMPARE(set.at(1).before, (Values{{u"a"_s, u"2"_s}}));
}

void ChangeSetTest::givesBackRandomChanges()
{
    QRandomGenerator random(7);
    const auto values = [&] {
        Values result;
        for (quint32 i = random.bounded(5U); i > 0; --i) {
            const QString column = u"column%1"_s.arg(random.bounded(12));
            result.insert(column, random.bounded(4) ? Value(QString::number(random.bounded(50))) : Value());
        }
        return result;
    };
    ChangeSet set;
    QList<Change> changes;
    for (int i = 0; i < 5000; ++i) {
        Change change{Entity(random.bounded(3)), ChangeKind(random.bounded(3)),
                      UserId(QString::number(random.bounded(99))),
                      OrganizationId(QString::number(random.bounded(99)))};
        if (change.kind != ChangeKind::Add)
            change.before = values();
        if (change.kind != ChangeKind::Remove)
            change.after = values();
        changes << change;
        set.append(change);
    }
    for (qsizetype i = 0; i < changes.size(); ++i)
        QCOMPARE(set.at(i), changes.at(i));
}

void ChangeSetTest::counts()
{
    ChangeSet set;
    set.addMembership(UserId(u"u"_s), OrganizationId(u"o"_s));
    set.addMembership(UserId(u"u"_s), OrganizationId(u"p"_s));
    set.removeMembership(UserId(u"u"_s), OrganizationId(u"q"_s));
    QCOMPARE(set.count(Entity::Membership, ChangeKind::Add), 2);
    QCOMPARE(set.count(Entity::Membership, ChangeKind::Remove), 1);
    QCOMPARE(set.count(Entity::Membership, ChangeKind::Update), 0);
    QCOMPARE(set.count(Entity::User, ChangeKind::Add), 0);
}

void ChangeSetTest::sortsByKey()
{
    QRandomGenerator random(3);
    ChangeSet set;
    for (int i = 0; i < 3000; ++i)
        set.append({Entity::Membership, ChangeKind(random.bounded(3)),
                    UserId(QString::number(random.bounded(200))),
                    OrganizationId(QString::number(random.bounded(200)))});
    qsizetype found = 0;
    for (const ChangeKind kind : {ChangeKind::Add, ChangeKind::Update, ChangeKind::Remove}) {
        const std::vector<quint32> positions = set.sorted(Entity::Membership, kind);
        QCOMPARE(std::ssize(positions), set.count(Entity::Membership, kind));
        found += std::ssize(positions);
        for (size_t i = 0; i < positions.size(); ++i) {
            QCOMPARE(set.kindAt(positions.at(i)), kind);
            if (i == 0)
                continue;
            const Change a = set.at(positions.at(i - 1));
            const Change b = set.at(positions.at(i));
            QVERIFY(std::pair(a.user, a.organization) <= std::pair(b.user, b.organization));
        }
    }
    QCOMPARE(found, set.size());
    QVERIFY(set.sorted(Entity::User, ChangeKind::Add).empty());
}

void ChangeSetTest::oneKeyKeepsItsOrder()
{
    ChangeSet set;
    for (int i = 0; i < 500; ++i)
        set.addMembership(UserId(u"u"_s), OrganizationId(QString::number(i % 3)),
                          {{u"n"_s, QString::number(i)}});
    const std::vector<quint32> positions = set.sorted(Entity::Membership, ChangeKind::Add);
    for (size_t i = 1; i < positions.size(); ++i) {
        if (set.at(positions.at(i)).organization == set.at(positions.at(i - 1)).organization)
            QVERIFY(positions.at(i - 1) < positions.at(i));
    }
}

void ChangeSetTest::comparesByContent()
{
    ChangeSet a;
    ChangeSet b;
    b.addMembership(UserId(u"other"_s),
                    OrganizationId(u"first"_s)); // other texts and columns have other numbers
    QVERIFY(!(a == b));
    b = {};
    a.addMembership(UserId(u"u"_s), OrganizationId(u"o"_s), {{u"role"_s, u"x"_s}});
    b.addMembership(UserId(u"u"_s), OrganizationId(u"o"_s), {{u"role"_s, u"x"_s}});
    QCOMPARE(a, b);
    b.addMembership(UserId(u"u"_s), OrganizationId(u"p"_s));
    QVERIFY(!(a == b));
}

// An import of a million rows of 1,000 users and 1,000 organizations.
void ChangeSetTest::isCompact()
{
    constexpr int side = 1000;
    constexpr qsizetype perChange = 16 + 3 * 4;
    QStringList users;
    for (int i = 0; i < side; ++i)
        users << u"018e0c5a-7b1c-7def-8abc-%1"_s.arg(i, 12, 10, QChar(u'0'));
    const size_t before = ::mallinfo2().uordblks + ::mallinfo2().hblkhd;
    ChangeSet set;
    for (const QString &user : users) {
        for (int i = 0; i < side; ++i)
            set.addMembership(UserId(user),
                              OrganizationId(u"018e0c5a-7b1c-7def-9abc-%1"_s.arg(i, 12, 10, QChar(u'0'))),
                              {{u"role"_s, u"member"_s},
                               {u"permissions"_s, u"[]"_s},
                               {u"joined_at"_s, u"2024-03-01T00:00:00.000Z"_s}});
    }
    const size_t used = ::mallinfo2().uordblks + ::mallinfo2().hblkhd - before;
    QCOMPARE(set.size(), side * side);
    QVERIFY2(used < 2 * perChange * side * side + 1'000'000,
             qPrintable(QString::number(used))); // vectors double
}

QTEST_GUILESS_MAIN(ChangeSetTest)
#include "changesettest.moc"
