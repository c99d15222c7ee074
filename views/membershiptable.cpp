#include "views/membershiptable.h"

#include "models/tables/membershipmodel.h"
#include "views/fieldtitles.h"
#include "views/membershipdelegates.h"

#include <QHeaderView>

MembershipTable::MembershipTable(MembershipModel &model, std::optional<Entity> owner, bool readOnly,
                                 const QString &objectName, const QString &accessibleName, QWidget *parent)
    : TableView(objectName, accessibleName, parent)
    , m_model(model)
    , m_owner(owner)
{
    setFieldTitles(model);
    setModel(&model);
    setMouseTracking(true); // links show an arrow under the pointer
    setEditTriggers(readOnly ? EditTriggers(NoEditTriggers) : DoubleClicked | EditKeyPressed);
    setUpColumns();
    setUpDelegates();
    connect(this, &QAbstractItemView::activated, this, &MembershipTable::openRecord);
}

void MembershipTable::setUpColumns()
{
    QList<int> columns;
    QList<int> widths;
    QList<int> internal{m_model.userColumn(), m_model.organizationColumn()};
    const auto add = [&](int column, int width) {
        if (column >= 0) {
            columns << column;
            widths << width;
        }
    };
    QList<int> user{m_model.userNameColumn(), m_model.userEmailColumn()};
    QList<int> organization{m_model.organizationNameColumn(), m_model.organizationSlugColumn()};
    // Where there are no names, the ids stand for them.
    for (const auto &[labels, key] :
         {std::pair(&user, m_model.userColumn()), std::pair(&organization, m_model.organizationColumn())}) {
        if (labels->first() < 0 && labels->last() < 0) {
            labels->first() = key;
            internal.removeOne(key);
        }
    }
    if (m_owner == Entity::User) {
        internal << user;
    } else {
        add(user[0], 26);
        add(user[1], 32);
    }
    if (m_owner == Entity::Organization) {
        internal << organization;
    } else {
        add(organization[0], 30);
        add(organization[1], 22);
    }
    add(m_model.columnOf(Field::Role), 11);
    add(m_model.columnOf(Field::Permissions), 20);
    add(m_model.columnOf(Field::JoinedAt), 16);
    showColumns(columns, widths);
    setInternalColumns(internal);
}

void MembershipTable::setUpDelegates()
{
    const auto use = [this](int column, CellDelegate *delegate) {
        if (column < 0) {
            delete delegate;
            return;
        }
        setItemDelegateForColumn(column, delegate);
    };
    use(m_model.columnOf(Field::Role), new RoleDelegate(this));
    use(m_model.columnOf(Field::Permissions), new PermissionsDelegate(this));
    use(m_model.columnOf(Field::JoinedAt), new TimeDelegate(this));
    use(m_model.columnOf(Field::UpdatedAt), new TimeDelegate(this));
    for (const int column : {m_model.userNameColumn(), m_model.organizationNameColumn()}) {
        auto *link = new LinkDelegate(this);
        connect(link, &LinkDelegate::linkClicked, this, &MembershipTable::openRecord);
        use(column, link);
    }
}

// At once: whoever leaves the cell may leave the record too.
void MembershipTable::commitData(QWidget *editor)
{
    // A refresh that was on its way already may have brought what others made of it.
    if (m_edited.isValid())
        m_model.expect(m_edited, m_seen);
    TableView::commitData(editor);
    if (m_model.hasPendingEdits())
        m_model.save();
}

Entity MembershipTable::entityOf(int column) const
{
    if (m_owner)
        return *m_owner == Entity::User ? Entity::Organization : Entity::User;
    const bool isOrganization = column == m_model.organizationColumn()
        || column == m_model.organizationNameColumn() || column == m_model.organizationSlugColumn();
    return isOrganization ? Entity::Organization : Entity::User;
}

void MembershipTable::openRecord(const QModelIndex &index)
{
    const Entity entity = entityOf(index.column());
    const QString id = entity == Entity::User ? m_model.userAt(index.row()).text()
                                              : m_model.organizationAt(index.row()).text();
    if (!id.isEmpty())
        emit openRequested(entity, id);
}

bool MembershipTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool editing = TableView::edit(index, trigger, event);
    if (state() == EditingState && !m_edited.isValid()) {
        m_edited = index;
        m_seen = index.data(Qt::EditRole);
    }
    if (state() == EditingState)
        m_model.setRefreshAllowed(false); // the row must not move away under the editor
    return editing;
}

void MembershipTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    TableView::closeEditor(editor, hint);
    m_edited = QPersistentModelIndex();
    m_model.expect({}, {});
    if (state() != EditingState)
        m_model.setRefreshAllowed(true);
}
