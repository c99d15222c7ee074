#pragma once

#include "models/transfer/importplan.h"
#include "models/transfer/importpreview.h"

#include <QObject>

class ImportJob;
class MappingMemory;
class Roster;

/// One import as somebody prepares it: the file, what its columns mean, what it would do, and what came of
/// it. Whatever is changed makes forgotten what was found out after it. Everything that takes long happens on
/// workers, one thing at a time; the signals come in the thread of the session.
class ImportSession : public QObject {
    Q_OBJECT

public:
    enum class Work { None, Previewing, Checking, Importing };

    /// `roster` and `memory` must outlive it; without a memory nothing is remembered.
    explicit ImportSession(Roster &roster, MappingMemory *memory = nullptr, QObject *parent = nullptr);

    Roster &roster() const { return m_roster; }
    const ImportSource &source() const { return m_source; }
    const ImportOptions &options() const { return m_options; }
    Work work() const { return m_work; }
    /// Nothing is checked or imported; a preview may be on its way.
    bool isIdle() const { return m_work == Work::None || m_work == Work::Previewing; }

    /// These read the first rows anew; ends with previewed(). Not while it checks or imports.
    void setSource(const QString &path, bool hasHeader);
    void setKind(Entity kind);
    void setFormat(const CsvFormat &wanted, bool hasHeader);
    /// What the columns mean, and everything else that needs no new preview.
    void change(const std::function<void(ImportOptions &)> &edit);
    /// Takes for the values of rejected rows what is suggested instead, in all rows that have them; `rows`:
    /// in the plan's rejections, empty for all. How many different values that are.
    qsizetype acceptSuggestions(const QList<int> &rows);
    /// Whether rejected rows are left out: the plan stays.
    void setSkipRejected(bool skip);
    /// Whether as many memberships may go as the plan removes.
    void setRemovalsConfirmed(bool confirmed);
    /// Organizations may lose their last owner: the plan stays.
    void setForce();

    /// Null until the file was read, or if it cannot be.
    const ImportPreview *preview() const { return m_preview ? &*m_preview : nullptr; }
    /// Usage, in words, where something is missing before it can be checked.
    Result<> ready() const;

    /// Finds out what the import would do; ends with checked() or failed(). A check of before is kept.
    void check();
    /// Null until it was checked.
    const ImportPlanPointer &plan() const { return m_plan; }
    /// Whether import() would write.
    bool isWritable() const;

    /// Writes the plan; ends with imported() or failed().
    void import();
    const std::optional<ImportReport> &report() const { return m_report; }

    /// Ends what it does with failed(), of the kind Cancelled.
    void cancel();

signals:
    void previewed();
    void changed(); ///< an option, or what was found out
    void workChanged();
    void progress(const ImportProgress &progress);
    void checked();
    void imported(const ImportReport &report);
    void failed(const DbError &error);

private:
    void readPreview();
    void onPreview(const Result<ImportPreview> &preview);
    void onPlanned(const Result<ImportPlanPointer> &plan);
    void onFinished(const Result<ImportReport> &report);
    void forget();
    void setWork(Work work);

    Roster &m_roster;
    MappingMemory *m_memory;
    ImportJob *m_job;
    ImportSource m_source;
    ImportOptions m_options;
    bool m_removalsConfirmed = false;
    Work m_work = Work::None;
    int m_reading = 0; ///< the latest preview; others are too late
    std::optional<ImportPreview> m_preview;
    ImportPlanPointer m_plan;
    std::optional<ImportReport> m_report;
};
