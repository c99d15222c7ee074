#pragma once

#include <QString>

class QPainter;
class QStyleOptionViewItem;

/// Paints a cell of a table with every place marked at which its text has `wanted`, whatever its case.
/// `option` is as the delegate's initStyleOption() made it.
void paintMatches(QPainter &painter, const QStyleOptionViewItem &option, const QString &wanted);
