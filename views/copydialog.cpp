#include "views/copydialog.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "views/changerowsmodel.h"
#include "views/fieldtitles.h"
#include "views/searchbox.h"
#include "views/style.h"
#include "views/tableview.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype listed = 1000;

RelationalModel *makeModel(Roster &roster, Entity entity, QObject *parent)
{
    if (entity == Entity::User)
        return new UserModel(roster, parent);
    return new OrganizationModel(roster, parent);
}

} // namespace

CopyDialog::CopyDialog(Roster &roster, Entity entity, const QStringList &to, const QString &name,
                       QWidget *parent)
    : QDialog(parent)
    , m_roster(roster)
    , m_copy{entity, {}, to, CopyMode::Add}
    , m_name(to.size() == 1 ? name : countText(entity, to.size()))
    , m_model(makeModel(roster, entity, this))
    , m_search(new SearchBox(u"copySearch"_s,
                             entity == Entity::User ? tr("Search users") : tr("Search organizations")))
    , m_source(new TableView(u"copySource"_s, tr("Copy from")))
    , m_modes(new QButtonGroup(this))
    , m_result(new QLabel)
    , m_rows(new TableView(u"copyRows"_s, tr("What will change")))
    , m_rowsModel(new ChangeRowsModel(roster.schema(), ChangeRowsModel::Tense::Future, this))
{
    setNames(this, u"copyDialog"_s, tr("Copy memberships"));
    setWindowTitle(tr("Copy memberships to %1").arg(m_name));
    auto *upper = new QHBoxLayout;
    upper->addWidget(makeSource(), 3);
    upper->addWidget(makeModes(), 2);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(upper, 1);
    layout->addWidget(makePreview(), 1);
    layout->addWidget(makeButtons());
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 30);
    m_model->select();
    m_search->setFocus();
    showText(entity == Entity::User ? tr("Choose the user whose memberships are to be copied.")
                                    : tr("Choose the organization whose members are to be copied."));
}

CopyDialog::~CopyDialog() { m_stop.request_stop(); }

QWidget *CopyDialog::makeSource()
{
    setFieldTitles(*m_model);
    m_source->setModel(m_model);
    m_source->setSelectionMode(QAbstractItemView::SingleSelection);
    QList<int> columns;
    for (const Field field : {Field::Name, Schema::handle(m_copy.entity)}) {
        if (const int column = m_model->columnOf(field); column >= 0)
            columns << column;
    }
    if (columns.isEmpty())
        columns << 0;
    m_source->showColumns(columns, QList<int>(columns.size(), 24));
    m_source->sortFrom(columns.first());
    connect(m_search, &SearchBox::searchChanged, m_model, &RelationalModel::setSearch);
    connect(m_source->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CopyDialog::onSourceChanged);
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addWidget(new QLabel(tr("Copy from")));
    layout->addWidget(m_search);
    layout->addWidget(m_source, 1);
    return box;
}

QWidget *CopyDialog::makeModes()
{
    const bool users = m_copy.entity == Entity::User;
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->addWidget(new QLabel(tr("To %1").arg(m_name)));
    const auto add = [&](CopyMode mode, const QString &name, const QString &text, const QString &meaning) {
        auto *button = new QRadioButton(text);
        setNames(button, name, text.simplified().remove(u'&'));
        button->setAccessibleDescription(meaning);
        button->setChecked(mode == m_copy.mode);
        m_modes->addButton(button, int(mode));
        auto *explanation = new QLabel(meaning);
        explanation->setWordWrap(true);
        explanation->setForegroundRole(QPalette::PlaceholderText);
        explanation->setContentsMargins(fontMetrics().height() + 6, 0, 0, 6);
        layout->addWidget(button);
        layout->addWidget(explanation);
    };
    add(CopyMode::Add, u"copyAdd"_s, tr("&Add what is missing"), tr("What is there already stays as it is."));
    add(CopyMode::MakeEqual, u"copyMakeEqual"_s, tr("&Make equal"),
        tr("Adds, removes, and gives the same roles and permissions."));
    add(CopyMode::Subtract, u"copySubtract"_s, tr("&Subtract"),
        users ? tr("Removes from the organizations that the chosen user is in.")
              : tr("Removes the users that the chosen organization has."));
    layout->addStretch();
    connect(m_modes, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            m_copy.mode = CopyMode(id);
            nameButton();
            preview();
        }
    });
    return box;
}

