#pragma once

#include <QMetaType>
#include <QString>

#include <compare>

/// A key that cannot be mistaken for another table's key. The text is what the database gives: a UUID of 36
/// lower-case characters in Roster's own schema; whatever the key is elsewhere.
template <class Tag> class Id {
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

using UserId = Id<struct UserTag>;
using OrganizationId = Id<struct OrganizationTag>;

/// A membership by its two records.
struct MembershipKey {
    UserId user;
    OrganizationId organization;

    friend bool operator==(const MembershipKey &, const MembershipKey &) = default;
};

Q_DECLARE_METATYPE(UserId)
Q_DECLARE_METATYPE(OrganizationId)

/// A change in the history. Later changes of the same row have larger numbers.
enum class ChangeId : qint64 {};
