#include "views/prompts.h"

#include "views/style.h"

#include <QGridLayout>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

void ask(QWidget *parent, const Question &question, const std::function<void()> &accepted,
         const std::function<void()> &cancelled)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, question.title, question.text, QMessageBox::Cancel, parent);
    setNames(box, u"question"_s, question.text);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText); // names are data, not markup
    box->setInformativeText(question.consequence);
    QPushButton *accept = box->addButton(question.acceptText, QMessageBox::AcceptRole);
    setNames(accept, u"questionAccept"_s, question.acceptText);
    QAbstractButton *cancel = box->button(QMessageBox::Cancel);
    setNames(cancel, u"questionCancel"_s, cancel->text().remove(u'&'));
    box->setDefaultButton(QMessageBox::Cancel);
    // As wide as two lines of a text need; by itself it is often too narrow for its own title.
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->addItem(new QSpacerItem(box->fontMetrics().averageCharWidth() * 60, 0), grid->rowCount(), 0, 1,
                      grid->columnCount());
    QObject::connect(box, &QDialog::finished, parent, [box, accept, accepted, cancelled] {
        if (box->clickedButton() == accept)
            accepted();
        else if (cancelled)
            cancelled();
    });
    box->open();
}
