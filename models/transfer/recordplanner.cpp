#include "models/transfer/importplanner.h"

#include "models/storage/recordfinder.h"
#include "models/storage/uuid7.h"

using Reason = RejectionList::Reason;

namespace {

/// Users or organizations: a row means the record with its id, else the one with its e-mail or slug.
class RecordPlanner {
public:
    RecordPlanner(Connection &connection, const Schema &schema, const ImportOptions &options,
                  ImportContent &content, ImportReport &report)
        : m_connection(connection)
        , m_table(schema.table(options.kind))
        , m_content(content)
        , m_report(report)
        , m_handleField(Schema::handle(options.kind))
        , m_idColumn(content.positionOf(Field::Id))
        , m_handleColumn(content.positionOf(m_handleField))
        , m_nameColumn(content.positionOf(Field::Name))
    {
    }

    Result<ChangeSet> run(const ImportMonitor &monitor)
    {
        if (monitor)
            monitor({ImportProgress::Stage::Resolving, 0, qint64(m_content.size())});
        if (Result<> found = find(); !found)
            return found.error();
        ChangeSet changes;
        for (size_t row = 0; row < m_content.size(); ++row) {
            if (const std::optional<Target> target = targetOf(row); target && isFirst(row, *target))
                append(row, *target, changes);
        }
        return changes;
    }

private:
    using Record = RecordFinder::Record;
    struct Target {
        QString id;
        QString foldedHandle; ///< as it will be; empty: stays
        std::optional<Record> present = {};
    };

    Result<> find()
    {
        QStringList keys;
        QList<Field> fields;
        for (const auto &[column, field] :
             {std::pair(m_idColumn, Field::Id), std::pair(m_handleColumn, m_handleField)}) {
            if (column >= 0) {
                const TextPool &texts = m_content.columns().at(column).texts();
                for (TextPool::Number i = 0; i < texts.size(); ++i)
                    keys << texts.at(i);
                fields << field;
            }
        }
        return RecordFinder(m_connection, m_table)
            .find(fields, keys, [this](const RecordFinder::Match &match) {
                m_byId.insert(match.record.id, match.record);
                m_byHandle.insert(folded(match.record.handle), match.record);
            });
    }

    QString folded(const QString &handle) const { return m_connection.dialect().foldedName(handle); }

    void reject(size_t row, Reason reason, Field field, const QString &value, qint64 detail = 0)
    {
        m_content.rejections().add(m_content.line(row), reason, field, value, detail);
    }

    /// Which record the row means; none if it is rejected.
    std::optional<Target> targetOf(size_t row)
    {
        const QString id = m_content.text(row, m_idColumn);
        const QString handle = m_content.text(row, m_handleColumn);
        const auto sameHandle =
            handle.isEmpty() ? m_byHandle.constEnd() : m_byHandle.constFind(folded(handle));
        if (id.isEmpty())
            return targetByHandle(handle,
                                  sameHandle == m_byHandle.cend() ? std::optional<Record>() : *sameHandle);
        if (sameHandle != m_byHandle.cend() && sameHandle->id != id) {
            reject(row, Reason::Taken, m_handleField, handle);
            return {};
        }
        Target target{id, folded(handle)};
        const auto sameId = m_byId.constFind(id);
        if (sameId != m_byId.cend()) {
            target.present = *sameId;
        } else if (handle.isEmpty()) { // nothing to make a new one of
            reject(row, Reason::Missing, m_handleField, {});
            return {};
        }
        return target;
    }

    Target targetByHandle(const QString &handle, const std::optional<Record> &present)
    {
        if (present)
            return {present->id, folded(handle), present};
        QString &fresh = m_freshIds[folded(handle)];
        if (fresh.isEmpty())
            fresh = newUuid7();
        return {fresh, folded(handle)};
    }

    /// Whether no row before says anything about this record; if one does, this one is repeated or rejected.
    bool isFirst(size_t row, const Target &target)
    {
        const auto known = m_rowOfId.constFind(target.id);
        const auto knownHandle = target.foldedHandle.isEmpty() ? m_rowOfHandle.constEnd()
                                                               : m_rowOfHandle.constFind(target.foldedHandle);
        if (known == m_rowOfId.cend() && knownHandle == m_rowOfHandle.cend()) {
            m_rowOfId.insert(target.id, row);
            if (!target.foldedHandle.isEmpty())
                m_rowOfHandle.insert(target.foldedHandle, row);
            return true;
        }
        const size_t first = known != m_rowOfId.cend() ? *known : *knownHandle;
        if (saysTheSame(first, row)) {
            ++m_report.repeated;
            m_content.settleRepeated(row, first);
        } else {
            reject(row, Reason::Repeated, m_handleField, m_content.text(row, m_handleColumn),
                   m_content.line(first));
        }
        return false;
    }

    bool saysTheSame(size_t a, size_t b) const
    {
        return m_content.number(a, m_idColumn) == m_content.number(b, m_idColumn)
            && m_content.number(a, m_nameColumn) == m_content.number(b, m_nameColumn)
            && folded(m_content.text(a, m_handleColumn)) == folded(m_content.text(b, m_handleColumn));
    }

    void append(size_t row, const Target &target, ChangeSet &changes)
    {
        Change change;
        change.entity = m_table.entity;
        if (m_table.entity == Entity::User)
            change.user = UserId(target.id);
        else
            change.organization = OrganizationId(target.id);
        if (target.present) {
            change.kind = ChangeKind::Update;
            const bool byId = m_content.number(row, m_idColumn) != ImportColumn::blank;
            // Found by its e-mail without regard to case, a record keeps how that is written.
            if (byId)
                state(row, m_handleColumn, target.present->handle, change);
            state(row, m_nameColumn, target.present->name, change);
            if (change.after.isEmpty()) {
                ++m_report.unchanged;
                m_content.settlePresent(row);
                return;
            }
            ++m_report.updated;
        } else {
            state(row, m_handleColumn, {}, change);
            state(row, m_nameColumn, {}, change);
            change.before.clear();
            stateNull(row, m_nameColumn, change);
            ++m_report.added;
        }
        changes.append(change);
    }

    /// What the row says about a column, if that is something else.
    void state(size_t row, qsizetype column, const Value &present, Change &change) const
    {
        const QString text = m_content.text(row, column);
        if (m_content.number(row, column) == ImportColumn::blank || text == present)
            return;
        change.before.insert(m_content.columns().at(column).name(), present);
        change.after.insert(m_content.columns().at(column).name(), text);
    }

    void stateNull(size_t row, qsizetype column, Change &change) const
    {
        if (column >= 0 && m_content.number(row, column) == ImportColumn::blank
            && m_content.columns().at(column).isBlankNull())
            change.after.insert(m_content.columns().at(column).name(), {});
    }

    Connection &m_connection;
    const Table &m_table;
    ImportContent &m_content;
    ImportReport &m_report;
    const Field m_handleField;
    const qsizetype m_idColumn;
    const qsizetype m_handleColumn;
    const qsizetype m_nameColumn;
    QHash<QString, Record> m_byId; ///< those that the file names, as they are now
    QHash<QString, Record> m_byHandle;
    QHash<QString, QString> m_freshIds; ///< by folded handle
    QHash<QString, size_t> m_rowOfId;
    QHash<QString, size_t> m_rowOfHandle;
};

} // namespace

Result<ChangeSet> planRecords(Connection &connection, const Schema &schema, const ImportOptions &options,
                              ImportContent &content, ImportReport &report, const ImportMonitor &monitor)
{
    return RecordPlanner(connection, schema, options, content, report).run(monitor);
}
