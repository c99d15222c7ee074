#include "models/membership/additiontexts.h"

#include "models/membership/canonicalchange.h"
#include "models/membership/rowvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// What QJsonDocument would write, for the texts that need no escape.
bool appendPlain(QByteArrayView text, std::string &json)
{
    const auto isPlain = [](char character) {
        return character >= 0x20 && character < 0x7f && character != '"' && character != '\\';
    };
    if (!std::all_of(text.begin(), text.end(), isPlain))
        return false;
    json += '"';
    json.append(text.data(), size_t(text.size()));
    json += '"';
    return true;
}

// `{"role":"member"}` without the braces and the name.
QByteArray jsonOf(const Table &table, const Column &column, const Value &value, const QByteArray &name)
{
    return toJson(table, {{column.name, value}}).toUtf8().mid(1 + name.size()).chopped(1);
}

} // namespace

std::optional<AdditionTexts> AdditionTexts::of(const Table &memberships, const ChangeSet &changes,
                                               const std::vector<quint32> &positions, const Values &defaults)
{
    AdditionTexts texts(memberships, changes);
    return texts.state(positions, defaults) ? std::optional(std::move(texts)) : std::nullopt;
}

AdditionTexts::AdditionTexts(const Table &memberships, const ChangeSet &changes)
    : m_table(&memberships)
    , m_changes(&changes)
{
}

bool AdditionTexts::state(const std::vector<quint32> &positions, const Values &defaults)
{
    QMap<QString, Part> parts;
    for (auto it = defaults.cbegin(); it != defaults.cend(); ++it) {
        Part part{&m_table->columns.at(m_table->indexOf(it.key()))};
        part.standard = it.value() ? std::optional(it.value()->toUtf8()) : std::nullopt;
        parts.insert(it.key(), part);
    }
    const QStringList &columns = m_changes->columns();
    for (quint16 i = 0; i < columns.size(); ++i) {
        const auto count = std::count_if(positions.cbegin(), positions.cend(), [&](quint32 position) {
            return m_changes->addedAt(position, i) != ChangeSet::notStated;
        });
        const int index = m_table->indexOf(columns.at(i));
        if (count == 0 || columns.at(i) == m_table->column(Field::UpdatedAt))
            continue; // Roster keeps that one itself
        const bool always = size_t(count) == positions.size();
        if (index < 0 || m_table->isKey(columns.at(i)) || (!always && !parts.contains(columns.at(i))))
            return false;
        parts[columns.at(i)].column = &m_table->columns.at(index);
        parts[columns.at(i)].stated = i;
    }
    for (const QString &key : m_table->key)
        m_parts.push_back({&m_table->columns.at(m_table->indexOf(key)), true});
    for (Part &part : parts) {
        part.jsonName = toJson(*m_table, {{part.column->name, {}}}).toUtf8().mid(1).chopped(5); // null}
        const Value standard = part.standard ? Value(QString::fromUtf8(*part.standard)) : Value();
        part.standardJson = jsonOf(*m_table, *part.column, standard, part.jsonName);
        m_parts.push_back(part);
    }
    m_row.resize(m_parts.size());
    return true;
}

QStringList AdditionTexts::columns() const
{
    QStringList names;
    for (const Part &part : m_parts)
        names << part.column->name;
    return names;
}

Result<std::span<const QByteArrayView>> AdditionTexts::row(quint32 position)
{
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const Result<QByteArrayView> text = cell(m_parts[i], position);
        if (!text)
            return text.error();
        m_row[i] = *text;
    }
    return std::span<const QByteArrayView>(m_row);
}

Result<QByteArrayView> AdditionTexts::cell(Part &part, quint32 position)
{
    const bool isUser = &part == m_parts.data();
    const ChangeSet::Text number = part.isKey
        ? (isUser ? m_changes->userTextAt(position) : m_changes->organizationTextAt(position))
        : part.stated ? m_changes->addedAt(position, *part.stated)
                      : ChangeSet::notStated;
    if (number == ChangeSet::notStated)
        return part.standard ? QByteArrayView(*part.standard) : QByteArrayView();
    if (number == ChangeSet::null)
        return QByteArrayView();
    const QByteArrayView text = m_changes->text(number);
    if (part.isKey ? isCanonicalKey(*part.column, text) : isCanonicalText(*part.column, text))
        return text;
    const auto known = part.canonical.constFind(number);
    if (known != part.canonical.cend())
        return QByteArrayView(*known);
    const Result<QString> canonical = part.isKey ? canonicalKey(*part.column, QString::fromUtf8(text))
                                                 : canonicalText(*part.column, QString::fromUtf8(text));
    if (!canonical)
        return canonical.error();
    return QByteArrayView(*part.canonical.insert(number, canonical->toUtf8()));
}

Result<> AdditionTexts::appendJson(quint32 position, std::string &json)
{
    json += '{';
    for (Part &part : m_parts) {
        if (part.isKey || part.column->field == Field::UpdatedAt)
            continue;
        if (json.back() != '{')
            json += ',';
        json.append(part.jsonName.constData(), size_t(part.jsonName.size()));
        if (Result<> appended = appendJsonValue(part, position, json); !appended)
            return appended;
    }
    json += '}';
    return {};
}

Result<> AdditionTexts::appendJsonValue(Part &part, quint32 position, std::string &json)
{
    const ChangeSet::Text number =
        part.stated ? m_changes->addedAt(position, *part.stated) : ChangeSet::notStated;
    QByteArray written = part.standardJson;
    if (number != ChangeSet::notStated) {
        const Result<QByteArrayView> text = cell(part, position);
        if (!text)
            return text.error();
        const bool holdsJson =
            part.column->type == ColumnType::Json || part.column->type == ColumnType::TextList;
        if (!holdsJson && !text->isNull() && appendPlain(*text, json))
            return {};
        const auto known = part.json.constFind(number);
        if (known != part.json.cend()) {
            written = *known;
        } else {
            const Value value = text->isNull() ? Value() : Value(QString::fromUtf8(*text));
            written = jsonOf(*m_table, *part.column, value, part.jsonName);
            if (holdsJson)
                part.json.insert(number, written);
        }
    }
    json.append(written.constData(), size_t(written.size()));
    return {};
}
