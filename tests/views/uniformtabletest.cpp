#include "views/uniformtableview.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <array>

namespace {

// Numbered cells.
class Numbers : public QAbstractTableModel {
public:
    static constexpr int columns = 5;

    explicit Numbers(int rows)
        : m_rows(rows)
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex & = {}) const override { return columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QStringLiteral("%1 in %2").arg(index.row()).arg(index.column())
                                       : QVariant();
    }
    void insert(int row, int count)
    {
        beginInsertRows({}, row, row + count - 1);
        m_rows += count;
        endInsertRows();
    }
    void remove(int row, int count)
    {
        beginRemoveRows({}, row, row + count - 1);
        m_rows -= count;
        endRemoveRows();
    }

private:
    int m_rows;
};

} // namespace

// UniformTableView behaves and looks like a QTableView that is set up as it is, whatever is done to both.
class UniformTableTest : public QObject {
    Q_OBJECT

private slots:
    void behavesAsTheStockView_data();
    void behavesAsTheStockView();
    void costsNothingPerRow();
    void columnsFitWhatIsSeen();

private:
    void makeBoth(Numbers &numbers);
    QString somethingDone(QRandomGenerator &random, Numbers &numbers);
    QString difference() const;

    std::unique_ptr<QWidget> m_window;
    QTableView *m_stock = nullptr;
    UniformTableView *m_own = nullptr;
};

void UniformTableTest::makeBoth(Numbers &numbers)
{
    m_window = std::make_unique<QWidget>();
    m_stock = new QTableView(m_window.get());
    m_own = new UniformTableView(m_window.get());
    m_stock->setSelectionBehavior(QTableView::SelectRows);
    m_stock->setShowGrid(false);
    m_stock->setWordWrap(false);
    m_stock->setCornerButtonEnabled(false);
    m_stock->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_stock->verticalHeader()->hide();
    m_stock->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_stock->verticalHeader()->setDefaultSectionSize(27);
    m_own->setRowHeight(27);
    for (QTableView *view : std::initializer_list<QTableView *>{m_stock, m_own}) {
        view->setFocusPolicy(Qt::NoFocus); // only one could have it
        view->setAlternatingRowColors(true);
        view->setModel(&numbers);
        view->horizontalHeader()->setSectionsMovable(true);
        view->resize(400, 300);
    }
    m_window->resize(1500, 600);
    m_own->move(750, 0);
    auto *other = new QLineEdit(m_window.get());
    other->move(0, 550);
    m_window->show();
    other->setFocus(); // else the first of them would take it
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

// What was done, in words.
QString UniformTableTest::somethingDone(QRandomGenerator &random, Numbers &numbers)
{
    const std::array<QTableView *, 2> views{m_stock, m_own};
    const int rows = numbers.rowCount();
    switch (random.bounded(11)) {
    case 0: {
        const QSize size(random.bounded(60, 700), random.bounded(90, 500));
        for (QTableView *view : views)
            view->resize(size);
        return QStringLiteral("size %1 x %2").arg(size.width()).arg(size.height());
    }
    case 1: {
        const int value = random.bounded(rows + 1);
        for (QTableView *view : views)
            view->verticalScrollBar()->setValue(value);
        return QStringLiteral("scrolled to %1").arg(value);
    }
    case 2: {
        const int value = random.bounded(500);
        for (QTableView *view : views)
            view->horizontalScrollBar()->setValue(value);
        return QStringLiteral("scrolled sideways to %1").arg(value);
    }
    case 3: {
        const int row = random.bounded(rows + 1);
        const int count = random.bounded(1, 30);
        numbers.insert(row, count);
        return QStringLiteral("inserted %1 rows at %2").arg(count).arg(row);
    }
    case 4: {
        if (rows == 0)
            break;
        const int row = random.bounded(rows);
        const int count = random.bounded(1, qMin(30, rows - row) + 1);
        numbers.remove(row, count);
        return QStringLiteral("removed %1 rows at %2").arg(count).arg(row);
    }
    case 5: {
        if (rows == 0)
            break;
        const int row = random.bounded(rows);
        const int column = random.bounded(Numbers::columns);
        const auto hint = QAbstractItemView::ScrollHint(random.bounded(4));
        for (QTableView *view : views)
            view->scrollTo(numbers.index(row, column), hint);
        return QStringLiteral("scrollTo(%1, %2), hint %3").arg(row).arg(column).arg(hint);
    }
    case 6: {
        const int column = random.bounded(Numbers::columns);
        const int width = random.bounded(20, 300);
        for (QTableView *view : views)
            view->setColumnWidth(column, width);
        return QStringLiteral("column %1 is %2 wide").arg(column).arg(width);
    }
    case 7: {
        const int from = random.bounded(Numbers::columns);
        const int to = random.bounded(Numbers::columns);
        const int hidden = random.bounded(1, Numbers::columns);
        // Where a hidden cell is current, the stock view moves from the top of what is seen.
        const bool hides = random.bounded(2) == 0 && m_stock->currentIndex().column() != hidden;
        for (QTableView *view : views) {
            view->horizontalHeader()->moveSection(from, to);
            view->setColumnHidden(hidden, hides);
        }
        return QStringLiteral("moved column %1 to %2, hidden: %3").arg(from).arg(to).arg(hides ? hidden : -1);
    }
    case 8: {
        const QPoint point(random.bounded(qMax(1, m_stock->viewport()->width())),
                           random.bounded(qMax(1, m_stock->viewport()->height())));
        const auto modifiers =
            std::array{Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier}.at(random.bounded(3));
        for (QTableView *view : views)
            QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, point);
        return QStringLiteral("clicked at %1, %2, modifiers %3").arg(point.x()).arg(point.y()).arg(modifiers);
    }
    default: {
        static constexpr std::array keys{Qt::Key_Up,   Qt::Key_Down,   Qt::Key_PageUp, Qt::Key_PageDown,
                                         Qt::Key_Left, Qt::Key_Right,  Qt::Key_Home,   Qt::Key_End,
                                         Qt::Key_Tab,  Qt::Key_Backtab};
        const Qt::Key key = keys.at(random.bounded(int(keys.size())));
        const auto modifiers =
            std::array{Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier}.at(
                random.bounded(4));
        const bool walks = key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (walks && m_stock->horizontalHeader()->hiddenSectionCount() > 0)
            break; // the stock view does not come round if the first column is hidden
        for (QTableView *view : views)
            QTest::keyClick(view, key, walks ? Qt::NoModifier : modifiers);
        return QStringLiteral("key %1, modifiers %2").arg(key, 0, 16).arg(modifiers);
    }
    }
    return QStringLiteral("nothing");
}

