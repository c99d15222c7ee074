#pragma once

#include "models/membership/changeset.h"
#include "models/storage/connection.h"
#include "models/transfer/importoptions.h"
#include "models/transfer/importreport.h"
#include "models/transfer/settledrows.h"

#include <QDateTime>

#include <memory>

/// What importing a file will do: found by reading all of it and looking up what it names, without writing.
/// Does not change any more, and may be shared between threads.
class ImportPlan {
public:
    const ImportSource &source() const { return m_source; }
    const ImportOptions &options() const { return m_options; }
    const CsvFormat &format() const { return m_format; }
    const QStringList &header() const { return m_header; }
    const ColumnMapping &mapping() const { return m_mapping; }

    /// Numbers and the first rejections, as a dry run tells them: what the good rows would do.
    const ImportReport &report() const { return m_report; }
    /// All rejections, in the order of the lines.
    const RejectionList &rejections() const { return m_rejections; }
    /// The rows behind ImportReport::unchanged and ImportReport::repeated, in the order of the lines.
    const SettledRows &settled() const { return m_settled; }
    /// What is to be written, in key order.
    const std::shared_ptr<const ChangeSet> &changes() const { return m_changes; }

    /// Whether write() would write it: no row is rejected, or the options say to skip those.
    bool isWritable() const { return m_report.rejected == 0 || m_options.skipRejected; }
    /// Whether more than a tenth of the memberships of the owners in the file would go away, and more than
    /// the options confirm: write() then writes nothing.
    bool needsConfirmation() const;
    /// The same plan with that confirmed for as many as it removes.
    std::shared_ptr<const ImportPlan> withRemovalsConfirmed() const;
    /// The same plan; organizations may lose their last owner.
    std::shared_ptr<const ImportPlan> withForce() const;
    /// The same plan with other wishes about rejected rows: they need no reading again.
    std::shared_ptr<const ImportPlan> withSkipRejected(bool skip) const;
    /// Whether the file is another one by now than the one that was read.
    bool isOutdated() const;

private:
    friend class ImportPlanner;

    ImportSource m_source;
    ImportOptions m_options;
    CsvFormat m_format;
    QStringList m_header;
    ColumnMapping m_mapping;
    ImportReport m_report;
    RejectionList m_rejections;
    SettledRows m_settled;
    std::shared_ptr<const ChangeSet> m_changes;
    qint64 m_size = 0;
    QDateTime m_modified;
};

using ImportPlanPointer = std::shared_ptr<const ImportPlan>;

/// Makes the plan; blocks, and reads the whole file. File if that cannot be read, Usage for options that do
/// not fit it, Cancelled as soon as the connection is asked to stop.
[[nodiscard]] Result<ImportPlanPointer> planImport(Connection &connection, const Schema &schema,
                                                   const ImportSource &source, const ImportOptions &options,
                                                   const ImportMonitor &monitor = {});
