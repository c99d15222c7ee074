#include "views/fieldrow.h"

#include "views/fieldtitles.h"
#include "views/recordvalidation.h"
#include "views/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

FieldRow::FieldRow(Field field, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_edit(new QLineEdit)
    , m_problem(new QLabel)
{
    setFocusProxy(m_edit);
    setNames(m_edit, objectName, fieldTitle(field));
    m_problem->setObjectName(objectName + u"Problem"_s);
    m_problem->setWordWrap(true);
    setColor(*m_problem, QPalette::WindowText, errorColor);
    m_problem->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_edit);
    layout->addWidget(m_problem);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setProblem({}); });
}

QString FieldRow::value() const { return m_edit->text().trimmed(); }

bool FieldRow::check()
{
    setProblem(problemWith(m_field, value()));
    return problem().isEmpty();
}

void FieldRow::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_edit->setAccessibleDescription(problem);
}

QString FieldRow::problem() const { return m_problem->text(); }

void FieldRow::setUpOffer()
{
    m_offer = new QWidget;
    m_offerText = new QLabel;
    m_offerPlace->addWidget(m_offer);
    const QString name = m_edit->objectName();
    auto *take = new QPushButton(tr("Take theirs"));
    auto *keep = new QPushButton(tr("Keep mine"));
    setNames(take, name + u"TakeTheirs"_s, tr("Take theirs: %1").arg(fieldTitle(m_field)));
    setNames(keep, name + u"KeepMine"_s, tr("Keep mine: %1").arg(fieldTitle(m_field)));
    m_offerText->setObjectName(name + u"Theirs"_s);
    m_offerText->setWordWrap(true);
    m_offerText->setTextFormat(Qt::PlainText);
    m_offer->setAutoFillBackground(true);
    setColor(*m_offer, QPalette::Window, pendingBackground);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(take);
    buttons->addWidget(keep);
    buttons->addStretch();
    auto *column = new QVBoxLayout(m_offer);
    column->setContentsMargins(4, 2, 4, 4);
    column->setSpacing(2);
    column->addWidget(m_offerText);
    column->addLayout(buttons);
    connect(take, &QPushButton::clicked, this, [this] {
        withdrawOffer();
        emit theirsTaken(m_theirs);
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        withdrawOffer();
        emit mineKept(m_theirs);
    });
}

void FieldRow::offer(const QString &theirs)
{
    if (!m_offerPlace)
        return;
    if (!m_offer)
        setUpOffer();
    m_theirs = theirs;
    const QString text = theirs.isEmpty() ? tr("Somebody else has emptied this meanwhile.")
                                          : tr("Somebody else has made it “%1” meanwhile.").arg(theirs);
    m_offerText->setText(tr("%1: %2", "field, what happened to it").arg(fieldTitle(m_field), text));
    m_edit->setAccessibleDescription(m_offerText->text());
    m_offer->show();
}

void FieldRow::withdrawOffer()
{
    if (!isOffering())
        return;
    m_edit->setAccessibleDescription(problem());
    m_offer->hide();
}

bool FieldRow::isOffering() const { return m_offer && !m_offer->isHidden(); }
