#include "models/tables/relationalmodel.h"
#include "tests/views/assignfixture.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

// What stays selected and in sight while one filters and moves, and moves of very many entries.
class AssignSelectionTest : public QObject, protected AssignFixture {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void filterHidesSelectedAvailable();
    void filterHidesSelectedAssigned();
    void clickForgetsHidden();
    void rangesAndAll();
    void scrollStaysWhereRowsCome();
    void selectionReachesBeyondLoadedRows();
    void addsWhatWasSelectedDeepDown();
    void addsAllShownInOneTransaction();
    void cancelsReading();
    void readsVeryManyAssigned();

private:
    void filter(const char *name, const QString &text);
};

void AssignSelectionTest::filter(const char *name, const QString &text)
{
    auto *line = part<QLineEdit>(QString::fromLatin1(name));
    line->setFocus();
    line->setText(text);
    QTest::keyClick(line, Qt::Key_Return);
}

void AssignSelectionTest::filterHidesSelectedAvailable()
{
    QVERIFY(open(Entity::User, {m_ada}));
    auto *hidden = part<QLabel>(u"availableHidden"_s);
    QVERIFY(hidden->isHidden());
    select(available(), {u"Chi"_s, u"Delta"_s, u"Epsilon"_s});
    filter("availableFilter", u"delta"_s);
    QTRY_COMPARE(hidden->text(), u"2 selected entries are hidden by the filter and will not be moved."_s);
    QVERIFY(hidden->isVisible());
    QTRY_COMPARE(selected(available()), QStringList{u"Delta"_s});
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"1 to add"_s); // only what is in sight
    filter("availableFilter", {});
    QTRY_COMPARE(selected(available()), QStringList({u"Chi"_s, u"Delta"_s, u"Epsilon"_s}));
    QTRY_VERIFY(hidden->isHidden());
}

void AssignSelectionTest::filterHidesSelectedAssigned()
{
    QVERIFY(open(Entity::User, {m_ada}));
    auto *hidden = part<QLabel>(u"assignedHidden"_s);
    select(assigned(), {u"Acme"_s, u"Beta"_s});
    filter("assignedFilter", u"beta"_s);
    QVERIFY(hidden->text().startsWith(u"1 selected "_s));
    QCOMPARE(selected(assigned()), QStringList{u"Beta"_s});
    QTest::mouseClick(button("removeButton"), Qt::LeftButton);
    QCOMPARE(difference(), u"1 to remove"_s);
    filter("assignedFilter", {});
    QCOMPARE(selected(assigned()), QStringList({u"Acme"_s, u"Beta"_s}));
    QVERIFY(hidden->isHidden());
}

void AssignSelectionTest::clickForgetsHidden()
{
    QVERIFY(open(Entity::User, {m_ada}));
    select(available(), {u"Chi"_s});
    filter("availableFilter", u"delta"_s);
    QTRY_VERIFY(part<QLabel>(u"availableHidden"_s)->isVisible());
    QTRY_COMPARE(names(available()), QStringList{u"Delta"_s});
    QTest::mouseClick(available()->viewport(), Qt::LeftButton, {}, centre(available(), u"Delta"_s));
    QVERIFY(part<QLabel>(u"availableHidden"_s)->isHidden());
    filter("availableFilter", {});
    QTRY_COMPARE(available()->model()->rowCount(), 5);
    QTRY_COMPARE(selected(available()), QStringList{u"Delta"_s});
}

