#include "views/checkdialog.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// Only what the user may be offered: an own database has its history.
bool canHaveHistory(const Schema &schema) { return !schema.isOwn && !schema.hasHistory && !schema.readOnly; }

} // namespace

CheckDialog::CheckDialog(Roster &roster, QWidget *parent)
    : QDialog(parent)
    , m_roster(roster)
    , m_result(new QLabel)
    , m_remarks(new QListWidget)
{
    const QString title = tr("What this database allows");
    setNames(this, u"checkDialog"_s, title);
    setWindowTitle(title);
    setNames(m_result, u"checkResult"_s, tr("Result"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    setNames(m_remarks, u"checkRemarks"_s, title);
    m_remarks->setWordWrap(true);
    m_remarks->setTextElideMode(Qt::ElideNone);
    m_remarks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remarks->setSpacing(2);
    m_remarks->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_result);
    layout->addWidget(m_remarks, 1);
    layout->addStretch();
    layout->addWidget(makeButtons());
    m_result->setText(tr("Looking at %1…").arg(roster.database().address.displayName()));
    resize(fontMetrics().averageCharWidth() * 95, fontMetrics().height() * 24);
    read();
}

CheckDialog::~CheckDialog() { m_stop.request_stop(); }

QWidget *CheckDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_history = buttons->addButton(tr("Keep a &History…"), QDialogButtonBox::ActionRole);
    setNames(m_history, u"checkHistory"_s, tr("Keep a history"));
    m_history->setAutoDefault(false);
    m_history->hide();
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    setNames(close, u"checkClose"_s, close->text().remove(u'&'));
    close->setDefault(true);
    close->setFocus();
    connect(m_history, &QPushButton::clicked, this, [this] { emit historyWanted(*m_survey); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void CheckDialog::read()
{
    const auto job = [schema = m_roster.schema()](Connection &connection) -> Result<Findings> {
        const Result<QList<DatabaseRemark>> remarks = remarksOn(connection, schema);
        if (!remarks)
            return remarks.error();
        Findings findings{*remarks, std::nullopt};
        if (!canHaveHistory(schema))
            return findings;
        const TableChoice choice{schema.users.name, schema.organizations.name, schema.memberships.name, {}};
        if (const Result<SchemaSurvey> survey = SchemaSurvey::read(connection, choice))
            findings.survey = *survey;
        return findings;
    };
    whenFinished(this, m_roster.read<Findings>(job, m_stop.get_token()),
                 [this](const Result<Findings> &findings) {
                     if (findings)
                         show(*findings);
                     else
                         m_result->setText(findings.error().text);
                     emit checked();
                 });
}

void CheckDialog::show(const Findings &findings)
{
    m_survey = findings.survey;
    m_history->setVisible(m_survey.has_value());
    const QString name = m_roster.database().address.displayName();
    const bool limited =
        std::any_of(findings.remarks.cbegin(), findings.remarks.cend(), [](const DatabaseRemark &remark) {
            return remark.weight == DatabaseRemark::Weight::Limit;
        });
    m_result->setText(limited ? tr("Not everything can be done in %1.").arg(name)
                              : tr("You may read and change everything in %1.").arg(name));
    for (const DatabaseRemark &remark : findings.remarks) {
        const bool isLimit = remark.weight == DatabaseRemark::Weight::Limit;
        auto *item =
            new QListWidgetItem(namedIcon(isLimit ? u"warning"_s : u"info"_s), remark.text, m_remarks);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
    m_remarks->setVisible(!findings.remarks.isEmpty());
}
