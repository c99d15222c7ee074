#pragma once

#include "models/storage/schema.h"
#include "views/notice.h"

#include <QObject>

class QWidget;
class Roster;
struct MembershipCopy;

/// Adds and deletes users or organizations and copies memberships to them, with the questions that belong to
/// it. Everything comes back by
/// signals.
class RecordWriter : public QObject {
    Q_OBJECT

public:
    /// Questions and dialogs appear over `parent`.
    RecordWriter(Roster &roster, Entity entity, QWidget *parent);

    /// Asks for e-mail or slug and name, and adds the record.
    void add();
    /// Says how many memberships go with these records, and deletes them if the answer is yes. `name` is that
    /// of the one record, if it is one.
    void remove(const QStringList &ids, const QString &name);
    /// Asks whose memberships these records shall get, lose or have, and writes it. `name` as above.
    void copyMemberships(const QStringList &ids, const QString &name);

signals:
    void added(const QString &id);
    void removed(qint64 records);
    void noticed(const Notice &notice);

private:
    void writeCopy(const MembershipCopy &copy, const QString &summary);
    void askToRemove(const QStringList &ids, const QString &name, qint64 memberships);
    void removeNow(const QStringList &ids, const QString &name);

    Roster &m_roster;
    const Entity m_entity;
    QWidget *m_parent;
};
