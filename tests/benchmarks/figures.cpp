#include "tests/benchmarks/figures.h"

#include <QFile>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

double milliseconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e6; }

double quantile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    const auto last = qsizetype(std::ceil(double(values.size()) * part)) - 1;
    return values.value(std::max<qsizetype>(0, last));
}

QString summary(const QList<double> &values)
{
    return u"%1 / %2"_s.arg(quantile(values, 0.5), 0, 'f', 2).arg(quantile(values, 0.99), 0, 'f', 2);
}

double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    return 0;
}
