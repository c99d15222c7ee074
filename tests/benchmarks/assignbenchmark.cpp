// How long people wait in the dual list, and how long its window does not answer: a user in 10,000 of 100,000
// organizations against a user in 100 of 1,000, in turns, on SQLite. Medians of fifteen where a thing can be
// done again, until it is painted, and the longest time between two turns of the event loop. Prints; judges
// nothing.

#include "models/membership/membershipdraftmodel.h"
#include "models/membership/roster.h"
#include "models/storage/migrator.h"
#include "models/tables/assignablemodel.h"
#include "views/assigndialog.h"
#include "views/tableview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

const QString user = u"00000000-0000-7000-9000-000000000001"_s;

struct Figure {
    double milliseconds = 0;
    double gap = 0; ///< the longest
};

double milliseconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e6; }

// Whether a widget was painted since.
class Painted : public QObject {
public:
    explicit Painted(QWidget *widget) { widget->installEventFilter(this); }
    void expect() { m_painted = false; }
    bool isPainted() const { return m_painted; }

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return false;
    }
    bool m_painted = false;
};

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

Figure median(QList<Figure> figures)
{
    std::sort(figures.begin(), figures.end(),
              [](const Figure &a, const Figure &b) { return a.milliseconds < b.milliseconds; });
    Figure figure{figures.at(figures.size() / 2).milliseconds};
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

    Figure open(bool whole);
    void openAll();
    Figure type(const QString &list, const QString &text, bool whole);
    Figure typeAndClear(const QString &list, int run, bool whole);
    Figure moveOne(int run);
    Figure addAll();
    Figure removeAll();
    Figure accept();
    Figure leave();

private:
    template <class T> T *part(const QString &name) const { return m_dialog->findChild<T *>(name); }
    AssignableModel *available() const
    {
        return static_cast<AssignableModel *>(part<TableView>(u"availableView"_s)->model());
    }
    MembershipDraftModel *assigned() const
    {
        return static_cast<MembershipDraftModel *>(part<TableView>(u"assignedView"_s)->model());
    }
    bool isIdle() const { return part<QWidget>(u"assignProgress"_s)->isHidden(); }
    bool showsAvailable() const
    {
        return available()->isCountExact() && available()->rowCount() > 0 && available()->isLoaded(0);
    }
    qsizetype missing() const { return m_organizations - m_organizations / 10; }
    bool adds(qsizetype count) const;
    Figure show(const QString &list, const std::function<void()> &work, const std::function<bool()> &isThere);
    Figure press(const QString &button, const std::function<bool()> &isDone);

    const int m_organizations;
    Roster m_roster;
    std::unique_ptr<AssignDialog> m_dialog;
};

// Until what is there is painted as well.
Figure Bench::show(const QString &list, const std::function<void()> &work,
                   const std::function<bool()> &isThere)
{
    Painted painted(part<TableView>(list)->viewport());
    bool wasThere = false;
    return measure(work, [&] {
        if (!wasThere && isThere()) {
            wasThere = true;
            painted.expect();
            part<TableView>(list)->viewport()->update();
        }
        return wasThere && painted.isPainted();
    });
}

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

void Bench::openAll()
{
    open(true);
    while (!showsAvailable())
        QCoreApplication::processEvents();
}

// With Enter, so that nobody waits for more to be typed.
Figure Bench::type(const QString &list, const QString &text, bool whole)
{
    auto *line = part<QLineEdit>(list == u"availableView" ? u"availableFilter"_s : u"assignedFilter"_s);
    line->setFocus();
    return show(
        list,
        [&] {
            line->setText(text);
            QTest::keyClick(line, Qt::Key_Return);
        },
        [&] {
            return (!whole || available()->isCountExact()) && available()->rowCount() > 0
                && available()->isLoaded(0) && assigned()->rowCount() > 0;
        });
}

Figure Bench::typeAndClear(const QString &list, int run, bool whole)
{
    const Figure figure = type(list, u"0%1"_s.arg(run % 9 + 1), whole);
    type(list, {}, true);
    return figure;
}

// One that is not assigned yet: every tenth is.
Figure Bench::moveOne(int run)
{
    const int row = m_organizations / 20 * (run + 1) / 10 * 10 + 5;
    auto *view = part<TableView>(u"availableView"_s);
    view->scrollTo(available()->index(row, available()->columnOf(Field::Name)));
    while (!available()->isLoaded(row))
        QCoreApplication::processEvents();
    view->selectRow(row);
    const qsizetype before = assigned()->draft().difference().toAdd;
    return show(
        u"assignedView"_s, [&] { part<QPushButton>(u"addButton"_s)->click(); },
        [&] { return assigned()->draft().difference().toAdd > before; });
}

