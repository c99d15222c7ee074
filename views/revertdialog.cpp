#include "views/revertdialog.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/changerowsmodel.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

using Outcome = ReversalRow::Outcome;

constexpr std::array outcomes{Outcome::Reversed, Outcome::Kept, Outcome::Impossible, Outcome::Unchanged};

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Reversed:
        return u"revertReversed"_s;
    case Outcome::Kept:
        return u"revertKept"_s;
    case Outcome::Impossible:
        return u"revertImpossible"_s;
    case Outcome::Unchanged:
        return u"revertUnchanged"_s;
    }
    Q_UNREACHABLE();
}

struct Words {
    QString title;
    QString button;
};

Words wordsFor(RevertKind kind)
{
    switch (kind) {
    case RevertKind::Undo:
        return {RevertDialog::tr("Undo a change"), RevertDialog::tr("Undo")};
    case RevertKind::Redo:
        return {RevertDialog::tr("Redo a change"), RevertDialog::tr("Redo")};
    case RevertKind::Revert:
        return {RevertDialog::tr("Undo a change"), RevertDialog::tr("Undo")};
    }
    Q_UNREACHABLE();
}

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

RevertDialog::RevertDialog(Roster &roster, const RevertRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_roster(roster)
    , m_kind(request.kind)
    , m_what(new QLabel)
    , m_result(new QLabel)
    , m_tabs(new QTabWidget)
{
    const Words words = wordsFor(request.kind);
    setNames(this, u"revertDialog"_s, words.title);
    setWindowTitle(words.title);
    setNames(m_what, u"revertWhat"_s, tr("Change"));
    setNames(m_result, u"revertResult"_s, tr("What will become of its rows"));
    setNames(m_tabs, u"revertTabs"_s, tr("Rows of the change"));
    setNames(m_tabs->tabBar(), u"revertTabBar"_s, tr("Rows of the change"));
    QFont bold = font();
    bold.setBold(true);
    m_what->setFont(bold);
    for (QLabel *label : {m_what, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_what->setText(request.what);
    m_result->setText(tr("Comparing the change with what is there now…"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(words.button, QDialogButtonBox::AcceptRole);
    setNames(m_accept, u"revertAccept"_s, words.button);
    m_accept->setEnabled(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    setNames(cancel, u"revertCancel"_s, cancel->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_what);
    layout->addWidget(m_result);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 26);
    compare(request.change);
}

RevertDialog::~RevertDialog() { m_stop.request_stop(); }

void RevertDialog::compare(ChangeId id)
{
    const auto job = [schema = m_roster.schema(), session = m_roster.session(),
                      id](Connection &connection) -> Result<Preview> {
        Result<Reversal> reversal = reversalOf(connection, schema, id, session.get());
        if (!reversal)
            return reversal.error();
        reversal->forgetChanges();
        QList<Change> rows;
        for (const Outcome outcome : outcomes) {
            for (const ReversalRow &row : reversal->rows(outcome))
                rows << row.change;
        }
        const Result<RecordNames> names = namesOf(connection, schema, id, rows);
        if (!names)
            return names.error();
        return Preview{*reversal, *names};
    };
    whenFinished(this, m_roster.read<Preview>(job, m_stop.get_token()),
                 [this](const Result<Preview> &preview) {
                     if (preview)
                         show(*preview);
                     else
                         m_result->setText(preview.error().text);
                     emit compared();
                 });
}

void RevertDialog::show(const Preview &preview)
{
    const Reversal &reversal = preview.reversal;
    for (const Outcome outcome : outcomes) {
        if (reversal.count(outcome) > 0)
            addTab(preview, outcome);
    }
    const bool some = reversal.count(Outcome::Reversed) > 0;
    m_accept->setEnabled(some);
    m_useless = !some;
    const int count = int(qMin<qint64>(reversal.count(Outcome::Reversed), INT_MAX));
    const int left = int(qMin<qint64>(reversal.left(), INT_MAX));
    if (some && left == 0)
        m_result->setText(doneText(count));
    else if (some)
        m_result->setText(doneText(count) + u' ' + tr("%Ln row(s) stay as they are now.", nullptr, left));
    else if (left > 0)
        m_result->setText(tr("Nothing of it can be done."));
    else
        m_result->setText(tr("There is nothing to do: everything is so already."));
    (some ? m_accept : findChild<QPushButton *>(u"revertCancel"_s))->setFocus();
}

QString RevertDialog::doneText(int rows) const
{
    return m_kind == RevertKind::Redo ? tr("%Ln row(s) will be changed again.", nullptr, rows)
                                      : tr("%Ln row(s) will be changed back.", nullptr, rows);
}

void RevertDialog::addTab(const Preview &preview, Outcome outcome)
{
    const QList<ReversalRow> &rows = preview.reversal.rows(outcome);
    const bool reasons = outcome == Outcome::Kept || outcome == Outcome::Impossible;
    QString title;
    switch (outcome) {
    case Outcome::Reversed:
        title = m_kind == RevertKind::Redo ? tr("Redone") : tr("Undone");
        break;
    case Outcome::Kept:
        title = tr("Kept");
        break;
    case Outcome::Impossible:
        title = tr("Impossible");
        break;
    case Outcome::Unchanged:
        title = tr("Already as before");
        break;
    }
    auto *table = new TableView(nameOf(outcome), title);
    auto *model = new ChangeRowsModel(m_roster.schema(), ChangeRowsModel::Tense::Future, table);
    QList<Change> changes;
    QStringList texts;
    for (const ReversalRow &row : rows) {
        changes << row.change;
        texts << capitalized(reasonText(row));
    }
    model->append(changes, preview.names, texts);
    table->setModel(sortedByText(model));
    QList<int> columns{ChangeRowsModel::UserColumn, ChangeRowsModel::OrganizationColumn,
                       ChangeRowsModel::KindColumn, ChangeRowsModel::ValuesColumn};
    QList<int> widths{24, 22, 11, 32};
    if (reasons) {
        columns.insert(2, ChangeRowsModel::ReasonColumn);
        widths.insert(2, 28);
    }
    table->showColumns(columns, widths);
    table->sortFrom(ChangeRowsModel::UserColumn);

    const qint64 count = preview.reversal.count(outcome);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(table, 1);
    if (count > rows.size())
        layout->addWidget(
            new QLabel(tr("The first %L1 of %L2 rows are listed.").arg(rows.size()).arg(count)));
    m_tabs->addTab(page, tr("%1 (%L2)", "a tab's title, how many rows").arg(title).arg(count));
}
