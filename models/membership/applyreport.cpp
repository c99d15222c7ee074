#include "models/membership/applyreport.h"

#include <QCoreApplication>

DbError ApplyReport::refusal() const
{
    Q_ASSERT(!applied());
    if (!ownerless.isEmpty()) {
        return {DbError::Kind::LastOwner,
                QCoreApplication::translate(
                    "ApplyReport",
                    "Nothing was changed: %n organization(s) would lose the last owner. Make "
                    "somebody else an owner first.",
                    nullptr, int(ownerless.size()))};
    }
    return {DbError::Kind::Conflict,
            QCoreApplication::translate(
                "ApplyReport",
                "Nothing was changed: %n record(s) were changed by somebody else since they "
                "were read. Look at what is there now and try again.",
                nullptr, int(conflicts.size()))};
}

Result<ApplyReport> requireApplied(const Result<ApplyReport> &report)
{
    if (report && !report->applied())
        return report->refusal();
    return report;
}
