#pragma once

#include "models/storage/records.h"
#include "models/storage/result.h"
#include "views/recorddroptarget.h"

#include <QObject>
#include <QPoint>

#include <functional>
#include <memory>
#include <optional>

class MembershipDropper;
class QAction;
class QMimeData;
class QMouseEvent;
class RelationalModel;
class TableView;

/// What a table of records gives and takes, by drag and drop and by the clipboard. Dragging begins on a
/// selected row; records that have not arrived yet are read first. Copy and Paste stand in the table's
/// context menu, too; their shortcuts are the window's.
class RecordExchange : public QObject {
    Q_OBJECT

public:
    /// A child of the view, which shows `model`; the others must outlive it.
    RecordExchange(TableView &view, RelationalModel &model, MembershipDropper &dropper);

    /// Of the table that `widget` is; null for everything else.
    static RecordExchange *of(const QWidget *widget);

    bool canCopy() const;
    void copy();
    /// Whether there is something to put `data` onto.
    bool canPaste(const QMimeData &data) const;
    void paste(const QMimeData &data);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void selectionChanged();

private:
    void addActions();
    void updateActions();
    void readSelection(qsizetype most, const std::function<void(const QList<Row> &)> &done);
    std::optional<QList<Row>> loadedRows(const QList<int> &rows) const;
    void withTargets(const CarriedRecords &carried,
                     const std::function<void(Entity, const QStringList &)> &done);
    bool onMouseMove(const QMouseEvent &event);
    void beginDrag();
    void drag(const QList<Row> &rows);

    TableView &m_view;
    RelationalModel &m_model;
    MembershipDropper &m_dropper;
    RecordDropTarget *m_target;
    QAction *m_copy;
    QAction *m_paste;
    std::optional<QPoint> m_pressed; ///< where a drag may begin
};
