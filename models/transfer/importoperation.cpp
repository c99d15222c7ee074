#include "models/transfer/importoperation.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportOperation)
};

} // namespace

std::optional<ImportOperation> operationFromWord(const QString &word)
{
    static const QStringList add{u"add"_s,    u"added"_s, u"append"_s, u"create"_s, u"insert"_s, u"new"_s,
                                 u"assign"_s, u"grant"_s, u"active"_s, u"join"_s,   u"keep"_s,   u"+"_s};
    static const QStringList update{u"update"_s, u"updated"_s, u"change"_s, u"changed"_s,
                                    u"modify"_s, u"set"_s,     u"upsert"_s};
    static const QStringList remove{u"remove"_s,   u"removed"_s,     u"delete"_s,  u"deleted"_s, u"drop"_s,
                                    u"unassign"_s, u"revoke"_s,      u"revoked"_s, u"leave"_s,   u"left"_s,
                                    u"inactive"_s, u"tobedeleted"_s, u"-"_s};
    const QString wanted = word.trimmed().toCaseFolded();
    if (add.contains(wanted))
        return ImportOperation::Add;
    if (update.contains(wanted))
        return ImportOperation::Update;
    if (remove.contains(wanted))
        return ImportOperation::Remove;
    return std::nullopt;
}

QString operationName(ImportOperation operation)
{
    switch (operation) {
    case ImportOperation::Add:
        return u"add"_s;
    case ImportOperation::Update:
        return u"update"_s;
    case ImportOperation::Remove:
        return u"remove"_s;
    }
    Q_UNREACHABLE();
}

QString operationProblem(const QString &word, AssignMode mode)
{
    const std::optional<ImportOperation> operation = operationFromWord(word);
    if (!operation)
        return Text::tr("\"%1\" is no operation. Write add, update or remove.").arg(word);
    if (*operation == ImportOperation::Add && mode == AssignMode::Remove)
        return Text::tr("\"%1\" does not go with the mode %2, which adds nothing.")
            .arg(word, assignModeName(mode));
    if (*operation == ImportOperation::Update && !updatesListed(mode))
        return Text::tr("\"%1\" does not go with the mode %2, which updates nothing.")
            .arg(word, assignModeName(mode));
    return {};
}
