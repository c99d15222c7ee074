#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

namespace {

constexpr int maximumLines = 450;

struct Room {
    QLatin1StringView folder;
    QList<QLatin1StringView> mayInclude;
};

// Who stands on whom, and nobody on app.
const QList<Room> &rooms()
{
    using namespace Qt::StringLiterals;
    static const QList<Room> list = {
        {"models/storage/"_L1, {"models/storage/"_L1}},
        {"models/membership/"_L1, {"models/storage/"_L1, "models/membership/"_L1}},
        {"models/tables/"_L1, {"models/storage/"_L1, "models/membership/"_L1, "models/tables/"_L1}},
        {"models/transfer/"_L1, {"models/storage/"_L1, "models/membership/"_L1, "models/transfer/"_L1}},
        {"views/"_L1, {"models/"_L1, "views/"_L1}},
        {"app/"_L1, {"models/"_L1, "views/"_L1, "app/"_L1}},
        {"tests/"_L1, {"models/"_L1, "views/"_L1, "tests/"_L1}},
    };
    return list;
}

bool isSource(const QString &path)
{
    return path.endsWith(QStringLiteral(".cpp")) || path.endsWith(QStringLiteral(".h"));
}

QStringList matches(const QString &pattern, const QString &text)
{
    QStringList found;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto it = expression.globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

QString withoutComments(QString text)
{
    static const QRegularExpression comment(QStringLiteral("//[^\n]*|/\\*.*?\\*/"),
                                            QRegularExpression::DotMatchesEverythingOption);
    return text.remove(comment);
}

QStringList includeViolations(const QString &path, const QString &text)
{
    const auto room = std::find_if(rooms().begin(), rooms().end(),
                                   [&](const Room &candidate) { return path.startsWith(candidate.folder); });
    if (room == rooms().end())
        return {path + QStringLiteral(": lies in no room of the house")};

    QStringList found;
    for (const QString &header : matches(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""), text)) {
        const bool allowed = std::any_of(room->mayInclude.begin(), room->mayInclude.end(),
                                         [&](auto folder) { return header.startsWith(folder); });
        if (!allowed && !header.endsWith(QStringLiteral(".moc")))
            found << QStringLiteral("%1: must not include \"%2\"").arg(path, header);
    }
    return found;
}

// Everything that is wrong with the file at this path, relative to the top folder.
QStringList violations(const QString &path, const QString &text)
{
    QStringList found;
    static const QRegularExpression upperCase(QStringLiteral("[A-Z]"));
    // Names that others prescribe.
    static const QRegularExpression prescribed(
        QStringLiteral("(^|/"
                       ")(CMakeLists\\.txt|CMakePresets\\.json|LICENSE|README\\.md|RESULTS\\.md|CHANGELOG\\."
                       "md|roster_\\w+\\.ts)$"));
    if (path.contains(upperCase) && !path.contains(prescribed))
        found << path + QStringLiteral(": file names are lower case");
    for (const auto &place : matches(QStringLiteral("((?<![\\w.~-])/(?:work|tmp/trees)/)"), text))
        found << QStringLiteral("%1: holds a workplace's path, %2").arg(path, place);
    if (!isSource(path))
        return found;

    if (const auto lines = text.count(u'\n'); lines > maximumLines)
        found
            << QStringLiteral("%1: %2 lines, at most %3 are allowed").arg(path).arg(lines).arg(maximumLines);
    found << includeViolations(path, text);
    const QString code = withoutComments(text);
    if (path.startsWith(QStringLiteral("views/"))) {
        for (const QString &name : matches(QStringLiteral("\\b((?:QSql|QtSql|QPSQL|QSQLITE)\\w*)"), code))
            found << QStringLiteral("%1: views know no SQL, but it says %2").arg(path, name);
    }
    if (path.startsWith(QStringLiteral("models/"))) {
        const QString widgets = QStringLiteral("\\b(QtWidgets|QApplication|QWidget|QMainWindow|QMessageBox|"
                                               "Q\\w*Dialog|QLabel|QMenu|Q\\w+Button|QLineEdit|"
                                               "QComboBox|Q(?:AbstractItem|Table|Tree|List|Header)View|Q\\w+"
                                               "Delegate|QStyle\\w*|QDataWidgetMapper)\\b");
        for (const QString &name : matches(widgets, code))
            found << QStringLiteral("%1: models know no widgets, but it says %2").arg(path, name);
    }
    return found;
}

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class DependenciesTest : public QObject {
    Q_OBJECT

private slots:
    void findsViolations_data();
    void findsViolations();
    void houseIsInOrder();
    void viewsUseOnlyPlainHeadersOfStorage();

private:
    const QDir m_top{QStringLiteral(ROSTER_SOURCE_DIR)};
};

void DependenciesTest::findsViolations_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");

