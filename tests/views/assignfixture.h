#pragma once

#include "models/membership/roster.h"
#include "tests/support/testdatabase.h"
#include "views/assigndialog.h"
#include "views/tableview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

// An AssignDialog on a database in which Ada owns Acme alone and is a member of Beta; Bob is a member
// of Acme and owns Beta; nobody is in Chi, Delta and Epsilon. For test classes to inherit.
class AssignFixture {
protected:
    AssignFixture();
    ~AssignFixture();

    // Needed for PostgreSQL; false if there is none.
    bool startServer();
    void setUp(Engine engine = Engine::Sqlite);
    void tearDown();
    // False, after a failed verification, if it does not show rows in time.
    bool open(Entity entity, const QStringList &ids);
    void addOffices(int count);

    template <class T> T *part(const QString &name) const { return m_dialog->findChild<T *>(name); }
    TableView *available() const { return part<TableView>(QStringLiteral("availableView")); }
    TableView *assigned() const { return part<TableView>(QStringLiteral("assignedView")); }
    QPushButton *button(const char *name) const { return part<QPushButton>(QString::fromLatin1(name)); }
    QString text(const char *label) const { return part<QLabel>(QString::fromLatin1(label))->text(); }
    QString difference() const { return text("differenceLabel"); }
    // Waits until the dialog has nothing more to work out.
    bool isIdle() const;
    bool pressOk() const;

    void select(TableView *view, const QStringList &names) const;
    QStringList selected(const TableView *view) const;
    static int nameColumn(const TableView *view);
    static QStringList names(const TableView *view);
    static QPoint centre(const TableView *view, const QString &name);
    // What the assigned list says in a column, by its title, about the entry of this name.
    QString cell(const QString &name, const QString &title) const;
    QModelIndex index(const QString &name, const QString &title) const;

    QStringList memberships();
    int changes();

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<AssignDialog> m_dialog;
    QString m_ada, m_bob, m_acme, m_beta;
};

// The settings of every test program of the dialog.
int runAssignTest(QObject &test, int argc, char **argv);
