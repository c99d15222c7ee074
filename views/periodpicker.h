#pragma once

#include "models/storage/rowfilter.h"

#include <QComboBox>

class QDateEdit;

/// A choice of days: any, the last ones up to today, or from one day to another, which dates() asks for.
class PeriodPicker : public QComboBox {
    Q_OBJECT

public:
    /// The choice is called `prefix` + "Period", the days `prefix` + "From" and "Until". `label`: what it is
    /// about; `any`: the choice of no days in particular. `title` stands before the days.
    PeriodPicker(const QString &prefix, const QString &label, const QString &any, const QString &title = {},
                 QWidget *parent = nullptr);

    /// From and to which day; shows itself when it is needed. For a layout of the caller's.
    QWidget *dates() const { return m_dates; }
    /// Days as they begin and end here.
    Period period() const;

signals:
    void periodChanged();

private:
    enum Choice { Any, Today, Week, Month, Year, Between };

    void setUpDates(const QString &prefix, const QString &title);
    void update();

    QWidget *m_dates;
    QDateEdit *m_from;
    QDateEdit *m_until;
};
