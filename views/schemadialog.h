#pragma once

#include "models/storage/schemaplan.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

/// Shows as SQL what Roster would make in a database of another program (the table that joins users and
/// organizations, its own history tables), lets somebody choose what, and writes nothing: accepted() means
/// that this script is agreed to.
class SchemaDialog : public QDialog {
    Q_OBJECT

public:
    /// `database`: what people call it.
    SchemaDialog(const SchemaSurvey &survey, const QString &database, QWidget *parent = nullptr);

    SchemaWishes wishes() const;
    QString script() const;

private:
    QWidget *makeChoices();
    QWidget *makeButtons();
    QCheckBox *addChoice(const QString &name, const QString &text, const QString &explanation);
    void update();

    const SchemaSurvey m_survey;
    QList<std::pair<Field, QCheckBox *>> m_attributes;
    QCheckBox *m_history = nullptr;
    QCheckBox *m_ash = nullptr;
    QPlainTextEdit *m_script;
    QPushButton *m_accept = nullptr;
};
