#include "views/importprogressbar.h"

#include "models/transfer/importsession.h"
#include "views/importtexts.h"
#include "views/style.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

ImportProgressBar::ImportProgressBar(const QString &prefix, ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_bar(new QProgressBar)
    , m_text(new QLabel)
{
    setNames(m_bar, prefix + u"Progress"_s, tr("Progress"));
    m_bar->setTextVisible(false);
    setNames(m_text, prefix + u"ProgressText"_s, tr("Progress"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    connect(&session, &ImportSession::workChanged, this, &ImportProgressBar::onWorkChanged);
    connect(&session, &ImportSession::progress, this, &ImportProgressBar::onProgress);
    onWorkChanged();
}

void ImportProgressBar::onWorkChanged()
{
    m_bar->setRange(0, 0);
    m_text->clear();
    m_stageTimer.invalidate();
    setVisible(!m_session.isIdle());
}

void ImportProgressBar::onProgress(const ImportProgress &progress)
{
    if (m_session.isIdle())
        return;
    if (progress.stage != m_stage || !m_stageTimer.isValid()) {
        m_stage = progress.stage;
        m_stageBegin = progress.done;
        m_stageTimer.start();
    }
    // In thousandths: a file may have more bytes than an int can count.
    const bool isKnown = progress.total > 0;
    m_bar->setRange(0, isKnown ? 1000 : 0);
    m_bar->setValue(isKnown ? int(1000.0 * double(progress.done) / double(progress.total)) : 0);
    constexpr qint64 tooShort = 500; // milliseconds, to tell a rate
    const qint64 elapsed = m_stageTimer.elapsed();
    const qint64 perSecond = elapsed < tooShort ? 0 : (progress.done - m_stageBegin) * 1000 / elapsed;
    m_text->setText(progressText(progress, perSecond));
}
