#pragma once

#include "models/transfer/importplan.h"
#include "views/notice.h"

#include <QWizardPage>

#include <stop_token>

class ChangeRowsModel;
class ImportSession;
class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class RejectionModel;
class SettledRowsModel;
class TableView;

/// The third step of an import: what it would do, in numbers, and the rows behind each of them. Nothing is
/// written yet.
class ImportPreviewPage : public QWizardPage {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit ImportPreviewPage(ImportSession &session, QWidget *parent = nullptr);
    ~ImportPreviewPage() override;

    void initializePage() override;
    void cleanupPage() override;
    bool isComplete() const override;

signals:
    /// Somebody wants the rejected rows of the plan as a file.
    void saveWanted();
    void noticed(const Notice &notice);

private:
    enum class Rows { Changes, Unchanged, Repeated, Rejected };
    /// One line of the numbers; `entity` and `kind` say which changes.
    struct Count {
        Rows rows = Rows::Changes;
        Entity entity = Entity::Membership;
        ChangeKind kind = ChangeKind::Add;
        qint64 number = 0;
        QString text = {};
    };

    void createTables();
    void createWishes();
    void layOut();
    void onChecked();
    QList<Count> counts() const;
    void showCounts();
    void showRows();
    void readMore();
    void takeWishes();
    void acceptSuggestions();
    void updateParts();

    ImportSession &m_session;
    QLabel *m_result;
    QListWidget *m_list;
    QStackedWidget *m_tables;
    TableView *m_changeView;
    ChangeRowsModel *m_changes;
    TableView *m_rejectionView;
    RejectionModel *m_rejections;
    TableView *m_settledView;
    SettledRowsModel *m_settled;
    QCheckBox *m_createUsers;
    QCheckBox *m_createOrganizations;
    QCheckBox *m_skip;
    QCheckBox *m_confirm;
    QPushButton *m_accept;
    QPushButton *m_save;
    QList<Count> m_counts;
    qsizetype m_next = -1; ///< of the changes that are shown
    std::stop_source m_stop; ///< of the rows that are read
};
