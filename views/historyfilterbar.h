#pragma once

#include "models/membership/historysearch.h"

#include <QWidget>

class PeriodPicker;
class QComboBox;
class QToolButton;
class SearchBox;

/// What of the history is shown: words, person, organization, who, how and when, and the one user or
/// organization that another page asked for.
class HistoryFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit HistoryFilterBar(QWidget *parent = nullptr);

    HistoryQuery query() const;
    /// Restricts it to one record, whose name the bar says; everything else is cleared.
    void setOnly(Entity entity, const QString &id, const QString &name);
    /// Whom it is restricted to by setOnly(); empty: nobody.
    QString onlyName() const { return m_onlyName; }
    /// Shows everything again.
    void clear();
    void focusSearch();

signals:
    void queryChanged();

private:
    void setUpChoices();
    void updateParts();

    UserId m_onlyUser;
    OrganizationId m_onlyOrganization;
    QString m_onlyName;
    QToolButton *m_only;
    SearchBox *m_text;
    SearchBox *m_user;
    SearchBox *m_organization;
    SearchBox *m_actor;
    QComboBox *m_method;
    PeriodPicker *m_period;
    QToolButton *m_clear;
};
