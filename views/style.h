#pragma once

#include <QColor>
#include <QIcon>
#include <QKeySequence>
#include <QPalette>

class QLineEdit;
class QSplitter;
class QWidget;

/// A picture of resources/icons by its name without ending.
QIcon namedIcon(const QString &name);

/// The colour of error texts on this palette's windows and fields, light or dark.
QColor errorColor(const QPalette &palette);
/// A quiet background that marks something wrong, or something not yet written.
QColor errorBackground(const QPalette &palette);
QColor pendingBackground(const QPalette &palette);
/// Of what somebody else changed a moment ago.
QColor changedBackground(const QPalette &palette);
/// Of the part of a text that was searched for.
QColor matchBackground(const QPalette &palette);
/// Readable on the rows of a table.
QColor linkColor(const QPalette &palette);

/// One of these colours, or another one made from a palette.
using PaletteColor = QColor (*)(const QPalette &palette);
/// Gives the widget this colour for as long as it lives, also when the desktop goes from light to dark
/// meanwhile; null: the usual one again.
void setColor(QWidget &widget, QPalette::ColorRole role, PaletteColor color);

/// A field that only shows something looks like the paper around it.
void setReadOnlyLook(QLineEdit &field, bool readOnly);

/// A text that keeps its own direction where the window around it is read the other way: the full stop of
/// "Acme S.r.l.", the "/" before a path, and what stands for the part that is cut stay at their own end
/// (Unicode's bidirectional algorithm, UAX #9: isolates).
QString isolated(const QString &text, Qt::LayoutDirection around);
/// QSplitter lays out its parts one pixel too far where one reads from right to left (as of Qt 6.4), and cuts
/// the frame of the first one.
void keepWhole(QSplitter &splitter);

/// As menus show it.
QString shortcutText(const QKeySequence &keys);

/// The name that tests and style sheets know a widget by, and the one that a screen reader says.
void setNames(QWidget *widget, const QString &objectName, const QString &accessibleName);
