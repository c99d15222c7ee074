#pragma once

#include "views/notice.h"

#include <QObject>

class QMimeData;
class QWidget;
class Roster;

/// A CSV file or a text that is dropped onto the window is to be imported. What the tables take themselves
/// never arrives here.
class ImportDrop : public QObject {
    Q_OBJECT

public:
    /// A child of the window.
    explicit ImportDrop(QWidget *window);

    /// Null, or a database that cannot be written: nothing is taken. It must outlive this or be replaced.
    void setRoster(Roster *roster);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void fileDropped(const QString &path);
    void textDropped(const QString &text);
    void noticed(const Notice &notice);

private:
    bool takes(const QMimeData &data) const;
    void take(const QMimeData &data);
    void takeFile(const QString &path);

    Roster *m_roster = nullptr;
};