    const auto row = [](const char *name, const char *path, const QByteArray &text, int count) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(text) << count;
    };
    row("downwards", "views/a.cpp", "#include \"models/tables/b.h\"\n#include \"views/a.h\"\n", 0);
    row("app knows all", "app/a.cpp", "#include \"views/b.h\"\n#include \"models/storage/b.h\"\n", 0);
    row("upwards to views", "models/tables/a.cpp", "#include \"views/b.h\"\n", 1);
    row("upwards from storage", "models/storage/a.h", "  #  include \"models/membership/b.h\"\n", 1);
    row("tables on transfer", "models/tables/a.h", "#include \"models/transfer/b.h\"\n", 1);
    row("transfer on tables", "models/transfer/a.h", "#include \"models/tables/b.h\"\n", 1);
    row("transfer on membership", "models/transfer/a.h", "#include \"models/membership/b.h\"\n", 0);
    row("membership on tables", "models/membership/a.h", "#include \"models/tables/b.h\"\n", 1);
    row("views include app", "views/a.h", "#include \"app/b.h\"\n", 1);
    row("tests include app", "tests/views/a.cpp", "#include \"app/b.h\"\n", 1);
    row("program includes tests", "app/a.cpp", "#include \"tests/support/b.h\"\n", 1);
    row("not from the top", "views/a.cpp", "#include \"../models/storage/b.h\"\n#include \"a.h\"\n", 2);
    row("generated moc", "tests/house/a.cpp", "#include \"a.moc\"\n", 0);
    row("no room", "helpers/a.h", "", 1);
    row("SQL header in views", "views/a.cpp", "#include <QSqlQuery>\n", 1);
    row("SQL module in views", "views/a.cpp", "#include <QtSql>\n", 1);
    row("SQL class in views", "views/a.cpp", "class QSqlTableModel;\nQStringLiteral(\"QPSQL\");\n", 2);
    row("SQL in a comment in views", "views/a.cpp", "// a QSqlTableModel\n/* or a\nQSqlQuery */\n", 0);
    row("SQL in models", "models/tables/a.cpp", "#include <QSqlQuery>\n", 0);
    row("widgets in models", "models/tables/a.cpp", "#include <QtWidgets>\nQWidget *w;\n", 2);
    row("dialog in models", "models/transfer/a.cpp", "QFileDialog::getOpenFileName();\n", 1);
    row("application in models", "models/storage/a.cpp", "QApplication::processEvents();\n", 1);
    row("no widget", "models/storage/a.cpp",
        "QCoreApplication::exit(); QGuiApplication::font(); QStringView v;\n", 0);
    row("upper case", "views/MainWindow.cpp", "", 1);
    row("prescribed names", "views/CMakeLists.txt", "", 0);
    row("translation", "translations/roster_pt_BR.ts", "", 0);
    // Put together, as this file is read too.
    row("workplace", "views/a.cpp", QByteArray("open(\"/%/main\")\n").replace('%', "work"), 1);
    row("other paths", "tests/a.txt", "/usr/bin $HOME/work/x ~/work/y framework/z a.b/work/c\n", 0);
    row("long", "views/a.cpp", QByteArray("\n").repeated(maximumLines), 0);
    row("too long", "views/a.cpp", QByteArray("\n").repeated(maximumLines + 1), 1);
    row("long, no source", "resources/samples/a.csv", QByteArray("\n").repeated(maximumLines + 1), 0);
}

void DependenciesTest::findsViolations()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(int, count);
    const QStringList found = violations(path, text);
    QVERIFY2(found.size() == count, qPrintable(found.join(u'\n')));
}

void DependenciesTest::houseIsInOrder()
{
    QStringList paths = m_top.entryList(QDir::Files | QDir::Hidden);
    // Git's and the developer's own.
    paths.removeIf([](const QString &name) {
        return name == QStringLiteral(".git") || name == QStringLiteral("CMakeUserPresets.json")
            || name.endsWith(QStringLiteral(".user"));
    });
    const QStringList folders = {QStringLiteral("app"),          QStringLiteral("models"),
                                 QStringLiteral("views"),        QStringLiteral("resources"),
                                 QStringLiteral("translations"), QStringLiteral("tests"),
                                 QStringLiteral(".ci")};
    for (const QString &folder : folders) {
        QDirIterator it(m_top.filePath(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            paths << m_top.relativeFilePath(it.next());
    }
    QVERIFY(paths.size() > 20);

    QStringList found;
    for (const QString &path : std::as_const(paths))
        found << violations(path, contents(m_top.filePath(path)));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

// Records and value types of storage are everybody's; its classes that speak SQL are not the views'.
void DependenciesTest::viewsUseOnlyPlainHeadersOfStorage()
{
    QStringList found;
    QDirIterator it(m_top.filePath(QStringLiteral("views")), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString pattern = QStringLiteral("^\\s*#\\s*include\\s*\"(models/storage/[^\"]+)\"");
        for (const QString &header : matches(pattern, contents(path))) {
            const QString text = contents(m_top.filePath(header));
            if (!matches(QStringLiteral("^\\s*#\\s*include\\s*<(Q(?:t?)Sql)"), text).isEmpty())
                found << QStringLiteral("%1: %2 speaks SQL").arg(m_top.relativeFilePath(path), header);
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(DependenciesTest)
#include "dependenciestest.moc"
