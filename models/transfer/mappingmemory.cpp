#include "models/transfer/mappingmemory.h"

#include <QCryptographicHash>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace {

const QString listKey = u"import/mappings"_s;

// Not the headers themselves: what is remembered is no place for what may be somebody's data in a file
// without any.
QString keyOf(Entity kind, const QStringList &header)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(int(kind)));
    for (const QString &name : header)
        hash.addData('\n' + HeaderMatcher::normalized(name).toUtf8());
    return QString::fromLatin1(hash.result().toHex().first(32));
}

} // namespace

MappingMemory::MappingMemory(QSettings &settings)
    : m_settings(settings)
{
}

void MappingMemory::remember(Entity kind, const QStringList &header, const ColumnMapping &mapping)
{
    constexpr qsizetype most = 100;
    QStringList names;
    for (const std::optional<Field> &field : mapping)
        names << (field ? importFieldName(*field) : QString());
    const QString key = keyOf(kind, header);
    QStringList remembered = m_settings.value(listKey).toStringList();
    remembered.removeIf([&](const QString &entry) { return entry.startsWith(key); });
    remembered.prepend(key + u':' + names.join(u','));
    m_settings.setValue(listKey, QStringList(remembered.first(qMin(most, remembered.size()))));
}

std::optional<ColumnMapping> MappingMemory::find(Entity kind, const QStringList &header) const
{
    const QString key = keyOf(kind, header) + u':';
    for (const QString &entry : m_settings.value(listKey).toStringList()) {
        if (!entry.startsWith(key))
            continue;
        ColumnMapping mapping;
        for (const QString &name : entry.mid(key.size()).split(u','))
            mapping << (name.isEmpty() ? std::nullopt : importFieldFromName(name, kind));
        if (mapping.size() == header.size())
            return mapping;
    }
    return std::nullopt;
}
