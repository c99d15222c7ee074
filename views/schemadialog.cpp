#include "views/schemadialog.h"

#include "views/fieldtitles.h"
#include "views/style.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace {

QString introduction(const SchemaSurvey &survey, const QString &database)
{
    if (survey.hasMemberships)
        return SchemaDialog::tr(
                   "Roster can keep a history of its changes in %1, with undo and revert. It makes tables "
                   "of its own for that; the tables that are there stay as they are.")
            .arg(database);
    return SchemaDialog::tr(
               "%1 has the users (%2) and the organizations (%3), but no table that says who belongs where. "
               "Roster can make it; the tables that are there stay as they are.")
        .arg(database, survey.names.users, survey.names.organizations);
}

} // namespace

SchemaDialog::SchemaDialog(const SchemaSurvey &survey, const QString &database, QWidget *parent)
    : QDialog(parent)
    , m_survey(survey)
    , m_script(new QPlainTextEdit)
{
    setNames(this, u"schemaDialog"_s,
             survey.hasMemberships ? tr("Keep a history") : tr("Join users and organizations"));
    setWindowTitle(accessibleName());
    auto *text = new QLabel(introduction(survey, database));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    setNames(m_script, u"schemaScript"_s, tr("What will be run, as SQL"));
    m_script->setReadOnly(true);
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_script->setTabChangesFocus(true);
    auto *label = new QLabel(tr("This &SQL will be run, all of it or nothing:"));
    label->setBuddy(m_script);
    QWidget *buttons = makeButtons(); // the choices enable and disable one of them
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->addWidget(text);
    column->addWidget(makeChoices());
    column->addWidget(label);
    column->addWidget(m_script, 1);
    m_script->setMinimumHeight(fontMetrics().height() * 8);
    // Large letters and long words: what does not fit is scrolled to.
    auto *scroll = new QScrollArea;
    setNames(scroll, u"schemaScroll"_s, accessibleName());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(QSize(fontMetrics().averageCharWidth() * 105, fontMetrics().height() * 34)
               .boundedTo(screen()->availableSize() * 9 / 10));
    update();
}

QCheckBox *SchemaDialog::addChoice(const QString &name, const QString &text, const QString &explanation)
{
    auto *box = new QCheckBox(text);
    setNames(box, name, QString(text).remove(u'&'));
    box->setToolTip(explanation);
    connect(box, &QCheckBox::toggled, this, &SchemaDialog::update);
    return box;
}

QWidget *SchemaDialog::makeChoices()
{
    auto *box = new QWidget;
    auto *layout = new QGridLayout(box);
    layout->setContentsMargins({});
    int row = 0;
    if (!m_survey.hasMemberships) {
        const std::pair<Field, QString> names[] = {{Field::Role, u"schemaRole"_s},
                                                   {Field::Permissions, u"schemaPermissions"_s},
                                                   {Field::JoinedAt, u"schemaJoinedAt"_s}};
        int column = 0;
        layout->addWidget(new QLabel(tr("A membership has:")), row, column++);
        for (const auto &[field, name] : names) {
            QCheckBox *choice = addChoice(name, fieldTitle(field),
                                          tr("A column of the new table; without any it holds the two keys"));
            m_attributes << std::pair(field, choice);
            layout->addWidget(choice, row, column++);
        }
        layout->setColumnStretch(column, 1);
        ++row;
    }
    if (!m_survey.missingHistory.isEmpty()) {
        m_history = addChoice(u"schemaHistory"_s, tr("&History tables, to undo also after a restart"),
                              tr("Tables whose names begin with \"roster_\""));
        m_history->setChecked(m_survey.hasMemberships);
        layout->addWidget(m_history, row++, 0, 1, -1);
    }
    if (!m_survey.hasIdentity) {
        m_ash = addChoice(u"schemaAsh"_s, tr("As an &Ash resource expects it"),
                          tr("The unique index of its identity, and Ash's types of lists and times"));
        layout->addWidget(m_ash, row++, 0, 1, -1);
        auto *explanation = new QLabel(
            tr("Ash is a framework for programs in Elixir. Only where such a program works with this "
               "database: it gets the unique index and the types of lists and times that Ash expects."));
        explanation->setWordWrap(true);
        explanation->setForegroundRole(QPalette::PlaceholderText);
        explanation->setObjectName(u"schemaAshExplanation"_s);
        m_ash->setAccessibleDescription(explanation->text());
        layout->addWidget(explanation, row++, 0, 1, -1);
    }
    return box;
}

QWidget *SchemaDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_accept = buttons->addButton(tr("&Run This SQL"), QDialogButtonBox::AcceptRole);
    setNames(m_accept, u"schemaAccept"_s, tr("Run This SQL"));
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    setNames(cancel, u"schemaCancel"_s, cancel->text().remove(u'&'));
    cancel->setDefault(true); // it is somebody else's database: not by a hasty Enter
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

SchemaWishes SchemaDialog::wishes() const
{
    SchemaWishes wishes;
    for (const auto &[field, choice] : m_attributes) {
        if (choice->isChecked())
            wishes.attributes << field;
    }
    wishes.history = m_history && m_history->isChecked();
    wishes.ash = m_ash && m_ash->isChecked();
    return wishes;
}

QString SchemaDialog::script() const
{
    const Result<QList<Migrator::Step>> steps = planOf(m_survey, wishes());
    return steps ? scriptOf(*steps) : QString();
}

void SchemaDialog::update()
{
    const QString text = script();
    m_script->setPlainText(text.isEmpty() ? tr("Nothing: choose what is to be made.") : text);
    m_accept->setEnabled(!text.isEmpty());
}
