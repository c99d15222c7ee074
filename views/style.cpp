#include "views/style.h"

#include <QApplication>
#include <QEvent>
#include <QHash>
#include <QLineEdit>
#include <QSplitter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {

bool isDark(const QPalette &palette) { return palette.color(QPalette::Base).lightness() < 128; }

// Makes the colours of a widget anew from each palette that it gets.
class ColorKeeper : public QObject {
public:
    explicit ColorKeeper(QWidget &widget)
        : QObject(&widget)
        , m_widget(widget)
    {
        setObjectName(u"colorKeeper"_s);
        widget.installEventFilter(this);
    }

    void keep(QPalette::ColorRole role, PaletteColor color)
    {
        if (color)
            m_colors.insert(role, color);
        else
            m_colors.remove(role);
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        const QPalette usual = QApplication::palette(&m_widget);
        QPalette colors;
        colors.setResolveMask(0);
        for (auto color = m_colors.cbegin(); color != m_colors.cend(); ++color)
            colors.setColor(color.key(), color.value()(usual));
        if (colors == m_applied)
            return;
        m_applied = colors;
        m_widget.setPalette(colors);
    }

    QWidget &m_widget;
    QHash<QPalette::ColorRole, PaletteColor> m_colors;
    QPalette m_applied;
};

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

void setColor(QWidget &widget, QPalette::ColorRole role, PaletteColor color)
{
    QObject *keeper = widget.findChild<QObject *>(u"colorKeeper"_s, Qt::FindDirectChildrenOnly);
    if (!keeper)
        keeper = new ColorKeeper(widget);
    static_cast<ColorKeeper *>(keeper)->keep(role, color);
}

void setReadOnlyLook(QLineEdit &field, bool readOnly)
{
    if (field.isReadOnly() == readOnly)
        return;
    field.setReadOnly(readOnly);
    const PaletteColor paper = [](const QPalette &palette) { return palette.color(QPalette::Window); };
    setColor(field, QPalette::Base, readOnly ? paper : nullptr);
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
