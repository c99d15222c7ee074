#pragma once

#include "models/transfer/importoptions.h"

#include <QElapsedTimer>
#include <QWidget>

class ImportSession;
class QLabel;
class QProgressBar;

/// How far a check or an import is, how fast, and how long it still takes. Hidden when nothing is going on.
class ImportProgressBar : public QWidget {
    Q_OBJECT

public:
    /// `prefix` of the parts' names. `session` must outlive it.
    ImportProgressBar(const QString &prefix, ImportSession &session, QWidget *parent = nullptr);

private:
    void onWorkChanged();
    void onProgress(const ImportProgress &progress);

    ImportSession &m_session;
    QProgressBar *m_bar;
    QLabel *m_text;
    QElapsedTimer m_stageTimer;
    qint64 m_stageBegin = 0;
    ImportProgress::Stage m_stage = ImportProgress::Stage::Reading;
};
