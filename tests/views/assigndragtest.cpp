#include "tests/views/assignfixture.h"
#include "views/assignview.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

// Drags between the two lists: events, and QDrag itself, which the "minimal" platform really runs.
class AssignDragTest : public QObject, protected AssignFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void saysWhatWouldHappen();
    void takesFromItsPartnerOnly();
    void readOnlyTakesNothing();
    void dragsBothWays();
    void dragsManyAtOnce();

private:
    AssignView *view(TableView *table) const { return qobject_cast<AssignView *>(table); }
    bool drop(TableView *target, const QMimeData &data);
    void drag(TableView *from, const QString &name, TableView *to);
};

// Enter, move and drop, as the platform sends them; whether the drop was taken.
bool AssignDragTest::drop(TableView *target, const QMimeData &data)
{
    const QPoint place = target->viewport()->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target->viewport(), &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target->viewport(), &move);
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target->viewport(), &event);
    return move.isAccepted() && event.isAccepted();
}

// With the pointer, from the entry of this name to the middle of the other list.
void AssignDragTest::drag(TableView *from, const QString &name, TableView *to)
{
    QWindow *window = m_dialog->windowHandle();
    const QPoint start = from->viewport()->mapTo(m_dialog.get(), centre(from, name));
    const QPoint end = to->viewport()->mapTo(m_dialog.get(), to->viewport()->rect().center());
    // Each step runs inside the drag and asks for the next one before it acts: a move may begin the drag, and
    // does not return before its end then.
    const auto steps = std::make_shared<int>(0);
    const auto act = std::make_shared<std::function<void()>>();
    *act = [this, window, start, end, steps, again = std::weak_ptr(act)] {
        const int step = ++*steps;
        if (step > 100)
            return;
        if (step < 100)
            QTimer::singleShot(10, this, [next = again.lock()] { (*next)(); });
        if (step <= 10)
            QTest::mouseMove(window, start + (end - start) * step / 10);
        else if (step == 11)
            QTest::mouseRelease(window, Qt::LeftButton, {}, end);
        else if (step == 100) // never stuck in a drag that nobody ended
            QTest::keyClick(window, Qt::Key_Escape);
    };
    QTest::mousePress(window, Qt::LeftButton, {}, start);
    QTimer::singleShot(10, this, [act] { (*act)(); });
    QTRY_VERIFY(*steps > 11);
    *steps = 1000;
}

void AssignDragTest::saysWhatWouldHappen()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s, u"Delta"_s});
    const std::unique_ptr<QMimeData> data(view(available())->dragData());
    const QPoint place = assigned()->viewport()->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(assigned()->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(view(assigned())->hoverText(), u"Add 2"_s);
    QDragLeaveEvent leave;
    QApplication::sendEvent(assigned()->viewport(), &leave);
    QCOMPARE(view(assigned())->hoverText(), QString());
    QVERIFY(drop(assigned(), *data));
    QCOMPARE(view(assigned())->hoverText(), QString());
    QCOMPARE(difference(), u"2 to add"_s);
    QCOMPARE(changes(), 0);
}

void AssignDragTest::takesFromItsPartnerOnly()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s});
    const std::unique_ptr<QMimeData> own(view(available())->dragData());
    QVERIFY(!drop(available(), *own)); // where it comes from
    QMimeData text;
    text.setText(u"Chi"_s);
    QVERIFY(!drop(assigned(), text));

    const std::unique_ptr<AssignDialog> first = std::move(m_dialog);
    QVERIFY(open(Entity::User, {m_bob}));
    QVERIFY(!drop(assigned(), *own)); // another dialog's
    QCOMPARE(difference(), u"No changes"_s);
}

void AssignDragTest::readOnlyTakesNothing()
{
    m_roster.reset();
    Database database = m_database->open();
    database.schema.readOnly = true;
    m_roster = std::make_unique<Roster>(database);
    QVERIFY(open(Entity::User, {m_ada}));
    QVERIFY(!available()->dragEnabled());
    select(available(), {u"Chi"_s});
    const std::unique_ptr<QMimeData> data(view(available())->dragData());
    QVERIFY(!drop(assigned(), *data));
}

void AssignDragTest::dragsBothWays()
{
    QVERIFY(open(Entity::User, {m_ada}));
    drag(available(), u"Chi"_s, assigned());
    QTRY_COMPARE(difference(), u"1 to add"_s);
    QCOMPARE(names(assigned()), QStringList({u"Acme"_s, u"Beta"_s, u"Chi"_s}));
    drag(assigned(), u"Beta"_s, available());
    QTRY_COMPARE(difference(), u"1 to add and 1 to remove"_s);
    drag(assigned(), u"Chi"_s, available()); // an addition that goes back
    QTRY_COMPARE(difference(), u"1 to remove"_s);
    drag(available(), u"Delta"_s, available()); // onto itself
    QCOMPARE(difference(), u"1 to remove"_s);
    QCOMPARE(available()->model()->rowCount(), 5);
}

void AssignDragTest::dragsManyAtOnce()
{
    addOffices(5000);
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(available()->model()->rowCount(), 5005);
    available()->selectAll();
    drag(available(), u"Chi"_s, assigned()); // takes the whole selection, loaded or not
    QTRY_COMPARE(difference(), u"5,003 to add"_s);
    assigned()->selectAll();
    drag(assigned(), u"Beta"_s, available());
    QTRY_COMPARE(difference(), u"2 to remove"_s);
}

int main(int argc, char **argv)
{
    AssignDragTest test;
    return runAssignTest(test, argc, argv);
}

#include "assigndragtest.moc"
