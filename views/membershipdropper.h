#pragma once

#include "models/membership/membershipdrop.h"
#include "models/membership/pastedlines.h"
#include "views/notice.h"

#include <QObject>

#include <functional>
#include <stop_token>

class QWidget;
class Roster;

/// Does what people drop or paste, and tells beforehand what would happen. Everything is read and written by
/// workers; a notice with Undo follows.
class MembershipDropper : public QObject {
    Q_OBJECT

public:
    /// `parent`: over whose window questions are asked. `roster` must outlive it.
    MembershipDropper(Roster &roster, QWidget *parent);

    Roster &roster() const { return m_roster; }

    /// Calls `told` with what the drop would do, unless `context` is gone or another plan was asked for.
    void plan(const MembershipDrop &drop, QObject *context,
              std::function<void(const Result<DropPlan> &)> told);
    /// No plan is wanted any more.
    void forgetPlan();

    /// Writes it in one transaction. `method`: Drop or Paste.
    void drop(const MembershipDrop &drop, QLatin1StringView method);
    /// Puts the records that the lines of a text name onto the targets; a dialog lists what names none.
    void paste(const QString &text, Entity target, const QStringList &targets);
    void tell(const Notice &notice) { emit noticed(notice); }

signals:
    void noticed(const Notice &notice);

private:
    void write(const DropPlan &plan, QLatin1StringView method);
    void tellError(const DbError &error);
    void onResolved(const PastedLines &lines, Entity target, const QStringList &targets);

    Roster &m_roster;
    QWidget *m_parent;
    std::stop_source m_planning;
    quint64 m_planNumber = 0; ///< answers to earlier questions come too late
};
