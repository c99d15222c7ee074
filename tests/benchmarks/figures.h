#pragma once

#include "models/storage/result.h"

#include <QElapsedTimer>
#include <QList>
#include <QTextStream>

// What all benchmarks that print figures need.
QTextStream &out();

// The value, or the end of the program: no figure after an error would mean anything.
template <class T> T required(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().text), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

double milliseconds(const QElapsedTimer &timer);
// The value below which `part` (0 to 1) of the values are.
double quantile(QList<double> values, double part);
// "median / 99th percentile"
QString summary(const QList<double> &values);
// The most memory that this process had at a time, in MB.
double peakMemory();
