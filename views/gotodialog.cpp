#include "views/gotodialog.h"

#include "views/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

// With or without the signs that people put between thousands.
std::optional<int> numberIn(const QString &text)
{
    bool isNumber = false;
    int number = QLocale().toInt(text, &isNumber);
    if (!isNumber)
        number = text.toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

GoToDialog::GoToDialog(const QString &column, int rows, QWidget *parent)
    : QDialog(parent)
    , m_column(column)
    , m_rows(rows)
    , m_text(new QLineEdit)
    , m_problem(new QLabel)
{
    setNames(this, u"goToDialog"_s, tr("Go to"));
    setWindowTitle(accessibleName());
    auto *label =
        new QLabel(column.isEmpty() ? tr("&Number of the row:")
                                    : tr("&Number of the row, or how the column “%1” begins:").arg(column));
    label->setBuddy(m_text);
    setNames(m_text, u"goToText"_s, tr("Where to go"));
    setNames(m_problem, u"goToProblem"_s, tr("What is wrong"));
    m_problem->setWordWrap(true);
    setColor(*m_problem, QPalette::WindowText, errorColor);
    auto *buttons = new QDialogButtonBox;
    m_go = buttons->addButton(tr("&Go"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    setNames(m_go, u"goToAccept"_s, tr("Go"));
    setNames(cancel, u"goToCancel"_s, tr("Cancel"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    connect(m_text, &QLineEdit::textChanged, this, &GoToDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &GoToDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

void GoToDialog::update()
{
    const QString text = m_text->text().trimmed();
    const std::optional<int> number = numberIn(text);
    QString problem;
    if (number && (*number < 1 || *number > m_rows))
        problem = tr("There are only %Ln row(s).", nullptr, m_rows);
    else if (!number && !text.isEmpty() && m_column.isEmpty())
        problem = tr("Type the number of a row.");
    m_problem->setText(problem);
    m_go->setEnabled(!text.isEmpty() && problem.isEmpty());
}

void GoToDialog::choose()
{
    const QString text = m_text->text().trimmed();
    if (const std::optional<int> number = numberIn(text))
        emit rowChosen(*number);
    else
        emit beginningChosen(text);
    accept();
}
