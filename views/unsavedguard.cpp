#include "views/unsavedguard.h"

#include "models/tables/relationalmodel.h"
#include "views/style.h"
#include "views/workspace.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMessageBox>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UnsavedGuard)
};

} // namespace

UnsavedGuard::UnsavedGuard(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void UnsavedGuard::leave(Workspace *workspace, std::function<void()> go)
{
    m_saving.reset();
    if (!workspace || !workspace->hasUnsaved()) {
        go();
        return;
    }
    m_workspace = workspace;
    m_go = std::move(go);
    if (m_box) {
        m_box->raise();
        return;
    }
    m_box = new QMessageBox(QMessageBox::Warning, Text::tr("Not saved yet"),
                            Text::tr("Something was changed and is not saved yet."),
                            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    setNames(m_box, u"unsavedBox"_s, Text::tr("Not saved yet"));
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setDefaultButton(QMessageBox::Save);
    for (const auto &[button, name] : {std::pair(QMessageBox::Save, u"unsavedSave"_s),
                                       std::pair(QMessageBox::Discard, u"unsavedDiscard"_s),
                                       std::pair(QMessageBox::Cancel, u"unsavedCancel"_s)})
        setNames(m_box->button(button), name, m_box->button(button)->text().remove(u'&'));
    connect(m_box, &QDialog::finished, this, [this](int answer) {
        if (answer == QMessageBox::Discard)
            m_go();
        else if (answer == QMessageBox::Save)
            saveAndGo();
    });
    m_box->open();
}

void UnsavedGuard::saveAndGo()
{
    if (!m_workspace)
        return;
    m_saving = std::make_unique<QObject>();
    const QList<RelationalModel *> models = m_workspace->editableModels();
    for (RelationalModel *model : models) {
        // Not at once: who goes away is not in the middle of telling.
        const auto told = [this] { QTimer::singleShot(0, m_saving.get(), [this] { goWhenSaved(); }); };
        connect(model, &RelationalModel::saved, m_saving.get(), told);
        connect(model, &RelationalModel::saveFailed, m_saving.get(), told);
    }
    if (m_workspace->saveUnsaved())
        goWhenSaved();
    else
        m_saving.reset(); // the field says why
}

void UnsavedGuard::goWhenSaved()
{
    if (!m_workspace)
        return;
    const QList<RelationalModel *> models = m_workspace->editableModels();
    if (std::any_of(models.cbegin(), models.cend(),
                    [](const RelationalModel *model) { return model->isSaving(); }))
        return;
    m_saving.release()->deleteLater(); // it may be what calls
    if (!m_workspace->hasUnsaved())
        m_go();
}
