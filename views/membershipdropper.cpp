#include "views/membershipdropper.h"

#include "models/membership/roster.h"
#include "models/storage/whenfinished.h"
#include "views/applying.h"
#include "views/pastereport.h"
#include "views/undonotice.h"

#include <QWidget>

MembershipDropper::MembershipDropper(Roster &roster, QWidget *parent)
    : QObject(parent)
    , m_roster(roster)
    , m_parent(parent)
{
}

void MembershipDropper::plan(const MembershipDrop &drop, QObject *context,
                             std::function<void(const Result<DropPlan> &)> told)
{
    forgetPlan();
    const auto job = [schema = m_roster.schema(), drop](Connection &connection) {
        return planOf(connection, schema, drop);
    };
    whenFinished(context, m_roster.read<DropPlan>(job, m_planning.get_token()),
                 [this, told = std::move(told), number = m_planNumber](const Result<DropPlan> &plan) {
                     if (number == m_planNumber)
                         told(plan);
                 });
}

void MembershipDropper::forgetPlan()
{
    m_planning.request_stop();
    m_planning = {};
    ++m_planNumber;
}

void MembershipDropper::drop(const MembershipDrop &drop, QLatin1StringView method)
{
    const auto job = [schema = m_roster.schema(), drop](Connection &connection) {
        return planOf(connection, schema, drop);
    };
    whenFinished(this, m_roster.read<DropPlan>(job), [this, method](const Result<DropPlan> &plan) {
        if (!plan)
            tellError(plan.error());
        else if (plan->changes.isEmpty())
            tell({Notice::Level::Information, planText(*plan)});
        else
            write(*plan, method);
    });
}

void MembershipDropper::write(const DropPlan &plan, QLatin1StringView method)
{
    // Prepared once more where it is written: somebody may have been faster.
    const auto attempt = [this, drop = plan.drop, summary = doneText(plan), method](bool force) {
        ApplyOptions options;
        options.method = method;
        options.summary = summary;
        options.force = force;
        const auto prepare = [schema = m_roster.schema(), drop](Connection &connection) -> Result<ChangeSet> {
            Result<DropPlan> again = planOf(connection, schema, drop);
            if (!again)
                return again.error();
            return std::move(again->changes);
        };
        return m_roster.prepareAndApply(prepare, options);
    };
    const QString anyway = plan.drop.isMove() ? tr("Move anyway") : tr("Add anyway");
    applyOrAsk(
        m_parent, attempt, anyway,
        [this, text = noticeText(plan), what = doneText(plan)](const Result<ApplyReport> &report) {
            if (report)
                tell(undoNotice(
                    m_parent, m_roster, *report, text, [this](const Notice &notice) { tell(notice); }, what));
            else
                tellError(report.error());
        });
}

void MembershipDropper::paste(const QString &text, Entity target, const QStringList &targets)
{
    constexpr qsizetype most = 20'000'000; // characters; a file of that size is for the import
    if (!m_roster.schema().rights(Entity::Membership).add) {
        tell({Notice::Level::Warning, tr("You may not add memberships in this database.")});
        return;
    }
    if (text.size() > most) {
        tell({Notice::Level::Warning, tr("This text is too long to be pasted. Import it as a CSV file.")});
        return;
    }
    const Entity pasted = target == Entity::User ? Entity::Organization : Entity::User;
    const auto job = [schema = m_roster.schema(), pasted, text](Connection &connection) {
        return resolveLines(connection, schema, pasted, text);
    };
    whenFinished(this, m_roster.read<PastedLines>(job),
                 [this, target, targets](const Result<PastedLines> &lines) {
                     if (lines)
                         onResolved(*lines, target, targets);
                     else
                         tellError(lines.error());
                 });
}

void MembershipDropper::onResolved(const PastedLines &lines, Entity target, const QStringList &targets)
{
    if (!lines.ids.isEmpty())
        drop({target, targets, lines.ids}, ChangeMethod::Paste);
    if (lines.unknown.isEmpty() && lines.ambiguous.isEmpty())
        return;
    auto *report =
        new PasteReport(target == Entity::User ? Entity::Organization : Entity::User, lines, m_parent);
    report->setAttribute(Qt::WA_DeleteOnClose);
    report->open();
}

void MembershipDropper::tellError(const DbError &error) { tell(errorNotice(error)); }
