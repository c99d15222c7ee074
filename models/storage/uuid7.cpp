#include "models/storage/uuid7.h"

#include <QDateTime>
#include <QMutex>
#include <QRandomGenerator>

namespace {

struct Moment {
    quint64 milliseconds;
    quint16 counter; // 12 bits
};

// Method 1 of RFC 9562, section 6.2: a counter that starts at random and carries into the time when it
// overflows.
Moment nextMoment()
{
    static QMutex mutex;
    static Moment last{0, 0};
    const QMutexLocker lock(&mutex);
    const quint64 now = quint64(QDateTime::currentMSecsSinceEpoch());
    if (now > last.milliseconds)
        last = {now, quint16(QRandomGenerator::system()->bounded(0x800))};
    else if (last.counter < 0xfff)
        ++last.counter;
    else
        last = {last.milliseconds + 1, 0};
    return last;
}

} // namespace

QString newUuid7()
{
    const Moment moment = nextMoment();
    const quint64 random = QRandomGenerator::system()->generate64();
    const quint64 high = (moment.milliseconds << 16) | 0x7000 | moment.counter;
    const quint64 low = (random & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    const QString hex =
        QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
    return hex.left(8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' + hex.mid(16, 4) + u'-'
        + hex.mid(20);
}
