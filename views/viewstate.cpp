#include "views/viewstate.h"

#include "views/tableview.h"

#include <QCryptographicHash>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecent = 8;

// Databases have other columns, each with a layout of its own.
QString nameOf(const TableView &table)
{
    const QHeaderView &header = *table.horizontalHeader();
    QStringList columns;
    for (int section = 0; section < header.count(); ++section)
        columns << header.model()->headerData(section, Qt::Horizontal).toString();
    const QByteArray hash =
        QCryptographicHash::hash(columns.join(u'\n').toUtf8(), QCryptographicHash::Md5).toHex().first(8);
    return u"columns/%1/%2"_s.arg(table.objectName(), QString::fromLatin1(hash));
}

} // namespace

ViewState::ViewState(QSettings &settings)
    : m_settings(settings)
{
}

void ViewState::saveWindow(const QWidget &window)
{
    m_settings.setValue(u"window/geometry"_s, window.saveGeometry());
}

bool ViewState::restoreWindow(QWidget &window) const
{
    return window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
}

void ViewState::saveSplitter(const QSplitter &splitter)
{
    m_settings.setValue(u"splitters/"_s + splitter.objectName(), splitter.saveState());
}

bool ViewState::restoreSplitter(QSplitter &splitter) const
{
    return splitter.restoreState(m_settings.value(u"splitters/"_s + splitter.objectName()).toByteArray());
}

bool ViewState::isPaletteShown() const { return m_settings.value(u"palette/shown"_s, false).toBool(); }

void ViewState::setPaletteShown(bool shown) { m_settings.setValue(u"palette/shown"_s, shown); }

bool ViewState::isPaletteSized() const { return m_settings.value(u"palette/sized"_s, false).toBool(); }

void ViewState::setPaletteSized(bool sized) { m_settings.setValue(u"palette/sized"_s, sized); }

void ViewState::saveColumns(const TableView &table)
{
    m_settings.setValue(nameOf(table), table.horizontalHeader()->saveState());
}

bool ViewState::restoreColumns(TableView &table) const
{
    if (!table.horizontalHeader()->restoreState(m_settings.value(nameOf(table)).toByteArray()))
        return false;
    table.keepWidths();
    return true;
}

QStringList ViewState::recentTexts() const { return m_settings.value(u"databases/recent"_s).toStringList(); }

void ViewState::storeRecent(const QStringList &texts) { m_settings.setValue(u"databases/recent"_s, texts); }

QList<DatabaseAddress> ViewState::recentDatabases() const
{
    QList<DatabaseAddress> addresses;
    for (const QString &text : recentTexts()) {
        if (const Result<DatabaseAddress> address = DatabaseAddress::parse(text))
            addresses << *address;
    }
    return addresses;
}

void ViewState::addRecentDatabase(const DatabaseAddress &address)
{
    QStringList texts = recentTexts();
    const QString text = address.withoutPassword();
    texts.removeAll(text);
    texts.prepend(text);
    storeRecent(texts.mid(0, mostRecent));
}

void ViewState::removeRecentDatabase(const DatabaseAddress &address)
{
    QStringList texts = recentTexts();
    texts.removeAll(address.withoutPassword());
    storeRecent(texts);
}

QMap<QString, QStringList> ViewState::tableChoices() const
{
    QMap<QString, QStringList> choices;
    const int count = m_settings.beginReadArray(u"tables"_s);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        choices.insert(m_settings.value(u"database"_s).toString(),
                       m_settings.value(u"options"_s).toStringList());
    }
    m_settings.endArray();
    return choices;
}

TableChoice ViewState::tableChoice(const DatabaseAddress &address) const
{
    return TableChoice::fromOptions(tableChoices().value(address.withoutPassword()));
}

void ViewState::setTableChoice(const DatabaseAddress &address, const TableChoice &choice)
{
    QMap<QString, QStringList> choices = tableChoices();
    choices.insert(address.withoutPassword(), choice.options());
    m_settings.beginWriteArray(u"tables"_s, int(choices.size()));
    int i = 0;
    for (auto it = choices.cbegin(); it != choices.cend(); ++it) {
        m_settings.setArrayIndex(i++);
        m_settings.setValue(u"database"_s, it.key());
        m_settings.setValue(u"options"_s, it.value());
    }
    m_settings.endArray();
}
