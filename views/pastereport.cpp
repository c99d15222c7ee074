#include "views/pastereport.h"

#include "views/fieldtitles.h"
#include "views/style.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

PasteReport::PasteReport(Entity entity, const PastedLines &lines, QWidget *parent)
    : QDialog(parent)
{
    setNames(this, u"pasteReport"_s, tr("Not found"));
    setWindowTitle(accessibleName());
    const bool users = entity == Entity::User;
    QStringList reasons;
    if (!lines.unknown.isEmpty()) {
        const int count = int(lines.unknown.size());
        reasons << (users ? tr("%Ln line(s) name no user by id, e-mail or name.", nullptr, count)
                          : tr("%Ln line(s) name no organization by id, slug or name.", nullptr, count));
    }
    if (!lines.ambiguous.isEmpty()) {
        const int count = int(lines.ambiguous.size());
        reasons << (users ? tr("%Ln name(s) belong to several users: use their e-mails.", nullptr, count)
                          : tr("%Ln name(s) belong to several organizations: use their slugs.", nullptr,
                               count));
    }
    if (lines.ids.isEmpty())
        reasons << tr("Nothing was changed.");
    auto *why = new QLabel(reasons.join(u'\n'));
    setNames(why, u"pasteReportReason"_s, tr("Why"));
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);

    auto *list = new QPlainTextEdit((lines.unknown + lines.ambiguous).join(u'\n'));
    setNames(list, u"pasteReportLines"_s, tr("What was not found"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("&Copy the list"), QDialogButtonBox::ActionRole);
    setNames(copy, u"pasteReportCopy"_s, tr("Copy the list"));
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    setNames(close, u"pasteReportClose"_s, close->text().remove(u'&'));
    close->setDefault(true);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, list,
            [list] { QGuiApplication::clipboard()->setText(list->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(why);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 18);
}
