#pragma once

#include "models/membership/tableexplorer.h"

#include <QHash>
#include <QWidget>

class MappingTab;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

/// Where somebody says which tables of another program's database are the users, the organizations and the
/// memberships, and which columns stand for what. Reads on a worker, writes nothing.
class MappingPage : public QWidget {
    Q_OBJECT

public:
    /// `choice` is what holds so far. `reason`: why it has to be said, in words; may be empty.
    MappingPage(const DatabaseAddress &address, const TableChoice &choice, const QString &reason,
                QWidget *parent = nullptr);

    TableChoice choice() const;

signals:
    void chosen(const TableChoice &choice);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QComboBox *addChoice(QGridLayout *grid, const QString &label, const QString &name);
    QWidget *makeContent(const QString &reason);
    QWidget *makeButtons();
    void fill(const TableOffer &offer);
    void takeMemberships();
    void takeOtherSide(QComboBox *changed);
    void takeJoinOf(const QString &users, const QString &organizations);
    void check();
    void show(const ChoiceFit &fit);
    void sketch(MappingTab *tab, const QString &table);

    DatabaseAddress m_address;
    TableChoice m_begin;
    TableExplorer m_explorer;
    TableOffer m_offer;
    QComboBox *m_users = nullptr;
    QComboBox *m_organizations = nullptr;
    QComboBox *m_memberships = nullptr;
    QLabel *m_reason;
    QLabel *m_verdict;
    QTabWidget *m_tabs;
    MappingTab *m_userTab;
    MappingTab *m_organizationTab;
    MappingTab *m_membershipTab;
    QLineEdit *m_command;
    QPushButton *m_open = nullptr;
    QHash<QString, TableSketch> m_sketches;
    int m_latest = 0; ///< the latest question whether it fits; answers to others are too late
};
