#include "views/rowseeker.h"

#include "models/storage/whenfinished.h"
#include "models/tables/relationalmodel.h"
#include "views/gotodialog.h"
#include "views/tableview.h"

RowSeeker::RowSeeker(TableView &view, RelationalModel &model, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_model(model)
{
    connect(&view, &TableView::beginningTyped, this, &RowSeeker::seek);
}

void RowSeeker::ask()
{
    const QString column = m_model.headerData(m_model.sortColumn(), Qt::Horizontal).toString();
    auto *dialog = new GoToDialog(column, m_model.rowCount(), m_view.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GoToDialog::rowChosen, this, &RowSeeker::goTo);
    connect(dialog, &GoToDialog::beginningChosen, this, &RowSeeker::seek);
    dialog->open();
}

void RowSeeker::seek(const QString &text)
{
    m_wanted = text;
    whenFinished(this, m_model.seek(text), [this, text](qint64 row) {
        if (m_wanted != text || row < 0)
            return;
        show(int(row));
        tellIfMissed(text, qBound(0, int(row), m_model.rowCount() - 1));
    });
}

void RowSeeker::tellIfMissed(const QString &text, int row)
{
    const int column = m_model.sortColumn();
    whenFinished(this, m_model.rowsAt({row}), [this, text, column](const Result<QList<Row>> &rows) {
        if (m_wanted != text || !rows || rows->isEmpty() || column < 0)
            return;
        const QString found = rows->first().value(column).value_or(QString());
        if (!found.startsWith(text, Qt::CaseInsensitive))
            emit noticed({Notice::Level::Information, tr("Nothing begins with “%1” here.").arg(text)});
    });
}

void RowSeeker::goTo(int number)
{
    m_wanted.clear();
    show(number - 1);
}

void RowSeeker::show(int row)
{
    if (m_model.rowCount() == 0)
        return;
    m_view.selectRow(qBound(0, row, m_model.rowCount() - 1));
    m_view.scrollTo(m_view.currentIndex(), QAbstractItemView::PositionAtCenter);
    m_view.setFocus(Qt::OtherFocusReason);
}
