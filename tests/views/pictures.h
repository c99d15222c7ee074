#pragma once

#include <QDir>
#include <QWidget>

// Saves a picture of the widget in the folder that ROSTER_PICTURES names, for people to look at; else does
// nothing.
inline void savePicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("ROSTER_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}
