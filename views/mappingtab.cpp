#include "views/mappingtab.h"

#include "models/storage/schemaprobe.h"
#include "views/fieldtitles.h"
#include "views/style.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace {

QString prefixOf(Entity entity)
{
    return entity == Entity::User        ? u"mappingUser"_s
        : entity == Entity::Organization ? u"mappingOrganization"_s
                                         : u"mappingMembership"_s;
}

// "joined_at" → "JoinedAt", for the widget's name.
QString capitalized(const QString &name)
{
    QString result;
    for (const QString &part : name.split(u'_'))
        result += part.left(1).toUpper() + part.mid(1);
    return result;
}

} // namespace

MappingTab::MappingTab(Entity entity, QWidget *parent)
    : QWidget(parent)
    , m_entity(entity)
    , m_rows(new QTableWidget)
    , m_problem(new QLabel)
{
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    const QList<Field> fields = fieldsOf(entity);
    for (const Field field : fields) {
        auto *box = new QComboBox;
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(24);
        setNames(box, prefixOf(entity) + capitalized(columnName(field)),
                 tr("Column for: %1").arg(fieldTitle(field)));
        form->addRow(fieldTitle(field), box);
        m_boxes.insert(field, box);
        connect(box, &QComboBox::activated, this, [this, field, box] {
            m_chosen.insert(field, box->currentData().toString());
            emit edited();
        });
    }
    setNames(m_rows, prefixOf(entity) + u"Rows"_s, tr("The first rows of the table"));
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setTabKeyNavigation(false);
    setNames(m_rows->horizontalHeader(), m_rows->objectName() + u"Header"_s, tr("The columns of the table"));
    m_rows->verticalHeader()->hide();
    m_rows->setMinimumHeight(fontMetrics().height() * 7);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *right = new QVBoxLayout;
    right->addWidget(m_rows, 1);
    right->addWidget(m_problem);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(form);
    layout->addLayout(right, 1);
    setTable(nullptr, {});
}

void MappingTab::setColumns(const ColumnNames &columns)
{
    m_chosen.clear();
    for (auto it = m_boxes.cbegin(); it != m_boxes.cend(); ++it)
        m_chosen.insert(it.key(), columns.of(m_entity, it.key()));
}

void MappingTab::addTo(ColumnNames &columns) const
{
    for (auto it = m_chosen.cbegin(); it != m_chosen.cend(); ++it) {
        if (!it.value().isEmpty())
            columns.insert(m_entity, it.key(), it.value());
    }
}

void MappingTab::setTable(const Table *table, Engine engine)
{
    for (auto it = m_boxes.cbegin(); it != m_boxes.cend(); ++it) {
        it.value()->setEnabled(table);
        const QSignalBlocker blocker(it.value());
        it.value()->clear();
        if (table)
            fill(it.key(), *it.value(), *table, engine);
    }
}

void MappingTab::fill(Field field, QComboBox &box, const Table &table, Engine engine)
{
    const QString chosen = m_chosen.value(field);
    const QString found = table.column(field);
    box.addItem(!chosen.isEmpty()     ? tr("By its name")
                    : found.isEmpty() ? tr("None")
                                      : tr("%1 (by its name)").arg(found),
                QString());
    for (const Column &column : table.columns) {
        if (!table.isKey(column.name) && SchemaProbe::canMean(field, column.type, engine))
            box.addItem(column.name, column.name);
    }
    if (!chosen.isEmpty() && box.findData(chosen) < 0) // somebody named another one on the command line
        box.addItem(chosen, chosen);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
    box.setToolTip(box.currentText());
}

void MappingTab::showSketch(const TableSketch &sketch)
{
    m_problem->hide();
    m_rows->clear();
    m_rows->setColumnCount(int(sketch.columns.size()));
    m_rows->setHorizontalHeaderLabels(sketch.columns);
    m_rows->setRowCount(int(sketch.rows.size()));
    for (int row = 0; row < sketch.rows.size(); ++row) {
        for (int column = 0; column < sketch.rows.at(row).size(); ++column)
            m_rows->setItem(row, column, new QTableWidgetItem(sketch.rows.at(row).at(column)));
    }
    m_rows->resizeColumnsToContents();
    if (sketch.rows.isEmpty())
        showProblem(tr("The table has no rows yet."));
}

void MappingTab::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
}
