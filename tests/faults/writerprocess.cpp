#include "tests/faults/writerprocess.h"

#include "tests/membership/replay.h"

using namespace Qt::StringLiterals;

WriterProcess::WriterProcess(const DatabaseAddress &address, const WriterTask &task)
    : m_task(task)
{
    QStringList arguments{address.withoutPassword()};
    for (const qint64 number :
         {qint64(task.seed), qint64(task.milliseconds), qint64(task.users), qint64(task.organizations)})
        arguments << QString::number(number);
    static const QStringList kinds{u"random"_s, u"much"_s, u"import"_s};
    arguments << kinds.at(int(task.kind));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, address.parameters().value(u"password"_s));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(ROSTER_FAULT_WRITER), arguments);
}

bool WriterProcess::waitUntilWriting()
{
    while (m_applied.isEmpty() && m_errors.isEmpty() && m_process.waitForReadyRead(30'000))
        read();
    return !m_applied.isEmpty();
}

void WriterProcess::kill()
{
    m_process.kill();
    finish();
}

void WriterProcess::finish()
{
    m_process.waitForFinished(-1);
    read();
}

void WriterProcess::read()
{
    while (m_process.canReadLine()) {
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        m_applying = words.first() == "apply";
        if (words.first() == "applied")
            m_applied.insert(words.value(1).toLongLong(), words.value(2).toLongLong());
        else if (words.first() == "refused")
            ++m_refused;
        else if (words.first() == "error")
            m_errors << QString::fromUtf8(words.mid(1).join(' '));
    }
}

QString stateProblem(TestDatabase &database, const QHash<qint64, qint64> &acknowledged)
{
    if (const QString difference = replayDifference(database); !difference.isEmpty())
        return difference;
    QHash<qint64, qint64> recorded;
    const QStringList changes = database.rows(
        u"SELECT c.id, c.added + c.updated + c.removed,"
        " (SELECT count(*) FROM roster_change_items i WHERE i.change_id = c.id) FROM roster_changes c"_s);
    for (const QString &change : changes) {
        const QStringList parts = change.split(u'|');
        if (parts.at(2) == "0"_L1)
            return u"Change %1 has no rows"_s.arg(parts.at(0));
        recorded.insert(parts.at(0).toLongLong(), parts.at(1).toLongLong());
    }
    for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it) {
        if (recorded.value(it.key(), -1) != it.value())
            return u"Change %1 of %2 rows was acknowledged, and the history has %3"_s.arg(it.key())
                .arg(it.value())
                .arg(recorded.value(it.key(), -1));
    }
    return {};
}

int soakNumber(const char *variable, int standard)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : standard;
}
