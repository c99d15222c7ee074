#pragma once

#include <QSortFilterProxyModel>

/// What of a MembershipDraftModel is listed as assigned: all but additions that were taken back, and of these
/// the rows in which some column contains a text.
class DraftFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit DraftFilter(QObject *parent = nullptr);

    void setSearch(const QString &text);
    const QString &search() const { return m_search; }
    QStringList idsOf(const QList<int> &rows) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_search;
};