void AssignSelectionTest::rangesAndAll()
{
    QVERIFY(open(Entity::User, {m_ada}));
    const auto click = [this](const QString &name, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(available()->viewport(), Qt::LeftButton, modifiers, centre(available(), name));
    };
    click(u"Beta"_s, {});
    click(u"Delta"_s, Qt::ShiftModifier);
    QCOMPARE(selected(available()), QStringList({u"Beta"_s, u"Chi"_s, u"Delta"_s}));
    click(u"Chi"_s, Qt::ControlModifier);
    QCOMPARE(selected(available()), QStringList({u"Beta"_s, u"Delta"_s}));
    available()->setFocus();
    QTest::keyClick(available(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selected(available()).size(), 5);
    QTest::keyClick(available(), Qt::Key_Return);
    QCOMPARE(difference(), u"3 to add"_s);
    assigned()->setFocus();
    QTest::keyClick(assigned(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(assigned(), Qt::Key_Delete);
    QCOMPARE(difference(), u"2 to remove"_s);
}

void AssignSelectionTest::scrollStaysWhereRowsCome()
{
    addOffices(300);
    m_database->execute(u"INSERT INTO user_organizations (user_id, organization_id) SELECT '%1', id FROM "
                        "organizations WHERE name >= 'Office'"_s.arg(m_ada));
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(assigned()->model()->rowCount(), 302);
    // A view lays new rows out only when it is next idle.
    QTRY_VERIFY(assigned()->verticalScrollBar()->maximum() > 150);
    const int column = nameColumn(assigned());
    assigned()->scrollTo(assigned()->model()->index(150, column), QAbstractItemView::PositionAtTop);
    const auto top = [&] {
        return assigned()->model()->index(assigned()->rowAt(1), column).data().toString();
    };
    const QString before = top();
    QVERIFY(before.startsWith(u"Office"_s));
    select(available(), {u"Chi"_s}); // comes above
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QCOMPARE(assigned()->model()->rowCount(), 303);
    QCOMPARE(top(), before);
    filter("assignedFilter", u"office"_s);
    QCOMPARE(assigned()->model()->rowCount(), 300);
    QCOMPARE(top(), before);
}

void AssignSelectionTest::selectionReachesBeyondLoadedRows()
{
    addOffices(20000);
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(available()->model()->rowCount(), 20005);
    available()->setFocus();
    available()->selectAll();
    filter("availableFilter", u"office"_s);
    QTRY_VERIFY(part<QLabel>(u"availableHidden"_s)->text().startsWith(u"5 "_s));
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QTRY_COMPARE(difference(), u"20,000 to add"_s);
    filter("availableFilter", {});
    QTRY_VERIFY(part<QLabel>(u"availableHidden"_s)->isHidden());
    QTRY_COMPARE(available()->selectionModel()->selectedRows().size(), 20005);
}

void AssignSelectionTest::addsWhatWasSelectedDeepDown()
{
    addOffices(20000);
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(available()->model()->rowCount(), 20005);
    const QAbstractItemModel *model = available()->model();
    QItemSelection selection;
    for (const int row : {3000, 15000})
        selection.select(model->index(row, 0), model->index(row + 1, model->columnCount() - 1));
    available()->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    QTest::mouseClick(button("addButton"), Qt::LeftButton);
    QTRY_COMPARE(difference(), u"4 to add"_s);
    QTRY_COMPARE(names(assigned()),
                 QStringList({u"Acme"_s, u"Beta"_s, u"Office 02995"_s, u"Office 02996"_s, u"Office 14995"_s,
                              u"Office 14996"_s}));
}

void AssignSelectionTest::addsAllShownInOneTransaction()
{
    addOffices(20000);
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(available()->model()->rowCount(), 20005);
    filter("availableFilter", u"office"_s);
    QTRY_COMPARE(available()->model()->rowCount(), 20000);
    QTest::mouseClick(button("addAllButton"), Qt::LeftButton);
    QTRY_COMPARE(difference(), u"20,000 to add"_s);
    QCOMPARE(assigned()->model()->rowCount(), 20002);
    QCOMPARE(changes(), 0);
    QVERIFY(pressOk());
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isVisible(), 60000);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM user_organizations"_s), 20004);
    QCOMPARE(m_database->rows(u"SELECT method, summary, added, updated, removed FROM roster_changes"_s),
             QStringList{u"assign|Organizations of Ada|20000|0|0"_s});
}

void AssignSelectionTest::cancelsReading()
{
    addOffices(20000);
    QVERIFY(open(Entity::User, {m_ada}));
    QTRY_COMPARE(available()->model()->rowCount(), 20005);
    QTest::mouseClick(button("addAllButton"), Qt::LeftButton);
    QVERIFY(!part<QWidget>(u"assignProgress"_s)->isHidden());
    QTest::mouseClick(button("assignCancel"), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible()); // the first Cancel stops what is going on
    QTRY_VERIFY(isIdle());
    QCOMPARE(difference(), u"No changes"_s);
    QTest::mouseClick(button("addAllButton"), Qt::LeftButton); // works again
    QTRY_COMPARE(difference(), u"20,003 to add"_s);
}

// The first ones come before the others, which nobody has added meanwhile.
void AssignSelectionTest::readsVeryManyAssigned()
{
    addOffices(3000);
    m_database->execute(u"INSERT INTO user_organizations (user_id, organization_id) SELECT '%1', id FROM "
                        "organizations WHERE name >= 'Office'"_s.arg(m_ada));
    m_dialog = std::make_unique<AssignDialog>(*m_roster, Entity::User, QStringList{m_ada});
    // What is shown, and whether it can be changed then.
    QList<std::pair<int, bool>> shown;
    const auto look = [&] {
        if (const int rows = assigned()->model()->rowCount(); rows > 0)
            shown << std::pair(rows, button("addAllButton")->isEnabled());
    };
    QObject context;
    connect(assigned()->model(), &QAbstractItemModel::modelReset, &context, look);
    connect(assigned()->model(), &QAbstractItemModel::rowsInserted, &context, look);
    m_dialog->show();
    QTRY_VERIFY(!shown.isEmpty());
    QCOMPARE(shown.first(), std::pair(100, false));
    QTRY_COMPARE(assigned()->model()->rowCount(), 3002);
    QTRY_VERIFY(isIdle());
    QVERIFY(text("assignedCount") == u"3,002"_s);
    QCOMPARE(difference(), u"No changes"_s);
    for (const int row : {0, 99, 100, 3001})
        QCOMPARE(assigned()->model()->index(row, 0).data(Qt::ToolTipRole).toString(), QString());
    QTRY_VERIFY(button("addAllButton")->isEnabled());
}

int main(int argc, char **argv)
{
    AssignSelectionTest test;
    return runAssignTest(test, argc, argv);
}

#include "assignselectiontest.moc"
