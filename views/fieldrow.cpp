#include "views/fieldrow.h"

#include "views/fieldtitles.h"
#include "views/recordvalidation.h"
#include "views/style.h"

#include <QLabel>
#include <QLineEdit>
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
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, errorColor(colors));
    m_problem->setPalette(colors);
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
