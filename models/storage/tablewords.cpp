#include "models/storage/tablewords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

// The beginnings of words, the most usual one first.
const QStringList &wordsOf(Entity entity)
{
    static const QStringList users{u"user"_s,     u"person"_s,  u"people"_s,   u"account"_s,
                                   u"employee"_s, u"contact"_s, u"customer"_s, u"profile"_s,
                                   u"member"_s,   u"student"_s, u"staff"_s};
    static const QStringList organizations{
        u"organi"_s,  u"org"_s,     u"team"_s,       u"group"_s, u"tenant"_s, u"compan"_s, u"workspace"_s,
        u"account"_s, u"project"_s, u"department"_s, u"club"_s,  u"school"_s, u"class"_s,  u"course"_s};
    static const QStringList memberships{u"membership"_s, u"member"_s, u"assignment"_s, u"affiliation"_s,
                                         u"enrol"_s};
    return entity == Entity::User ? users : entity == Entity::Organization ? organizations : memberships;
}

} // namespace

int wordsIn(const QString &name, Entity entity)
{
    const QStringList &words = wordsOf(entity);
    return int(std::count_if(words.begin(), words.end(),
                             [&](const QString &word) { return name.contains(word, Qt::CaseInsensitive); }));
}

int likeness(const QString &table, Entity entity)
{
    const QString name = table.sliced(table.lastIndexOf(u'.') + 1);
    const QStringList &words = wordsOf(entity);
    int best = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!name.contains(words[i], Qt::CaseInsensitive))
            continue;
        // With the endings of one and of several.
        const QRegularExpression whole(u"(^|_)%1(s|es|y|ies|[sz]ations?|l?ments?)?$"_s.arg(words[i]),
                                       QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = whole.match(name);
        const int surety = !match.hasMatch() ? 1 : match.capturedStart() == 0 ? 3 : 2;
        best = std::max(best, 1000 * surety + 100 - int(i));
    }
    return best;
}
