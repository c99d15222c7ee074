#include "views/style.h"

#include <QLineEdit>
#include <QPalette>
#include <QSplitter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

bool isDark(const QPalette &palette) { return palette.color(QPalette::Base).lightness() < 128; }

} // namespace

QIcon namedIcon(const QString &name)
{
    const QString file = u":/icons/"_s + name + u".svg"_s;
    QIcon icon(file);
    icon.addFile(file, {}, QIcon::Selected); // as it is, not tinted by the selection
    return icon;
}

QColor errorColor(const QPalette &palette)
{
    return isDark(palette) ? QColor(255, 138, 128) : QColor(176, 0, 32);
}

QColor errorBackground(const QPalette &palette)
{
    return isDark(palette) ? QColor(92, 34, 34) : QColor(253, 224, 221);
}

QColor pendingBackground(const QPalette &palette)
{
    return isDark(palette) ? QColor(82, 70, 24) : QColor(255, 245, 205);
}

QColor changedBackground(const QPalette &palette)
{
    return isDark(palette) ? QColor(28, 66, 84) : QColor(214, 236, 250);
}

QColor matchBackground(const QPalette &palette)
{
    return isDark(palette) ? QColor(120, 96, 0) : QColor(255, 226, 120);
}

QColor linkColor(const QPalette &palette)
{
    // Dark palettes often keep a blue that is meant for white.
    return isDark(palette) ? QColor(125, 185, 255) : palette.color(QPalette::Link);
}

void setReadOnlyLook(QLineEdit &field, bool readOnly)
{
    if (field.isReadOnly() == readOnly)
        return;
    field.setReadOnly(readOnly);
    QPalette colors;
    if (readOnly)
        colors.setColor(QPalette::Base, colors.color(QPalette::Window));
    field.setPalette(colors);
}

void setNames(QWidget *widget, const QString &objectName, const QString &accessibleName)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
}

QString isolated(const QString &text, Qt::LayoutDirection around)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popDirectionalIsolate(0x2069);
    const bool fits = text.isRightToLeft() == (around == Qt::RightToLeft);
    return fits || text.isEmpty() ? text : firstStrongIsolate + text + popDirectionalIsolate;
}

void keepWhole(QSplitter &splitter)
{
    if (splitter.isRightToLeft())
        splitter.setContentsMargins(0, 0, 1, 0);
}

QString shortcutText(const QKeySequence &keys) { return keys.toString(QKeySequence::NativeText); }
