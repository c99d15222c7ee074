#pragma once

#include "models/storage/records.h"
#include "models/storage/schema.h"
#include "views/notice.h"

#include <QWidget>

#include <functional>

class MembershipDropper;
class MembershipPanel;
class QSplitter;
class QStackedWidget;
class RecordForm;
class RecordList;
class RecordPalette;
class RecordWriter;
class RelationalModel;
class Roster;
class ViewState;

/// Users with their organizations, or turned around: organizations with their members. Left the searchable
/// table, right the selected record as a form and its memberships.
class MasterDetailPage : public QWidget {
    Q_OBJECT

public:
    /// `entity`: the side on the left, User or Organization. `roster` and `dropper` must outlive the page.
    MasterDetailPage(Roster &roster, Entity entity, MembershipDropper &dropper, QWidget *parent = nullptr);

    /// Selects the record; search and filter that hide it are cleared.
    void showRecord(const QString &id);
    QString currentId() const;
    /// The rows of the table, as searched and sorted.
    const RelationalModel &rows() const { return *m_model; }
    /// Of the record that is shown.
    RelationalModel &membershipRows() const;
    RelationalModel &editableRows() const { return *m_model; }
    /// Whether something was typed into the form that is not saved.
    bool isModified() const;
    /// Saves that. False if it cannot be saved as it is, which is then said next to the field.
    bool submit();
    /// The selected records' ids.
    QStringList selectedIds() const;
    /// The search of the table that has the keyboard; the list's if none has.
    void focusSearch();
    /// The same with its filter.
    void toggleFilter();
    /// The same by the number of a row or the beginning of a name.
    void goToRow();
    void refresh();
    void recheck();
    /// Asks for the history of the record that is shown.
    void requestHistory();
    /// Adds a record by a dialog.
    void addRecord();
    /// Whether rows or counts are still on their way.
    bool isLoading() const;
    /// The list of the other side, right of the page.
    void setPaletteShown(bool shown);

    void restoreState(const ViewState &state);
    void saveState(ViewState &state) const;

signals:
    void recordShown(const QString &id);
    void assignRequested(Entity entity, const QStringList &ids);
    void openRequested(Entity entity, const QString &id);
    void historyRequested(Entity entity, const QString &id, const QString &name);
    void noticed(const Notice &notice);

private:
    void setUpDetail();
    void setUpExchange(MembershipDropper &dropper);
    void connectAll();
    void onCurrentChanged(const QStringList &key);
    void onNotFound(const QStringList &key);
    void tellDeleted();
    bool isInDetail() const;
    void showCurrent();
    void selectFirst();
    /// Reads the selected records, also those that have not arrived yet; `name` is the first one's. Nothing
    /// if none is selected.
    void withSelected(const std::function<void(const QStringList &ids, const Row &first)> &done);
    QString nameOf(const Row &row) const;
    QString fullNameOf(const Row &row) const;

    const Entity m_entity;
    RelationalModel *m_model;
    RecordList *m_list;
    RecordWriter *m_writer;
    RecordForm *m_form;
    MembershipPanel *m_memberships;
    RecordPalette *m_palette;
    QSplitter *m_splitter;
    QStackedWidget *m_detail;
    bool m_paletteSized = false; ///< was shown, and has its share of the width
    QString m_wanted; ///< is being looked for, with the search cleared
};
