#pragma once

#include "models/membership/changeset.h"
#include "models/storage/result.h"

#include <QHash>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// The additions of memberships in a change set as rows of texts, without making a Change of each: canonical
/// (see canonicalChange()) and with defaults. Views stay valid as long as this and the change set.
class AdditionTexts {
public:
    /// `defaults`: what Roster writes where an addition states nothing, by column. Nothing if the additions
    /// cannot be written with the same columns each, or name one that cannot be written.
    static std::optional<AdditionTexts> of(const Table &memberships, const ChangeSet &changes,
                                           const std::vector<quint32> &positions, const Values &defaults);

    /// The columns of row(): the key, then the others by name.
    QStringList columns() const;
    /// One cell for each column; InvalidValue where the table cannot keep it. Good until the next call.
    Result<std::span<const QByteArrayView>> row(quint32 position);
    /// Appends what the history keeps of it (see toJson()).
    Result<> appendJson(quint32 position, std::string &json);

private:
    struct Part {
        const Column *column = nullptr;
        bool isKey = false;
        std::optional<quint16> stated = {}; ///< of ChangeSet::columns()
        std::optional<QByteArray> standard = {}; ///< no value: NULL
        QHash<ChangeSet::Text, QByteArray> canonical = {}; ///< of texts that are not
        QHash<ChangeSet::Text, QByteArray> json = {}; ///< of columns that hold JSON
        QByteArray jsonName = {}; ///< `"role":`
        QByteArray standardJson = {};
    };

    AdditionTexts(const Table &memberships, const ChangeSet &changes);
    bool state(const std::vector<quint32> &positions, const Values &defaults);
    Result<QByteArrayView> cell(Part &part, quint32 position);
    Result<> appendJsonValue(Part &part, quint32 position, std::string &json);

    const Table *m_table;
    const ChangeSet *m_changes;
    std::vector<Part> m_parts;
    std::vector<QByteArrayView> m_row;
};