Figure Bench::press(const QString &button, const std::function<bool()> &isDone)
{
    return measure([&] { part<QPushButton>(button)->click(); }, isDone);
}

bool Bench::adds(qsizetype count) const
{
    return isIdle() && assigned()->draft().difference().toAdd == count;
}

Figure Bench::addAll()
{
    return press(u"addAllButton"_s, [&] { return adds(missing()); });
}

Figure Bench::removeAll()
{
    return press(u"removeAllButton"_s, [&] { return adds(0); });
}

Figure Bench::accept()
{
    QTest::keyClick(part<TableView>(u"assignedView"_s), Qt::Key_A, Qt::ControlModifier);
    press(u"keepButton"_s, [&] { return isIdle() && !assigned()->draft().isChanged(); });
    addAll();
    return press(u"assignOk"_s, [&] { return !m_dialog->isVisible(); });
}

Figure Bench::leave()
{
    return measure([&] { m_dialog.reset(); }, [] { return true; });
}

// Each thing with few and with many by turns.
struct Compared {
    QString name;
    std::vector<Figure> figures; ///< of few, of many
};

class Comparison {
public:
    Comparison(Bench &few, Bench &many)
        : m_benches{&few, &many}
    {
    }

    template <class Work> void add(const QString &name, int runs, Work work)
    {
        QList<Figure> figures[2];
        for (int run = 0; run < runs; ++run) {
            for (const size_t i : {0, 1})
                figures[i] << work(*m_benches[i], run);
        }
        m_rows.push_back({name, {median(figures[0]), median(figures[1])}});
    }
    void print() const;

private:
    std::array<Bench *, 2> m_benches;
    std::vector<Compared> m_rows;
};

void Comparison::print() const
{
    QTextStream out(stdout);
    out << "| milliseconds (longest gap of the event loop) | 1,000 organizations, a user in 100 "
           "| 100,000 organizations, a user in 10,000 | ratio |\n|---|--:|--:|--:|\n";
    for (const Compared &row : m_rows) {
        out << "| " << row.name;
        for (const Figure &figure : row.figures)
            out << u" | %1 (%2)"_s.arg(figure.milliseconds, 0, 'f', 1).arg(figure.gap, 0, 'f', 1);
        out << u" | %1 |\n"_s.arg(row.figures[1].milliseconds / row.figures[0].milliseconds, 0, 'f', 1);
    }
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
    std::vector<std::unique_ptr<Bench>> benches;
    for (const int organizations : {1'000, 100'000}) {
        const QString file = folder.filePath(u"%1.sqlite"_s.arg(organizations));
        if (!make(file, organizations)) {
            QTextStream(stderr) << "The database could not be made." << Qt::endl;
            return 1;
        }
        benches.push_back(std::make_unique<Bench>(file, organizations));
    }
    Comparison table(*benches[0], *benches[1]);
    constexpr int runs = 15;
    table.add(u"opening until both lists show rows"_s, runs,
              [](Bench &bench, int) { return bench.open(false); });
    table.add(u"opening until everything assigned is read"_s, runs,
              [](Bench &bench, int) { return bench.open(true); });
    for (const auto &bench : benches)
        bench->openAll();
    table.add(u"typing in the filter of what is available, first rows"_s, runs,
              [](Bench &bench, int run) { return bench.typeAndClear(u"availableView"_s, run, false); });
    table.add(u"the same until they are counted"_s, runs,
              [](Bench &bench, int run) { return bench.typeAndClear(u"availableView"_s, run, true); });
    table.add(u"typing in the filter of what is assigned"_s, runs,
              [](Bench &bench, int run) { return bench.typeAndClear(u"assignedView"_s, run, false); });
    table.add(u"moving one entry"_s, runs, [](Bench &bench, int run) { return bench.moveOne(run); });
    table.add(u"Add all shown (100,000)"_s, 1, [](Bench &bench, int) { return bench.addAll(); });
    table.add(u"Remove all shown"_s, 1, [](Bench &bench, int) { return bench.removeAll(); });
    table.add(u"OK: one transaction of 90,000"_s, 1, [](Bench &bench, int) { return bench.accept(); });
    table.add(u"leaving the dialog"_s, 1, [](Bench &bench, int) { return bench.leave(); });
    table.print();
    return 0;
}
