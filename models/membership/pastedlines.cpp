#include "models/membership/pastedlines.h"

#include "models/storage/recordstore.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

using Found = QHash<QString, QStringList>;

// One thing that shall name a record: any of its spellings, the first that does.
struct Entry {
    QString pasted;
    QStringList spellings;
};

QString unquoted(const QString &cell)
{
    const QString text = cell.trimmed();
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text;
    return text.sliced(1, text.size() - 2).replace("\"\""_L1, "\""_L1);
}

// As it stands, then the address of "Ada <ada@example.org>".
QStringList spellingsOf(const QString &text)
{
    static const QRegularExpression address(u"<\\s*([^<>]+?)\\s*>$"_s);
    QStringList spellings{unquoted(text)};
    if (const QRegularExpressionMatch match = address.match(spellings.first()); match.hasMatch())
        spellings << match.captured(1);
    return spellings;
}

Entry entryOf(const QString &line)
{
    Entry entry{line, {}};
    for (const QString &cell : line.split(u'\t', Qt::SkipEmptyParts))
        entry.spellings << spellingsOf(cell);
    entry.spellings.removeAll(QString());
    return entry;
}

QList<Entry> linesOf(const QString &text)
{
    static const QRegularExpression lineEnd(u"[\\n\\r\\x{2028}\\x{2029}\\0]+"_s);
    QList<Entry> entries;
    for (const QString &line : text.split(lineEnd, Qt::SkipEmptyParts)) {
        if (const Entry entry = entryOf(line.trimmed()); !entry.spellings.isEmpty())
            entries << entry;
    }
    return entries;
}

QList<Entry> partsOf(const Entry &line)
{
    static const QRegularExpression separator(u"[,;]"_s);
    QList<Entry> parts;
    for (const QString &part : line.pasted.split(separator, Qt::SkipEmptyParts)) {
        if (const Entry entry = entryOf(part.trimmed()); !entry.spellings.isEmpty())
            parts << entry;
    }
    return parts;
}

Result<Found> find(Connection &connection, const Schema &schema, Entity entity, const QList<Entry> &entries)
{
    QStringList keys;
    for (const Entry &entry : entries)
        keys << entry.spellings;
    keys.removeDuplicates();
    return RecordStore(connection, schema, entity).resolveAll(keys);
}

enum class Outcome { Unknown, Ambiguous, Named };

Outcome take(const Entry &entry, const Found &found, QStringList &ids)
{
    Outcome outcome = Outcome::Unknown;
    for (const QString &spelling : entry.spellings) {
        const QStringList meant = found.value(spelling);
        if (meant.size() == 1) {
            ids << meant;
            return Outcome::Named;
        }
        if (!meant.isEmpty())
            outcome = Outcome::Ambiguous;
    }
    return outcome;
}

} // namespace

Result<PastedLines> resolveLines(Connection &connection, const Schema &schema, Entity entity,
                                 const QString &text)
{
    const QList<Entry> lines = linesOf(text);
    const Result<Found> whole = find(connection, schema, entity, lines);
    if (!whole)
        return whole.error();
    PastedLines pasted;
    QList<QPair<QString, QList<Entry>>> lists; // lines that name nothing as a whole, and their parts
    QList<Entry> parts;
    for (const Entry &line : lines) {
        const Outcome outcome = take(line, *whole, pasted.ids);
        if (outcome == Outcome::Ambiguous)
            pasted.ambiguous << line.pasted;
        if (outcome == Outcome::Unknown) {
            lists.append({line.pasted, partsOf(line)});
            parts << lists.last().second;
        }
    }
    const Result<Found> single = find(connection, schema, entity, parts);
    if (!single)
        return single.error();
    for (const auto &[line, entries] : std::as_const(lists)) {
        QStringList unknown;
        for (const Entry &entry : entries) {
            const Outcome outcome = take(entry, *single, pasted.ids);
            if (outcome != Outcome::Named)
                (outcome == Outcome::Unknown ? unknown : pasted.ambiguous) << entry.pasted;
        }
        // "Doe, Jane" is one name that is not there, not two.
        pasted.unknown << (unknown.size() == entries.size() ? QStringList{line} : unknown);
    }
    for (QStringList *list : {&pasted.ids, &pasted.unknown, &pasted.ambiguous})
        list->removeDuplicates();
    return pasted;
}
