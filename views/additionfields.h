#pragma once

#include "models/storage/records.h"
#include "models/storage/result.h"
#include "models/storage/schema.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

/// What memberships that are added begin with: role, permissions and the time since when, as far as the
/// database has them. What is left blank gets the database's default.
class AdditionFields : public QWidget {
    Q_OBJECT

public:
    explicit AdditionFields(const Table &memberships, QWidget *parent = nullptr);

    /// By column; or what is wrong with one of them, which then has the focus.
    Result<Values> values() const;

private:
    QLineEdit *addLine(Field field, const QString &objectName, const QString &label, const QString &name,
                       const QString &placeholder);

    const Table m_memberships;
    QComboBox *m_role = nullptr; ///< null where there is no such column, as the others
    QLineEdit *m_permissions = nullptr;
    QLineEdit *m_joined = nullptr;
};
