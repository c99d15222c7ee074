// What the window looks like to people who read from right to left.

#include "models/tables/relationalmodel.h"
#include "tests/views/windowfixture.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QApplication>
#include <QHeaderView>
#include <QListWidget>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;

class AppearanceTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void textsKeepTheirDirection_data();
    void textsKeepTheirDirection();
    void mirrored();
};

namespace {

// What is written, without the paper around it.
QImage inkOf(const QString &text, Qt::LayoutDirection direction, int width)
{
    QApplication::setLayoutDirection(direction);
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), text);
    TableView view(u"view"_s, u"view"_s);
    view.setModel(&model);
    view.horizontalHeader()->hide();
    view.resize(width, 60);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        return {};
    view.setCurrentIndex({});
    const QImage cell = view.viewport()
                            ->grab(view.visualRect(model.index(0, 0)))
                            .toImage()
                            .convertToFormat(QImage::Format_Grayscale8);
    QRect ink;
    for (int y = 0; y < cell.height(); ++y) {
        for (int x = 0; x < cell.width(); ++x) {
            if (qGray(cell.pixel(x, y)) < 128)
                ink |= QRect(x, y, 1, 1);
        }
    }
    return cell.copy(ink);
}

// 0: the same picture; 1: as much is different as is written. Letters may begin within a pixel, which
// makes up to 0.7; the same letters elsewhere make more than 1.1.
double difference(const QImage &one, const QImage &other)
{
    qint64 different = 0;
    qint64 written = 0;
    const auto darkness = [](const QImage &image, int x, int y) {
        return image.valid(x, y) ? 255 - qGray(image.pixel(x, y)) : 0;
    };
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < qMax(one.width(), other.width()); ++x) {
            different += qAbs(darkness(one, x, y) - darkness(other, x, y));
            written += darkness(one, x, y);
        }
    }
    return double(different) / double(qMax<qint64>(1, written));
}

} // namespace

void AppearanceTest::textsKeepTheirDirection_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("full stop") << u"Acme Italia S.r.l."_s << 300;
    QTest::newRow("date and time") << u"2026-11-23 16:24"_s << 300;
    QTest::newRow("cut") << u"Facilities of the United Kingdom and of Northern Ireland"_s << 150;
}

void AppearanceTest::textsKeepTheirDirection()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    const QImage usual = inkOf(text, Qt::LeftToRight, width);
    QVERIFY(!usual.isNull());
    const double different = difference(usual, inkOf(text, Qt::RightToLeft, width));
    QVERIFY2(different < 0.9, qPrintable(QString::number(different)));
}

void AppearanceTest::mirrored()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.selectRow("usersTable", u"Ada"_s));
    QVERIFY(fixture.waitForRows("userMemberships", 2));
    // All of the list is inside of what holds it.
    const auto *users = fixture.find<TableView>("usersTable");
    const QWidget *splitter = fixture.find<QWidget>("usersSplitter");
    const QRect list(users->mapTo(splitter, QPoint()), users->size());
    QVERIFY(splitter->rect().contains(list));
    const auto *sidebar = fixture.find<QListWidget>("sidebar");
    QVERIFY(sidebar->mapToGlobal(QPoint()).x() > users->mapToGlobal(QPoint()).x());

    // The arrow to the organization is at the end of its cell: where it is seen, there it is clicked.
    auto *memberships = fixture.find<TableView>("userMemberships");
    const int column = fixture.columnOf(*memberships, u"Organization"_s);
    const QModelIndex acme = memberships->model()->index(fixture.rowOf(*memberships, u"Acme"_s), column);
    const QRect cell = memberships->visualRect(acme);
    const QPoint name(cell.right() - 10, cell.center().y());
    const QPoint arrow(cell.left() + 8, cell.center().y());
    QTest::mouseMove(memberships->viewport(), name);
    QTest::mouseClick(memberships->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(fixture.workspace().page(), WindowPage::Users);
    QTest::mouseMove(memberships->viewport(), arrow);
    QTest::mouseClick(memberships->viewport(), Qt::LeftButton, {}, arrow);
    QTRY_COMPARE(fixture.workspace().page(), WindowPage::Organizations);
}

QTEST_MAIN(AppearanceTest)
#include "appearancetest.moc"
