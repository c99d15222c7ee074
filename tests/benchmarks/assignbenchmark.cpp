// How long people wait in the dual list, and how long its window does not answer: a user in 10,000 of 100,000
// organizations against a user in 100 of 1,000, side by side, on SQLite. Medians of nine where a thing can be
// done again, and the longest time between two turns of the event loop. Prints; judges nothing.

#include "models/membership/membershipdraftmodel.h"
#include "models/membership/roster.h"
#include "models/storage/migrator.h"
#include "models/tables/assignablemodel.h"
#include "views/assigndialog.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QString user = u"00000000-0000-7000-9000-000000000001"_s;

struct Figure {
    QString name;
    double milliseconds = 0;
    double gap = 0; ///< the longest
};

double milliseconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e6; }

// Does something and waits in the event loop until it is done, with a timer that ticks whenever nothing else
// is to be done: the longest time between two ticks is how long the window did not answer.
template <class Work, class Condition> Figure measure(Work work, Condition isDone)
{
    Figure figure;
    QElapsedTimer sinceTick;
    QTimer ticks;
    const auto tick = [&] {
        figure.gap = std::max(figure.gap, milliseconds(sinceTick));
        sinceTick.start();
    };
    QObject::connect(&ticks, &QTimer::timeout, tick);
    ticks.start(0);
    QElapsedTimer all;
    all.start();
    sinceTick.start();
    work();
    tick();
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    figure.milliseconds = milliseconds(all);
    for (int i = 0; i < 3; ++i) // what it left to be painted
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    tick();
    return figure;
}

Figure median(const QString &name, QList<Figure> figures)
{
    std::sort(figures.begin(), figures.end(),
              [](const Figure &a, const Figure &b) { return a.milliseconds < b.milliseconds; });
    Figure figure{name, figures.at(figures.size() / 2).milliseconds};
    for (const Figure &one : std::as_const(figures))
        figure.gap = std::max(figure.gap, one.gap);
    return figure;
}

class Bench {
public:
    explicit Bench(const QString &file, int organizations)
        : m_organizations(organizations)
        , m_roster(*Database::open(DatabaseAddress::forFile(file)))
    {
    }

    QList<Figure> run();

private:
    template <class T> T *part(const QString &name) const { return m_dialog->findChild<T *>(name); }
    AssignableModel *available() const
    {
        return static_cast<AssignableModel *>(part<QTableView>(u"availableView"_s)->model());
    }
    MembershipDraftModel *assigned() const
    {
        return static_cast<MembershipDraftModel *>(part<QTableView>(u"assignedView"_s)->model());
    }
    bool isIdle() const { return part<QWidget>(u"assignProgress"_s)->isHidden(); }
    bool showsAvailable() const
    {
        return available()->isCountExact() && available()->rowCount() > 0 && available()->isLoaded(0);
    }

    Figure open(bool whole);
    Figure type(const QString &filter, const QString &text, bool whole);
    Figure moveOne(int row);
    Figure press(const QString &button, const std::function<bool()> &isDone);

    const int m_organizations;
    Roster m_roster;
    std::unique_ptr<AssignDialog> m_dialog;
};

Figure Bench::open(bool whole)
{
    m_dialog.reset();
    return measure(
        [&] {
            m_dialog = std::make_unique<AssignDialog>(m_roster, Entity::User, QStringList{user});
            m_dialog->show();
        },
        [&] {
            return (isIdle() || !whole) && assigned()->rowCount() > 0 && available()->rowCount() > 0
                && available()->isLoaded(0);
        });
}

// With Enter, so that nobody waits for more to be typed.
Figure Bench::type(const QString &filter, const QString &text, bool whole)
{
    auto *line = part<QLineEdit>(filter);
    line->setFocus();
    return measure(
        [&] {
            line->setText(text);
            QTest::keyClick(line, Qt::Key_Return);
        },
        [&] {
            return (!whole || available()->isCountExact()) && available()->rowCount() > 0
                && available()->isLoaded(0);
        });
}

Figure Bench::moveOne(int row)
{
    auto *view = part<QTableView>(u"availableView"_s);
    view->scrollTo(available()->index(row, available()->columnOf(Field::Name)));
    while (!available()->isLoaded(row))
        QCoreApplication::processEvents();
    view->selectRow(row);
    const qsizetype before = assigned()->draft().difference().toAdd;
    return measure([&] { part<QPushButton>(u"addButton"_s)->click(); },
                   [&] { return assigned()->draft().difference().toAdd > before; });
}

Figure Bench::press(const QString &button, const std::function<bool()> &isDone)
{
    return measure([&] { part<QPushButton>(button)->click(); }, isDone);
}

