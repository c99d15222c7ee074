#pragma once

#include <QDateTime>
#include <QString>

/// A time as the database gives it (UTC, ISO-8601); invalid if it is none.
QDateTime timeOf(const QString &text);
/// The same text form of a time.
QString timeText(const QDateTime &time);
/// How people read it: in their zone and their locale's short form.
QString shownTime(const QString &text);
