#include "views/timetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

QDateTime timeOf(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC); // written without a zone, which is UTC everywhere in Roster
    return time;
}

QString timeText(const QDateTime &time) { return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s); }

QString shownTime(const QString &text)
{
    const QDateTime time = timeOf(text);
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : text;
}
