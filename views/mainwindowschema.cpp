// What the window offers where a database of another program lacks something that Roster can make.

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/checkdialog.h"
#include "views/mainwindow.h"
#include "views/mappingpage.h"
#include "views/notice.h"
#include "views/schemadialog.h"
#include "views/style.h"
#include "views/unsavedguard.h"
#include "views/welcomepage.h"
#include "views/workspace.h"

#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QString madeText(const SchemaSurvey &survey, const SchemaWishes &wishes)
{
    const QString &table = survey.names.memberships;
    if (!survey.hasMemberships && wishes.history)
        return MainWindow::tr("The table %1 and the history tables were made. Users can be assigned to "
                              "organizations now.")
            .arg(table);
    if (!survey.hasMemberships)
        return MainWindow::tr("The table %1 was made. Users can be assigned to organizations now.")
            .arg(table);
    return wishes.history ? MainWindow::tr("The history tables were made. From now on every change is kept.")
                          : MainWindow::tr("The database was prepared as shown.");
}

} // namespace

void MainWindow::offerToJoin(const Opening &opening, const SchemaSurvey &survey)
{
    Notice notice{Notice::Level::Warning,
                  tr("%1 has users and organizations, but no table that says who belongs where.")
                      .arg(opening.address.displayName())};
    notice.actionText = tr("Make that table…");
    notice.action = [this, opening, survey] {
        // The offer stands until it is taken.
        connect(askToExtend(opening, survey), &QDialog::rejected, this,
                [this, opening, survey] { offerToJoin(opening, survey); });
    };
    tell(notice);
}

QDialog *MainWindow::askToExtend(const Opening &opening, const SchemaSurvey &survey)
{
    auto *dialog = new SchemaDialog(survey, opening.address.displayName(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, opening, survey, dialog] {
        const SchemaWishes wishes = dialog->wishes();
        Opening extending = opening;
        extending.made = madeText(survey, wishes);
        const int attempt = beginOpening(opening.address);
        awaitOpened(attempt, extending,
                    m_opener.extend(opening.address, opening.tables, {wishes, dialog->script()}));
    });
    dialog->open();
    return dialog;
}

// In the window where nothing else is shown, else in a dialog before what is.
void MainWindow::askForTables(const Opening &opening, const QString &reason,
                              const std::function<void()> &cancelled)
{
    closeMapping();
    if (!m_workspace)
        m_opened = opening;
    auto *page = new MappingPage(opening.address, opening.tables, reason);
    if (m_workspace) {
        auto *dialog = new QDialog(this);
        setNames(dialog, u"mappingDialog"_s, tr("Tables and columns"));
        dialog->setWindowTitle(dialog->accessibleName());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        (new QVBoxLayout(dialog))->addWidget(page);
        dialog->resize(QSize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 34)
                           .boundedTo(screen()->availableSize() * 9 / 10));
        connect(dialog, &QDialog::rejected, page, &MappingPage::cancelled);
        m_mapping = dialog;
        dialog->open();
    } else {
        m_stack->addWidget(page);
        m_stack->setCurrentWidget(page);
        m_mapping = page;
    }
    connect(page, &MappingPage::chosen, this, [this, opening](const TableChoice &choice) {
        if (isOpen(choice)) {
            closeMapping(); // nothing else was said: what the session remembers stays
            return;
        }
        const Opening anew{opening.address, DatabaseOpener::Purpose::Open, choice, true};
        m_unsaved->leave(m_workspace, [this, anew] { openAs(anew); });
    });
    connect(page, &MappingPage::cancelled, this, [this, cancelled] {
        closeMapping();
        cancelled();
    });
    updateActions();
}

// Whether the open database is shown by these tables and columns.
bool MainWindow::isOpen(const TableChoice &choice) const
{
    const auto named = [](const QString &said, const Table &table) {
        return said == table.name || said.endsWith(u'.' + table.name);
    };
    return m_roster && named(choice.users, m_roster->schema().users)
        && named(choice.organizations, m_roster->schema().organizations)
        && named(choice.memberships, m_roster->schema().memberships) && m_opened
        && choice.columns == m_opened->tables.columns;
}

void MainWindow::changeTables()
{
    if (m_roster)
        m_opened->address = m_roster->address().get(); // its password may be another one by now
    askForTables(*m_opened, {}, [] {});
}

void MainWindow::closeMapping()
{
    if (!m_mapping)
        return;
    QWidget *mapping = m_mapping;
    m_mapping.clear();
    // Not at once: it may be what asks for it.
    if (m_stack->indexOf(mapping) >= 0) {
        m_stack->removeWidget(mapping);
        m_stack->setCurrentWidget(m_welcome);
        m_welcome->setFocus();
    }
    mapping->hide();
    mapping->deleteLater();
}

// Before the first write: what cannot be done here.
void MainWindow::tellLimits()
{
    const Schema &schema = m_roster->schema();
    const auto isLimited = [&](Entity entity) {
        const Rights rights = schema.rights(entity);
        return !rights.add || !rights.update || !rights.remove;
    };
    if (schema.readOnly) {
        tell({Notice::Level::Information,
              tr("This database is read-only: nothing can be changed in it."),
              {},
              tr("Why…"),
              [this] { openCheck(); }});
    } else if (isLimited(Entity::User) || isLimited(Entity::Organization) || isLimited(Entity::Membership)) {
        tell({Notice::Level::Information,
              tr("You may not change everything in this database."),
              {},
              tr("What it allows…"),
              [this] { openCheck(); }});
    }
}

void MainWindow::openCheck()
{
    auto *dialog = new CheckDialog(*m_roster, m_workspace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CheckDialog::historyWanted, this, [this, dialog](const SchemaSurvey &survey) {
        const Database &database = m_roster->database();
        const TableNames &names = survey.names;
        const ColumnNames columns = m_opened ? m_opened->tables.columns : ColumnNames();
        dialog->close();
        askToExtend({database.address,
                     DatabaseOpener::Purpose::Open,
                     {names.users, names.organizations, names.memberships, columns}},
                    survey);
    });
    dialog->open();
}