// Empty if there is none.
QString UniformTableTest::difference() const
{
    const auto pair = [](const char *what, const auto &stock, const auto &own) {
        QString text;
        QDebug(&text) << what << "stock:" << stock << "own:" << own;
        return text;
    };
    const auto differ = [&](const char *what, const auto &stock, const auto &own) {
        return stock == own ? QString() : pair(what, stock, own);
    };
    QStringList found;
    for (const auto &[name, stock, own] :
         {std::tuple("vertical", m_stock->verticalScrollBar(), m_own->verticalScrollBar()),
          std::tuple("horizontal", m_stock->horizontalScrollBar(), m_own->horizontalScrollBar())})
        found << differ(name, std::pair(stock->value(), stock->maximum()),
                        std::pair(own->value(), own->maximum()));
    found << differ("current", m_stock->currentIndex(), m_own->currentIndex());
    for (int y = -100; y < m_stock->viewport()->height() + 100; y += 13)
        found << differ("rowAt", m_stock->rowAt(y), m_own->rowAt(y));
    const int rows = m_stock->model()->rowCount();
    for (int row = qMax(0, m_stock->rowAt(0)); row < rows && row < m_stock->rowAt(0) + 40; ++row) {
        found << differ("selected", m_stock->selectionModel()->isRowSelected(row),
                        m_own->selectionModel()->isRowSelected(row));
        for (int column = 0; column < Numbers::columns; ++column) {
            const QModelIndex index = m_stock->model()->index(row, column);
            found << differ("place", m_stock->visualRect(index), m_own->visualRect(index));
            if (const QPoint centre = m_stock->visualRect(index).center();
                !m_stock->visualRect(index).isEmpty())
                found << differ("indexAt", m_stock->indexAt(centre), m_own->indexAt(centre));
        }
    }
    found << differ("selected in all", m_stock->selectionModel()->selectedRows().size(),
                    m_own->selectionModel()->selectedRows().size());
    if (m_stock->viewport()->grab().toImage() != m_own->viewport()->grab().toImage())
        found << QStringLiteral("another picture");
    found.removeAll(QString());
    return found.join(u'\n');
}

void UniformTableTest::behavesAsTheStockView_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("no rows") << 0 << false;
    QTest::newRow("few") << 4 << false;
    QTest::newRow("some") << 60 << false;
    QTest::newRow("many") << 20'000 << false;
    QTest::newRow("right to left") << 500 << true;
}

void UniformTableTest::behavesAsTheStockView()
{
    QFETCH(const int, rows);
    QFETCH(const bool, rightToLeft);
    const quint32 seed = qEnvironmentVariableIsSet("ROSTER_TEST_SEED")
        ? qEnvironmentVariable("ROSTER_TEST_SEED").toUInt()
        : QRandomGenerator::system()->generate();
    qInfo("ROSTER_TEST_SEED=%u", seed);
    QRandomGenerator random(seed);
    Numbers numbers(rows);
    makeBoth(numbers);
    m_stock->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    m_own->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    QStringList done;
    for (int step = 0; step < 150; ++step) {
        done << somethingDone(random, numbers);
        for (int turn = 0; turn < 4; ++turn) // scroll bars come and go a turn later, which makes more room
            QCoreApplication::processEvents();
        const QString difference = this->difference();
        QVERIFY2(difference.isEmpty(),
                 qPrintable(done.mid(qMax(0, step - 4)).join(u'\n') + u'\n' + difference));
    }
    m_window.reset();
}

void UniformTableTest::costsNothingPerRow()
{
    Numbers numbers(10'000'000);
    UniformTableView view;
    view.setModel(&numbers);
    view.resize(400, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.verticalHeader()->count(), 0);
    view.selectRow(9'999'998);
    QVERIFY(view.viewport()->rect().contains(view.visualRect(view.currentIndex())));
    numbers.remove(9'000'000, 1'000'000);
    QTRY_VERIFY(view.verticalScrollBar()->maximum() < 9'000'000);
    QCOMPARE(view.rowAt(view.viewport()->height() - 1), 8'999'999);
}

// A double click on the border of two headers.
void UniformTableTest::columnsFitWhatIsSeen()
{
    Numbers numbers(10'000'000);
    UniformTableView view;
    view.setModel(&numbers);
    view.resize(800, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.resizeColumnToContents(1);
    const int narrow = view.columnWidth(1);
    view.verticalScrollBar()->setValue(9'000'000);
    view.resizeColumnToContents(1);
    QVERIFY(view.columnWidth(1) > narrow);
}

QTEST_MAIN(UniformTableTest)
#include "uniformtabletest.moc"
