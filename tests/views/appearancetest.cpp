// What the window looks like to people who read from right to left, or like it dark.

#include "models/tables/relationalmodel.h"
#include "tests/views/windowfixture.h"
#include "views/notice.h"
#include "views/style.h"
#include "views/tableview.h"
#include "views/workspace.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

class AppearanceTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void textsKeepTheirDirection_data();
    void textsKeepTheirDirection();
    void mirrored();
    void readable_data();
    void readable();
    void goesDark();
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

// As WCAG 2.1 measures it: 4.5 is well readable, 3 is enough for signs.
double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
            + 0.0722 * linear(color.blueF());
    };
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QPalette palette(bool isDark)
{
    if (!isDark)
        return QPalette(QColor(239, 239, 239));
    QPalette colors(QColor(239, 240, 241), QColor(49, 54, 59));
    colors.setColor(QPalette::Base, QColor(35, 38, 41));
    colors.setColor(QPalette::Text, QColor(239, 240, 241));
    return colors;
}

} // namespace

void AppearanceTest::cleanup()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setPalette(palette(false));
}

void AppearanceTest::readable_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void AppearanceTest::readable()
{
    QFETCH(bool, isDark);
    const QPalette colors = palette(isDark);
    const QColor text = colors.color(QPalette::Text);
    for (const PaletteColor ground : {errorBackground, pendingBackground, changedBackground, matchBackground})
        QVERIFY2(contrast(text, ground(colors)) > 4.5, qPrintable(ground(colors).name()));
    for (const QPalette::ColorRole ground : {QPalette::Base, QPalette::Window}) {
        for (const PaletteColor ink : {errorColor, linkColor})
            QVERIFY2(contrast(ink(colors), colors.color(ground)) > 4.5, qPrintable(ink(colors).name()));
    }
}

// While the window is open, as many desktops do in the evening.
void AppearanceTest::goesDark()
{
    QApplication::setPalette(palette(false));
    WindowFixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.selectRow("usersTable", u"Ada"_s));
    auto *problem = fixture.find<QLabel>("userHandleProblem");
    auto *field = fixture.find<QLineEdit>("userHandle");
    field->selectAll();
    QTest::keyClicks(field, u"nonsense"_s);
    QTest::mouseClick(fixture.find<QPushButton>("userSave"), Qt::LeftButton);
    QVERIFY(problem->isVisible());
    fixture.window().tell({Notice::Level::Warning, u"Beware"_s});
    auto *bar = fixture.find<QWidget>("messageBar");
    auto *connection = fixture.find<QWidget>("connectionBar");
    auto *sidebar = fixture.find<QListWidget>("sidebar");
    for (const bool isDark : {true, false}) {
        const QPalette colors = palette(isDark);
        QApplication::setPalette(colors);
        for (const QWidget *ground : {bar, connection}) {
            QTRY_COMPARE(ground->palette().color(QPalette::Window), pendingBackground(colors));
            QVERIFY(contrast(ground->palette().color(QPalette::WindowText),
                             ground->palette().color(QPalette::Window))
                    > 4.5);
        }
        QCOMPARE(problem->palette().color(QPalette::WindowText), errorColor(colors));
        QCOMPARE(sidebar->palette().color(QPalette::HighlightedText), colors.color(QPalette::Text));
    }
    fixture.window().tell({Notice::Level::Information, u"All is well"_s});
    QCOMPARE(bar->palette().color(QPalette::Window), palette(false).color(QPalette::Window));
}

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
