#include "views/recordlinks.h"

#include "views/celldelegate.h"
#include "views/changerowsmodel.h"
#include "views/tableview.h"

namespace {

class RecordLinkDelegate : public LinkDelegate {
public:
    using LinkDelegate::LinkDelegate;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        return index.data(ChangeRowsModel::LinkRole).toBool()
            ? LinkDelegate::editorEvent(event, model, option, index)
            : CellDelegate::editorEvent(event, model, option, index);
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        return index.data(ChangeRowsModel::LinkRole).toBool()
            ? LinkDelegate::helpEvent(event, view, option, index)
            : CellDelegate::helpEvent(event, view, option, index);
    }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        if (index.data(ChangeRowsModel::LinkRole).toBool())
            LinkDelegate::initStyleOption(option, index);
        else
            CellDelegate::initStyleOption(option, index);
    }
};

} // namespace

void addRecordLinks(TableView &table, const std::function<void(const QModelIndex &)> &open)
{
    table.setMouseTracking(true); // links show an arrow under the pointer
    for (const int column : {ChangeRowsModel::UserColumn, ChangeRowsModel::OrganizationColumn}) {
        auto *link = new RecordLinkDelegate(&table);
        table.setItemDelegateForColumn(column, link);
        QObject::connect(link, &LinkDelegate::linkClicked, &table, open);
    }
    QObject::connect(&table, &QAbstractItemView::activated, &table, open);
}
