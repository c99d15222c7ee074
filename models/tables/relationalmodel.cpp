#include "models/tables/relationalmodel.h"

#include "models/tables/pageddriver.h"
#include "models/tables/rowreading.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlRecord>

#include <atomic>

using namespace Qt::StringLiterals;

namespace {

PageQuery queryFor(const Roster &roster, Entity entity, bool counts)
{
    PageQuery query{std::make_shared<const Schema>(roster.schema()), entity};
    query.counts = counts;
    return query;
}

QString uniqueName()
{
    static std::atomic<int> last{0};
    return u"roster-rows-%1"_s.arg(++last);
}

// The base holds the connection to its very end, so it can be removed afterwards only.
void removeConnectionLater(const QString &name)
{
    if (QCoreApplication *application = QCoreApplication::instance())
        QMetaObject::invokeMethod(
            application, [name] { QSqlDatabase::removeDatabase(name); }, Qt::QueuedConnection);
}

// Below the new rows. In the worker's thread, where the model may be gone by then.
auto rowFrom(int newRows)
{
    return
        [newRows](const Result<qint64> &rank) { return rank && *rank >= 0 ? *rank + newRows : qint64(-1); };
}

} // namespace

RelationalModel::RelationalModel(Roster &roster, Entity entity, QObject *parent, bool counts)
    : QSqlRelationalTableModel(
        parent, QSqlDatabase::addDatabase(new PagedDriver(queryFor(roster, entity, counts)), uniqueName()))
    , m_roster(roster)
    , m_query(queryFor(roster, entity, counts))
    , m_driver(static_cast<PagedDriver *>(database().driver()))
    , m_loader(roster.newReader(), roster.address())
{
    setEditStrategy(OnManualSubmit);
    setTable(table().name);
    setTitles();

    connect(&m_loader, &PageLoader::pagesArrived, this, &RelationalModel::onPagesArrived);
    connect(&m_loader, &PageLoader::counted, this, &RelationalModel::onCounted);
    connect(&m_loader, &PageLoader::foundMany, this, [this](qint64 least) {
        m_least = m_countExact ? 0 : least;
        emit countChanged(m_shown, m_countExact);
    });
    connect(&m_loader, &PageLoader::failed, this, &RelationalModel::onReadFailed);
    connect(&m_loader, &PageLoader::busyChanged, this, &RelationalModel::updateLoading);
    connect(this, &QSqlTableModel::primeInsert, this, &RelationalModel::primeNewRow);

    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &RelationalModel::beginRefresh);
    connect(&m_roster, &Roster::changed, this, [this](const RosterChange &change) {
        if (isConcerned(change))
            change.byOthers ? refreshForOthers() : refresh();
    });
    m_markTimer.setSingleShot(true);
    connect(&m_markTimer, &QTimer::timeout, this, [this] {
        m_marked.clear();
        emitRowsChanged(0, rowCount() - 1);
    });
}

RelationalModel::~RelationalModel()
{
    m_driver->setSource(nullptr);
    removeConnectionLater(database().connectionName());
}

int RelationalModel::labelColumn(Entity entity, Field field) const
{
    const QList<LabelColumn> labels = m_query.labels();
    for (qsizetype i = 0; i < labels.size(); ++i) {
        if (labels.at(i).entity == entity && labels.at(i).field == field)
            return int(table().columns.size() + i);
    }
    return -1;
}

QString RelationalModel::selectStatement() const
{
    return m_readingRow ? PagedDriver::rowStatement : PagedDriver::rowsStatement;
}

void RelationalModel::setSort(int column, Qt::SortOrder order)
{
    m_query.sortColumn = column;
    m_query.order = order;
    QSqlRelationalTableModel::setSort(column, order);
}

void RelationalModel::setSearch(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_query.search)
        return;
    m_query.search = trimmed;
    select();
}

void RelationalModel::setRowFilter(const RowFilter &filter)
{
    if (filter == m_query.filter)
        return;
    m_query.filter = filter;
    select();
}

void RelationalModel::setScope(std::optional<Entity> entity, const QString &id)
{
    m_query.scope = entity;
    m_query.scopeId = id;
    select();
}

bool RelationalModel::select()
{
    const bool sameRows =
        m_loader.source() && m_countExact && m_loader.source()->query().hasSameRows(m_query);
    ++m_refreshNumber;
    m_refreshing = false;
    QSqlQueryModel::beginResetModel();
    m_edits.dropWritten();
    m_loader.show(m_query);
    showSource(sameRows ? m_shown : 0);
    QSqlQueryModel::endResetModel();
    m_countExact = false;
    m_whyUnread.reset();
    m_least = 0;
    m_loader.source()->row(0, false); // on its way while the rows are counted
    m_loader.count();
    updateLoading();
    emit countChanged(m_shown, false);
    emitEditsChanged();
    return !lastError().isValid();
}

// Inside a reset: the base forgets its edit cache and looks at the loader's new source.
void RelationalModel::showSource(qint64 count)
{
    m_driver->setSource(m_loader.source());
    m_shown = int(count);
    QSqlRelationalTableModel::select();
    mirrorInserts();
}

