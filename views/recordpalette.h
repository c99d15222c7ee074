#pragma once

#include "models/storage/schema.h"
#include "views/notice.h"

#include <QWidget>

class MembershipDropper;
class QLabel;
class RelationalModel;
class SearchBox;
class TableView;

/// All records of the other side beside a page, to be dragged from and dropped onto. Reads nothing before it
/// is shown for the first time.
class RecordPalette : public QWidget {
    Q_OBJECT

public:
    /// `entity`: what it lists, User or Organization. `dropper` must outlive it.
    RecordPalette(Entity entity, MembershipDropper &dropper, QWidget *parent = nullptr);

    bool isLoading() const;
    void refresh();

signals:
    void openRequested(Entity entity, const QString &id);
    void noticed(const Notice &notice);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void updateCount();

    const Entity m_entity;
    MembershipDropper &m_dropper;
    RelationalModel *m_model = nullptr;
    QLabel *m_count;
    SearchBox *m_search;
    TableView *m_table;
};
