#include "models/membership/applyreport.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ApplyReport)
};

} // namespace

QString ApplyReport::ownerlessText() const
{
    const qsizetype more = ownerless.size() - ownerlessNames.size();
    if (ownerlessNames.isEmpty())
        return Text::tr("%Ln organization(s)", nullptr, int(more));
    if (more > 0)
        return Text::tr("%1 and %Ln more", "names, and more organizations", int(more))
            .arg(ownerlessNames.join(", "_L1));
    if (ownerlessNames.size() == 1)
        return ownerlessNames.first();
    return Text::tr("%1 and %2", "names")
        .arg(ownerlessNames.mid(0, ownerlessNames.size() - 1).join(", "_L1), ownerlessNames.last());
}

DbError ApplyReport::refusal() const
{
    Q_ASSERT(!applied());
    if (!ownerless.isEmpty()) {
        return {DbError::Kind::LastOwner,
                Text::tr("Nothing was changed: %1 would be left without an owner. Make somebody else an "
                         "owner first.")
                    .arg(ownerlessText())};
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
