#include "models/transfer/importoptions.h"

#include <QCoreApplication>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportOptions)
};

} // namespace

static DbError wrongUse(const QString &text) { return {DbError::Kind::Usage, text}; }

Result<> checkMode(const ImportOptions &options)
{
    const AssignMode mode = options.mode;
    if (options.kind != Entity::Membership) {
        if (mode == AssignMode::Append || mode == AssignMode::AppendAndUpdate)
            return {};
        return wrongUse(Text::tr("The mode %1 is for memberships: an import never removes users or "
                                 "organizations. Use append or append_and_update.")
                            .arg(assignModeName(mode)));
    }
    if (removesUnlisted(mode) && !options.per) {
        return wrongUse(Text::tr("The mode %1 removes what the file does not list, so say whose lists it "
                                 "holds: --per user or --per organization.")
                            .arg(assignModeName(mode)));
    }
    if (!addsMissing(mode) && (options.createUsers || options.createOrganizations))
        return wrongUse(
            Text::tr("The mode %1 creates nothing: leave --create away.").arg(assignModeName(mode)));
    return {};
}
