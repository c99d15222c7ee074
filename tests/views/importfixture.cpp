#include "tests/views/importfixture.h"

#include <QApplication>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;

ImportFixture::ImportFixture() = default;
ImportFixture::~ImportFixture() = default;

bool ImportFixture::startServer()
{
    m_server = startTestServer();
    return m_server != nullptr;
}

void ImportFixture::setUp(Engine engine)
{
    m_database = std::make_unique<TestDatabase>(engine, m_server.get());
    m_roster = std::make_unique<Roster>(m_database->open());
    m_settings = std::make_unique<QSettings>(m_database->folder() + u"/settings.ini"_s, QSettings::IniFormat);
    m_memory = std::make_unique<MappingMemory>(*m_settings);
}

void ImportFixture::tearDown()
{
    m_wizard.reset();
    m_roster.reset();
    m_database.reset();
}

QString ImportFixture::sample(const QString &name) { return QStringLiteral(ROSTER_SAMPLES) + u'/' + name; }

qint64 ImportFixture::count(const QString &table)
{
    return m_database->number(u"SELECT count(*) FROM "_s + table);
}

void ImportFixture::click(const char *button) const
{
    QTest::mouseClick(part<QPushButton>(QString::fromLatin1(button)), Qt::LeftButton);
}

void ImportFixture::addPeople()
{
    const QString ada = m_database->addUser(u"ada@example.org"_s, u"Ada"_s);
    const QString bob = m_database->addUser(u"bob@example.org"_s, u"Bob"_s);
    const QString acme = m_database->addOrganization(u"acme"_s, u"Acme"_s);
    const QString labs = m_database->addOrganization(u"labs"_s, u"Labs"_s);
    m_database->addMembership(ada, acme, u"owner"_s);
    m_database->addMembership(ada, labs, u"member"_s);
    m_database->addMembership(bob, acme, u"member"_s);
}

void ImportFixture::open(const QString &path, Entity kind)
{
    m_wizard = std::make_unique<ImportWizard>(*m_roster, m_memory.get());
    m_wizard->show();
    m_wizard->setKind(kind);
    m_wizard->setFile(path);
    QTRY_VERIFY(rows()->rowCount() > 0);
}

QString ImportFixture::writeFile(const QByteArray &content, const QString &name) const
{
    QFile file(m_database->folder() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void ImportFixture::choose(QComboBox *box, const QString &text) const
{
    box->setCurrentIndex(box->findText(text));
    QCOMPARE(box->currentText(), text);
    emit box->activated(box->currentIndex());
}

void ImportFixture::next() const
{
    QTRY_VERIFY_WITH_TIMEOUT(canGoOn(), 30000);
    click("importNext");
}

void ImportFixture::toPreview(const QString &path, Entity kind)
{
    open(path, kind);
    next();
    next();
    QTRY_VERIFY_WITH_TIMEOUT(!text("importSummary").endsWith(u'…'), 30000);
}

void ImportFixture::importFile(const QString &path, Entity kind)
{
    toPreview(path, kind);
    next();
    QTRY_VERIFY_WITH_TIMEOUT(isDone(), 30000);
}

QStringList ImportFixture::counts() const
{
    const auto *list = part<QListWidget>(u"importCounts"_s);
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

QStringList ImportFixture::rowsOf(const QString &count) const
{
    auto *list = part<QListWidget>(u"importCounts"_s);
    list->setCurrentRow(int(counts().indexOf(count)));
    const QAbstractItemModel *model = part<TableView>(u"importChanges"_s)->model();
    if (!QTest::qWaitFor([model] { return model->rowCount() > 0; }))
        return {};
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (const int column : {0, 1, 3})
            cells << model->index(row, column).data().toString();
        rows << cells.join(u'|');
    }
    rows.sort();
    return rows;
}

int runImportTest(QObject &test, int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    return QTest::qExec(&test, argc, argv);
}
