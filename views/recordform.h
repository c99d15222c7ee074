#pragma once

#include <QWidget>

class FieldRow;
class QDataWidgetMapper;
class QLabel;
class QModelIndex;
class QPushButton;
class RelationalModel;
struct DbError;

/// The current record of a model as a form: e-mail or slug and name to edit, the rest to read. Works on the
/// model's own edit cache through a QDataWidgetMapper; Save stages what was typed and saves it. What the
/// database refuses is said next to the field, and what was typed stays. Where somebody else changed what is
/// being typed over, theirs and mine are offered, and nothing is saved until one is chosen.
class RecordForm : public QWidget {
    Q_OBJECT

public:
    RecordForm(RelationalModel &model, bool readOnly, QWidget *parent = nullptr);

    /// Shows the record of this row; one that was typed into before keeps its texts if `key` is still the
    /// same.
    void show(const QModelIndex &index);
    /// The record that is shown, by its key.
    const QStringList &key() const { return m_key; }
    /// Whether something was typed that is not saved.
    bool isModified() const;
    /// Saves what was typed. False if it cannot be saved as it is, which is then said next to the field.
    bool submit();
    void revert();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isPending() const;
    QList<FieldRow *> rows() const { return {m_handle, m_name}; }
    void addReadOnly(class QFormLayout *form, const QString &title, QLabel *label, const QString &name);
    void forgetTyping();
    void showTheirs();
    void takeTheirs(FieldRow *row, const QString &theirs);
    void keepMine(FieldRow *row, const QString &theirs);
    QModelIndex indexOf(const FieldRow *row) const;
    bool isOffering() const;
    void showReadOnlyValues();
    void showRowError();
    void onSaveFailed(const DbError &error);
    void updateButtons();
    bool isFixed(const FieldRow &row) const; ///< nobody may change it here, only others
    QModelIndex currentIndex() const;

    RelationalModel &m_model;
    const bool m_readOnly;
    bool m_denied = false; ///< saving was refused because somebody may not, by now
    QStringList m_key;
    QDataWidgetMapper *m_mapper;
    QLabel *m_title;
    FieldRow *m_handle;
    FieldRow *m_name;
    QLabel *m_id;
    QLabel *m_created;
    QLabel *m_updated;
    QLabel *m_error;
    QPushButton *m_save;
    QPushButton *m_revert;
};