QList<Figure> Bench::run()
{
    constexpr int runs = 9;
    QList<Figure> figures;
    QList<Figure> some;
    for (const bool whole : {false, true}) {
        some.clear();
        for (int i = 0; i < runs; ++i)
            some << open(whole);
        figures << median(whole ? u"opening until everything assigned is read"_s
                                : u"opening until both lists show rows"_s,
                          some);
    }
    while (!showsAvailable())
        QCoreApplication::processEvents();
    const auto typing = [&](const QString &filter, const QString &name, bool whole) {
        some.clear();
        for (int i = 0; i < runs; ++i) {
            some << type(filter, u"0%1"_s.arg(i + 1), whole);
            type(filter, {}, true);
        }
        figures << median(name, some);
    };
    typing(u"availableFilter"_s, u"typing in the filter of what is available, first rows"_s, false);
    typing(u"availableFilter"_s, u"the same until they are counted"_s, true);
    typing(u"assignedFilter"_s, u"typing in the filter of what is assigned"_s, false);
    some.clear();
    for (int i = 0; i < runs; ++i) // not assigned yet: every tenth is
        some << moveOne(m_organizations / 20 * (i + 1) / 10 * 10 + 5);
    figures << median(u"moving one entry"_s, some);
    const qsizetype missing = m_organizations - m_organizations / 10;
    figures << press(u"addAllButton"_s,
                     [&] { return isIdle() && assigned()->draft().difference().toAdd == missing; });
    figures.last().name = u"Add all shown (%L1)"_s.arg(m_organizations);
    figures << press(u"removeAllButton"_s,
                     [&] { return isIdle() && assigned()->draft().difference().toAdd == 0; });
    figures.last().name = u"Remove all shown"_s;
    press(u"addAllButton"_s, [&] { return isIdle() && assigned()->draft().difference().toAdd == missing; });
    QTest::keyClick(part<QTableView>(u"assignedView"_s), Qt::Key_A, Qt::ControlModifier);
    press(u"keepButton"_s, [&] { return isIdle() && !assigned()->draft().isChanged(); });
    press(u"addAllButton"_s, [&] { return isIdle() && assigned()->draft().difference().toAdd == missing; });
    figures << press(u"assignOk"_s, [&] { return !m_dialog->isVisible(); });
    figures.last().name = u"OK: one transaction of %L1"_s.arg(missing);
    figures << measure([&] { m_dialog.reset(); }, [] { return true; });
    figures.last().name = u"leaving the dialog"_s;
    return figures;
}

bool make(const QString &file, int organizations)
{
    const auto connection = Connection::open(DatabaseAddress::forFile(file), OpenMode::Create);
    if (!connection || !Migrator(**connection).migrate())
        return false;
    const QString numbers =
        u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s.arg(organizations
                                                                                               - 1);
    const QString id = u"printf('%08x-0000-7000-8000-%012x', i * 4099, i)"_s;
    for (const QString &sql :
         {u"INSERT INTO users (id, email, name) VALUES ('%1', 'ada@example.org', 'Ada')"_s.arg(user),
          numbers + u"INSERT INTO organizations (id, slug, name) SELECT "_s + id
              + u", printf('org-%06d', i), printf('Organization %06d', i) FROM n"_s,
          numbers + u"INSERT INTO user_organizations (user_id, organization_id) SELECT '"_s + user + u"', "_s
              + id + u" FROM n WHERE i % 10 = 0"_s}) {
        if (const Result<> done = (*connection)->execute(sql); !done) {
            QTextStream(stderr) << done.error().detail << Qt::endl;
            return false;
        }
    }
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QTemporaryDir folder;
    QList<QList<Figure>> columns;
    for (const int organizations : {1'000, 100'000}) {
        const QString file = folder.filePath(u"%1.sqlite"_s.arg(organizations));
        if (!make(file, organizations)) {
            QTextStream(stderr) << "The database could not be made." << Qt::endl;
            return 1;
        }
        columns << Bench(file, organizations).run();
    }
    QTextStream out(stdout);
    out << "| milliseconds (longest gap of the event loop) | 1,000 organizations, a user in 100 | 100,000 "
           "organizations, "
           "a user in 10,000 |\n|---|--:|--:|\n";
    for (qsizetype i = 0; i < columns.first().size(); ++i) {
        out << "| " << columns.last().at(i).name;
        for (const QList<Figure> &figures : std::as_const(columns))
            out << u" | %1 (%2)"_s.arg(figures.at(i).milliseconds, 0, 'f', 1)
                       .arg(figures.at(i).gap, 0, 'f', 1);
        out << " |\n";
    }
    return 0;
}
