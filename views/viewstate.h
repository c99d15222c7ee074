#pragma once

#include "models/storage/databaseaddress.h"
#include "models/storage/tablechoice.h"

#include <QMap>
#include <QStringList>

class QSettings;
class QSplitter;
class QWidget;
class TableView;

/// What the window remembers from one start to the next: its size, splitters, columns, sorting, and the
/// databases that were open. Never a password. Things are remembered by their objectName.
class ViewState {
public:
    /// `settings` must outlive it.
    explicit ViewState(QSettings &settings);

    void saveWindow(const QWidget &window);
    /// False if nothing fitting is remembered.
    bool restoreWindow(QWidget &window) const;

    void saveSplitter(const QSplitter &splitter);
    bool restoreSplitter(QSplitter &splitter) const;

    /// Whether the list of the other side is shown; at first it is not.
    bool isPaletteShown() const;
    void setPaletteShown(bool shown);
    /// Whether the splitters that are remembered know how wide it was.
    bool isPaletteSized() const;
    void setPaletteSized(bool sized);

    /// Widths, order, visibility and sorting of the columns; a state of a table with other columns is not
    /// taken.
    void saveColumns(const TableView &table);
    bool restoreColumns(TableView &table) const;

    /// The addresses that were opened, the latest first.
    QList<DatabaseAddress> recentDatabases() const;
    void addRecentDatabase(const DatabaseAddress &address);
    void removeRecentDatabase(const DatabaseAddress &address);

    /// What somebody said about the tables of a database, by its address; empty if nothing.
    TableChoice tableChoice(const DatabaseAddress &address) const;
    void setTableChoice(const DatabaseAddress &address, const TableChoice &choice);

private:
    QMap<QString, QStringList> tableChoices() const;
    void storeRecent(const QStringList &texts);
    QStringList recentTexts() const;

    QSettings &m_settings;
};
