#pragma once

#include "models/storage/schema.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;

/// A line to type a value in, and the place below it where is said what is wrong with it.
class FieldRow : public QWidget {
    Q_OBJECT

public:
    FieldRow(Field field, const QString &objectName, QWidget *parent = nullptr);

    Field field() const { return m_field; }
    QLineEdit *edit() const { return m_edit; }
    QString value() const;
    /// Checks the value and says what is wrong; true if nothing is.
    bool check();
    void setProblem(const QString &problem);
    QString problem() const;

    /// Where offer() asks; else nothing is offered.
    void setOfferPlace(QBoxLayout *place) { m_offerPlace = place; }
    /// Asks whether `theirs`, what others made of the value, shall be taken or what stands here be kept.
    void offer(const QString &theirs);
    void withdrawOffer();
    bool isOffering() const;

signals:
    /// The offer is withdrawn by then.
    void theirsTaken(const QString &theirs);
    void mineKept(const QString &theirs);

private:
    void setUpOffer();

    const Field m_field;
    QLineEdit *m_edit;
    QLabel *m_problem;
    QBoxLayout *m_offerPlace = nullptr;
    QWidget *m_offer = nullptr; ///< theirs or mine; made when it is needed
    QLabel *m_offerText = nullptr;
    QString m_theirs;
};
