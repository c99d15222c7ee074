#pragma once

#include "models/storage/rowfilter.h"

#include <QWidget>

class PeriodPicker;
class QAction;
class QBoxLayout;
class QCheckBox;
class QComboBox;
class RelationalModel;
class SearchBox;

/// What a table shows besides what is searched for: by role, without memberships, joined or changed in some
/// time; what the table has no column for is not asked. Opened and closed by a sign in the search box; closed
/// it filters nothing, so that no row is left out without a word.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    /// Everything in it is called `prefix` and more. Both must outlive it; `search` and the bar are laid out
    /// by the caller.
    FilterBar(RelationalModel &model, SearchBox &search, const QString &prefix, QWidget *parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);
    /// Opens it and puts the keyboard into it, or closes it.
    void toggle();
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addRole(const QString &prefix);
    void addWithout(const QString &prefix);
    PeriodPicker *addPeriod(Field field, const QString &prefix, const QString &label, const QString &any,
                            const QString &title);
    void layOut();
    RowFilter filter() const;
    void apply();
    void onToggled(bool open);

    RelationalModel &m_model;
    SearchBox &m_search;
    QAction *m_toggle;
    QBoxLayout *m_choices = nullptr;
    QComboBox *m_role = nullptr;
    QCheckBox *m_without = nullptr;
    PeriodPicker *m_joined = nullptr;
    PeriodPicker *m_changed = nullptr;
};
