#pragma once

#include "models/storage/schema.h"

#include <QHeaderView>
#include <QList>

class ImportPreviewModel;
class QComboBox;

/// The header of a preview: above each column of the file a box with the field that it means, and the file's
/// own header below it.
class MappingHeader : public QHeaderView {
    Q_OBJECT

public:
    /// `model` is the table's, and must outlive the header.
    MappingHeader(ImportPreviewModel &model, QWidget *parent = nullptr);

    /// The fields to choose from. Call it whenever the model has another preview.
    void setFields(Entity kind);

    QSize sizeHint() const override;

protected:
    void updateGeometries() override;
    void showEvent(QShowEvent *event) override;
    QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter *painter, const QRect &area, int section) const override;

private:
    void placeBoxes();
    void showMapping();
    int boxHeight() const;

    ImportPreviewModel &m_preview;
    QList<QComboBox *> m_boxes;
};
