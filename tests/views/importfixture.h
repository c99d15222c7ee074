#pragma once

#include "models/membership/roster.h"
#include "models/transfer/mappingmemory.h"
#include "tests/support/testdatabase.h"
#include "views/importwizard.h"
#include "views/tableview.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

// An ImportWizard on an empty database of either engine. For test classes to inherit.
class ImportFixture {
protected:
    ImportFixture();
    ~ImportFixture();

    // Needed for PostgreSQL; false if there is none.
    bool startServer();
    void setUp(Engine engine);
    void tearDown();

    // Ada owns Acme and is in Labs; Bob is in Acme.
    void addPeople();
    void open(const QString &path, Entity kind = Entity::Membership);
    // Of the step that is shown.
    template <class T> T *part(const QString &name) const
    {
        T *found = m_wizard->currentPage()->findChild<T *>(name);
        return found ? found : m_wizard->findChild<T *>(name);
    }
    void click(const char *button) const;
    bool canGoOn() const { return part<QPushButton>(QStringLiteral("importNext"))->isEnabled(); }
    void next() const;
    void toPreview(const QString &path, Entity kind = Entity::Membership);
    void importFile(const QString &path, Entity kind);
    bool isDone() const { return part<QPushButton>(QStringLiteral("importClose"))->isEnabled(); }
    QString text(const char *label) const { return part<QLabel>(QString::fromLatin1(label))->text(); }
    // The numbers of the preview: "To add: 3".
    QStringList counts() const;
    // Chooses one of them and says user, organization and values of the rows behind it.
    QStringList rowsOf(const QString &count) const;
    QAbstractItemModel *rows() const { return part<TableView>(QStringLiteral("importRows"))->model(); }
    QAbstractItemModel *rejections() const
    {
        return part<TableView>(QStringLiteral("importRejections"))->model();
    }
    QComboBox *field(int column) const { return part<QComboBox>(QStringLiteral("fieldCombo%1").arg(column)); }
    void choose(QComboBox *box, const QString &text) const;
    static QString sample(const QString &name);
    QString writeFile(const QByteArray &content, const QString &name = QStringLiteral("test.csv")) const;
    qint64 count(const QString &table);

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MappingMemory> m_memory;
    std::unique_ptr<ImportWizard> m_wizard;
};

// The settings of every test program of the import.
int runImportTest(QObject &test, int argc, char **argv);
