#include "views/mappingheader.h"

#include "models/transfer/importpreviewmodel.h"
#include "views/style.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace {

constexpr int ignored = -1;
constexpr int margin = 2;

} // namespace

MappingHeader::MappingHeader(ImportPreviewModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_preview(model)
{
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setHighlightSections(false);
    setStretchLastSection(true);
    connect(this, &QHeaderView::sectionResized, this, &MappingHeader::placeBoxes);
    connect(this, &QHeaderView::geometriesChanged, this, &MappingHeader::placeBoxes);
    connect(&model, &ImportPreviewModel::mappingChanged, this, &MappingHeader::showMapping);
}

void MappingHeader::setFields(Entity kind)
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    for (int column = 0; column < m_preview.columnCount(); ++column) {
        auto *box = new QComboBox(viewport());
        const QString header = m_preview.headerData(column, Qt::Horizontal).toString();
        setNames(box, u"fieldCombo%1"_s.arg(column), tr("Meaning of the column %1").arg(header));
        box->setToolTip(box->accessibleName());
        box->addItem(tr("(ignored)"), ignored);
        for (const Field field : importFields(kind))
            box->addItem(importFieldLabel(field), int(field));
        connect(box, &QComboBox::activated, this, [this, box, column] {
            const int field = box->currentData().toInt();
            m_preview.setField(column, field == ignored ? std::nullopt : std::optional(Field(field)));
        });
        box->show();
        m_boxes << box;
    }
    showMapping();
    updateGeometries();
    placeBoxes();
}

QSize MappingHeader::sizeHint() const
{
    const QSize plain = QHeaderView::sizeHint();
    return {plain.width(), plain.height() + (m_boxes.isEmpty() ? 0 : boxHeight())};
}

void MappingHeader::updateGeometries()
{
    QHeaderView::updateGeometries();
    placeBoxes();
}

void MappingHeader::showEvent(QShowEvent *event)
{
    QHeaderView::showEvent(event);
    placeBoxes();
}

QSize MappingHeader::sectionSizeFromContents(int section) const
{
    const QSize plain = QHeaderView::sectionSizeFromContents(section);
    const int box = section < m_boxes.size() ? m_boxes.at(section)->sizeHint().width() + 2 * margin : 0;
    return {qMax(plain.width(), box), plain.height()};
}

void MappingHeader::paintSection(QPainter *painter, const QRect &area, int section) const
{
    QHeaderView::paintSection(painter, area.adjusted(0, m_boxes.isEmpty() ? 0 : boxHeight(), 0, 0), section);
}

void MappingHeader::placeBoxes()
{
    for (int column = 0; column < m_boxes.size() && column < count(); ++column) {
        QComboBox *box = m_boxes.at(column);
        box->setGeometry(sectionViewportPosition(column) + margin, margin, sectionSize(column) - 2 * margin,
                         boxHeight() - 2 * margin);
    }
}

void MappingHeader::showMapping()
{
    for (int column = 0; column < m_boxes.size(); ++column) {
        const std::optional<Field> field = m_preview.mapping().value(column);
        QComboBox *box = m_boxes.at(column);
        box->setCurrentIndex(qMax(0, box->findData(field ? int(*field) : ignored)));
    }
}

int MappingHeader::boxHeight() const
{
    return m_boxes.isEmpty() ? 0 : m_boxes.first()->sizeHint().height() + 2 * margin;
}