QWidget *CopyDialog::makePreview()
{
    m_rows->setModel(sortedByText(m_rowsModel));
    m_rows->showColumns({ChangeRowsModel::KindColumn, ChangeRowsModel::UserColumn,
                         ChangeRowsModel::OrganizationColumn, ChangeRowsModel::ValuesColumn},
                        {12, 26, 26, 26});
    // The one column that differs; to several records, first by those.
    const bool byOther = m_copy.to.size() == 1;
    m_rows->sortFrom((m_copy.entity == Entity::User) == byOther ? ChangeRowsModel::OrganizationColumn
                                                                : ChangeRowsModel::UserColumn);
    setNames(m_result, u"copyResult"_s, tr("What will change"));
    m_result->setWordWrap(true);
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addWidget(m_result);
    layout->addWidget(m_rows, 1);
    return box;
}

QWidget *CopyDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    nameButton();
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setAutoDefault(false);
    setNames(cancel, u"copyCancel"_s, cancel->text().remove(u'&'));
    connect(m_accept, &QPushButton::clicked, this, &CopyDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

// The deed of the chosen mode.
void CopyDialog::nameButton()
{
    const QString text = m_copy.mode == CopyMode::Add ? tr("Add")
        : m_copy.mode == CopyMode::MakeEqual          ? tr("Make equal")
                                                      : tr("Subtract");
    m_accept->setText(text);
    setNames(m_accept, u"copyAccept"_s, text);
}

void CopyDialog::onSourceChanged()
{
    const QModelIndex index = m_source->currentIndex();
    const QString id = m_model->keyAt(index.row()).value(0);
    if (id.isEmpty() || id == m_copy.from)
        return;
    m_copy.from = id;
    const int name = m_model->columnOf(Field::Name);
    const int column = name >= 0 ? name : qMax(0, m_model->columnOf(Schema::handle(m_copy.entity)));
    m_fromName = index.siblingAtColumn(column).data().toString();
    preview();
}

void CopyDialog::preview()
{
    if (m_copy.from.isEmpty())
        return;
    m_stop.request_stop();
    m_stop = {};
    m_accept->setEnabled(false);
    const auto job = [schema = m_roster.schema(), copy = m_copy](Connection &connection) -> Result<Preview> {
        Preview preview;
        Result<ChangeSet> changes = changesOf(connection, schema, copy);
        if (!changes)
            return changes.error();
        preview.changes = *std::move(changes);
        for (qsizetype i = 0; i < qMin(listed, preview.changes.size()); ++i)
            preview.rows << preview.changes.at(i);
        const Result<RecordNames> names = namesOf(connection, schema, {}, preview.rows);
        if (!names)
            return names.error();
        preview.names = *names;
        return preview;
    };
    whenFinished(this, m_roster.read<Preview>(job, m_stop.get_token()),
                 [this, number = ++m_number](const Result<Preview> &preview) {
                     if (number != m_number)
                         return;
                     if (preview)
                         show(*preview);
                     else
                         showText(preview.error().text);
                     emit previewed();
                 });
}

void CopyDialog::show(const Preview &preview)
{
    const auto count = [&](ChangeKind kind) { return int(preview.changes.count(Entity::Membership, kind)); };
    if (preview.changes.isEmpty()) {
        showText(tr("Nothing has to be changed."));
        return;
    }
    QStringList parts;
    if (const int added = count(ChangeKind::Add))
        parts << tr("%Ln to add", nullptr, added);
    if (const int removed = count(ChangeKind::Remove))
        parts << tr("%Ln to remove", nullptr, removed);
    if (const int changed = count(ChangeKind::Update))
        parts << tr("%Ln to change", nullptr, changed);
    QString text = tr("From %1: %2.").arg(m_fromName, parts.join(u", "_s));
    if (preview.changes.size() > listed)
        text += u' ' + tr("The first %L1 are listed.").arg(listed);
    showText(text);
    m_rowsModel->append(preview.rows, preview.names);
    m_accept->setEnabled(true);
    m_accept->setDefault(true);
}

void CopyDialog::showText(const QString &text)
{
    m_rowsModel->clear();
    m_result->setText(text);
    m_accept->setEnabled(false);
}

QString CopyDialog::summary() const
{
    switch (m_copy.mode) {
    case CopyMode::Add:
        return tr("Copied memberships from %1 to %2").arg(m_fromName, m_name);
    case CopyMode::MakeEqual:
        return tr("Made %2 equal to %1").arg(m_fromName, m_name);
    case CopyMode::Subtract:
        return tr("Subtracted the memberships of %1 from %2").arg(m_fromName, m_name);
    }
    Q_UNREACHABLE();
}

void CopyDialog::submit()
{
    emit submitted(m_copy, summary());
    accept();
}
