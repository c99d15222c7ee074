#include "views/periodpicker.h"

#include "views/style.h"
#include "views/timetext.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

PeriodPicker::PeriodPicker(const QString &prefix, const QString &label, const QString &any,
                           const QString &title, QWidget *parent)
    : QComboBox(parent)
    , m_dates(new QWidget(this))
    , m_from(new QDateEdit)
    , m_until(new QDateEdit)
{
    setNames(this, prefix + u"Period"_s, label);
    for (const auto &[choice, text] :
         {std::pair(Any, any), std::pair(Today, tr("Today")), std::pair(Week, tr("Last 7 days")),
          std::pair(Month, tr("Last 30 days")), std::pair(Year, tr("Last 12 months")),
          std::pair(Between, tr("From … to …"))})
        addItem(choice == Any || title.isEmpty() ? text : title + u' ' + text, choice);
    setToolTip(label);
    setUpDates(prefix, title);
    connect(this, &QComboBox::currentIndexChanged, this, &PeriodPicker::update);
    m_dates->setVisible(false);
}

void PeriodPicker::setUpDates(const QString &prefix, const QString &title)
{
    auto *row = new QHBoxLayout(m_dates);
    row->setContentsMargins({});
    if (!title.isEmpty())
        row->addWidget(new QLabel(title));
    row->addWidget(m_from, 1);
    row->addWidget(new QLabel(u"–"_s));
    row->addWidget(m_until, 1);
    setNames(m_from, prefix + u"From"_s, tr("From this day"));
    setNames(m_until, prefix + u"Until"_s, tr("To this day"));
    const QDate today = QDate::currentDate();
    m_from->setDate(today.addMonths(-1));
    m_until->setDate(today);
    for (QDateEdit *edit : {m_from, m_until}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"yyyy-MM-dd"_s); // as the tables show times
        edit->setToolTip(edit->accessibleName());
        edit->setKeyboardTracking(false); // a year that is half typed is none
        connect(edit, &QDateEdit::dateChanged, this, &PeriodPicker::update);
    }
}

void PeriodPicker::update()
{
    m_dates->setVisible(currentData().toInt() == Between);
    emit periodChanged();
}

Period PeriodPicker::period() const
{
    const QDate today = QDate::currentDate();
    const auto beginning = [](const QDate &day) { return timeText(day.startOfDay()); };
    switch (currentData().toInt()) {
    case Today:
        return {beginning(today), {}};
    case Week:
        return {beginning(today.addDays(-6)), {}};
    case Month:
        return {beginning(today.addDays(-29)), {}};
    case Year:
        return {beginning(today.addMonths(-12)), {}};
    case Between:
        return {beginning(m_from->date()), beginning(m_until->date().addDays(1))};
    default:
        return {};
    }
}
