#pragma once

#include "models/storage/dberror.h"
#include "models/storage/records.h"
#include "models/storage/schema.h"

#include <QDialog>
#include <QHash>

class FieldRow;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

/// What somebody typed for a new user or organization.
struct NewRecord {
    QString name; ///< or e-mail or slug: how people call it
    Values values;
};

/// Asks for a new user or organization: e-mail or slug and name, as far as the table has them, and what else
/// the database cannot do without. Writes nothing: emits submitted() and stays open, with what was
/// typed, until whoever writes closes it by accept() or says by showError() why it did not work.
class RecordDialog : public QDialog {
    Q_OBJECT

public:
    explicit RecordDialog(const Table &table, QWidget *parent = nullptr);

    void showError(const DbError &error);

signals:
    void submitted(const NewRecord &record);

private:
    void addFields(QFormLayout *form);
    void submit();

    const Table m_table;
    FieldRow *m_handle; ///< hidden where the table has none, as the name
    FieldRow *m_name;
    QHash<QString, QLineEdit *> m_others; ///< by column
    QLabel *m_error;
    QPushButton *m_add;
};