void RelationalModel::onPagesArrived(const QList<int> &pages)
{
    PageSource &source = *m_loader.source();
    for (const int page : pages) {
        const qint64 first = qint64(page) * PageQuery::pageSize;
        const qint64 end = first + source.loadedRows(page);
        const bool isLast = end < first + PageQuery::pageSize && (end > first || page == 0);
        if (!m_countExact && (end > m_shown || isLast))
            setShown(end, isLast);
        mirrorEdits(page);
        emitRowsChanged(int(first) + insertCount(), int(std::min<qint64>(end, m_shown)) + insertCount() - 1);
    }
}

void RelationalModel::onCounted(qint64 count, bool exact)
{
    // An estimate is for the first moment only.
    if (exact || (!m_countExact && m_shown <= PageQuery::pageSize && count > m_shown))
        setShown(count, exact);
}

// In place and at the end, so that scroll position, selection and editors stay.
void RelationalModel::setShown(qint64 count, bool exact)
{
    constexpr qint64 most = 1 << 29;
    const int shown = int(std::min(count, most));
    const PageSource::Freeze freeze(m_loader.source());
    const int rows = rowCount();
    if (shown > m_shown) {
        QSqlQueryModel::beginInsertRows({}, rows, rows + shown - m_shown - 1);
        m_shown = shown;
        QSqlQueryModel::endInsertRows();
    } else if (shown < m_shown) {
        QSqlQueryModel::beginRemoveRows({}, rows - (m_shown - shown), rows - 1);
        m_shown = shown;
        QSqlQueryModel::endRemoveRows();
    }
    m_countExact = exact;
    m_whyUnread.reset();
    if (exact)
        m_least = 0;
    emit countChanged(m_shown, exact);
}

int RelationalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown + insertCount();
}

// The base counts new rows; what it takes for the other rows is an upper bound.
int RelationalModel::insertCount() const { return QSqlTableModel::rowCount() - QSqlQueryModel::rowCount(); }

bool RelationalModel::canFetchMore(const QModelIndex &) const { return false; }

void RelationalModel::fetchMore(const QModelIndex &) { }

QSqlTableModel *RelationalModel::relationModel(int) const { return nullptr; }

bool RelationalModel::removeColumns(int, int, const QModelIndex &) { return false; }

const Row *RelationalModel::loadedRow(int row) const
{
    const int shown = row - insertCount();
    return m_loader.source() && shown >= 0 && shown < m_shown ? m_loader.source()->loadedRow(shown) : nullptr;
}

bool RelationalModel::isLoaded(int row) const { return (row >= 0 && row < insertCount()) || loadedRow(row); }

QStringList RelationalModel::keyAt(int row) const
{
    const Row *values = loadedRow(row);
    return values ? m_query.keyOf(*values) : QStringList();
}

// With what we are just writing, which comes before whatever is done with the row next.
Row RelationalModel::withOwnChanges(Row values) const
{
    const PendingEdit *edit = m_edits.find(m_query.keyOf(values));
    if (!edit || !edit->isLocked() || edit->kind != ChangeKind::Update)
        return values;
    for (auto it = edit->after.cbegin(); it != edit->after.cend(); ++it)
        values[table().indexOf(it.key())] = it.value();
    return values;
}

QFuture<Result<QList<Row>>> RelationalModel::rowsAt(const QList<int> &rows)
{
    QList<Row> loaded;
    QList<int> missing;
    for (const int row : rows) {
        if (const Row *values = loadedRow(row))
            loaded << withOwnChanges(*values);
        else if (row >= insertCount())
            missing << row - insertCount();
    }
    if (missing.isEmpty())
        return QtFuture::makeReadyFuture(Result<QList<Row>>(loaded));
    return m_roster.read<QList<Row>>(
        [query = m_query, loaded, missing](Connection &connection) -> Result<QList<Row>> {
            const Result<QList<Row>> read = readRows(connection, query, missing);
            if (!read)
                return read.error();
            return loaded + *read;
        });
}

QFuture<qint64> RelationalModel::locate(const QStringList &key)
{
    if (!m_loader.source() || key.size() != table().key.size())
        return QtFuture::makeReadyFuture(qint64(-1));
    return m_loader.locate(key).then(rowFrom(insertCount()));
}

QFuture<qint64> RelationalModel::seek(const QString &text)
{
    if (!m_loader.source())
        return QtFuture::makeReadyFuture(qint64(-1));
    return m_loader.seek(text).then(rowFrom(insertCount()));
}

void RelationalModel::setPageWaitAllowed(bool allowed) { m_driver->setWaitAllowed(allowed); }

void RelationalModel::updateLoading()
{
    const bool loading = m_loader.isBusy() || m_refreshing;
    if (loading == m_loading)
        return;
    m_loading = loading;
    emit loadingChanged(loading);
}

void RelationalModel::emitRowsChanged(int first, int last)
{
    if (first <= last)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}
