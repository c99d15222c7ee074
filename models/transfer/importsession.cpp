#include "models/transfer/importsession.h"

#include "models/membership/roster.h"
#include "models/transfer/importjob.h"
#include "models/transfer/mappingmemory.h"

#include <QFutureWatcher>

ImportSession::ImportSession(Roster &roster, MappingMemory *memory, QObject *parent)
    : QObject(parent)
    , m_roster(roster)
    , m_memory(memory)
    , m_job(new ImportJob(roster, this))
{
    connect(m_job, &ImportJob::progress, this, &ImportSession::progress);
    connect(m_job, &ImportJob::planned, this, &ImportSession::onPlanned);
    connect(m_job, &ImportJob::finished, this, &ImportSession::onFinished);
}

void ImportSession::setSource(const QString &path, bool hasHeader)
{
    m_source = {path};
    m_options.hasHeader = hasHeader;
    m_options.replacements.clear();
    readPreview();
}

void ImportSession::setKind(Entity kind)
{
    m_options.kind = kind;
    if (kind != Entity::Membership && (m_options.per || m_options.mode != AssignMode::AppendAndUpdate)) {
        m_options.mode = AssignMode::Append;
        m_options.per.reset();
    }
    readPreview();
}

void ImportSession::setFormat(const CsvFormat &wanted, bool hasHeader)
{
    m_options.format = wanted;
    m_options.hasHeader = hasHeader;
    readPreview();
}

void ImportSession::change(const std::function<void(ImportOptions &)> &edit)
{
    edit(m_options);
    forget();
    emit changed();
}

qsizetype ImportSession::acceptSuggestions(const QList<int> &rows)
{
    if (!m_plan)
        return 0;
    const RejectionList &rejections = m_plan->rejections();
    QMap<Field, QHash<QString, QString>> accepted = m_options.replacements;
    qsizetype count = 0;
    const auto accept = [&](qsizetype position) {
        const ImportRejection rejection = rejections.at(position);
        const std::optional<Field> field = importFieldFromName(rejection.field, m_options.kind);
        if (!field || rejection.suggestions.isEmpty() || accepted[*field].contains(rejection.value))
            return;
        accepted[*field].insert(rejection.value, rejection.suggestions.first());
        ++count;
    };
    for (const int row : rows)
        accept(row);
    for (qsizetype i = 0; rows.isEmpty() && i < rejections.size(); ++i)
        accept(i);
    if (count > 0)
        change([&accepted](ImportOptions &options) { options.replacements = accepted; });
    return count;
}

void ImportSession::setSkipRejected(bool skip)
{
    m_options.skipRejected = skip;
    if (m_plan)
        m_plan = m_plan->withSkipRejected(skip);
    emit changed();
}

void ImportSession::setRemovalsConfirmed(bool confirmed)
{
    m_removalsConfirmed = confirmed;
    emit changed();
}

void ImportSession::setForce()
{
    m_options.force = true;
    if (m_plan)
        m_plan = m_plan->withForce();
    emit changed();
}

void ImportSession::forget()
{
    m_plan.reset();
    m_report.reset();
    m_removalsConfirmed = false;
    m_options.force = false;
}

// A file may lie on a slow disk, so even its first rows are read by a worker.
void ImportSession::readPreview()
{
    Q_ASSERT(isIdle());
    forget();
    m_preview.reset();
    m_options.mapping.clear(); // to be proposed anew
    const int reading = ++m_reading;
    if (m_source.path.isEmpty()) {
        setWork(Work::None);
        emit previewed();
        return;
    }
    setWork(Work::Previewing);
    const auto job = [source = m_source, options = m_options](Connection &) {
        return previewImport(source, options);
    };
    auto *watcher = new QFutureWatcher<Result<ImportPreview>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, reading] {
        watcher->deleteLater();
        if (reading == m_reading)
            onPreview(watcher->result());
    });
    watcher->setFuture(m_roster.read<ImportPreview>(job));
}

void ImportSession::onPreview(const Result<ImportPreview> &preview)
{
    setWork(Work::None);
    if (preview) {
        m_preview = *preview;
        if (const auto remembered =
                m_memory ? m_memory->find(m_options.kind, m_preview->header) : std::nullopt)
            m_preview->mapping = *remembered;
        m_options.mapping = m_preview->mapping;
    }
    emit previewed();
    if (!preview)
        emit failed(preview.error());
}

Result<> ImportSession::ready() const
{
    if (!m_preview)
        return DbError{DbError::Kind::Usage, {}};
    if (Result<> fits = checkMapping(m_options, m_options.mapping); !fits)
        return fits;
    return checkMode(m_options);
}

void ImportSession::check()
{
    if (m_plan && !m_plan->isOutdated()) {
        emit checked();
        return;
    }
    forget();
    setWork(Work::Checking);
    m_job->plan(m_source, m_options);
}

void ImportSession::onPlanned(const Result<ImportPlanPointer> &plan)
{
    if (plan)
        m_plan = *plan;
    setWork(Work::None);
    if (plan)
        emit checked();
    else
        emit failed(plan.error());
}

bool ImportSession::isWritable() const
{
    return m_plan && m_plan->isWritable() && (m_removalsConfirmed || !m_plan->needsConfirmation());
}

void ImportSession::import()
{
    Q_ASSERT(isWritable());
    m_report.reset();
    setWork(Work::Importing);
    m_job->write(m_removalsConfirmed ? m_plan->withRemovalsConfirmed() : m_plan);
}

void ImportSession::onFinished(const Result<ImportReport> &report)
{
    if (report) {
        m_report = *report;
        if (m_memory && !report->refused)
            m_memory->remember(m_options.kind, m_plan->header(), m_options.mapping);
    }
    setWork(Work::None);
    if (report)
        emit imported(*report);
    else
        emit failed(report.error());
}

void ImportSession::cancel() { m_job->cancel(); }

void ImportSession::setWork(Work work)
{
    m_work = work;
    emit workChanged();
}
