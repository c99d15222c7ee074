#pragma once

#include "models/membership/membershipcopy.h"
#include "models/membership/recordnames.h"

#include <QDialog>

#include <stop_token>

class ChangeRowsModel;
class QButtonGroup;
class QLabel;
class QPushButton;
class RelationalModel;
class Roster;
class SearchBox;
class TableView;

/// "Copy memberships from…": chooses the user (or organization) that is the model for others, and how; shows
/// what that would change. Writes nothing: submitted() tells what is to be done.
class CopyDialog : public QDialog {
    Q_OBJECT

public:
    /// `to`: the records that get the memberships, `name` of the one if it is one. `roster` must outlive it.
    CopyDialog(Roster &roster, Entity entity, const QStringList &to, const QString &name,
               QWidget *parent = nullptr);
    ~CopyDialog() override;

signals:
    /// `summary`: the deed in a few words, for the history. The dialog is closing.
    void submitted(const MembershipCopy &copy, const QString &summary);
    /// The preview shows what the present choice means, or why nothing.
    void previewed();

private:
    struct Preview {
        ChangeSet changes;
        QList<Change> rows; ///< the first ones
        RecordNames names;
    };

    QWidget *makeSource();
    QWidget *makeModes();
    QWidget *makePreview();
    QWidget *makeButtons();
    void onSourceChanged();
    void preview();
    void show(const Preview &preview);
    void showText(const QString &text);
    void nameButton();
    void submit();
    QString summary() const;

    Roster &m_roster;
    MembershipCopy m_copy;
    const QString m_name;
    QString m_fromName;
    RelationalModel *m_model;
    SearchBox *m_search;
    TableView *m_source;
    QButtonGroup *m_modes;
    QLabel *m_result;
    TableView *m_rows;
    ChangeRowsModel *m_rowsModel;
    QPushButton *m_accept = nullptr;
    std::stop_source m_stop;
    int m_number = 0; ///< of the latest preview; the answers to earlier ones are not wanted any more
};
