#pragma once

#include "models/storage/dberror.h"
#include "models/storage/schema.h"

#include <QDialog>

class FieldRow;
class QLabel;
class QPushButton;

/// What somebody typed for a new user or organization.
struct NewRecord {
    QString handle; ///< e-mail or slug
    QString name;
};

/// Asks for a new user or organization. Writes nothing: emits submitted() and stays open, with what was
/// typed, until whoever writes closes it by accept() or says by showError() why it did not work.
class RecordDialog : public QDialog {
    Q_OBJECT

public:
    explicit RecordDialog(Entity entity, QWidget *parent = nullptr);

    void showError(const DbError &error);

signals:
    void submitted(const NewRecord &record);

private:
    void submit();

    FieldRow *m_handle;
    FieldRow *m_name;
    QLabel *m_error;
    QPushButton *m_add;
};
