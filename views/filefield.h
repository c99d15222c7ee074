#pragma once

#include <QWidget>

class QLineEdit;

/// The path of a file that exists: typed, or chosen in a dialog.
class FileField : public QWidget {
    Q_OBJECT

public:
    /// `title` is what it is for; the button beside it is called `objectName` + "Choose".
    FileField(const QString &title, const QString &objectName, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString path() const;
    void setPath(const QString &path);
    void setNameFilters(const QStringList &filters) { m_filters = filters; }

private:
    void choose();

    const QString m_title;
    QStringList m_filters;
    QLineEdit *m_edit;
};
